import { describe, expect, test } from 'vitest';
import { lab, type Lab } from './testing.ts';

const ASSIGNMENTS = `authorizationresources | where type == 'microsoft.authorization/roleassignments' | project id, properties`;
const ids = (rows: readonly Record<string, unknown>[] | undefined): string[] =>
  (rows ?? []).map(({ id }) => String(id).toLowerCase());

function assignments(here: Lab, body: Record<string, unknown>, filter?: string): string[] {
  const options = filter === undefined ? {} : { options: { authorizationScopeFilter: filter } };
  return ids(here.query(ASSIGNMENTS, { ...body, ...options }).body.data);
}

describe('tables', () => {
  test('subscriptions know the management groups above, nearest first', () => {
    const here = lab();
    const { body } = here.query(
      `resourcecontainers | where type == 'microsoft.resources/subscriptions' | project name, state = tostring(properties.state), groups = properties.managementGroupAncestorsChain | order by name asc`,
    );
    expect(body.data?.map(({ name, state }) => `${String(name)} ${String(state)}`)).toContain('halden-legacy Disabled');
    expect(body.data?.find(({ name }) => name === 'halden-production')?.['groups']).toEqual([
      { displayName: 'Regulated', name: 'halden-regulated' },
      { displayName: 'Platforms', name: 'halden-platforms' },
      { displayName: 'Tenant Root Group', name: here.arm.state.tenantId },
    ]);
  });

  test('resources with an identity, types in lower case', () => {
    const { body } = lab().query(
      `resources | where isnotempty(identity) and tags.team == 'robotics' | project name, type, principal = tostring(identity.principalId), users = identity.userAssignedIdentities`,
    );
    expect(body.data).toMatchObject([{ name: 'fleet-gateway', type: 'microsoft.compute/virtualmachines' }]);
    expect(Object.keys(body.data?.[0]?.['users'] as object)[0]).toMatch(/userAssignedIdentities\/id-payments$/);
  });

  test('the age of keys', () => {
    const here = lab();
    const { body } = here.query(
      `resources | where type =~ 'Microsoft.Storage/storageAccounts' | where properties.allowSharedKeyAccess == false | project id, key1 = tostring(properties.keyCreationTime.key1)`,
    );
    expect(body.data).toMatchObject([{ id: here.id('storage.no-keys') }]);
    const cosmos = here.query(
      `resources | where type == 'microsoft.documentdb/databaseaccounts' and properties.disableLocalAuth == true`,
    );
    expect(ids(cosmos.body.data)).toEqual([here.id('cosmos.no-keys').toLowerCase()]);
  });

  test('role definitions, built-in and custom', () => {
    const { body } = lab().query(
      `authorizationresources | where type == 'microsoft.authorization/roledefinitions' | summarize n = count() by kind = tostring(properties.type)`,
    );
    expect(body.data).toEqual([
      { kind: 'BuiltInRole', n: 20 },
      { kind: 'CustomRole', n: 4 },
    ]);
  });
});

describe('what the authorization filter lets through', () => {
  const inherited = ['rbac.uaa-root-group', 'rbac.contributor-group'];
  const own = ['rbac.owner-subscription', 'rbac.ghost-resource-group'];

  test.each([
    [undefined, false, true],
    ['AtScopeAndBelow', false, true],
    ['AtScopeAboveAndBelow', true, true],
    ['AtScopeAndAbove', true, false],
    ['AtScopeExact', false, false],
  ] as const)('%s over a subscription', (filter, above, below) => {
    const here = lab();
    const found = new Set(assignments(here, { subscriptions: [here.subscription('production')] }, filter));
    const has = (name: string): boolean => found.has(here.id(name).toLowerCase());
    expect(inherited.map(has)).toEqual([above, above]);
    expect(own.map(has)).toEqual([true, below]);
  });

  test('over the root management group it has everything but what is at /', () => {
    const here = lab();
    const found = assignments(here, { managementGroups: [here.arm.state.tenantId] }, 'AtScopeAboveAndBelow');
    const truth = here.arm.truth().roleAssignments.filter(({ scope }) => scope !== '/');
    expect(found.toSorted()).toEqual(truth.map(({ id }) => id).toSorted());
  });

  test('over a management group further down, what is beside it is not there', () => {
    const here = lab();
    const found = assignments(here, { managementGroups: ['halden-sandboxes'] });
    expect(found).toContain(here.id('rbac.unconditional-admin').toLowerCase());
    expect(found).not.toContain(here.id('rbac.owner-subscription').toLowerCase());
  });

  test('what may not be read is left out, and no word of it', () => {
    const here = lab();
    const all = assignments(here, {}).length;
    here.arm.mutate({ do: 'deny', actions: ['Microsoft.Authorization/roleAssignments/read'], scope: 'production' });
    const { status, body } = here.query(ASSIGNMENTS, {});
    expect(status).toBe(200);
    expect(body.data?.length).toBeLessThan(all);
    expect(JSON.stringify(body)).not.toContain(`/subscriptions/${here.subscription('production')}/`);
    here.directory.denied.add('*/read');
    expect(here.query(ASSIGNMENTS, {}).body.error?.code).toBe('AccessDenied');
  });
});

