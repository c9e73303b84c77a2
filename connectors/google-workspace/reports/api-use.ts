/**
 * When each OAuth client last called an API, from the `activity` lines of the token log. A large company has millions
 * of them: the newest pages are read in bulk, and clients that they do not show are asked about one by one, some
 * each night, until each was watched for as long as the log goes back.
 * https://developers.google.com/workspace/admin/reports/v1/appendix/activity/token
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { Timestamp, type NotSeen, type UsageSignal } from '../../../core/model.ts';
import { recalled } from '../../shared/recalled.ts';
import type { Session } from '../client/session.ts';
import { readLog, valueOf, type Line } from './activities.ts';
import { beginning, dateOf, dayOf, isBefore, LAG_HOURS, later, oldestInLog } from './time.ts';

/** Pages of 1,000 lines. */
const FIRST_PAGES = 30;
const NIGHTLY_PAGES = 10;
/** Clients asked about by themselves, each night. */
const SINGLES = 20;
/** Lines that are asked for of one client with domain-wide delegation: enough to see whom it acts as. */
const SINGLE_LINES = 200;
const MINUTE = 60_000;
const SOURCE = 'google-workspace:token-log';

/** With consent, or by domain-wide delegation: two collectors, each of which remembers for itself. */
type Kind = 'consented' | 'impersonating';

const Note = z.object({
  readTo: Timestamp,
  /** Clients that were watched without a hole for as long as the log goes back, or since they were last seen. */
  watched: z.array(z.string()),
  /** Clients that were asked about by themselves → the day, counted from 1970. */
  asked: z.record(z.string(), z.int()),
  /** No line of this kind was ever seen. */
  silent: z.boolean(),
});
type Note = z.infer<typeof Note>;

interface Use {
  lastAt: Timestamp;
  api: string | undefined;
}

interface Impersonation extends Use {
  name: string | undefined;
  /** Who was acted as: user ids and e-mail addresses. */
  people: Map<string, string>;
}

export interface ApiUse {
  /** With consent, by client id. */
  consented: Map<string, Use>;
  /** By domain-wide delegation, by client id. */
  impersonating: Map<string, Impersonation>;
  /** Everything since then was read. */
  from: Timestamp;
  /** Clients whose 180 days were asked about by themselves tonight. */
  singly: Set<string>;
  /** Clients that the log has too many lines to watch: they come in turn, and were last asked about on this day. */
  waiting: Map<string, string>;
  /** The log has not one line of this kind: it says nothing about use. */
  silent: boolean;
}

const keyOf = (kind: Kind): string => `api-use/${kind}`;

/** The bulk, read once a run. */
export function apiUse(session: Session, run: Run): Promise<ApiUse> {
  return session.memo('api use', async () => {
    const notes = await Promise.all([
      recalled(run, keyOf('consented'), Note),
      recalled(run, keyOf('impersonating'), Note),
    ]);
    const [readTo] = notes.map((note) => note?.readTo ?? '').toSorted();
    const isFirst = readTo === '' || readTo === undefined;
    const use: ApiUse = {
      consented: new Map(),
      impersonating: new Map(),
      from: run.now(),
      singly: new Set(),
      waiting: new Map(),
      silent: true,
    };
    const question = {
      log: 'token',
      eventName: 'activity',
      startTime: beginning(isFirst ? undefined : readTo, run.now()),
      pages: isFirst ? FIRST_PAGES : NIGHTLY_PAGES,
    } as const;
    const reach = await readLog(session, run, question, (line) => takeLine(line, use));
    use.from = reach.odd ? run.now() : reach.from;
    use.silent &&= notes.every((note) => note?.silent !== false);
    return use;
  });
}

