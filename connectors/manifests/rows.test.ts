/** Rows that the documented examples do not have, and that must not be taken for others or left out. */
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { manifestFiles, manifestOf } from '../../test/suites/manifests.ts';
import { json, run } from '../../test/suites/manifests-run.ts';

const shipped = (id: string) => manifestOf(manifestFiles.find((one) => one.id === id)?.file ?? id);
const refsOf = (records: readonly { ref: string }[]): string[] => records.map(({ ref }) => ref);

test('anthropic: a key that acts as something new is a key', async () => {
  const key = {
    id: 'apikey_1',
    name: 'new',
    status: 'active',
    created_at: '2026-01-01T00:00:00Z',
    principal: { type: 'robot_actor' },
  };
  const { records } = await run(
    shipped('anthropic'),
    ({ pathname }) => json({ data: pathname.endsWith('/api_keys') ? [key] : [], has_more: false }),
    { organization: 'acme', adminKey: 'not-a-secret' },
  );
  expect(records).toMatchObject([{ ref: 'anthropic:api-key:apikey_1', identity: null }]);
});

test('openai: a project key of another kind of owner is a key', async () => {
  const key = { id: 'key_1', name: 'new', created_at: 1_700_000_000, owner: { type: 'robot' } };
  const { records } = await run(
    shipped('openai'),
    ({ pathname }) =>
      json({
        data:
          pathname.endsWith('/api_keys') && pathname.includes('/projects/')
            ? [key]
            : pathname.endsWith('/projects')
              ? [{ id: 'proj_1', name: 'Shop' }]
              : [],
        has_more: false,
      }),
    { organization: 'org-acme', adminKey: 'not-a-secret' },
  );
  expect(records).toMatchObject([{ ref: 'openai:project-key:key_1', identity: null }]);
});

test('okta: an admin role that is switched off is no grant, and a key that encrypts is no credential', async () => {
  const client = { client_id: '0oa1', token_endpoint_auth_method: 'private_key_jwt' };
  const app = {
    id: '0oa1',
    label: 'export',
    status: 'ACTIVE',
    created: '2026-01-01T00:00:00.000Z',
    signOnMode: 'OPENID_CONNECT',
    credentials: { oauthClient: client },
    settings: { oauthClient: { application_type: 'service' } },
  };
  const role = (id: string, status: string) => ({
    id,
    label: 'Super',
    type: 'SUPER_ADMIN',
    status,
    assignmentType: 'CLIENT',
  });
  const answers: Record<string, unknown[]> = {
    '/api/v1/apps': [app],
    '/api/v1/apps/0oa1/credentials/jwks': [
      { id: 'pks1', kid: 'a', status: 'ACTIVE', use: 'sig' },
      { id: 'pks2', kid: 'b', status: 'ACTIVE', use: 'enc' },
    ],
    '/oauth2/v1/clients/0oa1/roles': [role('on', 'ACTIVE'), role('off', 'INACTIVE')],
  };
  const { records } = await run(shipped('okta'), ({ pathname }) => json(answers[pathname] ?? []), {
    url: 'https://acme.okta.com',
    apiToken: 'not-a-secret',
  });
  expect(refsOf(records)).toEqual(['okta:app:0oa1', 'okta:client-key:pks1', 'okta:app-role:on']);
});

test('gitlab: a token of which nothing tells whether it is in force is not called expired', async () => {
  const row = { id: 7, user_id: 8, name: 'new', created_at: '2026-01-01T00:00:00Z', scopes: ['read_api'] };
  const { records } = await run(
    shipped('gitlab'),
    ({ pathname }) =>
      pathname === '/api/v4/groups/acme'
        ? json({ id: 1, full_path: 'acme' })
        : json(pathname === '/api/v4/groups/1/access_tokens' ? [row] : []),
    { group: 'acme', token: 'not-a-secret' },
  );
  expect(records.find(({ ref }) => ref === 'gitlab:group-token:7')).toMatchObject({ status: 'unknown' });
  expect(records.find(({ ref }) => ref === 'gitlab:token-bot:8')).toMatchObject({
    createdAt: { unknown: 'unsupported' },
  });
});

test('salesforce: a user who is told of their own tokens only has read none; whether that is so may be unknown', async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const rows = (records: unknown[]) => json({ totalSize: records.length, done: true, records });
  const read = async (rights: () => Response) => {
    const { readings, records } = await run(
      shipped('salesforce'),
      ({ pathname, searchParams }) => {
        if (pathname.endsWith('/token')) return json({ access_token: 'x' });
        const asked = searchParams.get('q') ?? '';
        if (asked.includes('UserPermissionAccess')) return rights();
        return rows(asked.includes('GROUP BY') ? [{ AppName: 'Mine', tokens: 1 }] : []);
      },
      { url: 'https://acme.my.salesforce.com', clientId: 'c', username: 'u', privateKey },
    );
    return {
      refs: refsOf(records),
      ...Object.fromEntries(readings.map(({ collector, status }) => [collector, status])),
    };
  };
  expect(await read(() => rows([{ PermissionsCustomizeApplication: false }]))).toMatchObject({
    refs: [],
    'own-rights': 'denied',
    apps: 'denied',
    tokens: 'denied',
    users: 'complete',
  });
  expect(await read(() => json([{ errorCode: 'INVALID_FIELD' }], 400))).toMatchObject({
    refs: ['salesforce:app:Mine', 'salesforce:app-users:Mine'],
    'own-rights': 'failed',
    apps: 'partial',
    tokens: 'partial',
  });
});
