import type { Clock } from '../clock.ts';
import { company } from '../company/company.ts';
import { createRandom } from '../random.ts';
import { createBuilder, memberOf, type Builder } from './build.ts';
import { COLLECTOR_PERMISSIONS, HOME_SERVICES } from './catalog.ts';
import { fill } from './filler.ts';
import { COLLECTOR, customerId, HOME_PROJECT, resourceNumber } from './ids.ts';
import type { GoogleSize, GoogleState } from './state.ts';
import { tellStory } from './story/index.ts';
import { createTokenStore } from './tokens/store.ts';

/** Sizes are totals: what the story does not make, filler does. The readable company is all story. */
export const GOOGLE_1X: GoogleSize = {
  projects: 0,
  serviceAccounts: 0,
  keys: 0,
  apiKeys: 0,
  secrets: 0,
  users: 0,
  tokens: 0,
};

function empty(seed: string, clock: Clock, size: GoogleSize): GoogleState {
  const random = createRandom(`${seed}/google`);
  return {
    seed,
    size,
    clock,
    organization: {
      number: resourceNumber(random),
      domain: company.domain,
      customerId: customerId(random),
      createdAt: clock.now() - 1600 * 86_400,
    },
    folders: new Map(),
    projects: new Map(),
    serviceAccounts: new Map(),
    users: new Map(),
    delegations: [],
    policies: new Map(),
    apiKeys: new Map(),
    pools: [],
    workforcePools: [],
    oauthClients: [],
    hmacKeys: new Map(),
    secrets: [],
    resources: [],
    denyPolicies: [],
    boundaries: [],
    policyBindings: [],
    customRoles: [],
    contacts: [],
    auditLog: [],
    metricsScopes: new Map(),
    collector: { email: '', quotaProject: '', audience: '', issuer: '', subject: '' },
    access: { granted: new Set(COLLECTOR_PERMISSIONS), denied: [] },
    tokens: createTokenStore(random.fork('tokens'), clock),
    cases: new Map(),
    plantedSecrets: new Set(),
    skew: 0,
    revision: 0,
  };
}

/** The people of the company are in Workspace, whether they are still there or not. More are Workspace's own affair. */
function people(build: Builder): void {
  for (const { email, name, left, team } of Object.values(company.people)) {
    const [givenName = '', ...rest] = name.split(' ');
    build.user(email, givenName, rest.join(' '), {
      suspended: left === true,
      superAdmin: team === 'security',
      orgUnitPath: `/${team}`,
    });
  }
}

/**
 * The collector comes in without a key: the nightly job's token is exchanged for one of Google's, and that for one of
 * its service account.
 */
function collector(build: Builder): void {
  const { state } = build;
  const home = build.project(HOME_PROJECT, { labels: { team: 'security', env: 'prod' } });
  for (const service of HOME_SERVICES) home.services.add(service);
  const account = build.account(home, COLLECTOR, {
    displayName: 'NHI Discover',
    description: 'Nightly inventory of non-human identities; owner security@halden.example',
  });
  const issuer = 'https://oidc.halden.example/jobs';
  const pool = `projects/${home.number}/locations/global/workloadIdentityPools/jobs`;
  const subject = 'nightly-inventory';
  state.pools.push({
    name: pool,
    project: home.number,
    displayName: 'Scheduled jobs',
    description: 'The job runner of the security team',
    disabled: false,
    createdAt: build.ago(300),
    providers: [
      {
        id: 'runner',
        displayName: 'Job runner',
        disabled: false,
        attributeMapping: { 'google.subject': 'assertion.sub', 'attribute.queue': 'assertion.queue' },
        attributeCondition: "assertion.queue == 'security'",
        trust: { kind: 'oidc', issuerUri: issuer, allowedAudiences: [] },
        createdAt: build.ago(300),
        uses: [],
      },
    ],
  });
  build.bind(account.email, 'roles/iam.workloadIdentityUser', [
    `principal://iam.googleapis.com/${pool}/subject/${subject}`,
  ]);
  build.bind(account.email, 'roles/iam.serviceAccountTokenCreator', [memberOf(account)]);
  build.bind(
    `organizations/${state.organization.number}`,
    `organizations/${state.organization.number}/roles/nhiDiscover`,
    [memberOf(account)],
  );
  state.customRoles.push({
    name: `organizations/${state.organization.number}/roles/nhiDiscover`,
    title: 'NHI Discover',
    description: 'What the nightly inventory reads',
    permissions: [...COLLECTOR_PERMISSIONS],
    stage: 'GA',
  });
  state.collector = {
    email: account.email,
    quotaProject: home.number,
    audience: `//iam.googleapis.com/${pool}/providers/runner`,
    issuer,
    subject,
  };
}

/** Quick: about a second for 2,000 projects, 15,000 service accounts, 10,000 keys and 3,000 API keys. */
export function generateGoogle(seed: string, clock: Clock, size: GoogleSize, story: boolean): GoogleState {
  const state = empty(seed, clock, size);
  const random = createRandom(`${seed}/google/company`);
  const build = createBuilder(state, random, clock.now());
  build.user(`admin@${company.domain}`, 'Workspace', 'Admin', { superAdmin: true });
  collector(build);
  if (story) people(build);
  if (story) tellStory(createBuilder(state, random.fork('story'), clock.now()));
  fill(createBuilder(state, random.fork('filler'), clock.now()));
  return state;
}
