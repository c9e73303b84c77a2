import { describe, expect, test } from 'vitest';
import { lab } from './testing.ts';

const V = 'api-version=7.4';

describe('Key Vault', () => {
  test('names and dates in pages of 25, and no value', () => {
    const here = lab();
    const { rows, pages } = here.all(`/vaults/halden-payments-kv/secrets?${V}`);
    expect([rows.length, pages]).toEqual([64, 3]);
    expect(rows[0]).toMatchObject({
      id: 'http://localhost:80/vaults/halden-payments-kv/secrets/stripe-key',
      attributes: { enabled: true, created: expect.any(Number) as number, updated: expect.any(Number) as number },
      tags: { owner: 'carla.mendes@halden.example' },
    });
    expect(JSON.stringify(rows)).not.toContain('"value"');
    const keys = here.all(`/vaults/halden-payments-kv/keys?${V}`).rows;
    expect(keys.map(({ kid, managed }) => [String(kid).split('/').at(-1), managed])).toEqual([
      ['card-data', undefined],
      ['api-tls', true],
    ]);
    expect(here.all(`/vaults/halden-payments-kv/certificates?${V}`).rows).toHaveLength(1);
  });

  test('by its own host name', () => {
    const here = lab();
    const headers = { host: 'halden-payments-kv.vault.azure.net', authorization: `Bearer ${here.token('vault')}` };
    const { body } = here.get(`/secrets?${V}&maxresults=5`, headers);
    expect(body.value).toHaveLength(5);
    expect(body.nextLink).toMatch(/^https:\/\/halden-payments-kv\.vault\.azure\.net\/secrets\?/);
  });

  test.each([
    ['halden-locked-kv', 'ForbiddenByFirewall', /^Client address is not authorized/],
    ['halden-policies-kv', 'ForbiddenByPolicy', /does not have secrets list permission/],
  ])('%s lets nobody in', (name, code, message) => {
    const { status, body } = lab().get(`/vaults/${name}/secrets?${V}`);
    expect([status, body.error?.code, body.error?.innererror?.code]).toEqual([403, 'Forbidden', code]);
    expect(body.error?.message).toMatch(message);
  });

  test('a role that was taken away', () => {
    const here = lab();
    here.directory.denied.add('Microsoft.KeyVault/vaults/keys/read');
    expect(here.get(`/vaults/halden-payments-kv/keys?${V}`).body.error?.innererror?.code).toBe('ForbiddenByRbac');
    expect(here.get(`/vaults/halden-payments-kv/secrets?${V}`).status).toBe(200);
  });

  test('without a token, it says where to get one', () => {
    const { status, headers } = lab().get(`/vaults/halden-payments-kv/secrets?${V}`, { authorization: '' });
    expect([status, headers['www-authenticate']]).toEqual([
      401,
      expect.stringMatching(/^Bearer authorization="https:\/\/login.*", resource="https:\/\/vault.azure.net"$/),
    ]);
  });

  test.each([
    ['/vaults/nothing/secrets?api-version=7.4', 404],
    ['/vaults/halden-payments-kv/secrets', 400],
    ['/vaults/halden-payments-kv/secrets?api-version=7.4&maxresults=26', 400],
    ['/vaults/halden-payments-kv/secrets?api-version=7.4&expand=all', 400],
  ])('refuses %s', (target, status) => expect(lab().get(target).status).toBe(status));

  test('a value is refused, and who asked is on record', () => {
    const here = lab();
    here.directory.denied.add('Microsoft.KeyVault/vaults/secrets/getSecret/action');
    const { status } = here.get(`/vaults/halden-payments-kv/secrets/stripe-key?${V}`);
    expect([status, here.log.entries()[0]?.secretReturning]).toEqual([403, true]);
  });
});

