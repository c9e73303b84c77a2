/** Everything that one sign-in knows, and `in()`: how a collector reads. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import { RegionName, type Settings } from '../settings.ts';
import type { Account } from './account.ts';
import type { Partition } from './endpoints.ts';
import type { Organization } from './organization.ts';
import { reader, type Reader } from './reader.ts';

export interface Session {
  readonly settings: Settings;
  readonly partition: Partition;
  readonly caller: { arn: string; account: string };
  /** For STS and everything regional that belongs to no region scope. */
  readonly region: string;
  /** Who is "us" when a trust names another account. */
  readonly organization: Organization;
  /**
   * Reads in a scope, on behalf of a run: `session.in(scope, run).call('iam:ListUsers', {}, Schema)`.
   * @param region for what is in a Region without belonging to it; by default that of the scope, or our own
   */
  in(scope: Pick<Scope, 'kind' | 'nativeId' | 'parent'>, run: Run, region?: string): Reader;
  /** What one collector found out for the next ones of the same account; forgotten when many other accounts came since. */
  memo<T>(account: string, key: string, make: () => Promise<T>): Promise<T>;
}

interface Parts extends Omit<Session, 'in' | 'memo'> {
  /** A new account object; cheap, nothing is called. */
  connect: (id: string) => Account;
  /** The caller's own account, with the caller's own credentials. Only it may read the organization. */
  own: Account;
}

/** Accounts in use at a time are far fewer; what is dropped is made again when needed. */
const KEPT = 100;

export function createSession({ connect, own, ...parts }: Parts): Session {
  const accounts = new Map<string, { account: Account; memo: Map<string, Promise<unknown>> }>();
  const entry = (id: string) => {
    const found = accounts.get(id) ?? { account: connect(id), memo: new Map<string, Promise<unknown>>() };
    accounts.delete(id);
    accounts.set(id, found);
    const [oldest] = accounts.keys();
    if (accounts.size > KEPT && oldest !== undefined) accounts.delete(oldest);
    return found;
  };
  return {
    ...parts,
    in(scope, run, elsewhere) {
      const id = accountOf(scope, parts.caller.account);
      const named = scope.kind === 'region' ? scope.nativeId : elsewhere;
      const region = named === undefined ? parts.region : RegionName.parse(named);
      const account = scope.kind === 'organization' ? own : entry(id).account;
      return reader({ account, region, run, settings: parts.settings, partition: parts.partition });
    },
    memo<T>(account: string, key: string, make: () => Promise<T>): Promise<T> {
      const { memo } = entry(account);
      const made = (memo.get(key) as Promise<T> | undefined) ?? make();
      memo.set(key, made);
      // What was refused stays refused; what merely failed may go well the next time.
      made.catch((error: unknown) => {
        if (!(error instanceof ReadFailed) || error.because === 'failed') memo.delete(key);
      });
      return made;
    },
  };
}

/** The number of the account that a scope is, or is in. An organization is read by its caller. */
function accountOf(scope: Pick<Scope, 'kind' | 'nativeId' | 'parent'>, caller: string): string {
  if (scope.kind === 'account') return scope.nativeId;
  if (scope.kind === 'region') return scope.parent?.split(':')[2] ?? caller;
  return caller;
}
