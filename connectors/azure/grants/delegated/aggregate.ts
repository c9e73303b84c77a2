/**
 * Delegated grants, counted: tens of thousands of consents of single users become one for each client, API and kind of
 * consent.
 */
import { z } from 'zod';

export const GrantRow = z.object({
  id: z.string().min(1),
  clientId: z.string().min(1),
  /** `AllPrincipals`: an administrator, for everybody. `Principal`: for the user in `principalId`. */
  consentType: z.enum(['AllPrincipals', 'Principal']),
  principalId: z.string().nullish(),
  resourceId: z.string().min(1),
  /** Parted by blanks, often with one in front. */
  scope: z.string().nullish(),
});
export type GrantRow = z.infer<typeof GrantRow>;

export interface Delegated {
  /** Object ids of the service principals. */
  client: string;
  resource: string;
  by: 'admin' | 'users';
  /** Of all its users together. */
  scopes: readonly string[];
  users: readonly string[];
  /** May be more than `users` tells. */
  count: number;
}

export interface Tally {
  add(row: GrantRow): void;
  all(): Iterable<Delegated>;
}

export function tally(): Tally {
  const found = new Map<string, { key: [string, string, Delegated['by']]; scopes: Set<string>; users: Set<string> }>();
  return {
    add({ clientId, resourceId, consentType, principalId, scope }) {
      const by = consentType === 'AllPrincipals' ? 'admin' : 'users';
      const id = `${clientId}/${resourceId}/${by}`;
      const one = found.get(id) ?? { key: [clientId, resourceId, by], scopes: new Set(), users: new Set() };
      found.set(id, one);
      for (const name of scope?.split(' ') ?? []) if (name !== '') one.scopes.add(name);
      if (by === 'users' && principalId) one.users.add(principalId);
    },
    *all() {
      for (const { key, scopes, users } of found.values()) {
        const [client, resource, by] = key;
        const each = { scopes: [...scopes].toSorted(), users: [...users].toSorted(), count: users.size };
        yield { client, resource, by, ...each };
      }
    },
  };
}
