/** App passwords: a way in without the second factor, listed by user only. */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import type { Credential, InventoryRecordInput, Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import { mailClients } from '../app-passwords/mail-clients.ts';
import { canHaveOne, planOf } from '../app-passwords/plan.ts';
import { appPassword, storedAgain } from '../app-passwords/records.ts';
import { SECURITY, USAGE, USERS } from '../client/scopes.ts';
import type { Session } from '../client/session.ts';
import { recalled } from '../reports/notes.ts';
import { dateOf, dayOf } from '../reports/time.ts';
import { AspList, AspRow } from '../schemas.ts';
import { askEach } from '../tokens/ask.ts';
import { peopleOf, type People } from '../users.ts';

/** User id → the day that they were asked, counted from 1970. */
const Note = z.record(z.string(), z.int());

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
    const asked = new Map(Object.entries((await recalled(run, 'app-passwords', Note)) ?? {}));
    const today = dayOf(run.now());
    const plan = planOf({
      people,
      asked,
      holders: new Set(stored.map(userOf)),
      mail: await mailClients(session, run),
      today,
      most: session.settings.nightly.appPasswords,
    });
    const answers = new Map<string, AspRow[]>();
    const { ended } = await askEach(
      plan,
      { what: 'app passwords', ask: (userId) => passwordsOf(session, run, userId), answered: asked.size > 0 },
      run,
      (userId, rows) => {
        answers.set(userId, rows ?? []);
        asked.set(userId, today);
      },
    );
    const there = [...asked].filter(([userId]) => people.has(userId));
    run.known.remember('app-passwords', Object.fromEntries(there));
    say(run, people, asked);
    yield* recordsOf({ people, stored, asked, answers, scope });
    if (ended !== undefined) throw ended;
  },
};

const userOf = ({ nativeId }: Credential): string => nativeId.split('/')[0] ?? '';

async function storedPasswords(run: Run): Promise<Credential[]> {
  const stored: Credential[] = [];
  for await (const record of run.known.all('app-password')) if (record.record === 'credential') stored.push(record);
  return stored;
}

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/asps/list: all in one answer */
async function passwordsOf(session: Session, run: Run, userId: string): Promise<AspRow[]> {
  const { items } = await session.in(run).get(
    {
      operation: 'directory.asps.list',
      path: `/admin/directory/v1/users/${encodeURIComponent(userId)}/asps`,
      query: { fields: 'items(codeId,name,creationTime,lastTimeUsed)' },
    },
    AspList,
  );
  return items.flatMap((raw) => parseRow(raw, AspRow, `an app password of user ${userId}`, run) ?? []);
}

function say(run: Run, people: People, asked: ReadonlyMap<string, number>): void {
  const able = canHaveOne(people);
  const days = able.flatMap((id) => asked.get(id) ?? []);
  const never = able.length - days.length;
  if (never > 0) {
    const why = 'each night some are asked; nightly.appPasswords sets how many';
    run.gap(`app passwords of ${never} of ${able.length} users with 2-step verification`, 'pending', why);
  }
  if (days.length > 0) run.note(`${days.length} users asked since ${dateOf(days.reduce((a, b) => Math.min(a, b)))}`);
}

interface Found {
  people: People;
  stored: readonly Credential[];
  asked: ReadonlyMap<string, number>;
  answers: ReadonlyMap<string, readonly AspRow[]>;
  scope: Scope;
}

function* recordsOf({ people, stored, asked, answers, scope }: Found): Generator<InventoryRecordInput> {
  const told = new Set<string>();
  for (const [userId, rows] of answers) {
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
    if (told.has(credential.ref) || (credential.status === 'deleted' && !person?.active)) continue;
    const isGone = person === undefined || answers.has(userId);
    // Until everybody was asked nothing counts as gone by itself, so that one is told by its status.
    const status = isGone ? 'deleted' : person.active && person.enrolled ? 'active' : 'disabled';
    yield storedAgain(credential, status, dateOf(asked.get(userId) ?? 0));
  }
}
