import { DAY, type Seconds } from '../clock.ts';
import { company } from '../company/company.ts';
import { alphabets, type Random } from '../random.ts';
import { PARTITIONS } from './ids.ts';
import { createShelf } from './shelf.ts';
import type { Account, AwsState, Organization, RegionState } from './state.ts';

interface Plan {
  name: string;
  unit: string | null;
  state?: Account['state'];
  joined?: Account['joinedMethod'];
}

/** In order of importance: a smaller estate has the first of them. */
const PLANS: readonly Plan[] = [
  { name: 'management', unit: null },
  { name: 'production', unit: 'Workloads' },
  { name: 'security', unit: 'Security' },
  { name: 'development', unit: 'Workloads' },
  { name: 'data', unit: 'Workloads' },
  { name: 'legacy', unit: 'Suspended', state: 'SUSPENDED', joined: 'INVITED' },
];
export const DEFAULT_ACCOUNTS = PLANS.length;

function plan(index: number): Plan {
  return PLANS[index] ?? { name: `team-${String(index).padStart(4, '0')}`, unit: 'Teams' };
}

const makeRegion = (name: string, status: RegionState['status']): [string, RegionState] => [
  name,
  { name, status, secrets: createShelf(), trustAnchors: [], profiles: [], subjects: [] },
];

function makeRegions(state: AwsState, count: number, optIn: boolean): Map<string, RegionState> {
  const partition = PARTITIONS[state.partition];
  const { home, second } = partition;
  const first = [home, second, ...partition.regions.filter((name) => name !== home && name !== second)];
  const [opted, ...closed] = partition.optIn;
  return new Map([
    ...first.slice(0, count).map((name) => makeRegion(name, 'ENABLED_BY_DEFAULT')),
    ...(opted ? [makeRegion(opted, optIn ? 'ENABLED' : 'DISABLED')] : []),
    ...closed.slice(0, 1).map((name) => makeRegion(name, 'DISABLED')),
  ]);
}

function makeAccount(
  state: AwsState,
  random: Random,
  now: Seconds,
  { name, state: status, joined }: Plan,
  regions: number,
): Account {
  const created = now - random.int(2600, 3200) * DAY - random.int(0, DAY - 1);
  return {
    id: String(random.int(1, 9)) + random.chars('0123456789', 11),
    name: `${company.slug}-${name}`,
    email: `aws+${name}@${company.domain}`,
    state: status ?? 'ACTIVE',
    parentId: '',
    joinedAt: created,
    joinedMethod: joined ?? 'CREATED',
    tags: [],
    contact: { fullName: 'Cloud Operations', company: company.name },
    root: { createdAt: created, mfa: true, keys: [] },
    users: createShelf(),
    groups: createShelf(),
    roles: createShelf(),
    policies: createShelf(),
    instanceProfiles: createShelf(),
    oidcProviders: new Map(),
    samlProviders: new Map(),
    serverCertificates: [],
    delegationRequests: [],
    regions: makeRegions(state, regions, name === 'production'),
    report: {},
    scps: [],
  };
}

function organize(state: AwsState, random: Random, accounts: readonly Account[], plans: readonly Plan[]): Organization {
  const [management] = accounts;
  if (!management) throw new Error('an organization needs a management account');
  const id = `o-${random.chars(alphabets.lower, 10)}`;
  const rootId = `r-${random.chars(alphabets.lower, 4)}`;
  const head = `arn:${state.partition}:organizations::${management.id}`;
  const organization: Organization = {
    id,
    arn: `${head}:organization/${id}`,
    rootId,
    managementId: management.id,
    delegatedAdmins: new Set(),
    units: new Map(),
    rootFeatures: ['RootCredentialsManagement'],
  };
  const byName = new Map<string, string>();
  for (const [index, account] of accounts.entries()) {
    const unit = plans[index]?.unit ?? null;
    if (unit !== null && !byName.has(unit)) {
      const unitId = `ou-${rootId.slice(2)}-${random.chars(alphabets.lower, 8)}`;
      byName.set(unit, unitId);
      organization.units.set(unitId, {
        id: unitId,
        arn: `${head}:ou/${id}/${unitId}`,
        name: unit,
        parentId: rootId,
        tags: [],
      });
    }
    account.parentId = unit === null ? rootId : (byName.get(unit) ?? rootId);
  }
  return organization;
}

export interface Accounts {
  /** By plan name; a small estate lacks some. */
  named: ReadonlyMap<string, Account>;
  hub: Account;
}

/** Makes the accounts and, when there is more than one, the organization around them. */
export function makeAccounts(state: AwsState, random: Random, now: Seconds, count: number, regions: number): Accounts {
  // One account alone is production, which has most of the story.
  const plans = count === 1 ? [plan(1)] : Array.from({ length: count }, (_, index) => plan(index));
  const accounts = plans.map((p) => makeAccount(state, random, now, p, regions));
  const named = new Map<string, Account>();
  for (const [index, account] of accounts.entries()) {
    state.accounts.set(account.id, account);
    named.set(plans[index]?.name ?? '', account);
  }
  if (count > 1) state.organization = organize(state, random, accounts, plans);
  const hub = named.get('security') ?? accounts[0];
  if (!hub) throw new RangeError('an estate has at least one account');
  if (state.organization && hub.id !== state.organization.managementId) state.organization.delegatedAdmins.add(hub.id);
  return { named, hub };
}
