/** The collectors of IAM's smaller credentials, on the simulated company. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Credential } from '../../../core/model.ts';
import { accountOf, cases, createEstate, mutate, truth, type Estate } from '../../../test/estate/index.ts';
import { discoverAws } from '../../../test/suites/aws.ts';
import { createMemory, type Discovery, type RunOptions } from '../../../test/suites/connector-run.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';

vi.mock('../../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

const newEstate = (size: object = {}): Estate =>
  createEstate({ now: new Date('2026-11-21T12:00:00Z'), size: { accounts: 1, ...size } });
const read = (estate: Estate, only: readonly string[], options: Partial<RunOptions> = {}) =>
  discoverAws(estate, {}, { only, ...options });
const deny = (estate: Estate, ...actions: string[]): unknown => mutate(estate, { do: 'deny', actions });
const credentials = (found: Discovery, type: string): Credential[] =>
  found.records.filter((record) => record.record === 'credential').filter(({ ref }) => ref.startsWith(`aws:${type}:`));
const readingOf = (found: Discovery, collector: string) => found.readings.find((each) => each.collector === collector);
const caseOf = (estate: Estate, name: string): string => cases(estate)[name]?.id ?? `no case ${name}`;
const user = (estate: Estate, name: string) => {
  const found = accountOf(estate, 'production').users.get(name);
  if (found === undefined) throw new Error(`no user ${name}`);
  return found;
};

/** The estate, but AllUsers is not taken: alone, or not even with a service name. */
function strict(estate: Estate, refuses: (query: URLSearchParams) => boolean): RunOptions['transport'] {
  const transport = estateTransport(estate);
  return (url, init) => {
    const { body } = init;
    const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : typeof body === 'string' ? body : '';
    const query = new URLSearchParams(text);
    if (query.get('Action') !== 'ListServiceSpecificCredentials' || !refuses(query)) return transport(url, init);
    const xml =
      '<ErrorResponse><Error><Code>ValidationError</Code><Message>ServiceName</Message></Error></ErrorResponse>';
    return Promise.resolve(new Response(xml, { status: 400, headers: { 'content-type': 'text/xml' } }));
  };
}

describe('service-specific credentials', () => {
  const both = ['principals', 'service-credentials'];

  test('phantom users and their API keys: one that never expires, one that ends, one that ended', async () => {
    const estate = newEstate();
    const found = await read(estate, both);
    const facts = credentials(found, 'service-credential').map((each) => [
      each.attributes['userName'],
      each.kind,
      each.status,
      each.expiresAt !== null && typeof each.expiresAt === 'object' ? each.expiresAt.unknown : each.expiresAt,
    ]);
    expect(facts).toEqual([
      ['BedrockAPIKey-a1b2', 'api-token', 'active', null],
      ['BedrockAPIKey-c3d4', 'api-token', 'active', '2026-12-03T12:00:00Z'],
      ['BedrockAPIKey-e5f6', 'api-token', 'expired', '2026-11-16T12:00:00Z'],
      ['git-mirror', 'password', 'active', 'unsupported'],
    ]);
    expect(credentials(found, 'service-credential')[0]).toMatchObject({
      identity: `aws:iam-user:${caseOf(estate, 'user.BedrockAPIKey-a1b2')}`,
      usage: { unknown: 'unsupported' },
      rotatedAt: { unknown: 'unsupported' },
    });
    expect(found.calls['iam:ListServiceSpecificCredentials']).toBe(1);
  });

  test('service by service where IAM insists on a name', async () => {
    const estate = newEstate();
    const transport = strict(estate, (query) => !query.has('ServiceName'));
    const found = await read(estate, both, { transport });
    expect(credentials(found, 'service-credential')).toHaveLength(4);
    expect(found.calls['iam:ListServiceSpecificCredentials']).toBe(5);
    expect(readingOf(found, 'service-credentials')?.notes[0]).toContain('service by service');
  });

  test('user by user at the very last, and no more than 500 users', async () => {
    const estate = newEstate({ users: 540 });
    const found = await read(estate, both, { transport: strict(estate, (query) => query.has('AllUsers')) });
    expect(readingOf(found, 'service-credentials')).toMatchObject({
      status: 'partial',
      gaps: [{ what: expect.stringMatching(/of \d+ users/) }],
      notes: ['service-specific credentials were read user by user'],
    });
    expect(found.calls['iam:ListServiceSpecificCredentials']).toBe(502);
    expect(credentials(found, 'service-credential')).toHaveLength(4);
  });

  test('denied is denied, not none', async () => {
    const estate = newEstate();
    deny(estate, 'iam:ListServiceSpecificCredentials');
    expect(readingOf(await read(estate, both), 'service-credentials')).toMatchObject({ status: 'denied', records: [] });
  });
});

