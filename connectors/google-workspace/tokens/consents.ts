/** What the log says of consents: whom to ask again, and since when an app is there. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { Timestamp } from '../../../core/model.ts';
import { recalled } from '../../shared/recalled.ts';
import type { Session } from '../client/session.ts';
import { readLog, valueOf, type Line } from '../reports/activities.ts';
import { beginning, dayOf, isBefore, OVERLAP_HOURS, oldestInLog } from '../reports/time.ts';

const Note = z.object({
  readTo: Timestamp,
  /** Lines of the overlap that were acted on: lines come late, and each is acted on once. */
  done: z.array(z.string()),
  /** Users with a change who got no answer: they are asked again, however old the line is by then. */
  open: z.array(z.string()),
});

/** Of one client, in the lines that were read tonight. */
export interface Consented {
  first: Timestamp;
  last: Timestamp;
  users: Set<string>;
}

export interface Consents {
  /** Users with a line that was not acted on. */
  changed: Set<string>;
  /** By client id. */
  given: Map<string, Consented>;
  /** Every line of what was agreed to was read, from where it began: the first one of an app is the first there is. */
  whole: boolean;
  /** The log was never read before, or so long ago that lines are lost. */
  isFirst: boolean;
  /** @param open users who could not be asked tonight */
  remember(open: ReadonlySet<string>): void;
}

/** On a first night everybody is asked anyway, and the lines only tell dates. Later all of them count. */
const FIRST_PAGES = 30;

/** @param askedOn the day that a user was asked, absent: never. Whoever was asked since a line needs no other question. */
export async function readConsents(
  session: Session,
  run: Run,
  askedOn: (userId: string) => number | undefined,
): Promise<Consents> {
  const now = run.now();
  const before = await recalled(run, 'consents', Note);
  const isFirst = before === undefined || isBefore(before.readTo, oldestInLog(now));
  const startTime = beginning(isFirst ? undefined : before.readTo, now);
  const done = new Set(isFirst ? [] : before.done);
  const changed = new Set(isFirst ? [] : before.open);
  const given = new Map<string, Consented>();
  const recent: string[] = [];
  const overlap = Date.parse(now) - OVERLAP_HOURS * 3_600_000;
  const take = (line: Line): void => {
    if (Date.parse(line.at) > overlap) recent.push(line.id);
    const { id } = line.person;
    if (id === undefined) return;
    const asked = askedOn(id);
    const isNews = isFirst ? asked !== undefined && asked <= dayOf(line.at) : !done.has(line.id);
    if (isNews) changed.add(id);
    takeDates(line, id, given);
  };
  const pages = isFirst ? { pages: FIRST_PAGES } : {};
  const agreed = await readLog(session, run, { log: 'token', eventName: 'authorize', startTime, ...pages }, take);
  await readLog(session, run, { log: 'token', eventName: 'revoke', startTime, ...pages }, take);
  return {
    changed,
    given,
    whole: agreed.whole && !agreed.odd,
    isFirst,
    remember(open) {
      const note: z.infer<typeof Note> = { readTo: now, done: recent, open: [...changed].filter((id) => open.has(id)) };
      run.known.remember('consents', note);
    },
  };
}

function takeDates(line: Line, userId: string, given: Map<string, Consented>): void {
  for (const event of line.row.events) {
    const clientId = valueOf(event, 'client_id');
    if (event.name !== 'authorize' || clientId === undefined) continue;
    const known = given.get(clientId) ?? { first: line.at, last: line.at, users: new Set<string>() };
    if (isBefore(line.at, known.first)) known.first = line.at;
    if (isBefore(known.last, line.at)) known.last = line.at;
    known.users.add(userId);
    given.set(clientId, known);
  }
}
