import type { Seconds } from '../clock.ts';
import { createRandom } from '../random.ts';
import { makeAuditRole, makeHubUser } from './audit.ts';
import { createBuilder } from './build.ts';
import { fill, type FillerSize } from './filler.ts';
import type { Partition } from './ids.ts';
import { DEFAULT_ACCOUNTS, makeAccounts } from './organization.ts';
import type { AwsState } from './state.ts';
import { tellStory } from './story/index.ts';
import { cacheReport } from './story/stale-report.ts';

/** How much of everything there is at least. The story's own things count; all but `accounts` are per account. */
export interface Size extends FillerSize {
  /** All accounts, the suspended one too. 1 is a standalone account without an organization. */
  accounts: number;
  /** Regions enabled by default, per account. Two opt-in Regions come on top. */
  regions: number;
}

/** The readable company. */
export const SIZE_1X: Size = {
  accounts: DEFAULT_ACCOUNTS,
  users: 0,
  keys: 1,
  roles: 0,
  policies: 0,
  groups: 0,
  regions: 4,
  secrets: 0,
};

export function generateAws(seed: string, now: Seconds, partition: Partition, size: Size, story: boolean): AwsState {
  const random = createRandom(`${seed}/aws`);
  const state: AwsState = {
    seed,
    partition,
    accounts: new Map(),
    keyOwners: new Map(),
    sessions: new Map(),
    access: new Map(),
    hub: { account: '', user: '', keyId: '' },
    audit: { roleName: 'NhiDiscoverAudit', externalId: `halden-nhi-${random.chars('0123456789abcdef', 12)}` },
    cases: new Map(),
    admins: new Map(),
    mutations: 0,
    plantedSecrets: new Set(),
  };
  const { named, hub } = makeAccounts(state, random.fork('accounts'), now, size.accounts, size.regions);
  for (const [name, account] of named) {
    const build = createBuilder(state, account, random.fork(name), now);
    if (account === hub) makeHubUser(state, build);
    makeAuditRole(state, build, hub.id);
    if (story) tellStory(name, state, build, named);
    if (account.state === 'ACTIVE') fill(build, size);
    if (story && name === 'production') cacheReport(build);
  }
  return state;
}
