/** Users whose tokens and keys were read tonight, for the collector that inventories users. */
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { Ref, Unknown } from '../../core/model.ts';
import type { Session } from './client/session.ts';
import { organizationIdOf } from './scopes.ts';
import { watched } from './watched.ts';

export interface Owners {
  /** By id. */
  readonly users: Map<number, { login: string; credentials: number }>;
  /** Listings that did not come to their end, and why. */
  readonly unread: Map<string, Unknown>;
}

export const ownersOf = (session: Session, login: string): Promise<Owners> =>
  session.memo(login, 'owners', () => Promise.resolve({ users: new Map(), unread: new Map() }));

/**
 * A user of one organization: GitHub tells tokens, role and calls by organization, and who has left one may be in another.
 * @param scope the organization's
 */
export const userRef = (session: Session, scope: Ref, id: number): Ref =>
  session.ref('user', `${organizationIdOf({ ref: scope })}/${id}`);

export function count(owners: Owners, { id, login }: { id: number; login: string }): void {
  const known = owners.users.get(id);
  owners.users.set(id, { login, credentials: (known?.credentials ?? 0) + 1 });
}

/** Notes when a listing of what users own does not come to its end, or lacks a row. */
export async function* noting<T>(
  owners: Owners,
  operation: string,
  run: Run,
  rows: (reading: Run) => AsyncIterable<T>,
): AsyncGenerator<T> {
  owners.unread.set(operation, 'failed');
  const reading = watched(run);
  try {
    yield* rows(reading.run);
    if (reading.isWhole()) owners.unread.delete(operation);
  } catch (error) {
    if (error instanceof ReadFailed) owners.unread.set(operation, error.because);
    throw error;
  }
}
