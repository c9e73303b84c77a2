/** Credentials that IAM lists for one user at a time. Who is asked about is decided before, because each one is a call. */
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { Unknown } from '../../core/model.ts';
import { ahead } from '../shared/ahead.ts';
import { isMissing } from './client/errors.ts';
import { userRef } from './principals/identities.ts';
import type { KnownUser } from './principals/users.ts';

/** The limit of IAM sets the pace; this only hides the latency. */
const AT_ONCE = 5;
/** When nothing tells who has such a credential, this many users are asked about and no more. */
const MOST_USERS = 500;

/**
 * @param what the credentials in words, for the coverage
 * @param read everything of one user
 */
export async function* perUser<T>(
  users: readonly KnownUser[],
  what: string,
  run: Run,
  read: (user: KnownUser) => Promise<readonly T[]>,
): AsyncGenerator<T> {
  let answered = 0;
  for await (const items of ahead(users, AT_ONCE, readOne)) yield* items;

  async function readOne(user: KnownUser): Promise<readonly T[]> {
    try {
      const items = await read(user);
      answered++;
      return items;
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      // Deleted since the users were listed: so are its credentials.
      if (isMissing(error)) return [];
      // Refused for everyone, as far as we know: the rest would be refused too.
      if (error.because !== 'failed' && answered === 0) throw error;
      run.gap(`${what} of ${user.arn}`, error.because, error.message);
      return [];
    }
  }
}

/** The first ones, with a gap for the others. */
export function atMost(
  users: readonly KnownUser[],
  what: string,
  because: Unknown,
  run: Run,
  most = MOST_USERS,
): readonly KnownUser[] {
  if (users.length <= most) return users;
  run.gap(`${what} of ${users.length - most} users`, because, `not more than ${most} users are asked about one by one`);
  return users.slice(0, most);
}

/** Users of whom such a credential is stored: it may be there still, whatever else says that there is none. */
export async function usersWithKnown(type: string, users: readonly KnownUser[], run: Run): Promise<Set<KnownUser>> {
  const found = new Set<KnownUser>();
  for (const user of users) {
    const stored = await run.known.credentialsOf(userRef(user.id));
    if (stored.some(({ ref }) => ref.startsWith(`aws:${type}:`))) found.add(user);
  }
  return found;
}
