import {
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  paginateGetAccountAuthorizationDetails,
  type RoleDetail,
  type UserDetail,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { accountOf, cases, mutate, truth } from '../../../index.ts';
import { lab, refusal, type Lab } from '../../../testing.ts';

const FILTER = ['User', 'Group', 'Role', 'LocalManagedPolicy'] as const;

async function all(here: Lab, account: string, pageSize: number) {
  const { iam } = await here.enter(account);
  const found = { users: [] as UserDetail[], roles: [] as RoleDetail[], groups: 0, policies: 0, pages: 0 };
  for await (const page of paginateGetAccountAuthorizationDetails({ client: iam, pageSize }, { Filter: [...FILTER] })) {
    found.users.push(...(page.UserDetailList ?? []));
    found.roles.push(...(page.RoleDetailList ?? []));
    found.groups += page.GroupDetailList?.length ?? 0;
    found.policies += page.Policies?.length ?? 0;
    found.pages += 1;
  }
  return found;
}

describe('GetAccountAuthorizationDetails', () => {
  test.each([7, 100, 1000])('serves the truth, %i a page', async (size) => {
    const here = await lab();
    const found = await all(here, 'production', size);
    const told = truth(here.estate).accounts.find(({ name }) => name === 'halden-production');
    expect(found.users.map(({ UserId }) => UserId)).toEqual(told?.users.map(({ id }) => id));
    expect(found.roles.map(({ RoleId }) => RoleId)).toEqual(told?.roles.map(({ id }) => id));
    expect(found.groups).toBe(told?.groups.length);
    const items = found.users.length + found.roles.length + found.groups + found.policies;
    expect(found.pages).toBe(Math.ceil(items / size));
    expect(
      found.roles.map((r) => [r.RoleId, r.RoleLastUsed?.LastUsedDate?.toISOString().replace('.000Z', 'Z') ?? null]),
    ).toEqual(told?.roles.map(({ id, lastUsedAt }) => [id, lastUsedAt]));
  });

  test('encodes documents, and leaves RoleLastUsed empty beyond 400 days', async () => {
    const here = await lab();
    const { roles } = await all(here, 'production', 1000);
    const old = roles.find(({ RoleId }) => RoleId === cases(here.estate)['role.used-beyond-window']?.id);
    expect(old?.RoleLastUsed).toEqual({});
    expect(old?.AssumeRolePolicyDocument).toMatch(/^%7B%22Version%22/);
    expect(JSON.parse(decodeURIComponent(old?.AssumeRolePolicyDocument ?? ''))).toHaveProperty('Statement');
  });

  test('may return short pages, and goes on', async () => {
    const here = await lab({ behaviour: { shortPages: true } });
    const { users, roles, pages } = await all(here, 'production', 10);
    expect(users).toHaveLength(accountOf(here.estate, 'production').users.size);
    const { iam } = await here.enter('production');
    const first = await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 10 }));
    expect(first.UserDetailList).toHaveLength(7);
    expect(first.IsTruncated).toBe(true);
    expect(pages).toBeGreaterThan(Math.ceil((users.length + roles.length + 2) / 10));
  });

  test('survives a user that goes between two pages', async () => {
    const here = await lab();
    const { iam } = await here.enter('production');
    const ask = (Marker?: string) =>
      iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 10, Filter: ['User'], Marker }));
    const first = await ask();
    const [gone] = first.UserDetailList ?? [];
    mutate(here.estate, { do: 'delete-user', account: 'production', user: gone?.UserName ?? '' });
    const names = first.UserDetailList?.map(({ UserName }) => UserName) ?? [];
    for (let marker = first.Marker; marker !== undefined;) {
      const page = await ask(marker);
      names.push(...(page.UserDetailList?.map(({ UserName }) => UserName) ?? []));
      marker = page.Marker;
    }
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(accountOf(here.estate, 'production').users.size + 1);
  });

  test.each([
    [
      { MaxItems: 1001 },
      "Value '1001' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000",
    ],
    [{ MaxItems: 0 }, 'greater than or equal to 1'],
    [{ Marker: 'garbage' }, 'Invalid Marker'],
    [{ Filter: ['Robot'] }, 'enum value set'],
    [{ Colour: 'red' }, 'Unknown parameter: Colour'],
  ])('refuses %o', async (input, message) => {
    const { hub } = await lab();
    // The SDK drops what it does not know; the wire does not.
    hub.iam.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string };
        if ('Colour' in input) request.body += '&Colour=red';
        return next(args);
      },
      { step: 'build', priority: 'high' },
    );
    const error = await refusal(hub.iam.send(new GetAccountAuthorizationDetailsCommand(input as never)));
    expect(error.name).toBe('ValidationError');
    expect(error.message).toContain(message);
  });

  test('a marker of one filter set is refused by another', async () => {
    const { enter } = await lab();
    const { iam } = await enter('production');
    const { Marker } = await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 1, Filter: ['User'] }));
    expect((await refusal(iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 1, Marker })))).message).toBe(
      'Invalid Marker.',
    );
  });
});

test('GetAccountSummary counts the same things', async () => {
  const here = await lab();
  for (const name of ['production', 'development', 'data']) {
    const found = await all(here, name, 1000);
    const { iam } = await here.enter(name);
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({
      Users: found.users.length,
      Roles: found.roles.length,
      Policies: found.policies,
      Groups: found.groups,
    });
  }
});
