/** What the APIs list is what the truth says, from every side that it can be looked at. */
import { PoliciesClient, v3 } from '@google-cloud/iam';
import { OAuth2Client } from 'google-auth-library';
import { describe, expect, test } from 'vitest';
import { googleLab, type GoogleLab } from './testing.ts';
import { CLOUD_PLATFORM } from './tokens/oauth.ts';

const resources = (lab: GoogleLab, types: readonly string[], place = lab.root) =>
  lab.rows(
    `/v1/${place}/assets?contentType=RESOURCE&pageSize=7&${types.map((type) => `assetTypes=${type}`).join('&')}`,
    'assets',
  );
const data = (assets: readonly Record<string, unknown>[]): Record<string, unknown>[] =>
  assets.map(({ resource }) => (resource as { data: Record<string, unknown> }).data);

describe('Cloud Asset Inventory', () => {
  test('has every account, and every key besides those that Google holds', async () => {
    const lab = await googleLab();
    const { accounts } = lab.estate.google.truth();
    const types = ['iam.googleapis.com/ServiceAccount', 'iam.googleapis.com/ServiceAccountKey'];
    const found = await resources(lab, types);
    const emails = data(found).flatMap(({ email }) => (email === undefined ? [] : [String(email)]));
    expect(emails.toSorted()).toEqual(accounts.map(({ email }) => email).toSorted());
    const keys = data(found).filter(({ keyType }) => keyType === 'USER_MANAGED');
    expect(keys.length).toBe(accounts.reduce((sum, each) => sum + each.keys.length, 0));
    const system = data(found).filter(({ keyType }) => keyType === 'SYSTEM_MANAGED');
    expect(system.length).toBe(accounts.length * 2);
    expect(found.every(({ ancestors }) => (ancestors as string[]).at(-1) === lab.root)).toBe(true);
  });

  test('sees a folder or a project by itself', async () => {
    const lab = await googleLab();
    const { folders, projects, accounts } = lab.estate.google.truth();
    const folder = folders.find(({ displayName }) => displayName === 'payments')?.number;
    const project = projects.find(({ id }) => id === 'halden-payments')?.number;
    const wanted = accounts.filter((each) => each.project === project).length;
    for (const place of [`folders/${folder}`, `projects/${project}`, 'projects/halden-payments']) {
      expect((await resources(lab, ['iam.googleapis.com/ServiceAccount'], place)).length).toBe(wanted);
    }
  });

  test('has the policy of everything that has one, and types by pattern', async () => {
    const lab = await googleLab();
    const found = await lab.rows(
      `/v1/${lab.root}/assets?contentType=IAM_POLICY&assetTypes=.*(Project|Folder|Organization|ServiceAccount)`,
      'assets',
    );
    const { bindings } = lab.estate.google.truth();
    const places = new Set(
      bindings.map(({ on }) => on).filter((on) => /^(organizations|folders|projects)\/\d+$|@/.test(on)),
    );
    expect(found.length).toBe(places.size);
  });

  test('keeps no secrets', async () => {
    const lab = await googleLab();
    const everything = JSON.stringify(
      await lab.rows(`/v1/${lab.root}/assets?contentType=RESOURCE&pageSize=1000`, 'assets'),
    );
    for (const secret of lab.estate.google.canaries()) expect(everything).not.toContain(secret);
  });

  test('finds by words, and names owners when asked to', async () => {
    const lab = await googleLab();
    const path = `/v1/${lab.root}:searchAllResources?assetTypes=iam.googleapis.com/ServiceAccount&query=name:halden-production`;
    const found = await lab.rows(`${path}&readMask=name,enrichments`, 'results');
    const { projects, accounts } = lab.estate.google.truth();
    const project = projects.find(({ id }) => id === 'halden-production')?.number;
    expect(found.length).toBe(accounts.filter((each) => each.project === project).length);
    expect(JSON.stringify(found[0]?.['enrichments'])).toContain('user:dev.patel@halden.example');
  });
});