describe('SSH public keys', () => {
  const both = ['principals', 'ssh-keys'];

  test('of those who may use CodeCommit, and nobody else is asked about', async () => {
    const estate = newEstate();
    const found = await read(estate, both);
    expect(credentials(found, 'ssh-key')).toMatchObject([
      { kind: 'ssh-key', status: 'active', identity: `aws:iam-user:${caseOf(estate, 'user.ssh-keys')}` },
      { status: 'disabled' },
    ]);
    const notes = readingOf(found, 'ssh-keys')?.notes[0] ?? '';
    const asked = Number(/for (\d+) user/.exec(notes)?.[1]);
    expect(found.calls['iam:ListSSHPublicKeys']).toBe(asked);
    expect(asked).toBe(4); // three administrators and the mirror
  });

  test('a thousand plain users cost no call', async () => {
    const estate = createEstate({ story: false, size: { accounts: 1, users: 1000, keys: 1, roles: 5, policies: 50 } });
    const found = await read(estate, both);
    expect(found.calls['iam:ListSSHPublicKeys'] ?? 0).toBe(0);
    expect(readingOf(found, 'ssh-keys')?.status).toBe('complete');
  });

  test('a key stays known when its user loses the policy', async () => {
    const estate = newEstate();
    const memory = createMemory();
    await read(estate, both, { memory });
    user(estate, 'git-mirror').inline.clear();
    expect(credentials(await read(estate, both, { memory }), 'ssh-key')).toHaveLength(2);
  });

  test('a policy that could not be read may allow it', async () => {
    const estate = newEstate();
    user(estate, 'sensor-upload').attached.push(`arn:aws:iam::${truth(estate).accounts[0]?.id}:policy/gone`);
    const found = await read(estate, both);
    expect(found.calls['iam:ListSSHPublicKeys']).toBe(5);
  });

  test('without the principals, user by user', async () => {
    const found = await read(newEstate(), ['ssh-keys']);
    expect(credentials(found, 'ssh-key')).toHaveLength(2);
    expect(readingOf(found, 'ssh-keys')?.notes).toEqual([expect.stringContaining('user by user')]);
  });

  test('principals that were not read to their end leave a gap here too', async () => {
    const estate = newEstate();
    estate.faults.add({ service: 'iam', operation: 'GetAccountAuthorizationDetails', nth: 1, kind: 'poison' });
    const found = await read(estate, both);
    expect(readingOf(found, 'principals')?.status).toBe('partial');
    expect(readingOf(found, 'ssh-keys')?.status).toBe('partial');
  });

  test('one user that is refused is a gap; all users refused is a denied collector', async () => {
    const one = newEstate();
    one.faults.add({ service: 'iam', operation: 'ListSSHPublicKeys', nth: 4, kind: 'deny' });
    expect(readingOf(await read(one, both), 'ssh-keys')).toMatchObject({
      status: 'partial',
      gaps: [{ because: 'denied' }],
    });
    const all = newEstate();
    deny(all, 'iam:ListSSHPublicKeys');
    expect(readingOf(await read(all, both), 'ssh-keys')?.status).toBe('denied');
  });
});

describe('signing certificates', () => {
  const both = ['principals', 'signing-certificates'];

  test('only users with one in the report are asked about; the dates are those in the certificate', async () => {
    const estate = newEstate();
    accountOf(estate, 'production').report = {}; // a fresh one, so that nobody is missing in it
    const found = await read(estate, both);
    expect(credentials(found, 'signing-certificate')).toMatchObject([
      { status: 'disabled', expiresAt: '2026-05-05T12:07:00Z', kind: 'certificate' },
      { status: 'active', expiresAt: '2028-04-04T12:07:00Z' },
    ]);
    expect(found.calls['iam:ListSigningCertificates']).toBe(1);
    expect(JSON.stringify(found.records)).not.toContain('BEGIN CERTIFICATE');
  });

  test('an active one that is past its end is expired, and garbage has an unknown end', async () => {
    const estate = newEstate();
    const [old, valid] = user(estate, 'soap-client').certificates;
    Object.assign(old ?? {}, { status: 'Active' });
    Object.assign(valid ?? {}, { pem: 'garbage' });
    expect(credentials(await read(estate, both), 'signing-certificate')).toMatchObject([
      { status: 'expired' },
      { status: 'active', expiresAt: { unknown: 'failed' } },
    ]);
  });

  test('without the report, user by user, and said so', async () => {
    const estate = newEstate();
    deny(estate, 'iam:GenerateCredentialReport');
    const found = await read(estate, both);
    expect(credentials(found, 'signing-certificate')).toHaveLength(2);
    expect(found.calls['iam:ListSigningCertificates']).toBe(accountOf(estate, 'production').users.size);
    expect(readingOf(found, 'signing-certificates')?.notes[0]).toContain('user by user');
  });
});

