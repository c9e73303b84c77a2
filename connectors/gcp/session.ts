/** Everything that one sign-in knows. */
import type { Run } from '../../core/connector.ts';
import type { Google } from '../shared/google/auth.ts';
import type { GoogleReader } from '../shared/google/client.ts';
import { memoOf, type Memos } from '../shared/memo.ts';
import type { ProjectIndex } from './projects.ts';
import type { Settings } from './settings.ts';

export interface Session {
  readonly settings: Settings;
  readonly caller: string;
  /** The user-managed key that we sign in with ourselves, when it is one. */
  readonly ownKey: Google['ownKey'];
  /** Who is "us": every project that was listed. Complete once the scopes are. */
  readonly projects: ProjectIndex;
  reader(run: Run): GoogleReader;
  /**
   * What one collector found out for the next ones of the same scope; forgotten when many other scopes came since.
   * @param scope its native id
   */
  memo<T>(scope: string, key: string, make: () => Promise<T>): Promise<T>;
}

/** Scopes in use at a time are far fewer; what is dropped is read again when needed. */
const KEPT = 50;

export function createSession(parts: Omit<Session, 'memo'>): Session {
  const scopes = new Map<string, Memos>();
  return {
    ...parts,
    memo<T>(scope: string, key: string, make: () => Promise<T>): Promise<T> {
      const memos: Memos = scopes.get(scope) ?? new Map();
      scopes.delete(scope);
      scopes.set(scope, memos);
      const [oldest] = scopes.keys();
      if (scopes.size > KEPT && oldest !== undefined) scopes.delete(oldest);
      return memoOf(memos, key, make);
    },
  };
}