describe('each service by itself', () => {
  test('agrees with the truth about one project', async () => {
    const lab = await googleLab();
    const truth = lab.estate.google.truth();
    const { number } = truth.projects.find(({ id }) => id === 'halden-production') ?? { number: '' };
    const mine = <T extends { project: string }>(all: readonly T[]): T[] =>
      all.filter(({ project }) => project === number);
    const accounts = await lab.rows(`/v1/projects/${number}/serviceAccounts?pageSize=3`, 'accounts');
    expect(accounts.map(({ uniqueId }) => String(uniqueId)).toSorted()).toEqual(
      mine(truth.accounts)
        .map(({ uniqueId }) => uniqueId)
        .toSorted(),
    );
    for (const account of mine(truth.accounts)) {
      const keys = await lab.rows(`/v1/projects/-/serviceAccounts/${account.email}/keys?keyTypes=USER_MANAGED`, 'keys');
      expect(keys.length).toBe(account.keys.length);
    }
    expect((await lab.rows(`/v2/projects/${number}/locations/global/keys?showDeleted=true`, 'keys')).length).toBe(
      mine(truth.apiKeys).length,
    );
    expect((await lab.rows(`/storage/v1/projects/${number}/hmacKeys?showDeletedKeys=true`, 'items')).length).toBe(
      mine(truth.hmacKeys).length,
    );
    expect((await lab.rows(`/v1/projects/${number}/secrets`, 'secrets')).length).toBe(mine(truth.secrets).length);
  });

  test('roles are as many as Google has, with their permissions only when asked for', async () => {
    const lab = await googleLab();
    const full = await lab.rows(
      '/v1/roles?view=FULL&pageSize=1000&fields=nextPageToken,roles(name,includedPermissions)',
      'roles',
    );
    expect(full.length).toBe(2461);
    expect(lab.estate.log.count({ operation: 'roles.list' })).toBe(3);
    const creator = full.find(({ name }) => name === 'roles/iam.serviceAccountTokenCreator');
    expect(creator?.['includedPermissions']).toContain('iam.serviceAccounts.getAccessToken');
    expect((await lab.get('/v1/roles?pageSize=1')).body['roles']).not.toMatchObject([{ includedPermissions: [] }]);
    const custom = await lab.rows(`/v1/${lab.root}/roles?view=FULL`, 'roles');
    expect(custom.map(({ name }) => String(name).split('/').at(-1))).toEqual(['nhiDiscover', 'keyRotator']);
  });

  test('conditions are shown to those who ask for version 3', async () => {
    const lab = await googleLab();
    const path = '/v3/projects/halden-data:getIamPolicy';
    const plain = JSON.stringify((await lab.post(path, {})).body);
    expect(plain).toContain('_withcond_');
    expect(plain).not.toContain('request.time');
    const { body } = await lab.post(path, { options: { requestedPolicyVersion: 3 } });
    expect([body['version'], JSON.stringify(body)]).toEqual([3, expect.stringContaining('request.time')]);
  });

  test('the listing of OAuth client secrets hands them out', async () => {
    const lab = await googleLab();
    const client = lab.estate.google.truth().oauthClients[0]?.name ?? '';
    const [first] = await lab.rows(`/v1/${client}/credentials`, 'oauthClientCredentials');
    expect(lab.estate.google.canaries()).toContain(first?.['clientSecret']);
  });

  test('the log knows who made what, for 400 days', async () => {
    const lab = await googleLab();
    const filter =
      'protoPayload.methodName=("google.iam.admin.v1.CreateServiceAccount" OR "google.iam.admin.v1.CreateServiceAccountKey") AND timestamp>="2020-01-01T00:00:00Z"';
    const { body } = await lab.post('/v2/entries:list', {
      resourceNames: ['projects/halden-production'],
      filter,
      orderBy: 'timestamp desc',
      pageSize: 1000,
    });
    const made = (body['entries'] as { protoPayload: { response: { email?: string } } }[]).map(
      ({ protoPayload }) => protoPayload.response.email,
    );
    expect(made).toContain('fresh@halden-production.iam.gserviceaccount.com');
    // Three years old.
    expect(made).not.toContain('erp-bridge@halden-production.iam.gserviceaccount.com');
  });
});

describe("Google's own client", () => {
  const clientOptions = (lab: GoogleLab) => {
    const { token } = lab.state.tokens.issue({
      principal: lab.state.collector.email,
      kind: 'service-account',
      scopes: [CLOUD_PLATFORM],
    });
    const authClient = new OAuth2Client();
    authClient.setCredentials({ access_token: token, expiry_date: Date.now() + 3_600_000 });
    return {
      fallback: true,
      protocol: 'http',
      apiEndpoint: '127.0.0.1',
      port: lab.served.port,
      authClient,
    } as unknown as ConstructorParameters<typeof PoliciesClient>[0];
  };

  test('reads deny policies, however it encodes the slashes', async () => {
    const lab = await googleLab();
    const client = new PoliciesClient(clientOptions(lab));
    const parent = `policies/${encodeURIComponent(`cloudresourcemanager.googleapis.com/${lab.root}`)}/denypolicies`;
    const [policies] = await client.listPolicies({ parent });
    expect(policies.map(({ displayName }) => displayName)).toEqual(['Nobody makes keys']);
    const [policy] = await client.getPolicy({ name: policies[0]?.name ?? '' });
    expect(policy.rules?.[0]?.denyRule?.deniedPermissions).toEqual(['iam.googleapis.com/serviceAccountKeys.create']);
    await client.close();
  });

  test('reads principal access boundaries and their bindings', async () => {
    const lab = await googleLab();
    const parent = `${lab.root}/locations/global`;
    const boundaries = new v3.PrincipalAccessBoundaryPoliciesClient(clientOptions(lab));
    const [policies] = await boundaries.listPrincipalAccessBoundaryPolicies({ parent });
    expect(policies[0]?.details?.rules?.[0]?.effect).toBe('ALLOW');
    const bindings = new v3.PolicyBindingsClient(clientOptions(lab));
    const [bound] = await bindings.listPolicyBindings({ parent });
    expect(bound[0]?.policy).toBe(policies[0]?.name);
    await Promise.all([boundaries.close(), bindings.close()]);
  });
});

test('sizes are totals, and exact without the story', async () => {
  const size = { projects: 40, serviceAccounts: 300, keys: 200, apiKeys: 60, secrets: 20 };
  const lab = await googleLab({ google: size, story: false });
  const { counts, metricsScopes } = lab.estate.google.truth();
  expect(counts).toMatchObject({ projects: 40, accounts: 300, keys: 200, apiKeys: 60, secrets: 20 });
  expect(metricsScopes.map(({ watches }) => watches.length)).toEqual([40]);
});

test('the same seed makes the same company', async () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const [one, other] = await Promise.all([googleLab({ now }), googleLab({ now })]);
  expect(one.estate.google.truth()).toEqual(other.estate.google.truth());
});
