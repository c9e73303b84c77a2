/** Users whose tokens and keys were read tonight, for the collector that inventories users. */
import type { Session } from './client/session.ts';

export interface Owners {
  /** By id. */
  readonly users: Map<number, { login: string; credentials: number }>;
  /** Listings that did not come to their end. */
  readonly unread: Set<string>;
}

export const ownersOf = (session: Session, login: string): Promise<Owners> =>
  session.memo(login, 'owners', () => Promise.resolve({ users: new Map(), unread: new Set() }));

export function count(owners: Owners, { id, login }: { id: number; login: string }): void {
  const known = owners.users.get(id);
  owners.users.set(id, { login, credentials: (known?.credentials ?? 0) + 1 });
}
