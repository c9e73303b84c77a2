/** The people, because Google lists consents and app passwords by person only. They are not inventoried themselves. */
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { OwnerHint } from '../../core/model.ts';
import type { Session } from './client/session.ts';
import { UserRow } from './schemas.ts';

export interface Person {
  email: string;
  /** Other addresses that reach the same person, e.g. the one before a marriage, in small letters. */
  aliases: readonly string[];
  /** Suspended or archived: nothing can sign in as them. */
  active: boolean;
  admin: boolean;
  /** Uses 2-step verification, without which nobody can make an app password. */
  enrolled: boolean;
}

/** By user id. */
export type People = ReadonlyMap<string, Person>;

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/users/list: 500 at most */
export const PEOPLE_ON_A_PAGE = 500;
const FIELDS = 'id,primaryEmail,aliases,nonEditableAliases,suspended,archived,isAdmin,isDelegatedAdmin,isEnrolledIn2Sv';

interface Listed {
  people: People;
  /** Rows that were not understood. */
  odd: number;
}

/** @throws ReadFailed when nobody is listed, not even the administrator who asks */
export async function peopleOf(session: Session, run: Run): Promise<People> {
  const { people, odd } = await session.memo('people', () => list(session, run, {}));
  if (people.size === 0)
    throw new ReadFailed('failed', 'directory.users.list names nobody, not even the administrator');
  if (odd > 0) run.gap(`${odd} users in directory.users.list`, 'failed', 'they are not understood');
  return people;
}

/** Deleted in the last 20 days, and not yet beyond restoring: https://support.google.com/a/answer/1397578 */
export async function deletedPeople(session: Session, run: Run): Promise<People> {
  const { people } = await session.memo('deleted people', () => list(session, run, { showDeleted: 'true' }));
  return people;
}

async function list(session: Session, run: Run, more: Record<string, string>): Promise<Listed> {
  const rows = session.in(run).rows({
    operation: 'directory.users.list',
    path: '/admin/directory/v1/users',
    query: { customer: session.settings.customer, fields: `nextPageToken,users(${FIELDS})`, ...more },
    items: 'users',
    size: PEOPLE_ON_A_PAGE,
  });
  const people = new Map<string, Person>();
  let odd = 0;
  for await (const raw of rows) {
    const row = UserRow.safeParse(raw).data;
    if (row === undefined) {
      odd++;
      continue;
    }
    people.set(row.id, {
      email: row.primaryEmail,
      aliases: [...row.aliases, ...row.nonEditableAliases].map((address) => address.toLowerCase()),
      active: !row.suspended && !row.archived,
      admin: row.isAdmin || row.isDelegatedAdmin,
      enrolled: row.isEnrolledIn2Sv,
    });
  }
  return { people, odd };
}

/** @param person absent: not in the directory any more */
export const standingOf = (person: Person | undefined): NonNullable<OwnerHint['standing']> => {
  if (person === undefined) return 'deleted';
  return person.active ? 'active' : 'disabled';
};

/** @returns undefined for addresses of other domains: nobody here knows whether there is somebody */
export function standingOfAddress(address: string, people: People): OwnerHint['standing'] {
  const wanted = address.toLowerCase();
  let isOurs = false;
  for (const person of people.values()) {
    const email = person.email.toLowerCase();
    if (email === wanted || person.aliases.includes(wanted)) return standingOf(person);
    isOurs ||= domainOf(email) === domainOf(wanted);
  }
  return isOurs ? 'deleted' : undefined;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