describe('server certificates', () => {
  test('valid, ending, ended; as many as the account counts', async () => {
    const found = await read(newEstate(), ['server-certificates']);
    const byName = Object.fromEntries(
      credentials(found, 'server-certificate').map(({ name, status }) => [name, status]),
    );
    expect(byName).toEqual({ 'fleet-console-2026': 'active', 'www-2019': 'expired', 'api-2026': 'active' });
    expect(readingOf(found, 'server-certificates')).toMatchObject({
      status: 'complete',
      expected: [{ type: 'server-certificate', total: 3 }],
    });
  });

  test('an empty list against the total of the account is not complete', async () => {
    const estate = newEstate();
    estate.faults.add({ service: 'iam', operation: 'ListServerCertificates', kind: 'empty-list' });
    expect(readingOf(await read(estate, ['server-certificates']), 'server-certificates')?.status).toBe('partial');
  });
});

describe('identity providers', () => {
  const both = ['principals', 'identity-providers'];

  test('how many roles trust each; the one that none trusts', async () => {
    const estate = newEstate();
    const found = await read(estate, both);
    const trusted = Object.fromEntries(
      credentials(found, 'oidc-provider').map(({ nativeId, attributes }) => [nativeId, attributes['trustedBy']]),
    );
    const expected = truth(estate).accounts[0]?.oidcProviders.map(({ arn, trustedBy }) => [arn, trustedBy.length]);
    expect(trusted).toEqual(Object.fromEntries(expected ?? []));
    expect(trusted[caseOf(estate, 'oidc-provider.orphan')]).toBe(0);
    expect(credentials(found, 'saml-provider').toSorted((a, b) => (a.name > b.name ? -1 : 1))).toMatchObject([
      { kind: 'federation', expiresAt: '2026-12-11T12:00:00Z', attributes: { trustedBy: 1 } },
      { name: expect.stringMatching(/^AWSSSO_/), managedBy: 'provider' },
    ]);
    expect(found.calls['iam:GetOpenIDConnectProvider']).toBe(expected?.length);
  });

  test('no count where not all roles were read', async () => {
    const estate = newEstate();
    estate.faults.add({ service: 'iam', operation: 'GetAccountAuthorizationDetails', nth: 1, kind: 'poison' });
    const found = await read(estate, both);
    expect(credentials(found, 'oidc-provider').filter(({ attributes }) => 'trustedBy' in attributes)).toEqual([]);
  });

  test('one that may not be read is named', async () => {
    const estate = newEstate();
    estate.faults.add({ service: 'iam', operation: 'GetOpenIDConnectProvider', nth: 1, kind: 'deny' });
    const found = await read(estate, both);
    expect(readingOf(found, 'identity-providers')).toMatchObject({ status: 'partial', gaps: [{ because: 'denied' }] });
    expect(credentials(found, 'oidc-provider')).toHaveLength(
      (truth(estate).accounts[0]?.oidcProviders.length ?? 0) - 1,
    );
  });
});

describe('instance profiles', () => {
  const both = ['principals', 'instance-profiles'];

  test('one without a role is left over', async () => {
    const found = await read(newEstate(), both);
    expect(found.records.filter(({ ref }) => ref.startsWith('aws:empty-instance-profile:'))).toMatchObject([
      { name: 'old-bastion', kind: 'workload', status: 'disabled' },
    ]);
    expect(found.calls['iam:ListInstanceProfiles']).toBe(1);
  });

  test('no call where the account counts as many as its roles have', async () => {
    const estate = newEstate();
    accountOf(estate, 'production').instanceProfiles.remove('old-bastion');
    const found = await read(estate, both);
    expect(found.calls['iam:ListInstanceProfiles'] ?? 0).toBe(0);
    expect(readingOf(found, 'instance-profiles')).toMatchObject({ status: 'complete', expected: [{ total: 0 }] });
  });
});

test('an unchanged second night costs as much as the first, but for what is never asked twice', async () => {
  const estate = newEstate();
  const memory = createMemory();
  const all = ['service-credentials', 'ssh-keys', 'signing-certificates', 'server-certificates', 'identity-providers'];
  const [, second] = [
    await read(estate, ['principals', ...all], { memory }),
    await read(estate, ['principals', ...all], { memory }),
  ];
  const mine = Object.entries(second.calls).filter(([name]) => /Specific|SSH|Signing|Server|Connect|SAML/.test(name));
  expect(Object.fromEntries(mine)).toEqual({
    'iam:ListServiceSpecificCredentials': 1,
    'iam:ListSSHPublicKeys': 4,
    'iam:ListSigningCertificates': 2,
    'iam:ListServerCertificates': 1,
    'iam:ListOpenIDConnectProviders': 1,
    'iam:GetOpenIDConnectProvider': 5,
    'iam:ListSAMLProviders': 1,
  });
});
