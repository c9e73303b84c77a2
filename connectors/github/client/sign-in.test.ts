/** Every way to sign in, and every way that it goes wrong. */
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate } from '../../../test/estate/index.ts';
import { discoverGitHub } from '../../../test/suites/github.ts';
import { asReadFailed, GitHubError } from './errors.ts';
import { inSignInWords } from './sign-in-errors.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const start = () => createEstate({ now: new Date('2026-11-21T08:00:00Z') });
const only = { only: ['runners'] };

const failure = async (
  estate: ReturnType<typeof start>,
  more: Record<string, unknown>,
): Promise<{ message: string; next: string }> => {
  try {
    await discoverGitHub(estate, more, only);
  } catch (error) {
    return error as { message: string; next: string };
  }
  throw new Error('it signed in');
};

describe('signs in', () => {
  test('as an App, into every organization where it is installed', async () => {
    const { caller, scopes } = await discoverGitHub(start(), {}, only);
    expect(caller).toBe('GitHub App nhi-discover');
    expect(scopes.map(({ scope }) => scope.nativeId)).toEqual(['halden-robotics', 'halden-labs']);
    expect(scopes[0]?.scope.attributes).toMatchObject({ oidcSubjectClaims: ['repo', 'context'] });
  });

  test('where it is suspended, the organization is skipped and stays', async () => {
    const estate = start();
    const labs = estate.github.state.collector.installations['halden-labs'];
    const [by] = estate.github.state.users.values();
    if (labs === undefined || by === undefined) throw new Error('no second organization');
    labs.suspended = { at: 0, by };
    const { scopes, readings } = await discoverGitHub(estate, {}, only);
    expect(scopes.map(({ scope, skip }) => [scope.nativeId, skip])).toEqual([
      ['halden-robotics', undefined],
      ['halden-labs', 'the installation of our App is suspended there'],
    ]);
    expect(readings).toHaveLength(1);
  });

  test('with an enterprise above its organizations, and then knows the repositories of selective Apps', async () => {
    const estate = start();
    const { slug } = estate.github.state.enterprise;
    const { scopes, records } = await discoverGitHub(estate, { enterprise: slug }, { only: ['installations'] });
    expect(scopes.map(({ scope }) => scope.parent)).toEqual([
      null,
      `github:enterprise:${slug}`,
      `github:enterprise:${slug}`,
    ]);
    const snyk = records.find((record) => record.record === 'grant' && record.roleId === 'snyk');
    expect(snyk?.attributes['repositories']).toHaveLength(2);
  });

  test('with a classic token, which may not list fine-grained ones', async () => {
    const estate = start();
    const more = { app: undefined, token: estate.github.state.collector.classic };
    const { caller, readings } = await discoverGitHub(estate, more, { only: ['runners', 'fine-grained-tokens'] });
    expect(caller).toBe('farah-nasser');
    const tokens = readings.find(({ collector }) => collector === 'fine-grained-tokens');
    expect(tokens?.status).toBe('denied');
    expect(tokens?.error).toMatchObject({ next: 'Sign in as a GitHub App: no token of a person may read this.' });
    expect(readings.find(({ collector }) => collector === 'runners')?.status).toBe('complete');
  });

  test('with the token of the environment', async () => {
    const estate = start();
    const { fineGrained } = estate.github.state.collector;
    const env = { GITHUB_TOKEN: fineGrained };
    const { scopes } = await discoverGitHub(
      estate,
      { app: undefined, organizations: ['halden-robotics'] },
      { ...only, env },
    );
    expect(scopes).toHaveLength(1);
  });

  test('to a server of its own', async () => {
    const estate = start();
    estate.github.state.behaviour.plan = 'ghes';
    const endpoints = { default: 'https://localhost/api/v3' };
    const { readings, calls } = await discoverGitHub(estate, { endpoints });
    expect(calls['graphql/repositories']).toBe(2);
    const status = (id: string) => readings.find(({ collector }) => collector === id)?.status;
    expect(status('authorized-credentials')).toBe('unsupported');
    expect(status('copilot-agents')).toBe('complete');
    expect(status('deploy-keys')).toBe('complete');
    const app = readings
      .flatMap(({ records }) => records)
      .find((one) => one.record === 'identity' && one.attributes['appSlug'] === 'datadog');
    expect(app).toMatchObject({
      usage: { unknown: 'unsupported' },
      // Numbers of this server, not of github.com.
      ref: expect.stringMatching(/^github:installation:localhost\/\d+$/) as string,
      publisher: { id: expect.stringMatching(/^localhost\/\d+$/) as string },
    });
  });

  describe('to a server of its own with a token of its administrator', () => {
    const onServer = (token: (of: ReturnType<typeof start>) => string, github = {}) => {
      const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z'), github });
      estate.github.state.behaviour.plan = 'ghes';
      const more = { endpoints: { default: 'http://localhost/api/v3' }, app: undefined, token: token(estate) };
      return { estate, read: () => discoverGitHub(estate, more, { only: ['server-keys'] }) };
    };

    test('who sees the keys of everybody, and no token', async () => {
      const { estate, read } = onServer(({ github }) => github.state.collector.siteAdmin, { members: 240 });
      const { userKeys } = estate.github.state;
      const { records, readings, calls, scopes } = await read();
      expect(scopes[0]?.scope).toMatchObject({ ref: 'github:server:localhost', kind: 'tenant' });
      expect(readings).toMatchObject([{ status: 'complete', quarantined: [] }]);
      const keys = records.filter(({ record }) => record === 'credential');
      expect(keys.map(({ ref }) => ref)).toEqual(userKeys.map(({ id }) => `github:user-key:localhost/${id}`));
      expect(keys).toMatchObject(
        userKeys.map(({ user }) => ({ identity: `github:server-account:localhost/${user.id}`, kind: 'ssh-key' })),
      );
      expect(records.filter(({ record }) => record === 'identity')).toHaveLength(
        new Set(userKeys.map(({ user }) => user.id)).size,
      );
      expect(calls['users/list']).toBe(3);
      expect(calls['enterprise-admin/list-personal-access-tokens']).toBeUndefined();
    });

    test('without the scope, which is a refusal', async () => {
      const { read } = onServer(({ github }) => github.state.collector.classic);
      const { readings } = await read();
      expect(readings).toMatchObject([
        { status: 'denied', error: { next: expect.stringContaining('site_admin') as string } },
      ]);
    });
  });

  test('anew when a token ends on the way', async () => {
    const estate = start();
    const { callers } = estate.github.state;
    estate.faults.add({ operation: 'actions/list-self-hosted-runners-for-org', kind: 'expired-token', times: 1 });
    const { readings } = await discoverGitHub(estate, { organizations: ['halden-robotics'] }, only);
    expect(readings[0]?.status).toBe('complete');
    expect([...callers.values()].filter(({ kind }) => kind === 'installation')).toHaveLength(2);
  });
});