describe('pages', () => {
  test('go on by token, for the same query only, and end without one', () => {
    const here = lab({ story: false, size: { roleAssignments: 2500 } });
    const kql = `${ASSIGNMENTS} | order by id asc`;
    const seen: string[] = [];
    let $skipToken: string | undefined;
    do {
      const options = $skipToken === undefined ? {} : { $skipToken };
      const { body } = here.query(kql, { options: { $top: 1000, ...options } });
      expect(body).toMatchObject({ totalRecords: 2499, resultTruncated: 'false', count: body.data?.length });
      seen.push(...ids(body.data));
      $skipToken = body.$skipToken;
    } while ($skipToken);
    expect(seen).toEqual(seen.toSorted());
    expect(new Set(seen).size).toBe(2499);
    const { $skipToken: token } = here.query(kql).body;
    expect(here.query(ASSIGNMENTS, { options: { $skipToken: token } }).status).toBe(400);
  });

  test('there are none of a limited query, nor of one with dynamic columns only', () => {
    const here = lab({ story: false, size: { azureResources: 300 } });
    const cut = here.query('resources | project id | limit 50', { options: { $top: 10 } }).body;
    expect([cut.$skipToken, cut['resultTruncated']]).toEqual([undefined, 'true']);
    const dynamic = here.query('resources | project properties', { options: { $top: 10 } }).body;
    expect([dynamic.$skipToken, dynamic['resultTruncated']]).toEqual([undefined, 'true']);
  });

  test('as a table', () => {
    const { body } = lab().query('resources | project name, properties | take 1', {
      options: { resultFormat: 'table' },
    });
    expect(body.data).toMatchObject({
      columns: [
        { name: 'name', type: 'string' },
        { name: 'properties', type: 'object' },
      ],
    });
  });
});

test('15 queries in 5 seconds, then none', () => {
  const here = lab();
  here.arm.mutate({ do: 'resource-graph-quota', quota: { queries: 2, seconds: 5 } });
  const answers = [1, 2, 3].map(() => here.query('resources | count'));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers.map(({ headers }) => headers['x-ms-user-quota-remaining'])).toEqual(['1', '0', '0']);
  expect(answers[0]?.headers['x-ms-user-quota-resets-after']).toBe('00:00:05');
  expect(answers[2]?.headers).not.toHaveProperty('retry-after');
  expect(answers[2]?.body.error).toMatchObject({ code: 'RateLimiting', details: [{ code: 'RateLimiting' }] });
});

test.each([
  ['an unknown operator', { query: 'resources | evaluate x()' }, 'InvalidQuery'],
  ['an unknown table', { query: 'nothing' }, 'InvalidQuery'],
  ['an unknown column', { query: 'resources | project nothing' }, 'InvalidQuery'],
  ['too large a page', { query: 'resources', options: { $top: 1001 } }, 'InvalidQuery'],
  ['an unknown option', { query: 'resources', options: { top: 1 } }, undefined],
  ['subscriptions and groups', { query: 'resources', subscriptions: ['x'], managementGroups: ['y'] }, undefined],
])('refuses %s', (_, asked, detail) => {
  const here = lab();
  const { status, body } = here.post('/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01', asked);
  expect([status, body.error?.code, body.error?.details?.[0]?.['code']]).toEqual([400, 'BadRequest', detail]);
});

test('versions are checked', () => {
  const here = lab();
  const path = '/providers/Microsoft.ResourceGraph/resources';
  expect(here.post(path, { query: 'resources' }).body.error?.code).toBe('MissingApiVersionParameter');
  expect(here.post(`${path}?api-version=2018-09-01-preview`, { query: 'resources' }).status).toBe(400);
  for (const version of ['2021-03-01', '2024-04-01'])
    expect(here.post(`${path}?api-version=${version}`, { query: 'resources' }).status).toBe(200);
});

test('the log has the table, so that faults can strike it alone', () => {
  const here = lab();
  here.faults.add({ service: 'arg', operation: 'resources', kind: 'empty-list' });
  expect(here.query('resources').body.data).toEqual([]);
  expect(here.query('resourcecontainers').body.data).not.toEqual([]);
  expect(here.log.byOperation()).toEqual({ 'arg:resources': 1, 'arg:resourcecontainers': 1 });
});
