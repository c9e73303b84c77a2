/** Every way in, with Google's own library where it can be pointed at us. */
import { readFileSync } from 'node:fs';
import { ExternalAccountClient, JWT, type ExternalAccountClientOptions } from 'google-auth-library';
import { describe, expect, test } from 'vitest';
import { authorizedUser, keyFile, subjectToken } from '../environment.ts';
import { googleLab, reason, refusal, type GoogleLab } from '../testing.ts';
import { CLOUD_PLATFORM, TOKEN_ENDPOINT } from './oauth.ts';
import { signJwt } from './signing.ts';

const BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const now = (): number => Math.floor(Date.now() / 1000);
const keyOf = (lab: GoogleLab, name: string): { email: string; keyId: string } => {
  const [uniqueId, keyId = ''] = (lab.estate.google.cases()[name]?.id ?? '').split('/');
  const account = [...lab.state.serviceAccounts.values()].find((each) => each.uniqueId === uniqueId);
  return { email: account?.email ?? '', keyId };
};
const assertion = (email: string, keyId: string, claims: Record<string, unknown> = {}): string =>
  signJwt({ iss: email, aud: TOKEN_ENDPOINT, scope: CLOUD_PLATFORM, iat: now(), exp: now() + 3600, ...claims }, keyId);
const bearer = (lab: GoogleLab, jwt: string) => lab.form('/token', { grant_type: BEARER, assertion: jwt });

describe('workload identity federation', () => {
  test("Google's library comes in with the job runner's token, and as the collector", async () => {
    const lab = await googleLab();
    const file = lab.estate.google.env(lab.served.url)['GOOGLE_APPLICATION_CREDENTIALS'] ?? '';
    const client = ExternalAccountClient.fromJSON({
      ...(JSON.parse(readFileSync(file, 'utf8')) as ExternalAccountClientOptions),
      scopes: [CLOUD_PLATFORM],
    });
    const { token } = (await client?.getAccessToken()) ?? {};
    expect(lab.state.tokens.find(token ?? '')).toMatchObject({
      principal: lab.state.collector.email,
      kind: 'service-account',
    });
    expect(lab.estate.log.byOperation()).toEqual({
      'sts:token': 1,
      'iamcredentials:projects.serviceAccounts.generateAccessToken': 1,
    });
  });

  const exchange = (lab: GoogleLab, fields: Record<string, string> = {}) =>
    lab.form('/v1/token', {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      audience: lab.state.collector.audience,
      scope: CLOUD_PLATFORM,
      subject_token: subjectToken(lab.state),
      ...fields,
    });

  test.each([
    ['another queue', { queue: 'marketing' }, 'unauthorized_client', 'attribute condition'],
    ['another issuer', { iss: 'https://elsewhere.example' }, 'invalid_grant', 'issuer'],
    ['another audience', { aud: 'sts.amazonaws.com' }, 'invalid_grant', 'audience'],
    ['an expired token', { exp: 1 }, 'invalid_grant', 'stale'],
  ])('is refused with %s', async (_, claims, error, words) => {
    const lab = await googleLab();
    const { status, body } = await exchange(lab, { subject_token: subjectToken(lab.state, claims) });
    expect([status, body['error']]).toEqual([400, error]);
    expect(body['error_description']).toContain(words);
  });

  test('is refused at a provider that is switched off or not there', async () => {
    const lab = await googleLab();
    const off = `//iam.googleapis.com/${lab.estate.google.cases()['provider.github-off']?.id ?? ''}`;
    expect((await exchange(lab, { audience: off })).body['error']).toBe('invalid_target');
    expect((await exchange(lab, { audience: 'halden' })).body['error']).toBe('invalid_request');
  });

  test('lets in from AWS whoever can sign, and nobody with another target', async () => {
    const lab = await googleLab();
    const audience = `//iam.googleapis.com/${lab.estate.google.cases()['provider.aws-production']?.id ?? ''}`;
    const token = (target: string): string =>
      encodeURIComponent(
        JSON.stringify({
          url: 'https://sts.eu-north-1.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15',
          method: 'POST',
          headers: [
            { key: 'x-goog-cloud-target-resource', value: target },
            {
              key: 'Authorization',
              value:
                'AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20261121/eu-north-1/sts/aws4_request, SignedHeaders=host, Signature=00',
            },
          ],
        }),
      );
    const aws = { audience, subject_token_type: 'urn:ietf:params:aws:token-type:aws4_request' };
    const { status, body } = await exchange(lab, { ...aws, subject_token: token(audience) });
    expect(status).toBe(200);
    expect(lab.state.tokens.find(String(body['access_token']))?.principal).toContain('/subject/arn:aws:iam::');
    expect((await exchange(lab, { ...aws, subject_token: token('//elsewhere') })).body['error']).toBe('invalid_grant');
  });
});

