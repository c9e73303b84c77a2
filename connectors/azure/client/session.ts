/** Everything that one sign-in knows, and `in()`: how a collector reads. */
import type { Run } from '../../../core/connector.ts';
import type { Scope } from '../../../core/model.ts';
import { memoOf, type Memos } from '../../shared/memo.ts';
import type { Settings } from '../settings.ts';
import type { Cloud } from './clouds.ts';
import type { Reader } from './reader.ts';

export interface Session {
  readonly settings: Settings;
  readonly cloud: Cloud;
  /** Ids of the tenants that are read. */
  readonly tenants: readonly string[];
  /** Reads in a tenant, or in the tenant of a subscription, on behalf of a run. */
  in(scope: Pick<Scope, 'kind' | 'nativeId' | 'parent'>, run: Run): Reader;
  /** What one collector found out for the others of the same tenant; what failed is tried again by the next. */
  memo<T>(tenant: string, key: string, make: () => Promise<T>): Promise<T>;
}

interface Parts extends Omit<Session, 'in' | 'memo'> {
  read: (tenant: string, run: Run) => Reader;
}

export function createSession({ read, ...parts }: Parts): Session {
  const memos: Memos = new Map();
  return {
    ...parts,
    in: (scope, run) => read(tenantOf(scope), run),
    memo: (tenant, key, make) => memoOf(memos, `${tenant}/${key}`, make),
  };
}

function tenantOf({ kind, nativeId, parent }: Pick<Scope, 'kind' | 'nativeId' | 'parent'>): string {
  return kind === 'tenant' ? nativeId : (parent?.split(':')[2] ?? nativeId);
}
