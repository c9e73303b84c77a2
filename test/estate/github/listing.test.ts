import { expect, test } from 'vitest';
import { lab } from './testing.ts';

test('pages are linked by id, and the links lead through everything once', () => {
  const { pages, all, side, org } = lab();
  const found = pages(`/orgs/${org}/installations?per_page=4`);
  expect(found.map(({ rows }) => rows.length)).toEqual([4, 4, 4, 2]);
  const { id } = side.state.organizations.get(org) ?? { id: 0 };
  expect(found[0]?.headers['link']).toBe(
    `<https://api.github.com/organizations/${id}/installations?per_page=4&page=2>; rel="next", ` +
      `<https://api.github.com/organizations/${id}/installations?per_page=4&page=4>; rel="last"`,
  );
  expect(found.at(-1)?.headers['link']).not.toContain('rel="next"');
  const ids = all(`/orgs/${org}/installations?per_page=4`).map((row) => row['id']);
  const truth = side.truth().organizations[0]?.installations.map((one) => one.id);
  expect(ids).toEqual(truth);
});

test('no more than 100 a page, however many are asked for', () => {
  const { get, org } = lab({ github: { repositories: 130 }, story: false });
  expect(get(`/orgs/${org}/repos?per_page=1000`).rows).toHaveLength(100);
  expect(get(`/orgs/${org}/repos`).rows).toHaveLength(30);
  expect(get(`/orgs/${org}/repos?per_page=100&page=2`).rows).toHaveLength(30);
  expect(get(`/orgs/${org}/repos?per_page=100&page=3`)).toMatchObject({ status: 200, rows: [] });
});

test('what nobody documents is refused', () => {
  const { get, org } = lab();
  expect(get(`/orgs/${org}/members?per-page=100`).status).toBe(422);
  expect(get(`/orgs/${org}/nothing`)).toMatchObject({ status: 404, json: { message: 'Not Found' } });
  expect(get('/orgs/other/members').status).toBe(404);
  expect(get(`/repos/${org}/other/keys`).status).toBe(404);
});

test('an unchanged answer costs nothing, for the same token', () => {
  const { get, as, org, side } = lab();
  const path = `/orgs/${org}/members`;
  const first = get(path);
  const left = first.headers['x-ratelimit-remaining'];
  const again = get(path, { 'if-none-match': first.headers['etag'] ?? '' });
  expect(again).toMatchObject({ status: 304, body: null });
  const other = side.state.collector.classic;
  expect(as(other, path).headers['etag']).not.toBe(first.headers['etag']);
  expect(Number(get(path).headers['x-ratelimit-remaining'])).toBe(Number(left) - 1);
});

test('the audit log pages by cursor, and takes qualifiers', () => {
  const { pages, all, get, org, id } = lab();
  const everything = all(`/orgs/${org}/audit-log?per_page=100`);
  const paged = pages(`/orgs/${org}/audit-log?per_page=3`);
  expect(paged.flatMap(({ rows }) => rows)).toEqual(everything);
  expect(paged[0]?.headers['link']).toContain('after=');
  expect(all(`/orgs/${org}/audit-log?phrase=action:public_key+created:>=2026-11-10`)).toEqual([
    expect.objectContaining({ action: 'public_key.create', repo: `${org}/data-lake` }),
  ]);
  // It is 140 days old, and without a date three months are told.
  const approved = `/orgs/${org}/audit-log?phrase=action:org.oauth_app_access_approved`;
  expect(all(approved)).toEqual([]);
  const names = all(`${approved}+created:>=2026-06-01`);
  expect(names).toEqual([expect.objectContaining({ oauth_application_id: Number(id('oauth-app.approved')) })]);
  expect(get(`/orgs/${org}/audit-log?phrase=whatever`).status).toBe(422);
});

test('webhooks show that there is a secret, never which', () => {
  const { get, org, side } = lab();
  const rows = get(`/orgs/${org}/hooks`).rows as { config: { secret?: string } }[];
  expect(rows.map(({ config }) => config.secret)).toEqual(['********', undefined, undefined]);
  const [{ last_response: last } = { last_response: null }] = get(`/repos/${org}/website/hooks`).rows;
  expect(last).toEqual({ code: null, status: 'unused', message: null });
  const hook = side.cases()['hook.failing']?.id ?? '';
  const failed = get(`/repos/${org}/infra/hooks/${hook}/deliveries?status=failure&per_page=2`);
  expect(failed.rows.map((row) => row['status_code'])).toEqual([502, 502]);
  expect(failed.headers['link']).toContain('cursor=');
});

test('API Insights knows 31 days and lacks the last hours', () => {
  const { all, get, org, id, side, estate } = lab();
  const path = `/orgs/${org}/insights/api`;
  const from = 'min_timestamp=2026-10-21T12:00:00Z';
  const stats = (): Record<string, unknown> | undefined =>
    all(`${path}/subject-stats?${from}&per_page=100`).find((row) => String(row['subject_id']) === id('app.vendor'));
  expect(stats()).toMatchObject({ subject_type: 'installation', last_request_timestamp: '2026-11-21T07:00:00Z' });
  expect(get(`${path}/subject-stats`).status).toBe(422);
  const routes = all(`${path}/route-stats/installation/${id('app.unused-permissions')}?${from}`);
  expect(routes).toEqual([
    expect.objectContaining({ api_route: '/repos/{owner}/{repo}/issues/{issue_number}/labels', http_method: 'POST' }),
  ]);
  const hugo = side.state.users.get('hugo-bergstrom')?.id;
  expect(all(`${path}/user-stats/${hugo}?${from}`)).toEqual([
    expect.objectContaining({ actor_type: 'oauth_app', actor_name: 'Cheap CI' }),
  ]);
  estate.clock.advance(40 * 86_400);
  expect(all(`${path}/subject-stats?${from}`)).toEqual([]);
});

test('sizes are exact, and the same seed is the same company', () => {
  const size = { repositories: 300, installations: 20, fineGrainedTokens: 90, deployKeys: 40, members: 50 };
  const one = lab({ github: size, story: false }).side.truth();
  expect(one.counts).toMatchObject({ repositories: 300, installations: 20, tokens: 90, deployKeys: 40 });
  expect(lab({ github: size, story: false }).side.truth()).toEqual(one);
});