describe('Azure DevOps', () => {
  const P = 'api-version=7.1';
  const organization = '/devops/halden';

  test('projects, page by page', () => {
    const here = lab();
    const first = here.get(`${organization}/_apis/projects?${P}&$top=4`);
    const token = first.headers['x-ms-continuationtoken'] ?? '';
    const second = here.get(`${organization}/_apis/projects?${P}&$top=4&continuationToken=${token}`);
    expect([first.body.value?.length, second.body.value?.length]).toEqual([4, 2]);
    expect(second.headers).not.toHaveProperty('x-ms-continuationtoken');
    expect(here.get(`${organization}/_apis/projects?${P}&$top=4&$skip=4`).body).toEqual(second.body);
  });

  test('connections without their secrets, and when they last ran', () => {
    const here = lab();
    const { body } = here.get(`${organization}/Platform/_apis/serviceendpoint/endpoints?${P}`);
    expect(body.value?.map(({ name }) => name)).toEqual(['azure-production', 'azure-legacy']);
    expect(body.value?.[0]).toMatchObject({ authorization: { scheme: 'WorkloadIdentityFederation' } });
    const history = (name: string) =>
      here.get(`${organization}/Platform/_apis/serviceendpoint/${here.id(name)}/executionhistory?${P}&top=1`).body
        .value;
    expect(history('connection.federated')).toMatchObject([{ data: { result: 'succeeded' } }]);
    expect(history('connection.secret')).toEqual([]);
    const robotics = here.get(
      `${organization}/${encodeURIComponent('Robotics & Fleet')}/_apis/serviceendpoint/endpoints?${P}`,
    );
    expect(robotics.body.value).toMatchObject([{ isShared: true }]);
  });

  test('a connection that failed only when it is asked for; its runs only in their own project', () => {
    const here = lab();
    const [platform, robotics] = here.arm.state.devops.get('halden')?.projects ?? [];
    const shared = platform?.connections[0];
    if (!platform || !robotics || !shared) throw new RangeError('no shared connection');
    shared.operation = 'failed';
    robotics.connections.push(shared);
    for (const run of shared.runs) run.project = robotics.id;
    const names = (more = '') =>
      here
        .get(`${organization}/Platform/_apis/serviceendpoint/endpoints?${P}${more}`)
        .body.value?.map(({ name }) => name);
    expect([names(), names('&includeFailed=true')]).toEqual([['azure-legacy'], ['azure-production', 'azure-legacy']]);
    const runs = ({ id }: { id: string }) =>
      here.get(`${organization}/${id}/_apis/serviceendpoint/${shared.id}/executionhistory?${P}`).body.value?.length;
    expect([runs(platform), runs(robotics)]).toEqual([0, 3]);
  });

  test('users go on by a header, in pages that are not full', () => {
    const here = lab();
    const { users = [] } = here.arm.state.devops.get('halden') ?? {};
    const [one] = users;
    if (!one) throw new RangeError('nobody there');
    users.push(...Array.from({ length: 600 }, (_, i) => ({ ...one, descriptor: `aad.${i}` })));
    const list = `/vssps/halden/_apis/graph/users?${P}-preview.1`;
    const first = here.get(list);
    const second = here.get(`${list}&continuationToken=${first.headers['x-ms-continuationtoken'] ?? ''}`);
    const rows = [...(first.body.value ?? []), ...(second.body.value ?? [])];
    expect(first.body.value?.length).toBeLessThan(500);
    expect(rows.map(({ descriptor }) => descriptor)).toEqual(users.map(({ descriptor }) => descriptor));
    expect([first.body, second.headers]).not.toContainEqual(expect.stringContaining('ontinuation'));
  });

  test("people's tokens, whose next page is in the body", () => {
    const here = lab();
    const users = here.get(`/vssps/halden/_apis/graph/users?${P}-preview.1`).body.value ?? [];
    expect(users.length).toBeGreaterThan(5);
    const path = `/vssps/halden/_apis/tokenadmin/personalaccesstokens/${String(users[2]?.['descriptor'])}?${P}-preview.1`;
    const first = here.get(path).body;
    const second = here.get(`${path}&continuationToken=${String(first['continuationToken'])}`).body;
    expect([first.value?.length, second.value?.length, second['continuationToken']]).toEqual([20, 10, undefined]);
    expect(first.value?.[0]).toMatchObject({ token: null, validTo: expect.stringMatching(/Z$/) as string });
  });

  test.each([
    ['/vssps/halden/_apis/graph/users?api-version=7.1', 400, 'VssInvalidPreviewVersionException'],
    ['/devops/nobody/_apis/projects?api-version=7.1', 404, 'OrganizationNotFoundException'],
    ['/devops/halden/_apis/nothing?api-version=7.1', 404, 'VssResourceNotFoundException'],
    [
      '/devops/halden/Nothing/_apis/serviceendpoint/endpoints?api-version=7.1',
      404,
      'ProjectDoesNotExistWithNameException',
    ],
  ])('refuses %s', (target, status, key) => {
    const answer = lab().get(target);
    expect([answer.status, answer.body['typeKey']]).toEqual([status, key]);
  });

  test('without the right to administer tokens', () => {
    const here = lab();
    here.directory.denied.add('vso.tokenadministration');
    const users = here.get(`/vssps/halden/_apis/graph/users?${P}-preview.1`).body.value ?? [];
    const path = `/vssps/halden/_apis/tokenadmin/personalaccesstokens/${String(users[0]?.['descriptor'])}?${P}-preview.1`;
    expect(here.get(path)).toMatchObject({ status: 401, body: { typeKey: 'UnauthorizedRequestException' } });
  });
});
