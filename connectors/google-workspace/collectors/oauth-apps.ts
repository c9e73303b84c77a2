/** Apps that users let in: everybody is asked once, then those of whom the log tells a change. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, NotSeen, Observed, Timestamp } from '../../../core/model.ts';
import { notSeen } from '../../shared/not-seen.ts';
import { AUDIT, SECURITY, USERS } from '../client/scopes.ts';
import type { Session } from '../client/session.ts';
import { apiUse, askSingly, usageOf, type ApiUse } from '../reports/api-use.ts';
import { dateOf, dayOf } from '../reports/time.ts';
import { appsOf, type App } from '../tokens/apps.ts';
import { askEach, tokensOf } from '../tokens/ask.ts';
import { readConsents, type Consents } from '../tokens/consents.ts';
import { planOf } from '../tokens/plan.ts';
import { appGrant, appGrantRef, appIdentity, appRef, type Dates, type Known } from '../tokens/records.ts';
import { TokenStore } from '../tokens/store.ts';
import { deletedPeople, peopleOf, type People } from '../users.ts';

/** Day of those whose answer was not understood in full: they are asked again until it is. */
const NEVER = 0;

export const oauthApps: Collector<Session> = {
  id: 'oauth-apps',
  title: 'Apps with OAuth access, what users agreed to, and their use',
  in: ['tenant'],
  emits: ['oauth-app', 'oauth-grant'],
  permissions: [USERS, SECURITY, AUDIT],
  firstRunCalls: 1000,
  async *collect(session, scope, run) {
    session.demand('directory.tokens.list');
    const people = await peopleOf(session, run);
    const store = await TokenStore.recall(run);
    const consents = await consentsOrGap(session, run, store);
    const { ended, whole } = await ask(session, run, { people, store, consents });
    const apps = appsOf(store.holders, people, await restorable(session, run, store, people));
    const use = ended === undefined ? await useOrWhy(session, run, [...apps.keys()]) : endedEarly;
    const { ownProjects } = session.settings;
    const known: Known = { people, scope: scope.ref, domain: scope.name, ownProjects, whole };
    for (const app of apps.values()) yield* recordsOf(app, known, { run, consents, use });
    // What was read is kept; the next run goes on from here.
    if (ended !== undefined) throw ended;
  },
};

/** Without the log nobody can tell who changed what. */
async function consentsOrGap(session: Session, run: Run, store: TokenStore): Promise<Consents | null> {
  try {
    return await readConsents(session, run, (userId) => store.holders.get(userId)?.day);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap('changes of consents since the last run', error.because, error.message);
    return null;
  }
}

interface Tonight {
  people: People;
  store: TokenStore;
  consents: Consents | null;
}

async function ask(
  session: Session,
  run: Run,
  { people, store, consents }: Tonight,
): Promise<{ ended: unknown; whole: boolean }> {
  const today = dayOf(run.now());
  const plan = planOf({
    people,
    holders: store.holders,
    changed: consents?.changed ?? [],
    today,
    reconcile: session.settings.nightly.reconcile,
  });
  let odd = false;
  const asked = await askEach(
    [...plan.unknown, ...plan.changed, ...plan.reconciled],
    { what: 'consents', ask: (userId) => tokensOf(session, run, userId), answered: store.holders.size > 0 },
    run,
    (userId, held) => {
      if (held === null) store.delete(userId);
      else store.set(userId, held.rows, held.whole ? today : NEVER);
      odd ||= held?.whole === false;
    },
  );
  const missing = plan.unknown.filter((userId) => asked.open.has(userId)).length;
  if (missing > 0)
    run.gap(`consents of ${missing} of ${people.size} users`, 'pending', 'they are asked on the next runs');
  store.remember(run);
  consents?.remember(asked.open);
  say(run, store, people);
  return { ended: asked.ended, whole: missing === 0 && !odd };
}

function say(run: Run, { holders }: TokenStore, people: People): void {
  const days = [...holders].flatMap(([userId, { day }]) => (people.has(userId) && day !== NEVER ? [day] : []));
  if (days.length > 0)
    run.note(`consents of ${days.length} users, asked since ${dateOf(days.reduce((a, b) => Math.min(a, b)))}`);
}

/** Those who are gone for good are forgotten. */
async function restorable(session: Session, run: Run, store: TokenStore, people: People): Promise<People> {
  const gone = [...store.holders.keys()].filter((userId) => !people.has(userId));
  if (gone.length === 0) return new Map();
  const deleted = await deletedPeople(session, run);
  for (const userId of gone) if (!deleted.has(userId)) store.delete(userId);
  store.remember(run);
  return deleted;
}

/** `null`: nothing was read of it. */
type Use = ApiUse | NotSeen;
const endedEarly: Use = { unknown: 'pending', detail: 'the run ended before the log was read' };

async function useOrWhy(session: Session, run: Run, clientIds: readonly string[]): Promise<Use> {
  try {
    await askSingly(session, run, 'consented', clientIds);
    return await apiUse(session, run);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.blind('use of apps', error.because, error.message);
    return notSeen(error);
  }
}

interface Seen {
  run: Run;
  consents: Consents | null;
  use: Use;
}

async function* recordsOf(app: App, known: Known, seen: Seen): AsyncGenerator<InventoryRecordInput> {
  const { run, use } = seen;
  const dates: Dates = {
    ...(await consentDates(app, known, seen)),
    usage: 'unknown' in use ? use : usageOf(use, 'consented', app.clientId, run.now()),
  };
  yield appIdentity(app, known, dates);
  yield appGrant(app, known, dates);
}

/** The log goes back 180 days; an app that was there before it was agreed to at a time that nobody knows. */
async function consentDates(
  app: App,
  { whole }: Known,
  { run, consents }: Seen,
): Promise<Pick<Dates, 'grantedAt' | 'lastConsentAt'>> {
  const [grant, identity] = await Promise.all([
    run.known.record(appGrantRef(app.clientId)),
    run.known.record(appRef(app.clientId)),
  ]);
  const given = consents?.given.get(app.clientId);
  const before = identity?.record === 'identity' ? identity.attributes['lastConsentAt'] : undefined;
  const lastConsentAt = given?.last ?? (typeof before === 'string' ? before : null);
  return { grantedAt: grantedAt(), lastConsentAt };

  function grantedAt(): Observed<Timestamp> {
    if (grant?.record === 'grant' && typeof grant.grantedAt === 'string') return grant.grantedAt;
    const users = [...app.active, ...app.suspended];
    const isNew = consents?.isFirst === false && grant === undefined;
    const allInLog = whole && consents?.whole === true && users.every((userId) => given?.users.has(userId) === true);
    if (given !== undefined && (isNew || allInLog)) return given.first;
    if (consents === null) return { unknown: 'denied', detail: 'the log of consents could not be read' };
    // The same on every night, or it would count as a change.
    return {
      unknown: 'unsupported',
      detail: 'agreed to before the 180 days of the log, or in lines that were not read',
    };
  }
}
