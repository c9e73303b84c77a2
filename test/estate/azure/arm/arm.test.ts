import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { describe, expect, test } from 'vitest';
import { lab, type Lab } from './testing.ts';

const V = 'api-version=2022-04-01';
const at = (here: Lab, subscription: string, rest: string): string =>
  `/subscriptions/${here.subscription(subscription)}/providers/Microsoft.Authorization/${rest}`;
const principals = (rows: readonly Record<string, unknown>[]): unknown[] =>
  rows.map(({ properties }) => (properties as { principalId: string }).principalId);
const ids = (rows: readonly Record<string, unknown>[]): string[] => rows.map(({ id }) => String(id).toLowerCase());

describe('role assignments', () => {
  test('of a subscription: its own, those below, and those that it inherits', () => {
    const here = lab();
    const { rows } = here.all(at(here, 'production', `roleAssignments?${V}`));
    const subscription = here.subscription('production');
    expect(ids(rows)).toEqual(
      expect.arrayContaining(
        [
          'rbac.owner-tenant-root',
          'rbac.uaa-root-group',
          'rbac.contributor-group',
          'rbac.owner-subscription',
          'rbac.ghost-resource-group',
          'rbac.odd-case',
        ].map((name) => here.id(name).toLowerCase()),
      ),
    );
    expect(ids(rows)).not.toContain(here.id('rbac.unconditional-admin').toLowerCase());
    const own = here.arm.truth().roleAssignments.filter((one) => one.subscription === subscription);
    const inherited = here.arm
      .truth()
      .roleAssignments.filter(({ subscription: of, scope }) => of === null && !scope.includes('sandboxes'));
    expect(rows).toHaveLength(own.length + inherited.length);
  });

  test('at a scope only, leaves out what is below', () => {
    const here = lab();
    const { rows } = here.all(at(here, 'production', `roleAssignments?${V}&$filter=atScope()`));
    expect(ids(rows)).toContain(here.id('rbac.owner-subscription').toLowerCase());
    expect(ids(rows)).not.toContain(here.id('rbac.ghost-resource-group').toLowerCase());
  });

  test('at / only what is there; at a management group what is there, above and, unless told, below', () => {
    const here = lab();
    const root = here.all(`/providers/Microsoft.Authorization/roleAssignments?${V}&$filter=atScope()`);
    expect(root.rows).toHaveLength(2);
    expect(ids(root.rows)).toContain(here.id('rbac.owner-tenant-root').toLowerCase());
    const group = `/providers/Microsoft.Management/managementGroups/halden-platforms`;
    const { rows } = here.all(`${group}/providers/Microsoft.Authorization/roleAssignments?${V}&$filter=atScope()`);
    expect(ids(rows)).toEqual(
      expect.arrayContaining(
        ['rbac.contributor-group', 'rbac.uaa-root-group', 'rbac.owner-tenant-root'].map((name) =>
          here.id(name).toLowerCase(),
        ),
      ),
    );
    const below = here.id('rbac.owner-subscription').toLowerCase();
    expect(ids(rows)).not.toContain(below);
    expect(ids(here.all(`${group}/providers/Microsoft.Authorization/roleAssignments?${V}`).rows)).toContain(below);
  });

  test('of one principal', () => {
    const here = lab();
    const conditional = here.arm.truth().roleAssignments.find(({ condition }) => condition !== null);
    const principalId = conditional?.principalId ?? '';
    const { rows } = here.all(
      at(here, 'production', `roleAssignments?${V}&$filter=principalId%20eq%20'${principalId}'`),
    );
    expect(principals(rows)).toEqual([principalId]);
    expect(rows[0]?.['properties']).toMatchObject({
      conditionVersion: '2.0',
      condition: expect.stringContaining('GuidNotEquals') as string,
    });
  });

  test('in pages, each of them once', () => {
    const here = lab({ story: false, size: { roleAssignments: 400 } });
    here.arm.state.pageSize = 50;
    const [first] = here.arm.state.subscriptions.keys();
    const { rows, pages } = here.all(`/subscriptions/${first}/providers/Microsoft.Authorization/roleAssignments?${V}`);
    expect(pages).toBe(Math.ceil(rows.length / 50));
    expect(new Set(ids(rows)).size).toBe(rows.length);
    expect(here.log.entries({ operation: 'roleAssignments' }).map(({ page }) => page)).toEqual([
      1,
      ...Array<number>(pages - 1).fill(2),
    ]);
  });
});

