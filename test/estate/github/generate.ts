/** Makes the company's GitHub from a seed, at any size. */
import { company } from '../company/company.ts';
import type { SideContext } from '../provider.ts';
import { createRandom } from '../random.ts';
import { createBuilder, emptySecrets, type Builder } from './build.ts';
import { CLASSIC_SCOPES, COLLECTOR_PERMISSIONS, ENTERPRISE_PERMISSIONS } from './catalog.ts';
import { fill } from './filler.ts';
import type { Caller, Collector, GitHubState, Installation, Organization } from './state.ts';
import { story } from './story/index.ts';

/** Of the main organization, and totals: filler tops up what the story makes. */
export interface GitHubSize {
  repositories: number;
  installations: number;
  fineGrainedTokens: number;
  deployKeys: number;
  members: number;
}

export const GITHUB_1X: GitHubSize = {
  repositories: 14,
  installations: 14,
  fineGrainedTokens: 12,
  deployKeys: 10,
  members: 12,
};

const organization = (build: Builder, login: string, name: string): Organization => ({
  id: build.id(),
  login,
  name,
  email: `security@${company.domain}`,
  createdAt: build.ago(2900),
  saml: true,
  members: new Map(),
  outside: new Set(),
  repositories: new Map(),
  installations: [],
  oauthApps: [],
  tokens: [],
  tokenRequests: [],
  authorizations: [],
  hooks: [],
  secrets: emptySecrets(),
  runners: [],
  runnerGroups: [],
  hostedRunners: [],
  registries: [],
  oidc: { claims: ['repo', 'context'], immutable: false, useDefault: true },
  actions: { enabled: 'all', selfHostedRunners: 'all' },
  copilot: null,
  roles: [],
  audit: [],
  apiUse: [],
});

/** The collector's App in every organization and in the enterprise, and tokens of the one who looks after it. */
function createCollector(build: Builder, organizations: readonly Organization[]): Collector {
  const { state } = build;
  const [main] = organizations;
  if (!main) throw new RangeError('no organization');
  const owner = build.user('farah-nasser', {
    name: 'Farah Nasser',
    email: company.people['farah.nasser']?.email ?? null,
  });
  const app = build.app(
    'nhi-discover',
    { id: main.id, login: main.login, type: 'Organization' },
    {
      name: 'NHI Discover',
      description: 'Reads what acts on its own.',
      permissions: COLLECTOR_PERMISSIONS,
      installationsCount: organizations.length + 1,
      isPrivate: true,
    },
  );
  const installations: Record<string, Installation> = {};
  for (const each of organizations) {
    each.members.set(owner.login, 'admin');
    installations[each.login] = build.install(each, app, { createdAt: build.ago(30), installedBy: owner });
  }
  const created = { createdAt: build.ago(30), updatedAt: build.ago(30) };
  installations[state.enterprise.slug] = {
    id: build.id(),
    app,
    selection: 'all',
    repositories: [],
    permissions: ENTERPRISE_PERMISSIONS,
    events: [],
    ...created,
  };
  const caller = (token: string, given: Caller): string => {
    state.callers.set(token, given);
    return token;
  };
  const classic = { kind: 'classic', user: owner, scopes: CLASSIC_SCOPES, expiresAt: null } as const;
  return {
    app,
    installations,
    classic: caller(build.canary('ghp_'), { ...classic, sso: organizations.map(({ login }) => login) }),
    classicWithoutSso: caller(build.canary('ghp_'), { ...classic, sso: [] }),
    fineGrained: caller(build.canary('github_pat_', 82), {
      kind: 'fine-grained',
      user: owner,
      organization: main.login,
      permissions: COLLECTOR_PERMISSIONS,
      expiresAt: null,
    }),
    siteAdmin: caller(build.canary('ghp_'), { ...classic, scopes: [...CLASSIC_SCOPES, 'site_admin'], sso: [] }),
  };
}

export function generateGitHub(context: SideContext, size: GitHubSize): GitHubState {
  const { seed, clock } = context;
  const state = {
    seed,
    now: () => clock.now(),
    enterprise: { id: 71_204, slug: company.slug, name: company.name },
    organizations: new Map(),
    users: new Map(),
    apps: new Map(),
    serverTokens: [],
    userKeys: [],
    callers: new Map(),
    behaviour: {
      plan: 'ghec',
      limits: {},
      serverLimits: false,
      secondaryPerMinute: null,
      retryAfter: true,
      limitStatus: 403,
      skew: 0,
      latencyMs: 0,
    },
    denied: new Set(),
    cases: new Map(),
    canaries: [],
    mutations: 0,
  } satisfies Omit<GitHubState, 'collector'> as unknown as GitHubState;
  const build = createBuilder(state, createRandom(`${seed}/github`), { next: 41_000_000 });
  const main = organization(build, company.githubOrg, company.name);
  const organizations = [main];
  // A second one, bought with its company, for those who read several.
  if (context.story) organizations.push(organization(build, 'halden-labs', 'Halden Labs'));
  for (const each of organizations) state.organizations.set(each.login, each);
  state.collector = createCollector(build, organizations);
  if (context.story) story(build);
  fill(build, main, size);
  for (const each of organizations) each.audit.sort((a, b) => b.at - a.at);
  return state;
}
