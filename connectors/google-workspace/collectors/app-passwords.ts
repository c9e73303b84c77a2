/** App passwords: a way in without the second factor, listed by user only. */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import type { Credential, InventoryRecordInput, Scope } from '../../../core/model.ts';
import { recalled } from '../../shared/recalled.ts';
import { mailClients } from '../app-passwords/mail-clients.ts';
import { canHaveOne, planOf, shareOf } from '../app-passwords/plan.ts';
import { appPassword, storedAgain } from '../app-passwords/records.ts';
import { SECURITY, USAGE, USERS } from '../client/scopes.ts';
import type { Session } from '../client/session.ts';
import { dateOf, dayOf } from '../reports/time.ts';
import { AspList, AspRow } from '../schemas.ts';
import { askEach, heldIn, type Held } from '../tokens/ask.ts';
import { peopleOf, type People } from '../users.ts';

/** User id → the day, counted from 1970. */
const Days = z.record(z.string(), z.int());
/** When each user was last answered for … */
const ANSWERED = 'app-passwords';
/** … and when Google last refused to: they come in turn too, or nobody else would. */
const REFUSED = 'app-passwords/refused';

export const appPasswords: Collector<Session> = {
  id: 'app-passwords',
  title: 'App passwords and their last use',
  in: ['tenant'],
  emits: ['app-password'],
  permissions: [USERS, SECURITY, USAGE],
  after: ['oauth-apps'],
  firstRunCalls: 15,
  async *collect(session, scope, run) {
    session.demand('directory.asps.list');
    const people = await peopleOf(session, run);
    const stored = await storedPasswords(run);
    const asked = await daysOf(run, ANSWERED);
    const refused = await daysOf(run, REFUSED);
    const today = dayOf(run.now());
    const share = (): number => session.settings.nightly.appPasswords ?? shareOf(people, asked);
    const plan = planOf({
      people,
      asked: new Map([...refused, ...asked]),
      holders: new Set(stored.filter(({ status }) => status !== 'deleted').map(userOf)),
      mail: await mailClients(session, run),
      today,
      most: share(),
    });
    const answers = new Map<string, Held<AspRow>>();
    const { open, ended } = await askEach(
      plan,
      { what: 'app passwords', ask: (userId) => passwordsOf(session, run, userId), answered: asked.size > 0 },
      run,
      (userId, held) => {
        answers.set(userId, held ?? { rows: [], whole: true });
        refused.delete(userId);
        // What was not understood is still to be known.
        if (held?.whole === false) asked.delete(userId);
        else asked.set(userId, today);
      },
    );
    if (ended === undefined) for (const userId of open) refused.set(userId, today);
    const there = (days: ReadonlyMap<string, number>) =>
      Object.fromEntries([...days].filter(([userId]) => people.has(userId)));
    run.known.remember(ANSWERED, there(asked));
    run.known.remember(REFUSED, there(refused));
    say(run, people, asked, share());
    yield* recordsOf({ people, stored, asked, answers, scope });
    if (ended !== undefined) throw ended;
  },
};

const daysOf = async (run: Run, key: string): Promise<Map<string, number>> =>
  new Map(Object.entries((await recalled(run, key, Days)) ?? {}));

const userOf = ({ nativeId }: Credential): string => nativeId.split('/')[0] ?? '';

async function storedPasswords(run: Run): Promise<Credential[]> {
  const stored: Credential[] = [];
  for await (const record of run.known.all('app-password')) if (record.record === 'credential') stored.push(record);
  return stored;
}

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/asps/list: all in one answer */
async function passwordsOf(session: Session, run: Run, userId: string): Promise<Held<AspRow>> {
  const { items } = await session.in(run).get(
    {
      operation: 'directory.asps.list',
      path: `/admin/directory/v1/users/${encodeURIComponent(userId)}/asps`,
      query: { fields: 'items(codeId,name,creationTime,lastTimeUsed)' },
    },
    AspList,
  );
  return heldIn(items, AspRow, `an app password of user ${userId}`, run);
}

function say(run: Run, people: People, asked: ReadonlyMap<string, number>, nightly: number): void {
  const able = canHaveOne(people);
  const days = able.flatMap((id) => asked.get(id) ?? []);
  const never = able.length - days.length;
  if (never > 0) {
    const why = `nights until everybody was asked, with ${nightly} a night: ${Math.ceil(never / nightly)}; nightly.appPasswords sets how many`;
    run.gap(`app passwords of ${never} of ${able.length} users with 2-step verification`, 'pending', why);
  }
  if (days.length > 0) run.note(`${days.length} users asked since ${dateOf(days.reduce((a, b) => Math.min(a, b)))}`);
}

interface Found {
  people: People;
  stored: readonly Credential[];
  asked: ReadonlyMap<string, number>;
  answers: ReadonlyMap<string, Held<AspRow>>;
  scope: Scope;
}

function* recordsOf({ people, stored, asked, answers, scope }: Found): Generator<InventoryRecordInput> {
  const told = new Set<string>();
  for (const [userId, { rows }] of answers) {
    const person = people.get(userId);
    if (person === undefined) continue;
    for (const row of rows) {
      const record = appPassword(userId, person, row, scope.ref);
      told.add(record.ref);
      yield record;
    }
  }
  for (const credential of stored) {
    const userId = userOf(credential);
    const person = people.get(userId);
    // What was told as deleted stays so, until a complete night lets it go.
    if (told.has(credential.ref) || credential.status === 'deleted') continue;
    const isGone = person === undefined || answers.get(userId)?.whole === true;
    // Until everybody was asked nothing counts as gone by itself, so that one is told by its status.
    const status = isGone ? 'deleted' : person.active && person.enrolled ? 'active' : 'disabled';
    yield storedAgain(credential, status, dateOf(asked.get(userId) ?? 0));
  }
}