describe('through the SDK', () => {
  function client(here: Lab): AuthorizationManagementClient {
    const httpClient: HttpClient = {
      async sendRequest(request) {
        const url = new URL(request.url);
        const headers = { ...request.headers.toJSON(), host: url.host };
        const reply = here.arm.answer({ method: request.method, target: url.pathname + url.search, headers, body: '' });
        return {
          request,
          status: reply.status,
          headers: createHttpHeaders(reply.headers),
          bodyAsText: reply.body.toString(),
        };
      },
    };
    const credential = { getToken: async () => ({ token: here.token(), expiresOnTimestamp: Date.now() + 36e5 }) };
    return new AuthorizationManagementClient(credential, here.subscription('production'), {
      httpClient,
      retryOptions: { maxRetries: 0 },
    });
  }

  test('definitions, denials and schedules are what it expects', async () => {
    const here = lab();
    const sdk = client(here);
    const scope = `/subscriptions/${here.subscription('production')}`;
    const roles = await Array.fromAsync(sdk.roleDefinitions.list(scope));
    expect(roles.find(({ roleName }) => roleName === 'Everything Writer')).toMatchObject({
      roleType: 'CustomRole',
      permissions: [{ actions: ['*/read', '*/write'] }],
    });
    expect(roles.find(({ name }) => name === '8e3af657-a8ff-443c-a75c-2fe8c4bcb635')?.roleName).toBe('Owner');
    const denials = await Array.fromAsync(sdk.denyAssignments.list());
    expect(denials).toMatchObject([{ isSystemProtected: true, permissions: [{ actions: ['*/delete'] }] }]);
    const eligible = await Array.fromAsync(sdk.roleEligibilitySchedules.listForScope(scope));
    expect(eligible).toMatchObject([{ name: here.id('rbac.eligible-owner'), status: 'Provisioned' }]);
    const instances = await Array.fromAsync(sdk.roleAssignmentScheduleInstances.listForScope(scope));
    expect(instances).toMatchObject([{ name: here.id('rbac.active-for-a-time'), assignmentType: 'Activated' }]);
    const assignments = await Array.fromAsync(sdk.roleAssignments.listForSubscription());
    expect(assignments.every(({ id, principalId, createdOn }) => id && principalId && createdOn instanceof Date)).toBe(
      true,
    );
    const classic = await Array.fromAsync(sdk.classicAdministrators.list());
    expect(classic).toMatchObject([{ emailAddress: 'astrid.lund@halden.example' }]);
  });
});

describe('containers', () => {
  test('subscriptions, also those that are switched off', () => {
    const { rows } = lab().all('/subscriptions?api-version=2022-12-01');
    expect(rows.map(({ displayName, state }) => `${String(displayName)} ${String(state)}`)).toEqual([
      'halden-production Enabled',
      'halden-development Enabled',
      'halden-data Enabled',
      'halden-legacy Disabled',
    ]);
  });

  test('management groups, and what is below one', () => {
    const here = lab();
    const groups = '/providers/Microsoft.Management/managementGroups';
    expect(here.all(`${groups}?api-version=2020-05-01`).rows).toHaveLength(4);
    const below = here.all(`${groups}/${here.arm.state.tenantId}/descendants?api-version=2020-05-01&$top=3`);
    expect([below.rows.length, below.pages]).toEqual([7, 3]);
    const tree = here.get(`${groups}/halden-platforms?api-version=2020-05-01&$expand=children&$recurse=true`).body;
    expect(tree['properties']).toMatchObject({
      details: { parent: { displayName: 'Tenant Root Group' } },
      children: [{ name: 'halden-regulated', children: [{ displayName: 'halden-production' }] }, {}, {}],
    });
    const entities = here.post('/providers/Microsoft.Management/getEntities?api-version=2020-05-01').body;
    expect(entities).toMatchObject({ count: 8 });
    expect(here.all('/tenants?api-version=2022-12-01').rows).toMatchObject([{ tenantId: here.arm.state.tenantId }]);
  });

  test('federated credentials of a user-assigned identity', () => {
    const here = lab();
    const { rows } = here.all(
      `/subscriptions/${here.subscription('production')}/resourceGroups/landing-zone/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-infra-pipeline/federatedIdentityCredentials?api-version=2023-01-31`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['github-infra-main', 'aks-telemetry']);
  });
});