describe('keys of service accounts', () => {
  test("sign in with Google's library, which names no key", async () => {
    const lab = await googleLab();
    const { email, keyId } = keyOf(lab, 'key.old-used');
    const { client_email, private_key } = keyFile(lab.state, email, keyId) as {
      client_email: string;
      private_key: string;
    };
    const transporter = {
      fetchImplementation: (_: unknown, init?: RequestInit) => fetch(`${lab.served.url}/token`, init),
    };
    const client = new JWT({
      email: client_email,
      key: private_key,
      scopes: [CLOUD_PLATFORM],
      transporterOptions: transporter,
    });
    const { access_token: token } = await client.authorize();
    expect(lab.state.tokens.find(token ?? '')).toMatchObject({ principal: email });
  });

  test.each([
    ['a disabled key', 'key.disabled', {}, 400, 'invalid_grant', 'Invalid JWT Signature.'],
    ['a disabled account', 'key.of-disabled-account', {}, 401, 'disabled_client', 'The OAuth client was disabled.'],
    [
      'an assertion of two hours',
      'key.old-used',
      { exp: now() + 7200 },
      400,
      'invalid_grant',
      'Invalid JWT: Token must be',
    ],
    [
      'a clock that is an hour behind',
      'key.old-used',
      { iat: now() - 7200, exp: now() - 3600 },
      400,
      'invalid_grant',
      'Invalid JWT: Token must be',
    ],
    ['no scope', 'key.old-used', { scope: '' }, 400, 'invalid_scope', 'Invalid OAuth scope'],
    [
      'another audience',
      'key.old-used',
      { aud: 'https://elsewhere.example' },
      400,
      'invalid_grant',
      'Invalid JWT: Failed audience check.',
    ],
    [
      'an account that is not there',
      'key.old-used',
      { iss: 'ghost@halden-production.iam.gserviceaccount.com' },
      400,
      'invalid_grant',
      'account not found',
    ],
  ])('do not sign in with %s', async (_, name, claims, status, error, words) => {
    const lab = await googleLab();
    const { email, keyId } = keyOf(lab, name);
    const answer = await bearer(lab, assertion(email, keyId, claims));
    expect([answer.status, answer.body['error']]).toEqual([status, error]);
    expect(answer.body['error_description']).toContain(words);
  });

  test('sign in at another time when the servers have it too', async () => {
    const lab = await googleLab();
    const { email, keyId } = keyOf(lab, 'key.old-used');
    const later = assertion(email, keyId, { iat: now() + 86_400, exp: now() + 90_000 });
    expect((await bearer(lab, later)).status).toBe(400);
    lab.estate.clock.advance(86_400);
    expect((await bearer(lab, later)).status).toBe(200);
  });
});

