import { expect, test } from 'vitest';
import type { Fault } from '../faults.ts';
import { lab } from './testing.ts';

const FROM = '?min_timestamp=2026-11-01T00:00:00Z';
const FEATURES = [
  'credential-authorizations',
  'audit-log',
  `insights/api/subject-stats${FROM}`,
  'copilot/billing/seats',
];

test.each([
  ['free', [404, 404, 404, 200]],
  ['team', [404, 404, 404, 200]],
  ['ghec', [200, 200, 200, 200]],
] as const)('what the plan %s includes', (plan, statuses) => {
  const { get, side, org } = lab();
  side.mutate({ do: 'plan', plan });
  expect(FEATURES.map((path) => get(`/orgs/${org}/${path}`).status)).toEqual(statuses);
});

test('a server of its own has its own prefix, no limits, and lists all keys and tokens', () => {
  const { ask, side, estate, org } = lab();
  side.mutate({ do: 'plan', plan: 'ghes' });
  const get = (target: string, token = side.state.collector.siteAdmin): ReturnType<typeof ask> =>
    ask('GET', target, { host: '127.0.0.1:1', authorization: `Bearer ${token}` });
  expect(get(`/orgs/${org}/members`).status).toBe(404);
  const members = get(`/api/v3/orgs/${org}/members?per_page=5`);
  expect(members.headers).toMatchObject({ 'x-github-enterprise-version': expect.stringMatching(/^3\./) as string });
  expect(members.headers['link']).toContain('http://127.0.0.1:1/api/v3/organizations/');
  expect(members.headers).not.toHaveProperty('x-ratelimit-limit');
  expect(get('/api/v3/rate_limit')).toMatchObject({ status: 404 });
  expect(get(`/api/v3/orgs/${org}/credential-authorizations`).status).toBe(404);
  expect(get('/api/v3/admin/keys?per_page=100').rows.filter((row) => row['repository_id'] !== null)).toHaveLength(
    side.truth().counts.deployKeys,
  );
  expect(side.canaries()).toContain(get('/api/v3/admin/tokens').rows[0]?.['token']);
  // Others may not know that there is such a thing.
  expect(get('/api/v3/admin/keys', side.state.collector.classic).status).toBe(404);
  const headers = { host: '127.0.0.1:1', 'user-agent': 'x', authorization: `Bearer ${side.state.collector.siteAdmin}` };
  const reply = estate.answer({ method: 'POST', target: '/api/graphql', headers, body: '{"query":"{viewer{login}}"}' });
  expect(JSON.parse(reply.body.toString())).toEqual({ data: { viewer: { login: 'farah-nasser' } } });
});

test('the primary limit tells what is left, and refuses until it is renewed', () => {
  const { get, side, org, estate } = lab();
  const path = `/orgs/${org}/members`;
  expect(get(path).headers).toMatchObject({ 'x-ratelimit-limit': '15000', 'x-ratelimit-resource': 'core' });
  side.mutate({ do: 'behaviour', behaviour: { limits: { core: 3 }, limitStatus: 403 } });
  expect([get(path), get(path)].map(({ status }) => status)).toEqual([200, 200]);
  expect(get(path)).toMatchObject({
    status: 403,
    headers: { 'x-ratelimit-remaining': '0' },
    json: { message: expect.stringMatching(/^API rate limit exceeded for installation ID \d+/) as string },
  });
  // Other resources have limits of their own, and asking for the limits is free.
  expect(get(`/orgs/${org}/audit-log`).headers).toMatchObject({
    'x-ratelimit-limit': '1750',
    'x-ratelimit-resource': 'audit_log',
  });
  expect(get('/rate_limit').json).toMatchObject({ resources: { core: { limit: 3, remaining: 0 } } });
  estate.clock.advance(3600);
  expect(get(path).status).toBe(200);
});

test('the limit of an App outside of GHEC grows with the organization', () => {
  const { get, side, org } = lab({ github: { repositories: 60, members: 40 }, story: false });
  side.mutate({ do: 'plan', plan: 'team' });
  expect(get(`/orgs/${org}/members`).headers['x-ratelimit-limit']).toBe(String(5000 + 50 * (40 + 20)));
});

test.each([
  [403, true, /^(?:60|5\d)$/],
  [429, false, /^none$/],
] as const)('the secondary limit refuses with %s, with or without a time to wait', (limitStatus, retryAfter, wait) => {
  const { get, side, org } = lab();
  const path = `/orgs/${org}/members`;
  get(path);
  side.mutate({ do: 'behaviour', behaviour: { secondaryPerMinute: 1, limitStatus, retryAfter } });
  get(path);
  const refused = get(path);
  expect(refused).toMatchObject({
    status: limitStatus,
    json: { message: expect.stringMatching(/^You have exceeded a secondary rate limit/) as string },
  });
  expect(refused.headers['retry-after'] ?? 'none').toMatch(wait);
});

test('faults break what they say', () => {
  const { get, pages, estate, org } = lab();
  const path = `/orgs/${org}/installations?per_page=5`;
  const broken = (fault: Fault): ReturnType<typeof get> => {
    estate.faults.clear();
    estate.faults.add({ ...fault, service: 'rest', operation: 'orgs/list-app-installations', account: org });
    return get(path);
  };
  expect(broken({ kind: 'deny' }).status).toBe(403);
  expect(broken({ kind: 'throttle' }).headers).toHaveProperty('retry-after');
  expect(broken({ kind: 'server-error', status: 503 }).status).toBe(503);
  expect(broken({ kind: 'html' }).headers['content-type']).toBe('text/html');
  expect(broken({ kind: 'empty-list' }).rows).toEqual([]);
  expect(broken({ kind: 'poison' }).rows[0]).toMatchObject({ created_at: 'yesterday-ish' });
  expect(broken({ kind: 'truncate' }).reply.wire).toBe('truncate');
  estate.faults.clear();
  estate.faults.add({ operation: 'orgs/list-app-installations', page: 2, kind: 'server-error' });
  expect(pages(path).map(({ status }) => status)).toEqual([200, 502]);
  expect(estate.log.count({ provider: 'github', operation: 'orgs/list-app-installations' })).toBe(9);
});
