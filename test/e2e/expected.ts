/** What the inventory must say of the company, told from its truth alone. */
import type { AccountTruth, KeyTruth, Truth } from '../estate/index.ts';
import type { Listed } from './harness.ts';

export const inReach = ({ accounts }: Truth): AccountTruth[] => accounts.filter(({ state }) => state === 'ACTIVE');

export interface IdentityFacts {
  ref: string;
  scope: string;
  kind: string;
  name: string;
  nativeId: string;
  createdAt: unknown;
  human: boolean;
  managedBy: string;
}

/** Everyone in reach, by ref. Root's date is left out: the truth has none. */
export function identities(truth: Truth): Map<string, IdentityFacts> {
  const all = inReach(truth).flatMap((account): IdentityFacts[] => {
    const scope = `aws:account:${account.id}`;
    const root = {
      ref: `aws:root:${account.id}`,
      scope,
      kind: 'root',
      name: 'root',
      nativeId: `arn:${truth.partition}:iam::${account.id}:root`,
      createdAt: undefined,
      human: false,
      managedBy: 'customer',
    };
    const users = account.users.map(({ id, arn, name, createdAt, human }) => ({
      ref: `aws:iam-user:${id}`,
      scope,
      kind: human ? 'user' : 'machine-user',
      name,
      nativeId: arn,
      createdAt,
      human,
      managedBy: 'customer',
    }));
    const roles = account.roles.map(({ id, arn, name, createdAt, serviceLinked, identityCenter, trusts }) => ({
      ref: `aws:iam-role:${id}`,
      scope,
      kind: 'role',
      name,
      nativeId: arn,
      createdAt,
      human: identityCenter || (trusts.length > 0 && trusts.every(({ kind }) => kind === 'saml')),
      managedBy: serviceLinked || identityCenter ? 'provider' : 'customer',
    }));
    return [root, ...users, ...roles];
  });
  return new Map(all.map((one) => [one.ref, one]));
}

export function identityFacts(row: Listed): IdentityFacts {
  const { ref, scope, kind, name, nativeId, createdAt, managedBy } = row as unknown as IdentityFacts;
  const human = (row['nature'] as unknown as { is: string }).is === 'human';
  return { ref, scope, kind, name, nativeId, createdAt: kind === 'root' ? undefined : createdAt, human, managedBy };
}

export interface KeyFacts {
  ref: string;
  identity: string;
  status: string;
  createdAt: unknown;
  usedAt: string | null;
}

const key = (ref: string, identity: string, { status, createdAt, lastUsed }: KeyTruth): KeyFacts => ({
  ref,
  identity,
  status: status === 'Active' ? 'active' : 'disabled',
  createdAt,
  usedAt: lastUsed?.at ?? null,
});

/** Every access key in reach, root's too, by ref. */
export function accessKeys(truth: Truth): Map<string, KeyFacts> {
  const all = inReach(truth).flatMap(({ id, users, root }) => [
    ...users.flatMap((user) => user.keys.map((one) => key(`aws:access-key:${one.id}`, `aws:iam-user:${user.id}`, one))),
    // Root's keys have no id that anybody but root may read.
    ...root.keys.map((one, index) =>
      key(`aws:root-access-key:${id}/${index + 1}/${one.createdAt}`, `aws:root:${id}`, one),
    ),
  ]);
  return new Map(all.map((one) => [one.ref, one]));
}

export function keyFacts(row: Listed): KeyFacts {
  const { ref, identity, status, createdAt } = row as unknown as KeyFacts;
  return { ref, identity, status, createdAt, usedAt: usedAt(row) };
}

export interface LastUsed {
  state: 'used' | 'unused' | 'unknown';
  at?: string;
  since?: string;
  reason?: string;
  /** No use from then on, as far as can be known; `null`: later use may be unseen. */
  quiet?: { since: string } | null;
}

export const lastUsed = (row: Listed | undefined): LastUsed => row?.['lastUsed'] as unknown as LastUsed;
export const usedAt = (row: Listed | undefined): string | null => lastUsed(row).at ?? null;

/** What may be said of last use, when this is what really was: never less use than there was, never a date made up. */
export function usageMistake(row: Listed, told: string | null, really: string | null): string | undefined {
  const said = lastUsed(row);
  const name = String(row['name']);
  if (said.state === 'used') return said.at === told ? undefined : `${name}: used at ${said.at}, truly ${told}`;
  if (told !== null) return `${name}: ${said.state}, though used at ${told}`;
  if (said.state === 'unused' && really !== null && said.since !== undefined && said.since <= really)
    return `${name}: unused since ${said.since}, though used at ${really}`;
  return undefined;
}

/** IAM's own identities; what else acts on its own is in `expected-others.ts`. */
export const isIam = ({ ref }: { ref: string }): boolean => /^aws:(?:root|iam-user|iam-role):/.test(ref);

export const mapOf = <T extends { ref: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.ref, row]));
