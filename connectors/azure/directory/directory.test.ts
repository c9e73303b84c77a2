import { describe, expect, test } from 'vitest';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Reader } from '../client/reader.ts';
import { CredentialAudits } from '../usage/audits.ts';
import { Rows } from '../usage/report.ts';
import { credentialsOf, type Holder, type Sight } from './credentials.ts';
import { readAgents } from './agents.ts';
import { applications } from './applications.ts';
import { IndexBuilder } from './index-builder.ts';
import { ownersOfServicePrincipals } from './owned.ts';
import { People } from './people.ts';
import { redirectWeaknesses, reusableHosts } from './redirects.ts';
import { impersonated, relationOf } from './relation.ts';
import { whySilent } from './silent.ts';

const OWN = '11111111-2222-3333-4444-555555555555';
const SISTER = '22222222-2222-3333-4444-555555555555';
const MICROSOFT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
const COMPANY = '72f988bf-86f1-41af-91ab-2d7cd011db47';

describe('whose it is', () => {
  test.each([
    [OWN, 'own'],
    [OWN.toUpperCase(), 'own'],
    [SISTER, 'sister'],
    [MICROSOFT, 'microsoft'],
    [COMPANY, 'microsoft-company'],
    ['33333333-2222-3333-4444-555555555555', 'third-party'],
    [null, 'none'],
    ['', 'none'],
  ])('%s is %s', (owner, relation) => {
    expect(relationOf(owner, OWN, [SISTER])).toBe(relation);
  });

  test("an appId of Microsoft's, or a name, under somebody else's roof", () => {
    const graph = '00000003-0000-0000-c000-000000000000';
    expect(impersonated(graph, 'x', 'microsoft')).toBeNull();
    expect(impersonated(graph, 'x', 'third-party')?.appId).toContain('Graph');
    expect(impersonated(OWN, 'Office 365 Client Admin', 'third-party')).toEqual({ name: 'Office 365 Client Admin' });
    expect(impersonated(OWN, 'Sway', 'third-party')).toBeNull();
    // Roles and permissions of Microsoft's are no applications.
    for (const name of ['Backup Operator', 'Key Vault Administrator', 'Files.Read.All - Application'])
      expect(impersonated(OWN, name, 'third-party')).toBeNull();
  });
});

describe('reply addresses', () => {
  test.each([
    ['https://app.example/callback', []],
    ['https://*.app.example/callback', ['wildcard-redirect']],
    ['http://app.example/', ['insecure-redirect']],
    ['http://localhost:3000/', []],
    ['http://127.0.0.1/', []],
    ['http://[::1]:8080/', []],
    ['http://*.app.example/', ['wildcard-redirect', 'insecure-redirect']],
    ['msal1234://auth', []],
    ['urn:ietf:wg:oauth:2.0:oob', []],
  ])('%s', (uri, expected) => {
    expect(redirectWeaknesses([uri])).toEqual(expected);
  });

  test('names that are given to whoever asks next', () => {
    expect(
      reusableHosts(['https://a.azurewebsites.net/x', 'https://a.azurewebsites.net/y', 'https://b.example']),
    ).toEqual(['a.azurewebsites.net']);
  });
});

test('silent by design', () => {
  const silent = (tags: string[], singleSignOn: string | null = null) => whySilent({ tags, singleSignOn });
  expect(silent(['WindowsAzureActiveDirectoryOnPremApp'])).toContain('Application Proxy');
  expect(silent([], 'saml')).toContain('SAML');
  expect(silent([], 'password')).not.toBeNull();
  expect(silent([], 'notSupported')).not.toBeNull();
  expect(silent(['WindowsAzureActiveDirectoryIntegratedApp'], 'oidc')).toBeNull();
});

