/** The users of an account, for the collectors of their credentials. */
import type { Run } from '../../../core/connector.ts';
import type { Scope } from '../../../core/model.ts';
import { accountSummary } from '../account-summary.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { parseRow } from '../../shared/rows.ts';
import { ListUsers, UserRow } from '../schemas.ts';
import type { User } from './principal.ts';

export type KnownUser = Pick<User, 'id' | 'name' | 'arn' | 'createdAt'>;

const KEY = 'users';

interface Users {
  users: readonly KnownUser[];
  /** False: some user was seen and not understood, or users could not be listed. */
  whole: boolean;
}

/** Called when the listing has ended. */
export function rememberUsers(session: Session, scope: Scope, users: readonly KnownUser[], whole: boolean): void {
  const known = users.map(({ id, name, arn, createdAt }) => ({ id, name, arn, createdAt }));
  void session.memo<Users>(scope.nativeId, KEY, () => Promise.resolve({ users: known, whole }));
}

/**
 * Those that the principals' collector read; when it could not, a listing of their own. A user that is missing here
 * would take its credentials along, so whatever is missing is a gap of the collector that asks.
 */
export async function usersOf(session: Session, scope: Scope, run: Run): Promise<readonly KnownUser[]> {
  const { users, whole } = await session.memo<Users>(scope.nativeId, KEY, async () => {
    const gaps: unknown[] = [];
    const reader = session.in(scope, run);
    const listed = await Array.fromAsync(listUsers(reader, { ...run, gap: (...gap) => void gaps.push(gap) }));
    return { users: listed, whole: gaps.length === 0 };
  });
  const total = (await accountSummary(session, scope, run))?.['Users'];
  if (!whole) run.gap('users that could not be read', 'failed', 'and whatever belongs to them');
  else if (total !== undefined && users.length < total) {
    run.gap('users that were not listed', 'failed', `${users.length} of ${total} were`);
  }
  return users;
}

export interface ListedUser extends KnownUser {
  /** `null`: none is known of. */
  passwordLastUsed: string | null;
}

export async function* listUsers(reader: Reader, run: Run): AsyncGenerator<ListedUser> {
  for await (const page of reader.pages('iam:ListUsers', {}, ListUsers, { MaxItems: 1000 })) {
    for (const row of page.Users) {
      const user = parseRow(row, UserRow, 'a user in iam:ListUsers', run);
      if (user === undefined) continue;
      const { UserId: id, UserName: name, Arn: arn, CreateDate: createdAt, PasswordLastUsed = null } = user;
      yield { id, name, arn, createdAt, passwordLastUsed: PasswordLastUsed };
    }
  }
}
