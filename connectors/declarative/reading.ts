/**
 * Reads a stream, and keeps of its rows what other streams need of them: the bindings of those that ask about each of
 * its rows, and the rows that a join looks up. Each stream is read once a run, whoever asks first.
 */
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import { ahead } from '../shared/ahead.ts';
import { firstAsk } from './ask.ts';
import { keepersOf, wordOf, type Kept, type Parent } from './kept.ts';
import type { Manifest, Stream } from './manifest.ts';
import { rowsOf } from './pages.ts';
import type { Places } from './places.ts';
import type { Send } from './reader.ts';
import type { Flaw } from './records/maker.ts';
import { lookUp, type Row } from './row.ts';
import { timeValue } from './template.ts';
import type { FoundRow } from './rows.ts';

export interface Session {
  manifest: Manifest;
  places: Places;
  send: Send;
  config: Readonly<Record<string, string>>;
  scope: { readonly id: string; readonly name: string };
  kept: Map<string, Kept>;
}

/** Parents asked about at once; the declared limits pace them besides. */
const AT_ONCE = 4;
/** After so many refusals in a row without any answer, the rest is not asked. */
const REFUSALS = 3;

/** @throws ReadFailed */
export async function* read(session: Session, stream: Stream, run: Run): AsyncGenerator<Row> {
  const kept: Kept = {
    parents: new Map(),
    joins: new Map(),
    flaw: { because: 'failed', detail: 'it was not read to its end' },
  };
  session.kept.set(stream.id, kept);
  let flaw: Flaw | undefined;
  const watched: Run = {
    ...run,
    gap(what, because, detail, scope) {
      flaw ??= { because, detail: `${what}: ${detail ?? because}` };
      run.gap(what, because, detail, scope);
    },
  };
  const keepers = keepersOf(session.manifest, stream, kept);
  try {
    await proven(session, stream, watched);
    const joins = await joinsOf(session, stream, run);
    for (const [name, { because, detail }] of Object.entries(joinFlaws(session, stream)))
      run.blind(stream.title, because, `not all of ${stream.join[name]?.stream ?? name} is known: ${detail}`);
    const found = stream.foreach === undefined ? alone(session, stream, watched) : ofParents(session, stream, watched);
    for await (const each of found) {
      const row = { ...each, join: joins(each) };
      for (const keep of keepers) keep(row);
      yield row;
    }
    kept.flaw = flaw;
  } catch (error) {
    if (error instanceof ReadFailed) kept.flaw = { because: error.because, detail: error.message };
    throw error;
  }
}

/** @throws ReadFailed when we are refused what would show that the rows to come are all that there are */
async function proven(session: Session, { title, provenBy }: Stream, run: Run): Promise<void> {
  const flaw = provenBy === undefined ? undefined : (await keptOf(session, provenBy, run)).flaw;
  if (flaw === undefined) return;
  if (flaw.because === 'denied')
    throw new ReadFailed('denied', `${title}: these might be some of them only: ${flaw.detail}`);
  run.gap(title, flaw.because, `whether these are all cannot be told: ${flaw.detail}`);
}

/** What was kept of a stream; it is read now when nobody has. */
async function keptOf(session: Session, id: string, run: Run): Promise<Kept> {
  const before = session.kept.get(id);
  if (before !== undefined) return before;
  const stream = session.manifest.streams.find((each) => each.id === id);
  if (stream === undefined) throw new Error(`no stream ${id}`);
  try {
    for await (const _ of read(session, stream, silent(run)));
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
  }
  return session.kept.get(id) as Kept;
}

/** Its gaps are not those of whoever reads it by the way: the flaw says what matters. */
const silent = (run: Run): Run => ({ ...run, gap: () => undefined, blind: () => undefined });

async function* alone(session: Session, stream: Stream, run: Run): AsyncGenerator<Row> {
  for await (const found of listing(session, stream, { bind: {}, carried: {} }, run))
    yield { ...rowOf(session, found), parent: {} };
}