describe('credentials', () => {
  const now = '2026-11-21T08:00:00Z';
  const sight = (given: Partial<Sight> = {}): Sight => ({
    now,
    usage: { principals: new Rows([]), keys: new Rows([]), windowStart: '2026-10-22T08:00:00Z', summary: null },
    audits: new CredentialAudits([]),
    known: () => Promise.resolve(undefined),
    readBefore: false,
    ...given,
  });
  const holder = (given: Partial<Holder>): Holder => ({
    on: 'service-principal',
    objectId: 'o',
    identity: 'azure:application:o',
    scope: 'azure:tenant:t',
    source: 'graph:servicePrincipals',
    passwords: [],
    keys: [],
    signsSaml: null,
    silent: null,
    blindTo: [],
    ...given,
  });
  const ids = async (given: Partial<Holder>): Promise<string[]> =>
    (await Array.fromAsync(credentialsOf(holder(given), sight()))).map(({ ref }) => ref.slice(6));
  const key = (keyId: string, usage: string, customKeyIdentifier: string) => ({ keyId, usage, customKeyIdentifier });
  const SAML = 'CN=Microsoft Azure Federated SSO Certificate';

  test('a pair for SAML, and the password that protects it, are none', async () => {
    const keys = [key('a', 'Sign', 'T'), key('b', 'Verify', 'T')];
    expect(await ids({ keys, passwords: [{ keyId: 'p', customKeyIdentifier: 'T' }] })).toEqual([]);
    expect(await ids({ keys, passwords: [{ keyId: 'a' }] })).toEqual([]);
    expect(await ids({ keys, passwords: [{ keyId: 'p', displayName: SAML }] })).toEqual([]);
  });

  test('a secret that only borrows the name is one', async () => {
    const passwords = [
      { keyId: 'p', displayName: SAML },
      { keyId: 'q', displayName: SAML },
    ];
    expect(await ids({ keys: [key('a', 'Sign', 'T'), key('b', 'Verify', 'T')], passwords })).toEqual([
      'service-principal-secret:q',
    ]);
    expect(await ids({ passwords: passwords.slice(0, 1) })).toEqual(['service-principal-secret:p']);
  });

  test('twins of an application are one certificate, by the one to verify', async () => {
    const keys = [key('a', 'Sign', 'T'), key('b', 'Verify', 'T'), key('c', 'Verify', 'U')];
    expect(await ids({ on: 'application', keys })).toEqual(['application-certificate:b', 'application-certificate:c']);
  });

  test('when it was made: the report, what we knew, tonight, or what its maker said', async () => {
    const password = { keyId: 'p', startDateTime: '2024-01-01T00:00:00Z' };
    const made = async (given: Partial<Sight>, startDateTime = password.startDateTime) => {
      const [record] = await Array.fromAsync(
        credentialsOf(holder({ passwords: [{ ...password, startDateTime }] }), sight(given)),
      );
      return record?.createdAt;
    };
    const report = new Rows([['p', { lastAt: null, createdAt: '2026-11-01T00:00:00Z' }]]);
    const known = () => Promise.resolve({ createdAt: '2026-10-01T00:00:00Z', createdFrom: 'first seen' });
    expect(await made({ usage: { ...sight().usage, keys: report }, known })).toBe('2026-11-01T00:00:00Z');
    expect(await made({ known, readBefore: true })).toBe('2026-10-01T00:00:00Z');
    expect(await made({ readBefore: true })).toBe(now);
    expect(await made({})).toBe('2024-01-01T00:00:00Z');
    expect(await made({}, '2027-01-01T00:00:00Z')).toMatchObject({ unknown: 'unsupported' });
  });

  test('who made it, when the audit log has a line of that moment', async () => {
    const audits = new CredentialAudits([['o', '2024-01-01T00:00:40Z', 'ann@example.com']]);
    const hints = async (startDateTime: string) => {
      const passwords = [{ keyId: 'p', startDateTime }];
      const [record] = await Array.fromAsync(credentialsOf(holder({ passwords }), sight({ audits })));
      return record?.ownerHints;
    };
    expect(await hints('2024-01-01T00:00:00Z')).toMatchObject([{ kind: 'creator', value: 'ann@example.com' }]);
    expect(await hints('2024-01-01T01:00:00Z')).toEqual([]);
  });
});

describe('people', () => {
  const reader = (value: unknown[]) =>
    ({ post: () => Promise.resolve({ value }), batch: () => [] }) as unknown as Reader;
  const run = { gap: () => {}, note: () => {} } as unknown as Run;
  const user = (id: string, more: object) => ({
    '@odata.type': '#microsoft.graph.user',
    id,
    userPrincipalName: `${id}@x.example`,
    ...more,
  });

  test('who is still here', async () => {
    const people = new People(
      reader([
        user('a', { accountEnabled: true, userType: 'Member' }),
        user('b', { accountEnabled: false, userType: 'Member' }),
        user('c', { accountEnabled: true, userType: 'Guest' }),
        { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'd', displayName: 'pipeline' },
      ]),
      run,
    );
    await people.meet(['a', 'b', 'c', 'd', 'e']);
    expect(people.hints('owner', ['a', 'b', 'c', 'd', 'e'], 's')).toEqual([
      { kind: 'owner', value: 'a@x.example', source: 's', standing: 'active' },
      { kind: 'owner', value: 'b@x.example', source: 's', standing: 'disabled' },
      { kind: 'owner', value: 'c@x.example', source: 's', standing: 'guest' },
      { kind: 'creator', value: 'pipeline', source: 's' },
      { kind: 'owner', value: 'e', source: 's', standing: 'deleted' },
    ]);
  });
});

