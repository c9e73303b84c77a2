import { ClientAssertionCredential, ClientCertificateCredential, ClientSecretCredential } from '@azure/identity';
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { describe, expect, test } from 'vitest';
import { lab, type GraphLab } from '../testing.ts';

const SCOPE = 'https://graph.microsoft.com/.default';

/** Microsoft's own client, with the estate as its network. */
const network = ({ estate }: GraphLab): HttpClient => ({
  sendRequest(request) {
    const url = new URL(request.url);
    const reply = estate.answer({
      method: request.method,
      target: url.pathname + url.search,
      headers: { ...request.headers.toJSON(), host: url.host },
      body: typeof request.body === 'string' ? request.body : '',
    });
    return Promise.resolve({
      request,
      status: reply.status,
      headers: createHttpHeaders(reply.headers),
      bodyAsText: reply.body.toString(),
    });
  },
});

const options = (here: GraphLab) => ({ httpClient: network(here), disableInstanceDiscovery: true });
const jwt = (payload: object): string =>
  [{ alg: 'RS256' }, payload, 'signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
const later = (): number => Math.floor(Date.now() / 1000) + 300;

describe("with Microsoft's own client", () => {
  test('a secret signs in, and Graph takes the token', async () => {
    const here = lab();
    const { tenant, collector } = here.side.state;
    const credential = new ClientSecretCredential(tenant.id, collector.appId, collector.secret, options(here));
    const { token, expiresOnTimestamp } = await credential.getToken(SCOPE);
    expect(expiresOnTimestamp).toBeGreaterThan(Date.now() + 3_000_000);
    const answer = here.ask('GET', '/v1.0/organization', { authorization: `Bearer ${token}` });
    expect(answer.rows[0]?.['id']).toBe(tenant.id);
  });

  test('a certificate signs in, once the application has it', async () => {
    const here = lab();
    const { tenant, collector } = here.side.state;
    const { pem } = here.side.mutate({ do: 'add-collector-certificate' }) as { pem: string };
    const sign = () =>
      new ClientCertificateCredential(tenant.id, collector.appId, { certificate: pem }, options(here)).getToken(SCOPE);
    expect((await sign()).token).toMatch(/^ey/);
    const app = here.side.state.applications.get(collector.applicationId);
    if (app) app.certificates = [];
    await expect(sign()).rejects.toThrow('AADSTS700027');
  });

  test('the token of another issuer signs in, if it is the one that was agreed on', async () => {
    const here = lab();
    const { tenant, collector } = here.side.state;
    const issuer = 'https://token.actions.githubusercontent.com';
    here.side.mutate({
      do: 'add-federated',
      application: collector.appId,
      issuer,
      subject: 'repo:halden-robotics/infra:ref:refs/heads/main',
    });
    const good = {
      iss: issuer,
      sub: 'repo:halden-robotics/infra:ref:refs/heads/main',
      aud: 'api://AzureADTokenExchange',
      exp: later(),
    };
    const sign = (payload: object) =>
      new ClientAssertionCredential(
        tenant.id,
        collector.appId,
        () => Promise.resolve(jwt(payload)),
        options(here),
      ).getToken(SCOPE);
    expect((await sign(good)).token).toMatch(/^ey/);
    await expect(sign({ ...good, sub: 'repo:halden-robotics/infra:ref:refs/heads/dev' })).rejects.toThrow(
      'AADSTS700213',
    );
    await expect(sign({ ...good, iss: 'https://gitlab.com' })).rejects.toThrow('AADSTS700211');
    await expect(sign({ ...good, aud: 'sts.amazonaws.com' })).rejects.toThrow('AADSTS700212');
    await expect(sign({ ...good, exp: 1_700_000_000 })).rejects.toThrow('AADSTS700024');
  });
});

describe('discovery', () => {
  const at = (here: GraphLab, target: string) => here.ask('GET', target, { host: 'login.microsoftonline.com' });

  test('names the doors of the tenant and of its cloud', () => {
    const here = lab();
    const { id, domain } = here.side.state.tenant;
    const found = at(here, `/${domain}/v2.0/.well-known/openid-configuration`).json;
    expect(found).toMatchObject({
      token_endpoint: `https://login.microsoftonline.com/${domain}/oauth2/v2.0/token`,
      issuer: `https://login.microsoftonline.com/${id}/v2.0`,
    });
    here.side.mutate({ do: 'cloud', cloud: 'usgov' });
    const { metadata } = at(here, '/common/discovery/instance?api-version=1.1').json;
    expect(metadata).toMatchObject([{ preferred_network: 'login.microsoftonline.us' }]);
  });

  test('knows no tenant that is not there, and no other method', () => {
    const here = lab();
    expect(at(here, '/nobody.example/v2.0/.well-known/openid-configuration').json['error_codes']).toEqual([90_002]);
    expect(here.ask('GET', `/${here.side.state.tenant.id}/oauth2/v2.0/token`).status).toBe(405);
  });
});

describe('refusals', () => {
  const refused = (answer: ReturnType<GraphLab['signIn']>): unknown => [
    answer.status,
    answer.json['error'],
    (answer.json['error_codes'] as number[])[0],
  ];

  test('are those of the real endpoint, each with its number', () => {
    const here = lab();
    expect(refused(here.signIn({ client_secret: 'wrong' }))).toEqual([401, 'invalid_client', 7_000_215]);
    expect(refused(here.signIn({ client_id: '11111111-1111-4111-8111-111111111111' }))).toEqual([
      400,
      'unauthorized_client',
      700_016,
    ]);
    expect(refused(here.signIn({}, 'nobody.example'))).toEqual([400, 'invalid_request', 90_002]);
    expect(refused(here.signIn({ scope: 'https://graph.microsoft.com/User.Read' }))).toEqual([
      400,
      'invalid_scope',
      1_002_012,
    ]);
    expect(refused(here.signIn({ scope: 'https://graph.microsoft.us/.default' }))).toEqual([
      400,
      'invalid_resource',
      500_011,
    ]);
    expect(refused(here.signIn({ grant_type: 'password' }))).toEqual([400, 'unsupported_grant_type', 70_003]);
    expect(refused(here.signIn({ scope: undefined }))).toEqual([400, 'invalid_request', 900_144]);
    expect(refused(here.signIn({ client_secret: undefined }))).toEqual([401, 'invalid_client', 7_000_216]);
    const federated = {
      client_secret: undefined,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    };
    expect(
      refused(here.signIn({ ...federated, client_assertion: jwt({ iss: 'x', sub: 'y', aud: 'z', exp: later() }) })),
    ).toEqual([401, 'invalid_client', 70_021]);
  });

  test('an expired secret is not a wrong one', () => {
    const here = lab();
    here.side.mutate({ do: 'expire-collector-secret' });
    const answer = here.signIn();
    expect(refused(answer)).toEqual([401, 'invalid_client', 7_000_222]);
    expect(answer.json['error_description']).toContain(`app '${here.side.state.collector.appId}' are expired`);
  });

  test('the company can block everything, and an application can be disabled', () => {
    const here = lab();
    here.side.mutate({ do: 'block-sign-in', error: 53_003 });
    expect(refused(here.signIn())).toEqual([400, 'invalid_grant', 53_003]);
    here.side.mutate({ do: 'block-sign-in', error: 650_057 });
    expect(refused(here.signIn())).toEqual([400, 'invalid_resource', 650_057]);
    here.side.mutate({ do: 'block-sign-in', error: null });
    here.side.mutate({ do: 'disable-principal', principal: 'nhi-discover' });
    expect(refused(here.signIn())).toEqual([400, 'unauthorized_client', 7_000_112]);
  });

  test('an application without a service principal cannot sign in', () => {
    const here = lab();
    const app = here.side.state.applications.get(here.id('app.no-principal'));
    const { keyId } = here.side.mutate({ do: 'add-secret', application: 'half-finished' }) as { keyId: string };
    const secret = app?.secrets.find((each) => each.keyId === keyId)?.value ?? '';
    expect(refused(here.signIn({ client_id: app?.appId, client_secret: secret }))).toEqual([
      400,
      'unauthorized_client',
      7_000_229,
    ]);
  });

  test('every number has words of its own', () => {
    const here = lab();
    const descriptions = [53_003, 650_057].map((error) => {
      here.side.mutate({ do: 'block-sign-in', error });
      return String(here.signIn().json['error_description']);
    });
    expect(descriptions[0]).toContain('Conditional Access');
    expect(descriptions[1]).toContain('requested permissions');
  });
});

describe('tokens', () => {
  test('say whose they are, what they may and when they end', () => {
    const here = lab();
    const token = String(here.signIn().json['access_token']);
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;
    expect(payload).toMatchObject({
      aud: 'https://graph.microsoft.com',
      tid: here.side.state.tenant.id,
      appid: here.side.state.collector.appId,
    });
    expect(payload['roles']).toContain('Application.Read.All');
    expect(here.side.canaries()).toContain(token);
  });

  test('a token for another resource, a forged one and none at all are refused', () => {
    const here = lab();
    const ask = (authorization?: string) =>
      here.ask('GET', '/v1.0/organization', authorization === undefined ? {} : { authorization });
    const arm = String(here.signIn({ scope: 'https://management.azure.com/.default' }).json['access_token']);
    expect(ask(`Bearer ${arm}`).error.message).toContain('Invalid audience');
    const token = String(here.signIn().json['access_token']);
    expect(ask(`Bearer ${token.slice(0, -2)}xx`).error.message).toContain('not well formed');
    expect(ask().error).toMatchObject({ code: 'InvalidAuthenticationToken', message: 'Access token is empty.' });
    expect([ask().status, ask(`Bearer ${token}`).status]).toEqual([401, 200]);
  });

  test('another tenant has doors of its own', () => {
    const here = lab();
    const { state } = here.side.sister;
    const token = String(
      here.signIn({ client_id: state.collector.appId, client_secret: state.collector.secret }, state.tenant.domain)
        .json['access_token'],
    );
    const { rows } = here.ask('GET', '/v1.0/organization', { authorization: `Bearer ${token}` });
    expect(rows.map(({ id }) => id)).toEqual([state.tenant.id]);
    expect(here.signIn({ client_id: state.collector.appId }).json['error']).toBe('unauthorized_client');
  });
});
