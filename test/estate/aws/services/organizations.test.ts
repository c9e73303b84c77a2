import * as org from '@aws-sdk/client-organizations';
import { expect, test } from 'vitest';
import { accountOf, truth } from '../../index.ts';
import { lab, refusal } from '../../testing.ts';

async function everyAccount(client: org.OrganizationsClient, input: object = {}) {
  const pages: org.Account[][] = [];
  for await (const { Accounts = [] } of org.paginateListAccounts({ client }, input)) pages.push(Accounts);
  return pages;
}

test('ListAccounts starts with an empty page that goes on, and tells State', async () => {
  const { hub, estate } = await lab();
  const pages = await everyAccount(hub.organizations);
  expect(pages.map(({ length }) => length)).toEqual([0, 6]);
  expect(pages.flat().map(({ Id, State }) => [Id, State])).toEqual(
    truth(estate).accounts.map(({ id, state }) => [id, state]),
  );
  expect(pages.flat().filter(({ State }) => State === 'SUSPENDED')).toHaveLength(1);
  expect(pages.flat()[1]?.Paths?.[0]).toMatch(/^o-\w{10}\/r-\w{4}\/ou-\w{4}-\w{8}\/\d{12}\/$/);
});

test('twenty accounts a page at most', async () => {
  const { hub } = await lab({ size: { accounts: 45 }, behaviour: { emptyPages: false } });
  expect((await everyAccount(hub.organizations)).map(({ length }) => length)).toEqual([20, 20, 5]);
  const error = await refusal(hub.organizations.send(new org.ListAccountsCommand({ MaxResults: 21 })));
  expect(error.name).toBe('InvalidInputException');
  expect(await refusal(hub.organizations.send(new org.ListAccountsCommand({ NextToken: 'x' })))).toMatchObject({
    name: 'InvalidInputException',
  });
});

test('the tree of units, up and down', async () => {
  const { hub, estate } = await lab({ behaviour: { emptyPages: false } });
  const client = hub.organizations;
  const { Organization } = await client.send(new org.DescribeOrganizationCommand({}));
  expect(Organization?.Id).toBe(truth(estate).organization?.id);
  const { Roots = [] } = await client.send(new org.ListRootsCommand({}));
  const ParentId = Roots[0]?.Id;
  const { OrganizationalUnits = [] } = await client.send(new org.ListOrganizationalUnitsForParentCommand({ ParentId }));
  expect(OrganizationalUnits.map(({ Name }) => Name)).toEqual(['Workloads', 'Security', 'Suspended']);
  const below = await client.send(new org.ListAccountsForParentCommand({ ParentId: OrganizationalUnits[0]?.Id }));
  expect(below.Accounts?.map(({ Name }) => Name)).toEqual(['halden-production', 'halden-development', 'halden-data']);
  const ChildId = accountOf(estate, 'data').id;
  expect((await client.send(new org.ListParentsCommand({ ChildId }))).Parents).toEqual([
    { Id: OrganizationalUnits[0]?.Id, Type: 'ORGANIZATIONAL_UNIT' },
  ]);
  expect((await client.send(new org.DescribeAccountCommand({ AccountId: ChildId }))).Account?.Email).toBe(
    'aws+data@halden.example',
  );
  expect((await client.send(new org.ListTagsForResourceCommand({ ResourceId: ChildId }))).Tags).toEqual([
    { Key: 'environment', Value: 'data' },
  ]);
  expect(await refusal(client.send(new org.DescribeAccountCommand({ AccountId: '999999999999' })))).toMatchObject({
    name: 'AccountNotFoundException',
  });
  expect(
    await refusal(client.send(new org.ListAccountsForParentCommand({ ParentId: 'ou-zzzz-zzzzzzzz' }))),
  ).toMatchObject({ name: 'ParentNotFoundException' });
});

test('a member account may see that there is an organization, and no more', async () => {
  const { enter } = await lab();
  const { organizations } = await enter('production');
  expect(await organizations.send(new org.DescribeOrganizationCommand({}))).toHaveProperty('Organization');
  expect(await refusal(organizations.send(new org.ListAccountsCommand({})))).toMatchObject({
    name: 'AccessDeniedException',
    message: "You don't have permissions to access this resource.",
  });
});

test('a standalone account has none', async () => {
  const { hub } = await lab({ size: { accounts: 1 } });
  expect(await refusal(hub.organizations.send(new org.DescribeOrganizationCommand({})))).toMatchObject({
    name: 'AWSOrganizationsNotInUseException',
  });
});