describe('refusals', () => {
  const code = (here: Lab, target: string, headers?: Record<string, string>): [number, string | undefined] => {
    const { status, body } = here.get(target, headers);
    return [status, body.error?.code];
  };

  test.each([
    ['/subscriptions', 400, 'MissingApiVersionParameter'],
    ['/subscriptions?api-version=2001-01-01', 400, 'InvalidApiVersionParameter'],
    ['/providers/Microsoft.Authorization/roleAssignments?api-version=2001-01-01', 400, 'NoRegisteredProviderFound'],
    ['/providers/Microsoft.Authorization/roleThings?api-version=2022-04-01', 404, 'InvalidResourceType'],
    ['/subscriptions?api-version=2022-12-01&$expand=all', 400, 'InvalidQueryParameter'],
    ['/subscriptions/00000000-0000-0000-0000-000000000000?api-version=2022-12-01', 404, 'SubscriptionNotFound'],
    [`/providers/Microsoft.Authorization/roleAssignments?${V}&$filter=scope eq '/'`, 400, 'UnsupportedQuery'],
    [`/providers/Microsoft.Authorization/roleAssignments?${V}&$skipToken=x`, 400, 'InvalidSkipToken'],
  ])('%s', (target, ...expected) => expect(code(lab(), target)).toEqual(expected));

  test('of tokens', () => {
    const here = lab();
    const target = '/subscriptions?api-version=2022-12-01';
    expect(code(here, target, { authorization: '' })).toEqual([401, 'AuthenticationFailed']);
    expect(code(here, target, { authorization: 'Bearer x.y.z' })).toEqual([401, 'InvalidAuthenticationToken']);
    const wrong = `Bearer ${here.token('vault')}`;
    expect(code(here, target, { authorization: wrong })).toEqual([401, 'InvalidAuthenticationTokenAudience']);
    expect(here.get(target, { authorization: '' }).headers['www-authenticate']).toMatch(/^Bearer authorization_uri=/);
  });

  test('of a permission: in one subscription, at /, or everywhere', () => {
    const here = lab();
    const actions = ['Microsoft.Authorization/roleAssignments/read'];
    const production = at(here, 'production', `roleAssignments?${V}`);
    const data = at(here, 'data', `roleAssignments?${V}`);
    const root = `/providers/Microsoft.Authorization/roleAssignments?${V}&$filter=atScope()`;
    const statuses = (): number[] => [production, data, root].map((target) => here.get(target).status);
    here.arm.mutate({ do: 'deny', actions, scope: 'production' });
    expect(statuses()).toEqual([403, 200, 200]);
    expect(here.get(production).body.error?.message).toMatch(
      /does not have authorization to perform action 'Microsoft.Authorization\/roleAssignments\/read' over scope '\/subscriptions\//,
    );
    here.arm.mutate({ do: 'undeny', actions, scope: 'production' });
    here.arm.mutate({ do: 'deny', actions, scope: '/' });
    expect(statuses()).toEqual([200, 200, 403]);
    here.directory.denied.add('Microsoft.Authorization/*/read');
    expect(statuses()).toEqual([403, 403, 403]);
  });

  test('a subscription that may not be read is not listed', () => {
    const here = lab();
    here.arm.mutate({ do: 'deny', actions: ['*/read'], scope: 'data' });
    expect(here.all('/subscriptions?api-version=2022-12-01').rows).toHaveLength(3);
    expect(code(here, `/subscriptions/${here.subscription('data')}?api-version=2022-12-01`)).toEqual([
      403,
      'AuthorizationFailed',
    ]);
  });

  test('keys are refused, and who asked is on record', () => {
    const here = lab();
    const { status, body } = here.post(`${here.id('storage.old-keys')}/listKeys?api-version=2023-01-01`);
    expect([status, body.error?.code]).toEqual([403, 'AuthorizationFailed']);
    expect(body.error?.message).toContain("'Microsoft.Storage/storageAccounts/listKeys/action'");
    expect(here.log.entries()).toMatchObject([{ operation: 'listKeys', secretReturning: true, status: 403 }]);
  });

  test('too many requests say how long to wait', () => {
    const here = lab();
    here.limits.set({ perSecond: 1, burst: 1 });
    const target = '/subscriptions?api-version=2022-12-01';
    expect(here.get(target).status).toBe(200);
    const { status, headers, body } = here.get(target);
    expect([status, headers['retry-after'], body.error?.code]).toEqual([429, '1', 'TenantRequestsThrottled']);
  });

  test.each([
    [{ kind: 'throttle' }, 429, 'SubscriptionRequestsThrottled'],
    [{ kind: 'deny' }, 403, 'AuthorizationFailed'],
    [{ kind: 'expired-token' }, 401, 'ExpiredAuthenticationToken'],
    [{ kind: 'server-error', status: 503 }, 503, 'ServiceUnavailable'],
  ] as const)('the fault %o', (fault, ...expected) => {
    const here = lab();
    here.faults.add({ service: 'arm', operation: 'denyAssignments', account: here.subscription('data'), ...fault });
    expect(code(here, at(here, 'data', `denyAssignments?${V}`))).toEqual(expected);
    expect(code(here, at(here, 'production', `denyAssignments?${V}`))).toEqual([200, undefined]);
  });
});
