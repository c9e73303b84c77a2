/** Who is in the directory: the people of the company, and as many more as are asked for. */
import { DAY, type Seconds } from '../../clock.ts';
import { company } from '../../company/company.ts';
import type { Random } from '../../random.ts';
import { uniqueId } from '../ids.ts';
import type { GoogleState, User } from '../state.ts';
import type { Member, Workspace } from './model.ts';

/** Everybody who is in the directory becomes a member; people and filler that nobody has put there yet are added. */
export function seatEverybody(
  { members }: Workspace,
  state: GoogleState,
  { random, now, story }: { random: Random; now: Seconds; story: boolean },
): void {
  const people = story ? Object.values(company.people) : [];
  for (const { name, email, left } of people) {
    const [givenName = name, familyName = ''] = name.split(' ');
    const user =
      state.users.get(email) ?? addUser(state, random, { email, givenName, familyName, createdAt: now - 900 * DAY });
    if (left) user.suspended = true;
  }
  const { domain } = state.organization;
  const wanted = people.length + state.size.users;
  for (let n = 1; state.users.size < wanted; n++) {
    const email = `user-${n}@${domain}`;
    if (state.users.has(email)) continue;
    const user = { email, givenName: 'User', familyName: String(n), createdAt: now - 600 * DAY };
    addUser(state, random, user).suspended = n % 50 === 0;
  }
  for (const user of state.users.values()) members.set(user.id, newMember(user));
}

export function newMember(user: User): Member {
  return { user, enrolled: false, imapAt: null, tokens: new Map(), passwords: [], aliases: [] };
}

export function addUser(
  state: GoogleState,
  random: Random,
  facts: Pick<User, 'email' | 'givenName' | 'familyName' | 'createdAt'>,
): User {
  const user: User = { id: uniqueId(random), suspended: false, superAdmin: false, orgUnitPath: '/', ...facts };
  state.users.set(user.email, user);
  return user;
}
