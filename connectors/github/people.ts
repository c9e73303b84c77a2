/** Members and outside collaborators: who is still here answers for things, and who is a machine is one of them. */
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { NotSeen, OwnerHint } from '../../core/model.ts';
import { notSeen } from '../shared/not-seen.ts';
import type { Session } from './client/session.ts';
import { everyRow, orgPath } from './rows.ts';
import { MemberRow } from './schemas.ts';

export interface Person {
  id: number;
  login: string;
  /** `Bot`: made by GitHub for an App. */
  type: string;
  role: 'owner' | 'member' | 'outside';
}

/** By login in lower case. */
export type People = ReadonlyMap<string, Person>;

/** Everybody of the organization, read once. */
export function peopleOf(session: Session, login: string, run: Run): Promise<People> {
  return session.memo(login, 'people', async () => {
    const people = new Map<string, Person>();
    const reader = session.in(login, run);
    // The first one has no public part, and refuses whoever may not. Of members GitHub would then show the public ones,
    // and the rest would seem to have left: https://docs.github.com/rest/orgs/members#list-organization-members
    const lists = [
      ['outside', 'orgs/list-outside-collaborators', '/outside_collaborators', {}],
      ['member', 'orgs/list-members', '/members', {}],
      ['owner', 'orgs/list-members', '/members', { role: 'admin' }],
    ] as const;
    for (const [role, operation, path, query] of lists) {
      for await (const row of everyRow(reader, { operation, path: orgPath(login, path), query }, MemberRow)) {
        people.set(row.login.toLowerCase(), { id: row.id, login: row.login, type: row.type, role });
      }
    }
    return people;
  });
}

/** Without them nobody can tell who has left; everything else can be read all the same. */
export async function peopleOrWhy(session: Session, login: string, run: Run): Promise<People | NotSeen> {
  try {
    return await peopleOf(session, login, run);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    return notSeen(error);
  }
}

export function hintOf(kind: OwnerHint['kind'], login: string, source: string, people: People | NotSeen): OwnerHint {
  const standing = standingOf(login, people);
  return { kind, value: login, source, ...(standing === undefined ? {} : { standing }) };
}

/** Whoever is neither a member nor a collaborator has left, or was never here. */
function standingOf(login: string, people: People | NotSeen): OwnerHint['standing'] {
  // Apps act under a login that is nobody's: they are no members, and have not left.
  if (!(people instanceof Map) || login.endsWith('[bot]')) return undefined;
  const person = (people as People).get(login.toLowerCase());
  if (person === undefined) return 'deleted';
  return person.role === 'outside' ? 'guest' : 'active';
}

/** https://docs.github.com/get-started/learning-about-github/types-of-github-accounts#user-accounts calls them machine users. */
const machineName =
  /(?:^|[-_])(?:bot|ci|cd|svc|service|automation|auto|robot|machine|deploy(?:er|ment)?|build(?:er)?|jenkins|renovate|release|sync|runner|system)(?:[-_\d]|$)|(?:bot|robot)$/i;

export function natureOf({ login, type }: Pick<Person, 'login' | 'type'>): {
  is: 'machine' | 'human' | 'unclear';
  because: string;
} {
  if (type === 'Bot' || login.endsWith('[bot]')) return { is: 'machine', because: 'GitHub says that it is a bot' };
  if (machineName.test(login)) return { is: 'machine', because: `its login, ${login}, is that of a machine` };
  return { is: 'human', because: 'a user account whose login does not speak of a machine' };
}