async function* ofParents(session: Session, stream: Stream, run: Run): AsyncGenerator<Row> {
  const { foreach } = stream;
  if (foreach === undefined) return;
  const above = await keptOf(session, foreach.stream, run);
  const { list: parents, nameless } = above.parents.get(stream.id) ?? { list: [], nameless: 0 };
  if (nameless > 0) {
    const lacking = Object.values(foreach.bind).join(', ');
    run.gap(stream.title, 'failed', `${nameless} of ${foreach.stream} could not be asked about: ${lacking} is missing`);
  }
  if (above.flaw !== undefined) {
    const { because, detail } = above.flaw;
    if (parents.length === 0) throw new ReadFailed(because, `${stream.title}: ${detail}`);
    run.gap(stream.title, because, `not all of ${foreach.stream} is known: ${detail}`);
  }
  let [refusals, answered] = [0, false];
  const results = ahead(parents, AT_ONCE, async (parent) => {
    const rows: FoundRow[] = [];
    try {
      for await (const found of listing(session, stream, parent, run)) rows.push(found);
      answered = true;
      return { parent, rows, error: undefined };
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      refusals++;
      return { parent, rows, error };
    }
  });
  const failures: { parent: Parent; error: ReadFailed }[] = [];
  for await (const { parent, rows, error } of results) {
    for (const found of rows) yield { ...rowOf(session, found), parent: parent.carried };
    if (error !== undefined) failures.push({ parent, error });
    if (error !== undefined && refusals >= REFUSALS && !answered) throw error;
  }
  const [first] = failures;
  if (first !== undefined && !answered) throw first.error;
  for (const { parent, error } of failures) {
    run.gap(stream.title, error.because, `${Object.values(parent.bind).join(', ')}: ${error.message}`);
  }
}

function listing(session: Session, stream: Stream, { bind, carried }: Parent, run: Run): AsyncGenerator<FoundRow> {
  const { manifest, places, send, config, scope } = session;
  const values = (name: string): string | undefined => {
    const [root = '', rest = ''] = name.split(/\.(.*)/s, 2);
    if (root === 'config') return config[rest];
    if (root === 'bind') return bind[rest];
    if (root === 'scope') return rest === 'id' ? scope.id : rest === 'name' ? scope.name : undefined;
    return timeValue(name, run.now());
  };
  const asked = {
    title: stream.title,
    requires: stream.requires,
    rules: [...stream.on, ...manifest.on],
    operation: `${manifest.id}:${stream.id}`,
  };
  const first = firstAsk(stream.request, places, values);
  const follow = (link: string, from: URL): URL => places.follow(link, from, stream.request.baseUrl);
  return rowsOf({ stream, first, send, asked, follow, carried }, run);
}

const rowOf = ({ config, scope }: Session, { row, outer }: FoundRow): Row => ({ row, outer, config, scope });

async function joinsOf(
  session: Session,
  stream: Stream,
  run: Run,
): Promise<(row: Row) => Readonly<Record<string, unknown>>> {
  const indexes: { name: string; equals: string; index: Map<string, { row: unknown }> }[] = [];
  for (const [name, { stream: other, equals }] of Object.entries(stream.join)) {
    const { joins } = await keptOf(session, other, run);
    indexes.push({ name, equals, index: joins.get(`${stream.id}.${name}`) ?? new Map() });
  }
  return (row) =>
    Object.fromEntries(
      indexes.map(({ name, equals, index }) => [name, index.get(wordOf(lookUp(row, equals)) ?? '')?.row]),
    );
}

/** Why the rows of its joins are not all there. */
export function joinFlaws({ kept }: Session, { join }: Stream): Record<string, Flaw> {
  return Object.fromEntries(
    Object.entries(join).flatMap(([name, { stream }]) => {
      const flaw = kept.get(stream)?.flaw;
      return flaw === undefined ? [] : [[name, flaw]];
    }),
  );
}
