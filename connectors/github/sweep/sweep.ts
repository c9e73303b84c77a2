/**
 * Reads something of every repository, a part of them each night: those never asked before, those that the audit log
 * names, and then whoever was asked longest ago. What was not asked tonight is yielded again as it was.
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecord, InventoryRecordInput } from '../../../core/model.ts';
import type { Allowance } from '../client/allowance.ts';
import type { Session } from '../client/session.ts';
import { ahead } from '../../shared/ahead.ts';
import { watched } from '../watched.ts';
import type { Repository } from './repositories.ts';

interface Sweep {
  /** Of its notes, e.g. `webhooks`. */
  key: string;
  login: string;
  repositories: readonly Repository[];
  /** In how many nights everything is asked once; 1: tonight. */
  nights: number;
  /** Names of repositories in which something changed. */
  changed: ReadonlySet<string>;
  /** Native types that it yields again, and which records of them are its own. */
  types: readonly string[];
  mine?: (record: InventoryRecord) => boolean;
  /** @throws ReadFailed when this one could not be read */
  read: (repository: Repository, run: Run) => Promise<InventoryRecordInput[]>;
  /** Puts back what the inventory does not keep with a record. */
  again(record: InventoryRecord): InventoryRecordInput;
}

const DAY = 86_400_000;
/** Asked at once; the door has its own limits. */
const AT_ONCE = 8;
/** Repository id → the day it was asked, in days since 1970. */
const Asked = z.record(z.string(), z.number());

export async function* swept(session: Session, sweep: Sweep, run: Run): AsyncGenerator<InventoryRecordInput> {
  const { login, key, repositories } = sweep;
  const note = `${login}/${key}/asked`;
  const before = new Map(Object.entries(Asked.safeParse(await run.known.recall(note)).data ?? {}));
  const here = new Set(repositories.map(({ id }) => String(id)));
  const asked = new Map([...before].filter(([id]) => here.has(id)));
  const today = Math.floor(Date.parse(run.now()) / DAY);
  const { allowance } = session.in(login, run);
  const done = new Set<number>();
  const lacking = new Set<number>();
  const door = gate(sweep, allowance, run);

  const tonight = planned(sweep, asked, today);
  let n = 0;
  for await (const found of ahead(tonight, AT_ONCE, (repository) => door.read(repository))) {
    const { id } = tonight[n++] as Repository;
    if (found === undefined) continue;
    done.add(id);
    asked.set(String(id), today);
    if (!found.whole) lacking.add(id);
    yield* found.records;
  }
  const oldest = [...asked.values()].reduce((a, b) => Math.min(a, b), today);
  // The first ones of the next night: what changed and was not read, and what lacks something, of which that night would
  // not know otherwise.
  for (const { id, name } of repositories) {
    if (lacking.has(id) || (sweep.changed.has(name) && !done.has(id))) asked.set(String(id), 0);
  }
  run.known.remember(note, Object.fromEntries(asked));
  yield* again(sweep, done, run);
  door.end(repositories.length - asked.size);
  run.note(
    `${key}: ${done.size} of ${repositories.length} repositories asked tonight, all others since ${new Date(oldest * DAY).toISOString().slice(0, 10)}`,
  );
}

/** So many refusals and not one answer: the others will say the same, and each would cost a call. */
const ENOUGH = 3;

interface Found {
  records: InventoryRecordInput[];
  /** False when something of it could not be read. */
  whole: boolean;
}

interface Gate {
  /** `undefined`: not read. */
  read(repository: Repository): Promise<Found | undefined>;
  /** @param never how many repositories were never read */
  end(never: number): void;
}

function gate({ key, login, read, repositories }: Sweep, allowance: Allowance, run: Run): Gate {
  let pending: string | undefined;
  let answers = 0;
  const failures: { name: string; error: ReadFailed }[] = [];
  const isClosed = (): boolean =>
    answers === 0 && failures.filter(({ error }) => error.because !== 'failed').length >= ENOUGH;
  return {
    async read(repository) {
      if (!allowance.mayGoOn()) pending ??= `${allowance.words()}; the next run goes on`;
      if (pending !== undefined || isClosed()) return undefined;
      const reading = watched(run);
      try {
        const records = await read(repository, reading.run);
        answers++;
        return { records, whole: reading.isWhole() };
      } catch (error) {
        if (!(error instanceof ReadFailed)) throw error;
        failures.push({ name: repository.name, error });
        return undefined;
      }
    },
    end(never) {
      const of = `${key} of ${never === 0 ? 'some' : never} of ${repositories.length} repositories`;
      if (pending !== undefined) run.gap(of, 'pending', pending);
      const [first] = failures;
      if (first === undefined) return;
      const { because, message } = first.error;
      const isOfAll = answers === 0 && failures.every(({ error }) => error.because === because);
      // What the plan or the server does not have is nobody's loss.
      if (isOfAll && (because === 'unlicensed' || because === 'unsupported')) run.note(`${key}: ${message}`);
      else if (isClosed()) run.gap(of, because, message);
      else for (const { name, error } of failures) run.gap(`${key} of ${login}/${name}`, error.because, error.message);
    },
  };
}

/** Who is asked tonight, most urgent first. */
export function planned(
  sweep: Pick<Sweep, 'repositories' | 'nights' | 'changed'>,
  asked: ReadonlyMap<string, number>,
  today: number,
): Repository[] {
  const { repositories, nights, changed } = sweep;
  const dayOf = ({ id }: Repository): number => asked.get(String(id)) ?? -1;
  const never = repositories.filter((one) => dayOf(one) === -1);
  const named = repositories.filter((one) => dayOf(one) !== -1 && changed.has(one.name));
  const others = repositories
    .filter((one) => dayOf(one) !== -1 && !changed.has(one.name) && (nights === 1 || dayOf(one) < today))
    .toSorted((a, b) => dayOf(a) - dayOf(b));
  // A night that reads many for the first time has done its share.
  const share = Math.max(0, Math.ceil(repositories.length / nights) - never.length);
  const tonight = [...never, ...named, ...others.slice(0, share)];
  if (tonight.length > 0) return tonight;
  // One is always asked: a quiet night must not hide that it may not be read any more.
  return repositories.toSorted((a, b) => dayOf(a) - dayOf(b)).slice(0, 1);
}

/** What was not asked tonight is neither gone nor new: it is there as it was, with the date of its own reading. */
async function* again(sweep: Sweep, done: ReadonlySet<number>, run: Run): AsyncGenerator<InventoryRecordInput> {
  const here = new Set(sweep.repositories.map(({ id }) => id));
  for (const type of sweep.types) {
    for await (const record of run.known.all(type)) {
      const id = record.attributes['repositoryId'];
      if (typeof id !== 'number' || !here.has(id) || done.has(id)) continue;
      if (sweep.mine?.(record) ?? true) yield sweep.again(record);
    }
  }
}

/** Where a record of a repository was found, and when. */
export const placeOf = ({ id, name, archived, visibility }: Repository, login: string, run: Run) => ({
  repository: `${login}/${name}`,
  repositoryId: id,
  repositoryArchived: archived,
  repositoryVisibility: visibility,
  observedAt: run.now().slice(0, 10),
});