test('where getByIds leaves out whose account is off, that is asked a second way', async () => {
  const asked: string[] = [];
  const reader = {
    post: () => Promise.resolve({ value: [{ '@odata.type': '#microsoft.graph.user', id: 'a', mail: 'a@x.example' }] }),
    batch: async function* (items: { id: string; path: string }[]) {
      for (const { id, path } of items) {
        asked.push(decodeURIComponent(path));
        yield { id, rows: [{ id: 'a', mail: 'a@x.example', accountEnabled: false }], error: null };
      }
    },
  } as unknown as Reader;
  const people = new People(reader, { gap: () => {}, note: () => {} } as unknown as Run);
  await people.meet(['a']);
  expect(asked).toEqual([expect.stringContaining("$filter=id eq 'a'")]);
  expect(people.hints('owner', ['a'], 's')).toMatchObject([{ standing: 'disabled' }]);
});

test('who does not come beside a row that is not understood may be that one, and is not gone', async () => {
  const post = () => Promise.resolve({ value: [{ '@odata.type': '#microsoft.graph.user', displayName: 'no id' }] });
  const reader = { post, batch: () => [] } as unknown as Reader;
  const people = new People(reader, { blind: () => {}, note: () => {} } as unknown as Run);
  await people.meet(['a']);
  expect(people.hints('owner', ['a'], 's')).toMatchObject({ unknown: 'failed' });
});

test('an owner of a service principal that is not understood is not no owner', async () => {
  const answers = [{ id: 'sp', rows: [{}], error: null }];
  const reader = { rows: () => [], batch: () => answers } as unknown as Reader;
  const { of } = await ownersOfServicePrincipals(reader, { blind: () => {} } as unknown as Run);
  expect(of.get('sp')).toMatchObject({ unknown: 'failed' });
});

describe('sponsors of agents', () => {
  const run = { blind: () => {}, note: () => {} } as unknown as Run;
  const missing = async (rows: () => unknown) => (await readAgents({ rows } as unknown as Reader, run)).missing;

  test('are known when the listing brings them along', async () => {
    expect(await missing(() => [{ id: 'a', sponsors: [] }])).toBeNull();
  });

  test('that it does not bring along are not known', async () => {
    expect(await missing(() => [{ id: 'a' }])).toMatchObject({ unknown: 'failed' });
  });

  test('where it is not supported neither: a principal may be an agent all the same', async () => {
    const refuse = () => {
      throw new ReadFailed('unsupported', 'no $expand here');
    };
    expect(await missing(refuse)).toMatchObject({ unknown: 'unsupported' });
  });
});

describe('owners of applications', () => {
  const gaps: string[] = [];
  const run = { blind: (what: string) => gaps.push(what) } as unknown as Run;
  const read = async (owners: unknown, rows: unknown[]) => {
    gaps.length = 0;
    const reader = { rows: () => [{ id: 'a', appId: 'A', owners }], batch: () => [{ id: 'a', rows, error: null }] };
    const chunks = await Array.fromAsync(applications(reader as unknown as Reader, run, () => {}));
    return chunks[0]?.[0]?.owners;
  };

  test('that the listing does not bring along are asked for', async () => {
    expect(await read(undefined, [{ id: 'o' }])).toEqual([{ id: 'o' }]);
    expect(await read([], [{ id: 'o' }])).toEqual([]);
  });

  test('that are not understood are a gap, and not none', async () => {
    expect([await read(undefined, [{}]), gaps]).toEqual([undefined, ['owners of application a']]);
  });
});

test('the index remembers what resources offer from night to night', () => {
  const first = new IndexBuilder();
  const offers = {
    id: 'r',
    appId: 'R',
    displayName: 'API',
    appRoles: [{ id: '1', value: 'Mail.Read', allowedMemberTypes: ['Application'] }],
    oauth2PermissionScopes: [{ id: '2', value: 'User.Read' }],
  };
  first.offers(offers);
  const second = new IndexBuilder();
  second.recall(first.noted(), new Set());
  const index = second.finished(true);
  expect([index.permissionOf('r', '1'), index.permissionOf('r', '2')]).toEqual(['Mail.Read', 'User.Read']);
  expect(index.resources).toEqual([{ id: 'r', appId: 'R', name: 'API' }]);
  const changed = new IndexBuilder();
  changed.recall(first.noted(), new Set(['r']));
  expect(changed.finished(true).resources).toEqual([]);
});