describe('domain-wide delegation', () => {
  const person = { sub: 'carla.mendes@halden.example', scope: 'https://www.googleapis.com/auth/gmail.send' };

  test('is for the scopes that were authorized, and people who are there', async () => {
    const lab = await googleLab();
    const { email, keyId } = keyOf(lab, 'key.delegation');
    const as = (claims: Record<string, unknown>) => bearer(lab, assertion(email, keyId, { ...person, ...claims }));
    const { body } = await as({});
    expect(lab.state.tokens.find(String(body['access_token']))).toMatchObject({
      subject: person.sub,
      principal: email,
    });
    const wider = await as({ scope: 'https://mail.google.com/' });
    expect([wider.status, wider.body['error']]).toEqual([401, 'unauthorized_client']);
    expect((await as({ sub: 'nobody@halden.example' })).body['error']).toBe('invalid_grant');
    // Dev Patel has left.
    expect((await as({ sub: 'dev.patel@halden.example' })).body['error']).toBe('invalid_grant');
  });

  test('works without a key, by signJwt', async () => {
    const lab = await googleLab();
    const { email, uniqueId } = lab.state.serviceAccounts.get(lab.state.collector.email) ?? { email: '', uniqueId: '' };
    const scope = 'https://www.googleapis.com/auth/admin.directory.user.readonly';
    const payload = {
      iss: email,
      sub: 'admin@halden.example',
      aud: TOKEN_ENDPOINT,
      scope,
      iat: now(),
      exp: now() + 3600,
    };
    const path = `/v1/projects/-/serviceAccounts/${email}:signJwt`;
    const { status, body } = await lab.post(path, { payload: JSON.stringify(payload) });
    expect(status).toBe(200);
    lab.state.delegations = [{ clientId: uniqueId, scopes: [scope], authorizedAt: 0, authorizedBy: '' }];
    expect((await bearer(lab, String(body['signedJwt']))).status).toBe(200);
    lab.state.delegations = [];
    expect((await bearer(lab, String(body['signedJwt']))).body['error']).toBe('unauthorized_client');
  });
});

test('nobody acts as an account whose policy does not name them', async () => {
  const lab = await googleLab();
  const other =
    '/v1/projects/-/serviceAccounts/infra-terraform@halden-security.iam.gserviceaccount.com:generateAccessToken';
  const answer = await lab.post(other, { scope: [CLOUD_PLATFORM] });
  expect([answer.status, reason(answer)]).toEqual([403, 'IAM_PERMISSION_DENIED']);
});

test('a laptop signs in as its user, and needs a quota project for APIs that charge the caller', async () => {
  const lab = await googleLab();
  const { client_id, refresh_token } = authorizedUser(lab.state, 'farah.nasser@halden.example') as Record<
    string,
    string
  >;
  const fields = { grant_type: 'refresh_token', client_id: client_id ?? '', refresh_token: refresh_token ?? '' };
  const { body } = await lab.form('/token', fields);
  const headers = { authorization: `Bearer ${String(body['access_token'])}` };
  const path = `/v1/${lab.root}/assets`;
  const refused = await lab.get(path, headers);
  expect(reason(refused)).toBe('SERVICE_DISABLED');
  expect(refusal(refused).message).toContain('requires a quota project');
  const home = lab.estate.google.truth().collector.project.id;
  expect((await lab.get(path, { ...headers, 'x-goog-user-project': home })).status).toBe(200);
  expect((await lab.form('/token', { ...fields, refresh_token: '1//gone' })).body['error']).toBe('invalid_grant');
});

test('the metadata server gives out tokens to those who know its header', async () => {
  const lab = await googleLab();
  const path = `${lab.served.url}/computeMetadata/v1/instance/service-accounts/default/token`;
  expect((await fetch(path)).status).toBe(403);
  const { access_token: token } = (await (
    await fetch(path, { headers: { 'metadata-flavor': 'Google' } })
  ).json()) as Record<string, string>;
  expect(lab.state.tokens.find(token ?? '')?.principal).toBe(lab.state.collector.email);
});

test('tokens end after an hour of the company', async () => {
  const lab = await googleLab();
  const { token } = lab.state.tokens.issue({
    principal: lab.state.collector.email,
    kind: 'service-account',
    scopes: [CLOUD_PLATFORM],
  });
  const headers = { authorization: `Bearer ${token}` };
  expect((await lab.get('/v3/organizations:search', headers)).status).toBe(200);
  lab.estate.clock.advance(3600);
  const answer = await lab.get('/v3/organizations:search', headers);
  expect([answer.status, reason(answer)]).toEqual([401, 'ACCESS_TOKEN_TYPE_UNSUPPORTED']);
});
