import { afterEach, describe, expect, test, vi } from 'vitest';
import { use, type Builder } from '../../../test/estate/google/build.ts';
import type { FederationProvider } from '../../../test/estate/google/state.ts';
import { discoverGoogle, googleCompany, readingOf, recordOf } from '../../../test/suites/google.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const DAY = 86_400;

describe('API keys', () => {
  const keyWith = async (options: Parameters<Builder['apiKey']>[2]) => {
    const { estate, made } = googleCompany((build) => build.apiKey(build.project('halden-shop'), 'maps', options));
    const found = await discoverGoogle(estate, {}, { only: ['api-keys'] });
    return recordOf(found, `gcp:api-key:${made.uid}`);
  };

  test.each([
    ['without any restriction', undefined, ['unrestricted']],
    [
      'with restrictions that restrict nothing',
      { serverKeyRestrictions: { allowedIps: ['0.0.0.0/0', '::/0'] } },
      ['unrestricted'],
    ],
    ['for some servers', { serverKeyRestrictions: { allowedIps: ['203.0.113.0/24'] } }, []],
    ['for one API', { apiTargets: [{ service: 'maps-backend.googleapis.com' }] }, []],
    [
      'for an app',
      { androidKeyRestrictions: { allowedApplications: [{ packageName: 'a', sha1Fingerprint: 'b' }] } },
      [],
    ],
  ])('%s', async (_, restrictions, weaknesses) => {
    const key = await keyWith(restrictions === undefined ? {} : { restrictions });
    expect(key).toMatchObject({ record: 'credential', kind: 'api-token', name: 'maps', status: 'active', weaknesses });
  });

  test('a deleted one can still be restored', async () => {
    expect(await keyWith({ deletedAt: 1_790_000_000 })).toMatchObject({ status: 'deleted' });
  });

  test('one that signs in as a service account belongs to it', async () => {
    const { estate, made } = googleCompany((build) => {
      const project = build.project('halden-shop');
      const account = build.account(project, 'checkout');
      return { account, key: build.apiKey(project, 'bound', { serviceAccountEmail: account.email }) };
    });
    const found = await discoverGoogle(estate, {}, { only: ['api-keys'] });
    expect(recordOf(found, `gcp:api-key:${made.key.uid}`)).toMatchObject({
      identity: `gcp:service-account:${made.account.uniqueId}`,
      attributes: { serviceAccount: made.account.email },
    });
  });

  test('last use is that of its credential, whatever it called', async () => {
    const { estate, made } = googleCompany((build) => {
      const project = build.project('halden-shop');
      return {
        used: build.apiKey(project, 'used', { uses: [use(build.now - 5 * DAY)] }),
        idle: build.apiKey(project, 'idle'),
      };
    });
    const found = await discoverGoogle(estate, {}, { only: ['api-keys'] });
    expect(recordOf(found, `gcp:api-key:${made.used.uid}`)).toMatchObject({
      usage: [{ source: 'gcp:monitoring', lastAt: expect.any(String) as string }],
    });
    expect(recordOf(found, `gcp:api-key:${made.idle.uid}`)).toMatchObject({ usage: [{ lastAt: null }] });
  });
});

describe('federation', () => {
  const provider = (more: Partial<FederationProvider>): FederationProvider => ({
    id: 'github',
    displayName: 'GitHub Actions',
    disabled: false,
    attributeMapping: { 'google.subject': 'assertion.sub' },
    trust: { kind: 'oidc', issuerUri: 'https://token.actions.githubusercontent.com', allowedAudiences: [] },
    createdAt: 1_700_000_000,
    uses: [],
    ...more,
  });

  async function withProvider(
    more: Partial<FederationProvider>,
    pool: { disabled?: boolean; deletedUntil?: number } = {},
  ) {
    const { estate, made } = googleCompany((build) => {
      const project = build.project('halden-ci');
      const name = `projects/${project.number}/locations/global/workloadIdentityPools/ci`;
      const one = { ...provider(more), uses: [use(build.now - 3 * DAY)] };
      build.state.pools.push({
        name,
        project: project.number,
        displayName: 'CI',
        description: '',
        disabled: false,
        createdAt: 1_700_000_000,
        providers: [one],
        ...pool,
      });
      return `${name}/providers/${one.id}`;
    });
    const found = await discoverGoogle(estate, {}, { only: ['federation'] });
    return recordOf(found, `gcp:workload-identity-provider:${made}`);
  }

  test('a provider of an issuer that everybody can get tokens from needs a condition', async () => {
    expect(await withProvider({})).toMatchObject({ kind: 'federation', identity: null, weaknesses: ['no-condition'] });
    expect(await withProvider({ attributeCondition: 'true' })).toMatchObject({ weaknesses: ['no-condition'] });
    const issuer = (issuerUri: string) => withProvider({ trust: { kind: 'oidc', issuerUri, allowedAudiences: [] } });
    expect(await issuer('https://oidc.vercel.com')).toMatchObject({ weaknesses: ['no-condition'] });
    // Of one team, and of one organization.
    expect(await issuer('https://oidc.vercel.com/halden')).toMatchObject({ weaknesses: [] });
    expect(await issuer('https://oidc.circleci.com/org/8b7c')).toMatchObject({ weaknesses: [] });
    const condition = "assertion.repository_owner == 'halden'";
    expect(await withProvider({ attributeCondition: condition })).toMatchObject({
      weaknesses: [],
      attributes: {
        issuer: 'https://token.actions.githubusercontent.com',
        attributeCondition: condition,
        attributeMapping: ['google.subject=assertion.sub'],
        pool: 'ci',
      },
    });
  });

  test('one of our own issuer, or of an AWS account, does not', async () => {
    const own: FederationProvider['trust'] = {
      kind: 'oidc',
      issuerUri: 'https://oidc.halden.example',
      allowedAudiences: [],
    };
    expect(await withProvider({ trust: own })).toMatchObject({ weaknesses: [] });
    expect(await withProvider({ trust: { kind: 'aws', accountId: '111122223333' } })).toMatchObject({
      weaknesses: [],
      attributes: { awsAccount: '111122223333' },
    });
  });

  test.each([
    ['disabled', { disabled: true }, {}, 'disabled'],
    ['in a disabled pool', {}, { disabled: true }, 'disabled'],
    ['deleted', { deletedUntil: 1_900_000_000 }, {}, 'deleted'],
    ['in a deleted pool', {}, { deletedUntil: 1_900_000_000 }, 'deleted'],
  ])('one that is %s', async (_, more, pool, status) => {
    expect(await withProvider(more, pool)).toMatchObject({ status });
  });

  test('last use is the last token that was exchanged', async () => {
    expect(await withProvider({})).toMatchObject({
      usage: [{ source: 'gcp:monitoring', lastAt: expect.any(String) as string }],
    });
  });

  test('providers of the workforce belong to the organization', async () => {
    const { estate } = googleCompany((build) => {
      build.state.workforcePools.push({
        name: 'locations/global/workforcePools/staff',
        displayName: 'Staff',
        disabled: false,
        sessionDuration: 3600,
        createdAt: 1_700_000_000,
        providers: [provider({ id: 'okta', trust: { kind: 'saml', idpMetadataXml: '<xml/>' } })],
      });
    });
    const found = await discoverGoogle(estate, {}, { only: ['federation'] });
    expect(
      recordOf(found, 'gcp:workforce-provider:locations/global/workforcePools/staff/providers/okta'),
    ).toMatchObject({
      scope: `gcp:organization:${estate.google.state.organization.number}`,
      attributes: { protocol: 'saml' },
    });
    expect(JSON.stringify(found.records)).not.toContain('<xml/>');
  });
});

