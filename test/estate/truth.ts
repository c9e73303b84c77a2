import { iso, type Seconds } from './clock.ts';
import { secretOf } from './aws/keys.ts';
import { roleLastUsed } from './aws/services/iam/shapes.ts';
import type { Account, NamedCase, RegionState, Role, Secret, User } from './aws/state.ts';
import { trustsOf, type TrustTruth } from './aws/truth-trusts.ts';
import type { Estate } from './estate.ts';

export interface KeyTruth {
  id: string;
  status: 'Active' | 'Inactive';
  createdAt: string;
  lastUsed: { at: string; region: string; service: string } | null;
}
export interface UserTruth {
  id: string;
  arn: string;
  name: string;
  createdAt: string;
  /** Signs in to the console with a password. */
  human: boolean;
  passwordLastUsedAt: string | null;
  tags: Record<string, string>;
  keys: KeyTruth[];
  sshKeys: string[];
  certificates: { id: string; status: string }[];
  serviceCredentials: { id: string; service: string; createdAt: string; expiresAt: string | null; status: string }[];
  admin: string | null;
}
export interface RoleTruth {
  id: string;
  arn: string;
  name: string;
  createdAt: string;
  /** What the API can tell: nothing beyond 400 days. */
  lastUsedAt: string | null;
  /** What really was. */
  reallyLastUsedAt: string | null;
  serviceLinked: boolean;
  identityCenter: boolean;
  tags: Record<string, string>;
  trusts: TrustTruth[];
  admin: string | null;
}
export interface SecretTruth {
  arn: string;
  name: string;
  region: string;
  createdAt: string;
  /** When the value was made that AWSCURRENT points to. */
  currentSince: string | null;
  lastRotatedAt: string | null;
  lastAccessedAt: string | null;
  deletedAt: string | null;
  primaryRegion: string | null;
  owningService: string | null;
  tags: Record<string, string>;
}
export interface AccountTruth {
  id: string;
  name: string;
  email: string;
  state: string;
  root: { keys: KeyTruth[]; mfa: boolean };
  users: UserTruth[];
  roles: RoleTruth[];
  groups: { id: string; name: string }[];
  policies: { id: string; arn: string }[];
  instanceProfiles: { id: string; name: string; role: string | null }[];
  oidcProviders: { arn: string; trustedBy: string[] }[];
  samlProviders: string[];
  serverCertificates: { id: string; name: string; expiresAt: string }[];
  regions: {
    name: string;
    status: string;
    secrets: SecretTruth[];
    trustAnchors: string[];
    profiles: string[];
    subjects: { id: string; lastSeenAt: string }[];
  }[];
  applications: { arn: string; name: string; status: string }[];
}
/** What a discovery of the company must find; plain JSON. */
export interface Truth {
  now: string;
  partition: string;
  organization: { id: string; managementId: string; delegatedAdmins: string[] } | null;
  hub: { account: string; user: string };
  audit: { roleName: string; externalId: string };
  accounts: AccountTruth[];
  counts: Record<
    | 'accounts'
    | 'activeAccounts'
    | 'users'
    | 'humans'
    | 'keys'
    | 'roles'
    | 'groups'
    | 'policies'
    | 'secrets'
    | 'applications',
    number
  >;
}

const maybe = (at: Seconds | undefined): string | null => (at === undefined ? null : iso(at));
const tagsOf = (item: { tags: { Key: string; Value: string }[] }): Record<string, string> =>
  Object.fromEntries(item.tags.map(({ Key, Value }) => [Key, Value]));

const keyTruth = ({ id, status, createdAt, lastUsed }: User['keys'][number]): KeyTruth => ({
  id,
  status,
  createdAt: iso(createdAt),
  lastUsed: lastUsed ? { ...lastUsed, at: iso(lastUsed.at) } : null,
});

const userTruth = ({ aws }: Estate, user: User): UserTruth => ({
  id: user.id,
  arn: user.arn,
  name: user.name,
  createdAt: iso(user.createdAt),
  human: user.password !== undefined,
  passwordLastUsedAt: maybe(user.password?.lastUsedAt),
  tags: tagsOf(user),
  keys: user.keys.map(keyTruth),
  sshKeys: user.sshKeys.map(({ id }) => id),
  certificates: user.certificates.map(({ id, status }) => ({ id, status })),
  serviceCredentials: user.serviceCredentials.map(({ id, service, createdAt, expiresAt, status }) => ({
    id,
    service,
    createdAt: iso(createdAt),
    expiresAt: maybe(expiresAt),
    status,
  })),
  admin: aws.admins.get(user.id) ?? null,
});

const roleTruth = ({ aws, clock }: Estate, role: Role): RoleTruth => ({
  id: role.id,
  arn: role.arn,
  name: role.name,
  createdAt: iso(role.createdAt),
  lastUsedAt: maybe(roleLastUsed(role, clock.now()).LastUsedDate),
  reallyLastUsedAt: maybe(role.lastUsed?.at),
  serviceLinked: role.path.startsWith('/aws-service-role/'),
  identityCenter: role.path.startsWith('/aws-reserved/sso.amazonaws.com/'),
  tags: tagsOf(role),
  trusts: trustsOf(aws, role),
  admin: aws.admins.get(role.id) ?? null,
});

