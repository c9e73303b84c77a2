/** Everything that one sign-in knows, and `in()`: how a collector reads. */
import type { Run } from '../../../core/connector.ts';
import type { Ref } from '../../../core/model.ts';
import { memoOf, type Memos } from '../../shared/memo.ts';
import type { Settings } from '../settings.ts';
import type { Api } from './endpoints.ts';
import type { Reader } from './reader.ts';

export interface OrganizationAccess {
  id: number;
  login: string;
  name: string;
  /** Our App is installed in some of its repositories only. A token does not tell. */
  selective: boolean;
  /** Why nothing can be read of it. */
  skip?: string;
}

export interface Session {
  readonly settings: Settings;
  readonly api: Api;
  readonly organizations: readonly OrganizationAccess[];
  /** Signed in as a GitHub App, which alone may read some things. */
  readonly isApp: boolean;
  /** @param login of an organization, or the slug of the enterprise; `undefined` when there is no sign-in for that */
  in(login: string, run: Run): Reader;
  /** Our App is installed on the enterprise itself. */
  readonly inEnterprise: boolean;
  /** Of a GitHub Enterprise Server, which shows the keys of everybody to this one. */
  readonly siteAdmin: boolean;
  /** Ids of another host than github.com are known by it: two servers both count from 1. */
  ref(type: string, id: string | number): Ref;
  /** What one collector found out for the others of the same organization; what failed is tried again by the next. */
  memo<T>(login: string, key: string, make: () => Promise<T>): Promise<T>;
}

type Given = Omit<Session, 'memo' | 'ref'>;

export function createSession(given: Given): Session {
  const memos: Memos = new Map();
  return {
    ...given,
    ref: (type, id) => `github:${type}:${given.api.accountsOf}${id}`,
    memo: (login, key, make) => memoOf(memos, `${login}/${key}`, make),
  };
}
