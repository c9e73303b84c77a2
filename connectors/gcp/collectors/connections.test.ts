import { afterEach, expect, test, vi } from 'vitest';
import { discoverGoogle, googleCompany, readingOf } from '../../../test/suites/google.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('agents and connections to third parties', async () => {
  const { estate } = googleCompany((build) => {
    const { number: project } = build.project('halden-ai');
    const common = { project, location: 'europe-west1', createdAt: 1_780_000_000, updatedAt: 1_780_000_000 };
    const at = `projects/${project}/locations/europe-west1`;
    build.state.resources.push(
      {
        ...common,
        assetType: 'aiplatform.googleapis.com/ReasoningEngine',
        name: `${at}/reasoningEngines/1`,
        data: {
          name: `${at}/reasoningEngines/1`,
          displayName: 'Refund agent',
          createTime: '2026-05-01T08:00:00.123456Z',
          spec: { identityType: 'AGENT_IDENTITY', effectiveIdentity: 'agents.global.org-1.system.id.goog/x' },
        },
      },
      {
        ...common,
        assetType: 'cloudbuild.googleapis.com/Connection',
        name: `${at}/connections/github`,
        data: {
          name: `${at}/connections/github`,
          createTime: '2026-05-01T08:00:00Z',
          githubConfig: { appInstallationId: '1' },
        },
      },
      {
        ...common,
        assetType: 'connectors.googleapis.com/Connection',
        name: `${at}/connections/crm`,
        data: {
          name: `${at}/connections/crm`,
          connectorVersion: 'projects/x/locations/global/providers/gcp/connectors/salesforce/versions/1',
          suspended: true,
        },
      },
      {
        ...common,
        assetType: 'integrations.googleapis.com/AuthConfig',
        name: `${at}/authConfigs/bot`,
        data: {
          name: `${at}/authConfigs/bot`,
          displayName: 'bot',
          creatorEmail: 'ada@halden.example',
          state: 'SOFT_DELETED',
          decryptedCredential: { authToken: { token: 'never kept' } },
        },
      },
    );
  });
  const found = await discoverGoogle(estate, {}, { only: ['agents', 'connections'] });
  expect(readingOf(found, 'agents').records).toMatchObject([
    {
      kind: 'agent',
      name: 'Refund agent',
      createdAt: '2026-05-01T08:00:00.123Z',
      attributes: { effectiveIdentity: 'agents.global.org-1.system.id.goog/x' },
    },
  ]);
  expect(readingOf(found, 'connections').records).toMatchObject([
    { kind: 'integration', name: 'github', publisher: { name: 'GitHub', relation: 'third-party' } },
    { kind: 'integration', name: 'crm', publisher: { name: 'salesforce' }, status: 'disabled' },
    {
      kind: 'integration',
      name: 'bot',
      status: 'deleted',
      ownerHints: [{ kind: 'creator', value: 'ada@halden.example', source: 'creatorEmail' }],
    },
  ]);
  expect(JSON.stringify(found)).not.toContain('never kept');
});
