import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Builder } from '../../../test/estate/google/build.ts';
import { deny, discoverGoogle, googleCompany, readingOf, recordOf } from '../../../test/suites/google.ts';

// The door waits a random part of a second between attempts: here, none of it.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const only = { only: ['agents'] };
const PERMISSION = 'agentidentity.accessSummaries.list';

/** Two agents with an identity of their own, one of which two people let reach third parties, and one with an account. */
function agents(build: Builder) {
  const { number: project, services } = build.project('halden-ai');
  services.add('agentidentity.googleapis.com');
  const place = `projects/${project}/locations/europe-west1`;
  const common = { project, location: 'europe-west1', createdAt: build.ago(40), updatedAt: build.ago(40) };
  const identity = (id: number): string =>
    `agents.global.org-${build.state.organization.number}.system.id.goog/resources/aiplatform/${place}/reasoningEngines/${id}`;
  const add = (path: string, assetType: string, data: Record<string, unknown>): void =>
    void build.state.resources.push({
      ...common,
      assetType,
      name: `${place}/${path}`,
      data: { name: `${place}/${path}`, ...data },
    });
  for (const id of [1, 2]) {
    add(`reasoningEngines/${id}`, 'aiplatform.googleapis.com/ReasoningEngine', {
      spec: { identityType: 'AGENT_IDENTITY', effectiveIdentity: identity(id) },
    });
  }
  add('reasoningEngines/3', 'aiplatform.googleapis.com/ReasoningEngine', {
    spec: { identityType: 'SERVICE_ACCOUNT', serviceAccount: 'bot@halden-ai.iam.gserviceaccount.com' },
  });
  const summary = (id: string, lastAccessTime: string, tokenUrl: string): void =>
    add(`accessSummaries/${id}`, 'agentidentity.googleapis.com/AccessSummary', {
      workloadId: `spiffe://${identity(1)}`,
      userId: 'ada@halden.example',
      firstAccessTime: '2026-05-01T08:00:00Z',
      lastAccessTime,
      tokenUrl,
      scopes: ['read:jira-work'],
    });
  summary('a', '2026-11-20T07:00:00Z', 'https://auth.atlassian.com/oauth/token');
  summary('b', '2026-11-19T07:00:00.123456Z', 'https://slack.com/api/oauth.v2.access');
  return { project, ref: (id: number) => `gcp:agent:${place}/reasoningEngines/${id}` };
}

test('an agent was last used when it last reached a third party for somebody', async () => {
  const { estate, made } = googleCompany(agents);
  const found = await discoverGoogle(estate, {}, only);
  expect(readingOf(found, 'agents')).toMatchObject({ status: 'complete', gaps: [] });
  expect(recordOf(found, made.ref(1))).toMatchObject({
    usage: [
      {
        source: 'gcp:agent-identity',
        lastAt: '2026-11-20T07:00:00Z',
        precision: 'hour',
        blindTo: [expect.stringContaining('no third party') as string],
      },
    ],
    attributes: { connectedTo: ['auth.atlassian.com', 'slack.com'], scopesUsed: ['read:jira-work'] },
  });
  // One call for the project and location, and nothing of the people.
  expect(found.calls['agentidentity:accessSummaries.list']).toBe(1);
  expect(JSON.stringify(found.records)).not.toContain('ada@halden.example');
});

test('an agent without any summary may have run all the same', async () => {
  const { estate, made } = googleCompany(agents);
  const found = await discoverGoogle(estate, {}, only);
  for (const id of [2, 3]) expect(recordOf(found, made.ref(id))).toMatchObject({ usage: { unknown: 'unsupported' } });
});

describe('when summaries cannot be read', () => {
  test('a refusal is said, and the agents are all there', async () => {
    const { estate, made } = googleCompany(agents);
    deny(estate, [PERMISSION]);
    const found = await discoverGoogle(estate, {}, only);
    expect(readingOf(found, 'agents')).toMatchObject({
      status: 'partial',
      gaps: [{ because: 'denied', detail: expect.stringContaining(PERMISSION) as string }],
    });
    expect(recordOf(found, made.ref(1))).toMatchObject({ usage: { unknown: 'denied' } });
    expect(found.records).toHaveLength(3);
  });

  test('an API that is off is none', async () => {
    const { estate, made } = googleCompany(agents);
    estate.google.state.projects.get(made.project)?.services.delete('agentidentity.googleapis.com');
    const found = await discoverGoogle(estate, {}, only);
    expect(readingOf(found, 'agents')).toMatchObject({ status: 'complete' });
    expect(recordOf(found, made.ref(1))).toMatchObject({ usage: { unknown: 'disabled' } });
  });

  test('an odd one is nobody’s', async () => {
    const { estate, made } = googleCompany(agents);
    const summary = estate.google.state.resources.find(({ assetType }) => assetType.endsWith('/AccessSummary'));
    if (summary !== undefined) Reflect.deleteProperty(summary.data, 'workloadId');
    const found = await discoverGoogle(estate, {}, only);
    expect(readingOf(found, 'agents')).toMatchObject({ status: 'partial', gaps: [{ because: 'failed' }] });
    expect(recordOf(found, made.ref(1))).toMatchObject({ usage: { unknown: 'failed' } });
  });
});
