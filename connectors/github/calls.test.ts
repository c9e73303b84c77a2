/** What a large organization costs. The budgets are promises of the README. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate } from '../../test/estate/index.ts';
import { createMemory } from '../../test/suites/connector-run.ts';
import { discoverGitHub, totalCalls } from '../../test/suites/github.ts';

afterEach(() => vi.unstubAllEnvs());

const DAY = 86_400;
const now = new Date('2026-11-21T08:00:00Z');
const large = { repositories: 5000, installations: 40, fineGrainedTokens: 1500, deployKeys: 400, members: 300 };

describe('5,000 repositories, 40 Apps, 1,500 fine-grained tokens, 400 deploy keys', () => {
  test('a first run costs at most 22,000 calls, each night at most 3,600, and nothing is lost', async () => {
    const estate = createEstate({ now, github: large, story: false });
    // Enough for one run: what happens when the limit ends is another test.
    estate.github.state.behaviour.limits = { core: 60_000, graphql: 60_000 };
    const memory = createMemory();
    const first = await discoverGitHub(estate, {}, { memory });
    const refs = new Set(first.records.map(({ ref }) => ref));
    expect(first.readings.filter(({ status }) => status !== 'complete')).toEqual([]);
    expect(totalCalls(first)).toBeLessThanOrEqual(22_000);
    estate.clock.advance(DAY);
    const second = await discoverGitHub(estate, {}, { memory });
    expect(totalCalls(second)).toBeLessThanOrEqual(3600);
    expect(second.readings.filter(({ status }) => status !== 'complete')).toEqual([]);
    expect(new Set(second.records.map(({ ref }) => ref))).toEqual(refs);
  }, 120_000);
});

test('one night of the company costs exactly this', async () => {
  const estate = createEstate({ now });
  const { calls } = await discoverGitHub(estate, { organizations: ['halden-robotics'] });
  const [main] = estate.github.state.organizations.values();
  if (main === undefined) throw new Error('no organization');
  const repositories = [...main.repositories.values()];
  const callers = (type: 'user' | 'installation') =>
    new Set(main.apiUse.filter(({ subject }) => subject.type === type).map(({ subject }) => subject.id)).size;
  const each = repositories.length;
  expect(calls).toEqual({
    'apps/get-authenticated': 1,
    'apps/list-installations': 1,
    'apps/create-installation-access-token': 1,
    'orgs/get': 1,
    'oidc/get-oidc-custom-sub-template-for-org': 1,
    // Members, owners among them; who installed Apps, five decisions about OAuth apps.
    'orgs/list-members': 2,
    'orgs/list-outside-collaborators': 1,
    'orgs/get-audit-log': 6,
    'orgs/list-app-installations': 1,
    'apps/get-by-slug': main.installations.length,
    'api-insights/get-subject-stats': 1,
    'api-insights/get-route-stats-by-actor': callers('installation'),
    'api-insights/get-user-stats': callers('user'),
    'orgs/list-pat-grants': 1,
    'orgs/list-pat-grant-requests': 1,
    'orgs/list-saml-sso-authorizations': 1,
    'actions/list-self-hosted-runner-groups-for-org': 1,
    'actions/list-self-hosted-runners-for-org': 1,
    'private-registries/list-org-private-registries': 1,
    'copilot/get-copilot-coding-agent-permissions-organization': 1,
    'copilot/list-copilot-coding-agent-selected-repositories-for-organization': 1,
    'graphql/repositories': 1,
    'repos/list-deploy-keys': repositories.filter(({ deployKeys }) => deployKeys.length > 0).length,
    'orgs/list-webhooks': 1,
    'repos/list-webhooks': each,
    'actions/list-org-secrets': 1,
    'dependabot/list-org-secrets': 1,
    'agents/list-org-secrets': 1,
    'actions/list-repo-secrets': each,
    'dependabot/list-repo-secrets': each,
    'agents/list-repo-secrets': each,
    'actions/list-environment-secrets': repositories.reduce((sum, { environments }) => sum + environments.length, 0),
  });
});
