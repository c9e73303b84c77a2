/** Machine users and bots of the organization, and everybody who owns a token or key that reaches it. */
import type { Collector } from '../../../core/connector.ts';
import type { InventoryRecordInput } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { ownersOf, userRef } from '../owners.ts';
import { hintOf, natureOf, peopleOf, type Person } from '../people.ts';
import { isSeen, PERMISSION as INSIGHTS, subjectsOrWhy, usageFrom } from '../usage/insights.ts';

export const users: Collector<Session> = {
  id: 'users',
  title: 'Machine users, bots, and owners of tokens and keys',
  in: ['organization'],
  emits: ['user'],
  permissions: ['members', INSIGHTS],
  after: ['fine-grained-tokens', 'authorized-credentials'],
  firstRunCalls: 10,
  async *collect(session, scope, run) {
    const login = scope.nativeId;
    const people = await peopleOf(session, login, run);
    const owners = await ownersOf(session, login);
    // Whoever owns something in a list that was not read is not gone.
    for (const [unread, because] of owners.unread) {
      // What the plan or the server does not have, nobody owns.
      if (because === 'unlicensed' || because === 'unsupported') continue;
      run.gap(`owners of what ${unread} lists`, because, 'that listing was not read to its end');
    }
    const subjects = await subjectsOrWhy(session, login, run);
    const here = new Map([...people.values()].map((person) => [person.id, person]));
    for (const person of here.values()) {
      if (owners.users.has(person.id) || natureOf(person).is === 'machine') yield identityOf(person, person.role);
    }
    for (const [id, { login: name }] of owners.users) {
      if (!here.has(id)) yield identityOf({ id, login: name, type: 'User' }, 'left');
    }

    function identityOf(person: Omit<Person, 'role'>, role: Person['role'] | 'left'): InventoryRecordInput {
      const nature = natureOf(person);
      return {
        record: 'identity',
        ref: userRef(session, scope.ref, person.id),
        scope: scope.ref,
        source: role === 'left' ? 'orgs/list-pat-grants' : 'orgs/list-members',
        kind: kindOf(person, nature.is),
        name: person.login,
        nativeId: String(person.id),
        // Whoever has left the organization keeps the account, and perhaps a token that still reaches it.
        status: 'active',
        nature,
        managedBy: 'customer',
        createdAt: { unknown: 'unsupported', detail: 'lists of members do not tell; it would cost one call for each' },
        purpose: null,
        // A person answers for the own account; who answers for a machine user, nothing tells.
        ownerHints: nature.is === 'human' ? [hintOf('owner', person.login, 'login', people)] : [],
        usage: isSeen(subjects)
          ? usageFrom(subjects.calls.get(`user/${person.id}`) ?? null, subjects.readAt, run)
          : subjects,
        attributes: { role, credentials: owners.users.get(person.id)?.credentials ?? 0 },
      };
    }
  },
};

export function kindOf({ type }: Pick<Person, 'type'>, is: 'machine' | 'human' | 'unclear') {
  if (type === 'Bot') return 'bot' as const;
  return is === 'machine' ? ('machine-user' as const) : ('user' as const);
}