const secretTruth = (region: string, secret: Secret): SecretTruth => ({
  arn: secret.arn,
  name: secret.name,
  region,
  createdAt: iso(secret.createdAt),
  currentSince: maybe(secret.versions.find(({ stages }) => stages.includes('AWSCURRENT'))?.createdAt),
  lastRotatedAt: maybe(secret.rotatedAt),
  lastAccessedAt: maybe(secret.accessedAt),
  deletedAt: maybe(secret.deletedAt),
  primaryRegion: secret.primaryRegion ?? null,
  owningService: secret.owningService ?? null,
  tags: tagsOf(secret),
});

const regionTruth = (region: RegionState): AccountTruth['regions'][number] => ({
  name: region.name,
  status: region.status,
  secrets: region.secrets.all().map((secret) => secretTruth(region.name, secret)),
  trustAnchors: region.trustAnchors.map(({ arn }) => arn),
  profiles: region.profiles.map(({ arn }) => arn),
  subjects: region.subjects.map(({ id, lastSeenAt }) => ({ id, lastSeenAt: iso(lastSeenAt) })),
});

function accountTruth(estate: Estate, account: Account): AccountTruth {
  const roles = account.roles.all().map((role) => roleTruth(estate, role));
  const trusting = (arn: string): string[] =>
    roles.filter(({ trusts }) => trusts.some(({ principal }) => principal === arn)).map(({ name }) => name);
  return {
    id: account.id,
    name: account.name,
    email: account.email,
    state: account.state,
    root: { keys: account.root.keys.map(keyTruth), mfa: account.root.mfa },
    users: account.users.all().map((user) => userTruth(estate, user)),
    roles,
    groups: account.groups.all().map(({ id, name }) => ({ id, name })),
    policies: account.policies.all().map(({ id, arn }) => ({ id, arn })),
    instanceProfiles: account.instanceProfiles.all().map(({ id, name, role }) => ({ id, name, role: role ?? null })),
    oidcProviders: [...account.oidcProviders.keys()].map((arn) => ({ arn, trustedBy: trusting(arn) })),
    samlProviders: [...account.samlProviders.keys()],
    serverCertificates: account.serverCertificates.map(({ id, name, expiresAt }) => ({
      id,
      name,
      expiresAt: iso(expiresAt),
    })),
    regions: [...account.regions.values()].map(regionTruth),
    applications: (account.identityCenter?.applications ?? []).map(({ arn, name, status }) => ({ arn, name, status })),
  };
}

const sum = (accounts: readonly AccountTruth[], of: (account: AccountTruth) => number): number =>
  accounts.reduce((total, account) => total + of(account), 0);

/** What discovery must find, as things stand now. Counts are of active accounts. */
export function truth(estate: Estate): Truth {
  const { aws, clock } = estate;
  const { organization } = aws;
  const accounts = [...aws.accounts.values()].map((account) => accountTruth(estate, account));
  const active = accounts.filter(({ state }) => state === 'ACTIVE');
  return {
    now: iso(clock.now()),
    partition: aws.partition,
    organization: organization
      ? {
          id: organization.id,
          managementId: organization.managementId,
          delegatedAdmins: [...organization.delegatedAdmins],
        }
      : null,
    hub: { account: aws.hub.account, user: aws.hub.user },
    audit: { ...aws.audit },
    accounts,
    counts: {
      accounts: accounts.length,
      activeAccounts: active.length,
      users: sum(active, ({ users }) => users.length),
      humans: sum(active, ({ users }) => users.filter(({ human }) => human).length),
      keys: sum(active, ({ users }) => users.reduce((n, { keys }) => n + keys.length, 0)),
      roles: sum(active, ({ roles }) => roles.length),
      groups: sum(active, ({ groups }) => groups.length),
      policies: sum(active, ({ policies }) => policies.length),
      secrets: sum(active, ({ regions }) => regions.reduce((n, { secrets }) => n + secrets.length, 0)),
      applications: sum(active, ({ applications }) => applications.length),
    },
  };
}

/** The named awkward cases: `cases(estate)['key.never-used']`. */
export function cases({ aws }: Estate): Record<string, NamedCase> {
  return Object.fromEntries(aws.cases);
}

/**
 * Every secret of the company: key secrets, session tokens, secret values, private keys. None may appear in anything
 * that a collector stores, logs or exports.
 */
export function canaries({ aws }: Estate): string[] {
  const keys = [...aws.keyOwners.keys()].map((id) => secretOf(aws.seed, id));
  const sessions = [...aws.sessions.values()].flatMap(({ secret, token }) => [secret, token]);
  return [...keys, ...sessions, ...aws.plantedSecrets];
}