test.each([-7200, 7200])(
  'signs in by the clock of GitHub when it differs by %d seconds, and asks for one token',
  async (skew) => {
    const estate = start();
    estate.github.state.behaviour.skew = skew;
    const { readings, calls, opening } = await discoverGitHub(estate, { organizations: ['halden-robotics'] }, only);
    expect(readings[0]?.status).toBe('complete');
    expect(calls['apps/create-installation-access-token']).toBe(1);
    expect(opening.notes).toEqual([expect.stringContaining('clock differs') as string]);
  },
);

test('a clock that GitHub refuses again is no sign-in', () => {
  const api = { rest: 'https://api.github.com', graphql: '', isServer: false, accountsOf: '' };
  const refused = new GitHubError(401, "'Issued at' claim ('iat') must be in the past", { date: 'Sat, 21 Nov 2026' });
  const failed = asReadFailed(refused, { operation: 'apps/get-authenticated', granted: null, isServer: false });
  expect(inSignInWords(failed, { isApp: true, api })).toMatchObject({
    message: expect.stringContaining('the time of our sign-in is wrong') as string,
    next: expect.stringContaining('synchronize') as string,
  });
});

describe('does not sign in', () => {
  test('without anything to sign in with', async () => {
    expect(await failure(start(), { app: undefined })).toMatchObject({
      message: 'there is no GitHub App and no token to sign in with',
    });
  });

  test('with a token that nobody knows', async () => {
    const { message, next } = await failure(start(), { app: undefined, token: 'ghp_unknown' });
    expect(message).toBe('GitHub does not accept the token: Bad credentials');
    expect(next).toContain('for GitHub Enterprise Server set endpoints.default');
  });

  test('with the key of another App', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem' });
    const { message } = await failure(start(), { app: { id: 41, privateKey: pem } });
    expect(message).toContain('GitHub does not know this App, or not its key');
  });

  test('with something that is no key, and does not quote it', async () => {
    const { message } = await failure(start(), { app: { id: 41, privateKey: 'not a key' } });
    expect(message).toBe('the private key of the GitHub App cannot be used');
  });

  test('where the App is not installed', async () => {
    const { message } = await failure(start(), { organizations: ['elsewhere'] });
    expect(message).toBe('the GitHub App nhi-discover is not installed in elsewhere');
  });

  test('to a server without its endpoint', async () => {
    const estate = start();
    estate.github.state.behaviour.plan = 'ghes';
    const { next } = await failure(estate, { endpoints: { default: 'https://localhost' } });
    expect(next).toMatch(/app\.id|https:\/\/HOST\/api\/v3/);
  });
});

test('a token that is not authorized for single sign-on is refused with the way out, and nothing is lost silently', async () => {
  const estate = start();
  const more = {
    app: undefined,
    token: estate.github.state.collector.classicWithoutSso,
    organizations: ['halden-robotics'],
  };
  const { readings } = await discoverGitHub(estate, more, { only: ['runners', 'webhooks'] });
  expect(readings.map(({ status }) => status)).toEqual(['denied', 'denied']);
  expect(readings[0]?.error).toMatchObject({ next: expect.stringContaining('Configure SSO') as string });
  expect(JSON.stringify(readings)).not.toContain('authorization_request');
});
