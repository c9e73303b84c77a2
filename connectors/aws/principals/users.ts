/** The users of an account, for the collectors of their credentials. */
import type { Run } from '../../../core/connector.ts';
import type { Scope } from '../../../core/model.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { parseRow } from '../rows.ts';
import { ListUsers, UserRow } from '../schemas.ts';
import type { User } from './principal.ts';

export type KnownUser = Pick<User, 'id' | 'name' | 'arn' | 'createdAt'>;

const KEY = 'users';

/** Called when all of them were read. */
export function rememberUsers(session: Session, scope: Scope, users: readonly KnownUser[]): void {
  const known = users.map(({ id, name, arn, createdAt }) => ({ id, name, arn, createdAt }));
  void session.memo(scope.nativeId, KEY, () => Promise.resolve(known));
}

/** Those that the principals' collector read; when it could not, a listing of their own. */
export function usersOf(session: Session, scope: Scope, run: Run): Promise<readonly KnownUser[]> {
  return session.memo(scope.nativeId, KEY, () => Array.fromAsync(listUsers(session.in(scope, run), run)));
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
