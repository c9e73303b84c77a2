/** Small facts for tests of rules: everything is read and harmless, except what a test says. */
import type { Credential, Grant, Identity, Scope, Timestamp, Trust } from '../model.ts';
import type { LastUsed } from '../usage.ts';
import type { CredentialFacts, Facts, Owner } from './rule.ts';

export const now: Timestamp = '2026-11-21T06:00:00Z';
/** So many days before `now`. Negative: after it. */
export const ago = (days: number): Timestamp =>
  new Date(Date.parse(now) - days * 86_400_000).toISOString().replace('.000Z', 'Z');
export const denied = { unknown: 'denied' } as const;

/** Used so many days ago, and watched ever since. */
export const used = (days: number, change: Partial<Extract<LastUsed, { state: 'used' }>> = {}): LastUsed => ({
  state: 'used',
  at: ago(days),
  source: 'test:report',
  precision: 'second',
  quiet: days < 1 ? null : { since: ago(days), asOf: ago(0.25) },
  blindTo: [],
  ...change,
});
/** No use in the last so many days; what was before is not known. */
export const quiet = (days: number, change: Partial<Extract<LastUsed, { state: 'unused' }>> = {}): LastUsed => ({
  state: 'unused',
  since: ago(days),
  asOf: ago(0.25),
  sources: ['test:report'],
  blindTo: [],
  ...change,
});
export const unknownUse: LastUsed = { state: 'unknown', reason: 'denied', detail: 'test:Read' };

const scope: Scope = {
  record: 'scope',
  ref: 'test:account:1',
  source: 'test:Accounts',
  kind: 'account',
  name: 'payments',
  nativeId: '1',
  parent: null,
  status: 'active',
  ownerHints: [],
  tags: {},
  attributes: {},
};

export const identity = (change: Partial<Identity> = {}): Identity => ({
  record: 'identity',
  ref: 'test:user:robot',
  scope: scope.ref,
  source: 'test:Users',
  kind: 'machine-user',
  name: 'robot',
  nativeId: 'robot',
  status: 'active',
  nature: { is: 'machine', because: 'it has no password' },
  managedBy: 'customer',
  createdAt: ago(400),
  purpose: null,
  ownerHints: [],
  publisher: null,
  weaknesses: [],
  usage: null,
  tags: {},
  attributes: {},
  ...change,
});

export const credential = (
  change: Partial<Credential> = {},
  { lastUsed = used(1), firstSeen = ago(200) }: { lastUsed?: LastUsed; firstSeen?: Timestamp } = {},
): CredentialFacts => ({
  credential: {
    record: 'credential',
    ref: `test:key:${change.nativeId ?? 'K1'}`,
    scope: scope.ref,
    source: 'test:Keys',
    identity: 'test:user:robot',
    kind: 'access-key',
    name: change.nativeId ?? 'K1',
    nativeId: 'K1',
    status: 'active',
    managedBy: 'customer',
    createdAt: ago(30),
    rotatedAt: null,
    expiresAt: ago(-30),
    usage: null,
    exposure: [],
    weaknesses: [],
    ownerHints: [],
    tags: {},
    attributes: {},
    ...change,
  },
  lastUsed,
  firstSeen,
});

export const secret = (
  change: Partial<Credential> = {},
  times: { lastUsed?: LastUsed; firstSeen?: Timestamp } = {},
): CredentialFacts => credential({ kind: 'vaulted-secret', identity: null, ...change }, times);

export const trust = (change: Partial<Trust> = {}): Trust => ({
  record: 'trust',
  ref: 'test:trust:1',
  scope: scope.ref,
  source: 'test:Roles',
  identity: 'test:user:robot',
  principal: { kind: 'account', id: '2', owner: '2', dangling: false },
  reach: 'same-organization',
  conditions: [],
  subjects: [],
  weaknesses: [],
  attributes: {},
  ...change,
});

export const grant = (change: Partial<Grant> = {}): Grant => ({
  record: 'grant',
  ref: 'test:grant:1',
  scope: scope.ref,
  source: 'test:Policies',
  identity: 'test:user:robot',
  role: 'Reader',
  roleId: 'roles/reader',
  resource: '*',
  origin: { kind: 'attached', via: null },
  delegated: null,
  grantedAt: null,
  grantedBy: null,
  privilege: { level: 'read', reasons: [] },
  document: null,
  attributes: {},
  ...change,
});

export const owner: Owner = { name: 'team-payments', confidence: 0.9, source: 'tag:owner' };

/** `credentials`, `grants`, `trusts`: nothing unless said otherwise. */
export const facts = (change: Partial<Facts> = {}): Facts => ({
  scope,
  identity: identity(),
  lastUsed: used(1),
  ownLastUsed: { state: 'unknown', reason: 'unsupported' },
  firstSeen: ago(200),
  credentials: [],
  grants: [],
  trusts: [],
  named: null,
  owner,
  privilege: 'read',
  ...change,
});

/** Facts about one credential of an identity. */
export const withCredential = (item: CredentialFacts, change: Partial<Facts> = {}): Facts =>
  facts({ credentials: [item], ...change });
/** Facts about a credential that belongs to nobody. */
export const alone = (item: CredentialFacts): Facts =>
  facts({ identity: null, credentials: [item], lastUsed: item.lastUsed, firstSeen: item.firstSeen, owner: null });
