import { expect, test } from 'vitest';
import { lab, type Json } from './testing.ts';

const PREFILTER = `query Prefilter($org: String!, $first: Int!, $after: String) {
  organization(login: $org) {
    repositories(first: $first, after: $after, orderBy: { field: PUSHED_AT, direction: DESC }) {
      totalCount
      nodes { databaseId name pushedAt isArchived deployKeys { totalCount } environments(first: 20) { nodes { name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
  rateLimit { cost remaining }
}`;
interface Page {
  totalCount: number;
  nodes: (Json & { name: string; environments: { nodes: Json[] } })[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
const pageOf = (json: Json): Page =>
  (json['data'] as { organization: { repositories: Page } }).organization.repositories;

test('a prefilter reads every repository once, at the price of its connections', () => {
  const { graphql, org, side } = lab({ github: { repositories: 250, deployKeys: 30 }, story: false });
  const found: Page['nodes'] = [];
  let after: string | null = null;
  let answer;
  do {
    answer = graphql(PREFILTER, { org, first: 100, after });
    const { nodes, pageInfo } = pageOf(answer.json);
    found.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  expect(new Set(found.map(({ name }) => name)).size).toBe(250);
  expect(found.filter(({ deployKeys }) => (deployKeys as { totalCount: number }).totalCount > 0)).toHaveLength(30);
  // 1 + 100 + 100 connections a page, a hundredth of it in points.
  expect(answer.json['data']).toMatchObject({ rateLimit: { cost: 2, remaining: 10_000 - 3 * 2 } });
  expect(side.state.behaviour.plan).toBe('ghec');
});

test.each([
  ['an unknown organization', '{ organization(login: "other") { id } }', 'NOT_FOUND', /Could not resolve/],
  [
    'no size',
    '{ organization(login: "halden-robotics") { repositories { nodes { id } } } }',
    'MISSING_PAGINATION_BOUNDARIES',
    /`first` or `last`/,
  ],
  [
    'too large a page',
    '{ organization(login: "halden-robotics") { repositories(first: 101) { totalCount } } }',
    'EXCESSIVE_PAGINATION',
    /exceeds the `first` limit/,
  ],
  ['an unknown field', '{ organization(login: "halden-robotics") { deployKeys } }', undefined, /deployKeys/],
  ['what is no query', '{ organization(', undefined, /Syntax Error/],
])('%s is refused with status 200', (_, query, type, message) => {
  const { status, json } = lab().graphql(query);
  expect(status).toBe(200);
  const [error] = json['errors'] as { type?: string; message: string }[];
  expect(error?.type).toBe(type);
  expect(error?.message).toMatch(message);
});

test('without the permission, each repository is null, and the errors say why', () => {
  const { graphql, side, org } = lab();
  side.mutate({ do: 'deny', permissions: ['administration'] });
  const { json } = graphql(PREFILTER, { org, first: 2 });
  expect(pageOf(json).nodes).toEqual([null, null]);
  expect(json['errors']).toEqual(
    [0, 1].map(
      (n) =>
        expect.objectContaining({
          type: 'FORBIDDEN',
          path: ['organization', 'repositories', 'nodes', n, 'deployKeys'],
        }) as unknown,
    ),
  );
});

test('SAML is told in the header and in the error, an ended limit in the error', () => {
  const { graphql, side, org } = lab();
  const closed = graphql(PREFILTER, { org, first: 2 }, side.state.collector.classicWithoutSso);
  expect(closed.headers['x-github-sso']).toMatch(/^required/);
  expect(closed.json).toMatchObject({ data: { organization: null }, errors: [{ extensions: { saml_failure: true } }] });
  side.mutate({ do: 'behaviour', behaviour: { limits: { graphql: 0 } } });
  expect(graphql('{ viewer { login } }')).toMatchObject({ status: 200, json: { errors: [{ type: 'RATE_LIMITED' }] } });
});

test('what is no JSON, or has no query, is a bad request', () => {
  const { ask, installationToken } = lab();
  const headers = { authorization: `Bearer ${installationToken()}` };
  expect(ask('POST', '/graphql', headers, 'nonsense').status).toBe(400);
  expect(ask('POST', '/graphql', headers, '{}').status).toBe(400);
});
