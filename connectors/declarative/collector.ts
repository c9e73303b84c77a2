/** One stream of a manifest as a collector. */
import type { Collector, Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { InventoryRecordInput, Scope } from '../../core/model.ts';
import { valueAt } from './path.ts';
import type { Manifest, Stream } from './manifest.ts';
import { passes, undecided, Unusable, type Making } from './records/maker.ts';
import { recordOf } from './records/build.ts';
import { joinFlaws, read, type Session } from './reading.ts';
import { lookUp, type Row } from './row.ts';
import type { Emit } from './schema/emit.ts';

export function collectorOf(manifest: Manifest, stream: Stream): Collector<Session> {
  const before = new Set([
    stream.provenBy,
    stream.foreach?.stream,
    ...Object.values(stream.join).map(({ stream: other }) => other),
  ]);
  return {
    id: stream.id,
    title: stream.title,
    in: [manifest.scope.kind],
    emits: [...new Set(stream.emit.map(({ type }) => type))],
    permissions: stream.requires,
    ...(before.size === 1 && before.has(undefined) ? {} : { after: [...before].filter((id) => id !== undefined) }),
    // One for each row of another stream; how many that are, only a first run knows.
    firstRunCalls: stream.foreach === undefined ? 1 : 20,
    collect: (session, scope, run) => collect(session, stream, scope, run),
  };
}

async function* collect(
  session: Session,
  stream: Stream,
  scope: Scope,
  run: Run,
): AsyncGenerator<InventoryRecordInput> {
  // The same owner comes with each of its tokens, and a page that moved brings rows twice.
  const seen = new Set<string>();
  const untold = new Set<Emit>();
  for await (const row of read(session, stream, run)) {
    for (const emit of stream.emit) {
      for (const each of elements(row, emit, stream)) {
        const making = makingOf(session, stream, scope, run, each);
        const flaw = undecided(making, emit.when);
        // As something that it may not be, it would take the place of what is known of it.
        if (flaw !== undefined && !untold.has(emit))
          run.gap(`some of ${emit.type}`, flaw.because, `whether they are cannot be told: ${flaw.detail}`);
        if (flaw !== undefined) {
          untold.add(emit);
          continue;
        }
        const record = await made(making, emit);
        if (record === undefined || seen.has(record.ref)) continue;
        seen.add(record.ref);
        yield record;
      }
    }
  }
}

function makingOf(session: Session, stream: Stream, scope: Scope, run: Run, row: Row): Making {
  const joins = joinFlaws(session, stream);
  return { connector: session.manifest.id, stream: stream.id, scope: scope.ref, row, run, joinFlaws: joins };
}

function elements(row: Row, { each }: Emit, { title }: Stream): Row[] {
  if (each === undefined) return [row];
  const list = lookUp(row, each) ?? [];
  if (!Array.isArray(list))
    throw new ReadFailed('failed', `${title}: there is something else than a list at "${each}"`);
  return (list as unknown[]).map((item) => Object.assign({}, row, { item }));
}

async function made(making: Making, emit: Emit): Promise<InventoryRecordInput | undefined> {
  if (!passes(making, emit.when)) return undefined;
  try {
    return await recordOf(making, emit);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    const name = ['id', 'uid', 'name', 'title', 'label'].map((path) => valueAt(making.row.row, path));
    const which = name.find((value) => typeof value === 'string' || typeof value === 'number');
    const place = which === undefined ? '' : ` (${String(which).slice(0, 100)})`;
    making.run.gap(`a ${emit.type} of ${making.stream}${place}`, 'failed', error.message);
    return undefined;
  }
}
