import { expect, test } from 'vitest';
import { HOST, jwt, lab } from './testing.ts';

const seconds = (): number => Math.floor(Date.now() / 1000);

test.each([
  ['is too old', { exp: seconds() - 1 }, 401, /must be a numeric value representing the future time/],
  ['lives for more than ten minutes', { exp: seconds() + 700 }, 401, /too far in the future/],
  ['was made in the future', { iat: seconds() + 120 }, 401, /'Issued at' claim/],
  ['is of another App', { iss: 1 }, 404, /Integration not found/],
])('a JWT that %s is refused', (_, claims, status, message) => {
  const { ask, side } = lab();
  const answer = ask('GET', '/app', { authorization: `Bearer ${jwt(side, claims)}` });
  expect(answer).toMatchObject({ status, json: { message: expect.stringMatching(message) as string } });
});

test('a JWT with a signature of somebody else is refused, and one with the client id is not', () => {
  const { ask, side } = lab();
  const forged = `${jwt(side).split('.').slice(0, 2).join('.')}.${Buffer.alloc(256).toString('base64url')}`;
  expect(ask('GET', '/app', { authorization: `Bearer ${forged}` }).status).toBe(401);
  const byClientId = jwt(side, { iss: side.state.collector.app.clientId });
  expect(ask('GET', '/app', { authorization: `Bearer ${byClientId}` }).json['slug']).toBe('nhi-discover');
});

test('the clock of GitHub decides about a JWT', () => {
  const { ask, side } = lab();
  side.mutate({ do: 'behaviour', behaviour: { skew: 1200 } });
  expect(ask('GET', '/app', { authorization: `Bearer ${jwt(side)}` }).status).toBe(401);
});

test('an installation token has the permissions of the installation, or fewer', () => {
  const { ask, side, org, as } = lab();
  const id = side.state.collector.installations[org]?.id;
  const token = (body: string): ReturnType<typeof ask> =>
    ask('POST', `/app/installations/${id}/access_tokens`, { authorization: `Bearer ${jwt(side)}` }, body);
  const given = token('{"permissions":{"members":"read"}}');
  expect(given).toMatchObject({ status: 201, json: { permissions: { members: 'read' }, repository_selection: 'all' } });
  const narrow = String(given.json['token']);
  expect(as(narrow, `/orgs/${org}/members`).status).toBe(200);
  expect(as(narrow, `/orgs/${org}/hooks`)).toMatchObject({
    status: 403,
    headers: { 'x-accepted-github-permissions': 'organization_hooks=read' },
  });
  expect(token('{"permissions":{"contents":"write"}}').status).toBe(422);
  expect(side.canaries()).toContain(narrow);
});

test('tokens end, and installations are suspended', () => {
  const { get, side, estate, org } = lab();
  expect(get(`/orgs/${org}/members`).status).toBe(200);
  side.mutate({ do: 'expire-tokens' });
  expect(get(`/orgs/${org}/members`)).toMatchObject({ status: 401, json: { message: 'Bad credentials' } });
  const id = side.state.collector.installations[org]?.id ?? 0;
  side.mutate({ do: 'suspend', installation: id });
  const headers = { host: HOST, 'user-agent': 'x', authorization: `Bearer ${jwt(side)}` };
  const target = `/app/installations/${id}/access_tokens`;
  expect(estate.answer({ method: 'POST', target, headers, body: '' }).status).toBe(403);
});

test('who brings nothing, nonsense, no name or an unknown version is told so', () => {
  const { ask, get, org } = lab();
  const path = `/orgs/${org}/members`;
  expect(ask('GET', path)).toMatchObject({ status: 401, json: { message: 'Requires authentication' } });
  expect(ask('GET', path, { authorization: 'token nonsense' })).toMatchObject({
    status: 401,
    json: { message: 'Bad credentials' },
  });
  expect(get(path, { 'user-agent': '' })).toMatchObject({ status: 403 });
  expect(get(path, { 'x-github-api-version': '2019-01-01' }).status).toBe(400);
  expect(get(path, { 'x-github-api-version': '2026-03-10' }).status).toBe(200);
});

test('a classic token without SSO is sent to authorize, and shown a part of the list', () => {
  const { as, side, org } = lab();
  const { classic, classicWithoutSso } = side.state.collector;
  expect(as(classicWithoutSso, `/orgs/${org}/installations`)).toMatchObject({
    status: 403,
    headers: { 'x-github-sso': expect.stringMatching(/^required; url=https:/) as string },
  });
  const mine = as(classicWithoutSso, '/user/orgs');
  expect(mine).toMatchObject({
    status: 200,
    rows: [],
    headers: { 'x-github-sso': expect.stringMatching(/^partial-results; organizations=\d+,\d+$/) as string },
  });
  expect(as(classic, '/user/orgs').rows).toHaveLength(2);
});

test('a classic token lacks a scope: it says which, and hides what is there', () => {
  const { as, side, org } = lab();
  side.mutate({ do: 'deny', permissions: ['admin:org_hook'] });
  const answer = as(side.state.collector.classic, `/orgs/${org}/hooks`);
  expect(answer).toMatchObject({ status: 404, headers: { 'x-accepted-oauth-scopes': 'admin:org_hook' } });
  expect(answer.headers['x-oauth-scopes']).not.toContain('admin:org_hook');
});

test('some endpoints are for Apps only, some for people only', () => {
  const { as, get, side, org } = lab();
  const { classic, fineGrained } = side.state.collector;
  for (const token of [classic, fineGrained]) {
    expect(as(token, `/orgs/${org}/personal-access-tokens`).status).toBe(403);
  }
  expect(get(`/orgs/${org}/codespaces/secrets`).status).toBe(403);
  expect(as(classic, `/orgs/${org}/codespaces/secrets`).rows).toHaveLength(1);
  expect(as(fineGrained, `/orgs/halden-labs/members`).status).toBe(403);
});