function takeLine({ at, person, row }: Line, use: ApiUse): void {
  use.silent = false;
  const { applicationInfo } = row.actor;
  for (const event of row.events) {
    const clientId = applicationInfo?.oauthClientId ?? valueOf(event, 'client_id');
    if (clientId === undefined) continue;
    const api = valueOf(event, 'api_name');
    if (applicationInfo?.impersonation !== true) {
      if (!use.consented.has(clientId)) use.consented.set(clientId, { lastAt: at, api });
      continue;
    }
    const known = use.impersonating.get(clientId) ?? {
      lastAt: at,
      api,
      name: applicationInfo.applicationName,
      people: new Map<string, string>(),
    };
    known.lastAt = later(known.lastAt, at);
    if (person.id !== undefined) known.people.set(person.id, person.email ?? person.id);
    use.impersonating.set(clientId, known);
  }
}

/**
 * Asks about some of the clients that the bulk does not show and that were not watched for the whole of the log.
 * @param kind of client: each kind has its own share of the night's questions
 */
export async function askSingly(session: Session, run: Run, kind: Kind, clientIds: readonly string[]): Promise<void> {
  const use = await apiUse(session, run);
  const note = await recalled(run, keyOf(kind), Note);
  const isWhole = Date.parse(use.from) <= Date.parse(oldestInLog(run.now())) + MINUTE;
  const asked = new Map(Object.entries(note?.asked ?? {}));
  // A hole since the last night: what was watched until then has to be asked about again.
  const before = note !== undefined && !isBefore(note.readTo, use.from) ? note.watched : [];
  const watched = new Set(isWhole ? clientIds : [...before, ...use[kind].keys()]);
  const unseen = clientIds
    .filter((id) => !watched.has(id) && isPlain(id))
    .toSorted((a, b) => (asked.get(a) ?? 0) - (asked.get(b) ?? 0));
  for (const id of unseen.slice(0, SINGLES)) {
    await askAbout(session, run, kind, id, use);
    watched.add(id);
    asked.set(id, dayOf(run.now()));
  }
  const left = unseen.slice(SINGLES);
  for (const id of left) {
    const day = asked.get(id);
    if (day !== undefined) use.waiting.set(id, dateOf(day));
  }
  if (left.length > 0) run.note(`use of ${left.length} clients was not asked about; ${SINGLES} come each night`);
  run.known.remember(keyOf(kind), {
    readTo: run.now(),
    watched: clientIds.filter((id) => watched.has(id)),
    asked: Object.fromEntries(clientIds.flatMap((id) => (asked.has(id) ? [[id, asked.get(id) ?? 0]] : []))),
    silent: use.silent,
  } satisfies Note);
}

/** It becomes part of a filter, in which commas and quotes have a meaning. */
const isPlain = (clientId: string): boolean => /^[\w.-]+$/.test(clientId);

async function askAbout(session: Session, run: Run, kind: Kind, clientId: string, use: ApiUse): Promise<void> {
  const byConsent = kind === 'consented';
  const question = {
    log: 'token',
    eventName: 'activity',
    startTime: oldestInLog(run.now()),
    // https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list#body.QUERY_PARAMETERS
    ...(byConsent ? { filters: `client_id==${clientId}` } : { applicationInfoFilter: `oAuthClientId="${clientId}"` }),
    atMost: byConsent ? 1 : SINGLE_LINES,
  } as const;
  const { odd } = await readLog(session, run, question, (line) => takeLine(line, use));
  if (!odd) use.singly.add(clientId);
}

/** What the log says of one client. */
export function usageOf(
  { from, singly, waiting, silent, ...use }: ApiUse,
  kind: Kind,
  clientId: string,
  now: Timestamp,
): UsageSignal[] | NotSeen {
  const found = use[kind].get(clientId);
  if (found === undefined && silent) {
    return { unknown: 'unlicensed', detail: 'the token log has no API calls at all; this edition may not record them' };
  }
  const lastAsked = waiting.get(clientId);
  if (found === undefined && lastAsked !== undefined) {
    return {
      unknown: 'pending',
      detail: `the log has more lines than a night can read; last asked about on ${lastAsked}`,
    };
  }
  return [
    {
      source: SOURCE,
      lastAt: found?.lastAt ?? null,
      windowStart: singly.has(clientId) ? oldestInLog(now) : from,
      precision: 'second',
      lagHours: LAG_HOURS,
      ...(found?.api === undefined ? {} : { detail: { api: found.api } }),
    },
  ];
}
