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

/** Lists, and each text once: there are tens of thousands of these in a large tenant, and few of them are long. */
interface Counted extends Pick<Delegated, 'client' | 'resource' | 'by'> {
  scopes: string[];
  /** One may come twice. */
  users: string[];
}

export function tally(): Tally {
  const found = new Map<string, Counted>();
  const texts = new Map<string, string>();
  const once = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  return {
    add({ clientId, resourceId, consentType, principalId, scope }) {
      const by = consentType === 'AllPrincipals' ? 'admin' : 'users';
      const id = `${clientId}/${resourceId}/${by}`;
      const one = found.get(id) ?? { client: once(clientId), resource: once(resourceId), by, scopes: [], users: [] };
      found.set(id, one);
      for (const name of scope?.split(' ') ?? []) {
        if (name !== '' && !one.scopes.includes(name)) one.scopes.push(once(name));
      }
      if (by === 'users' && principalId) one.users.push(once(principalId));
    },
    *all() {
      for (const { scopes, users: told, ...of } of found.values()) {
        const users = [...new Set(told)].toSorted();
        yield { ...of, scopes: scopes.toSorted(), users, count: users.length };
      }
    },
  };
}