test('OAuth clients, where they send answers to, and their secrets without the value', async () => {
  const { estate } = googleCompany((build) => {
    const project = build.project('halden-portal');
    build.state.oauthClients.push({
      name: `projects/${project.number}/locations/global/oauthClients/portal`,
      project: project.number,
      clientId: 'portal-client',
      displayName: 'Portal',
      description: '',
      disabled: false,
      clientType: 'CONFIDENTIAL_CLIENT',
      allowedScopes: ['openid'],
      allowedRedirectUris: ['http://portal.halden.example/cb', 'http://localhost/cb'],
      createdAt: 1_700_000_000,
      credentials: [{ id: 'one', displayName: 'first', disabled: true, createdAt: 1_700_000_000 }],
    });
  });
  const found = await discoverGoogle(estate, {}, { only: ['oauth-clients'] });
  const [client, credential] = readingOf(found, 'oauth-clients').records;
  expect(client).toMatchObject({ kind: 'oauth-app', nativeId: 'portal-client', weaknesses: ['insecure-redirect'] });
  expect(credential).toMatchObject({ identity: client?.ref, kind: 'client-secret', name: 'first', status: 'disabled' });
});

describe('secrets', () => {
  const secretWith = async (
    versions: { id: string; state: 'ENABLED' | 'DISABLED' | 'DESTROYED'; createdAt: number }[],
  ) => {
    const { estate, made } = googleCompany((build) => {
      const { number } = build.project('halden-shop');
      build.state.secrets.push({
        project: number,
        id: 'db-password',
        createdAt: 1_780_000_000,
        labels: { team: 'payments' },
        annotations: {},
        rotation: { nextAt: 1_800_000_000, everySeconds: 30 * DAY },
        topics: ['projects/halden-shop/topics/rotate'],
        versions,
      });
      return `gcp:secret:projects/${number}/secrets/db-password`;
    });
    return recordOf(await discoverGoogle(estate, {}, { only: ['secrets'] }), made);
  };

  test('last rotated is when the newest readable version was made', async () => {
    const secret = await secretWith([
      { id: '11', state: 'DISABLED', createdAt: 1_790_000_000 },
      { id: '10', state: 'ENABLED', createdAt: 1_788_000_000 },
      { id: '9', state: 'ENABLED', createdAt: 1_787_000_000 },
    ]);
    expect(secret).toMatchObject({
      kind: 'vaulted-secret',
      name: 'db-password',
      identity: null,
      status: 'active',
      rotatedAt: new Date(1_788_000_000_000).toISOString().replace('.000Z', '.348Z'),
      expiresAt: null,
      rotation: { everyDays: 30 },
      usage: { unknown: 'unsupported' },
      ownerHints: [{ kind: 'tag', value: 'payments', source: 'label:team' }],
      attributes: { newestVersion: 10 },
    });
  });

  test('its first version is no rotation', async () => {
    expect(await secretWith([{ id: '1', state: 'ENABLED', createdAt: 1_780_000_000 }])).toMatchObject({
      rotatedAt: null,
    });
  });

  test('one without a readable version has nothing to read', async () => {
    const secret = await secretWith([{ id: '1', state: 'DESTROYED', createdAt: 1_780_000_000 }]);
    expect(secret).toMatchObject({ status: 'disabled' });
  });
});
