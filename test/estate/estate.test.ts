import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canaries, cases, createEstate, handlers, mutate, truth, accountOf } from './index.ts';

const now = new Date('2026-11-21T12:00:00Z');
const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the company', () => {
  test('is the same for the same seed, time and size, and another for another', () => {
    const [a, b, c] = [{ seed: 'x' }, { seed: 'x' }, { seed: 'y' }].map((o) =>
      digest(truth(createEstate({ ...o, now }))),
    );
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  test('keeps its size, whatever is asked for', () => {
    const count = fc.integer({ min: 0, max: 60 });
    const sizes = fc.record({
      accounts: fc.integer({ min: 1, max: 12 }),
      users: count,
      keys: fc.integer({ min: 0, max: 3 }),
      roles: count,
      policies: count,
      groups: count,
    });
    fc.assert(
      fc.property(sizes, (size) => {
        for (const account of truth(createEstate({ size, now, story: false })).accounts.filter(
          ({ state }) => state === 'ACTIVE',
        )) {
          expect(account.users.length).toBe(
            Math.max(size.users, account.users.some(({ name }) => name === 'nhi-discover') ? 1 : 0),
          );
          expect(account.roles.length).toBe(Math.max(size.roles, 1));
          expect(account.policies).toHaveLength(size.policies);
          expect(account.groups).toHaveLength(size.groups);
          for (const user of account.users.filter(({ name }) => name !== 'nhi-discover'))
            expect(user.keys).toHaveLength(size.keys);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('has real-looking ids, unique, in every partition', () => {
    for (const partition of ['aws', 'aws-us-gov', 'aws-cn'] as const) {
      const told = truth(createEstate({ partition, now }));
      const users = told.accounts.flatMap((account) => account.users);
      const roles = told.accounts.flatMap((account) => account.roles);
      const keys = users.flatMap((user) => user.keys.map(({ id }) => id));
      expect(
        users.every(({ id, arn }) => /^AIDA[A-Z2-7]{17}$/.test(id) && arn.startsWith(`arn:${partition}:iam::`)),
      ).toBe(true);
      expect(roles.every(({ id }) => /^AROA[A-Z2-7]{17}$/.test(id))).toBe(true);
      expect(keys.every((id) => /^AKIA[A-Z2-7]{16}$/.test(id))).toBe(true);
      const ids = [...users, ...roles].map(({ id }) => id).concat(keys);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('never has a credential older than its identity, or a use before creation or in the future', () => {
    const told = truth(createEstate({ now, size: { users: 60, keys: 2, roles: 120 } }));
    const users = told.accounts.flatMap((account) => account.users);
    const keys = users.flatMap(({ createdAt, keys: own }) =>
      own.map((key) => [createdAt, key.createdAt, key.lastUsed?.at ?? told.now, told.now, key.id]),
    );
    const roles = told.accounts.flatMap((account) =>
      account.roles.map((role) => [role.createdAt, role.reallyLastUsedAt ?? told.now, told.now, role.name]),
    );
    const spans = keys.concat(roles);
    // ISO dates sort as text: each span has to be in order, its label apart.
    const wrong = spans.filter((span) => span.slice(0, -1).some((at, i) => i > 0 && at < (span[i - 1] ?? '')));
    expect(wrong).toEqual([]);
    expect(spans.length).toBeGreaterThan(500);
  });

  test('names every awkward case', () => {
    expect(
      Object.entries(cases(createEstate({ now }))).map(([name, { what }]) => `${name}: ${what}`),
    ).toMatchSnapshot();
  });

  test('a large account has what it was asked for', () => {
    const { counts } = truth(
      createEstate({ story: false, size: { accounts: 1, users: 1000, keys: 2, roles: 2000, policies: 500 } }),
    );
    expect(counts).toMatchObject({ users: 1000, keys: 1999, roles: 2000, policies: 500 });
  });

  test('trusts are told as they are', () => {
    const estate = createEstate({ now });
    const roles = truth(estate).accounts.flatMap((account) => account.roles);
    const of = (name: string) => roles.find(({ id }) => id === cases(estate)[name]?.id)?.trusts;
    expect(of('role.snyk-scanner')).toMatchObject([
      { kind: 'account', external: true, vendor: 'Snyk', externalId: false },
    ]);
    expect(of('role.DatadogIntegrationRole')).toMatchObject([{ vendor: 'Datadog', externalId: true }]);
    expect(of('role.consultant-access')).toMatchObject([{ external: true, account: '540917350842' }]);
    expect(of('role.trust-same-org')).toMatchObject([{ external: false }]);
    expect(of('role.trust-everyone')).toMatchObject([{ kind: 'public', external: true }]);
    expect(of('role.trust-org-condition')).toMatchObject([{ kind: 'public', external: false }]);
    expect(of('role.trust-not-principal')).toMatchObject([{ kind: 'public' }]);
    expect(of('role.trust-dangling-role')).toMatchObject([{ kind: 'dangling' }]);
    expect(of('role.github-no-sub')).toMatchObject([{ kind: 'oidc' }]);
  });
});

/** A company after some changes. */
function changed() {
  const estate = createEstate({ now });
  mutate(estate, { do: 'create-user', account: 'data', user: 'new', keys: 1 });
  mutate(estate, { do: 'recreate-role', account: 'data', role: 'NhiDiscoverAudit' });
  mutate(estate, { do: 'rotate-secret', account: 'data', region: 'us-east-1', secret: 'prod/legacy/ftp' });
  return truth(estate);
}

describe('mutations', () => {
  test('change what discovery must find', () => {
    const estate = createEstate({ now });
    const users = () => truth(estate).accounts.find(({ name }) => name === 'halden-production')?.users ?? [];
    const before = users();
    const [{ id: oldKey } = { id: '' }] = before.find(({ name }) => name === 'payments-deploy')?.keys ?? [];
    mutate(estate, { do: 'delete-user', account: 'production', user: 'fleet-sync' });
    mutate(estate, { do: 'recreate-user', account: 'production', user: 'grafana-reader' });
    const { key } = mutate(estate, { do: 'rotate-key', key: oldKey }) as { key: string };
    mutate(estate, { do: 'use-key', key, service: 'sqs' });
    mutate(estate, { do: 'rename-user', account: 'production', user: 'legacy-etl', to: 'etl' });
    const after = users();
    expect(after).toHaveLength(before.length - 1);
    const id = (list: typeof before, name: string) => list.find((user) => user.name === name)?.id;
    expect(id(after, 'grafana-reader')).not.toBe(id(before, 'grafana-reader'));
    expect(after.find(({ name }) => name === 'payments-deploy')?.keys).toMatchObject([
      { id: key, lastUsed: { service: 'sqs' } },
    ]);
    expect(after.find(({ name }) => name === 'etl')).toMatchObject({
      id: id(before, 'legacy-etl'),
      arn: expect.stringMatching(/machine\/etl$/) as string,
    });
    expect(() => mutate(estate, { do: 'delete-user', account: 'production', user: 'fleet-sync' })).toThrow(
      'no user fleet-sync',
    );
    expect(() => mutate(estate, { do: 'dance' } as never)).toThrow('no mutation');
  });

  test('are as deterministic as the company', () => {
    expect(digest(changed())).toBe(digest(changed()));
  });

  test('advance the clock, suspend accounts, close Regions', () => {
    const estate = createEstate({ now });
    mutate(estate, { do: 'advance', seconds: 86_400 });
    mutate(estate, { do: 'suspend-account', account: 'data' });
    mutate(estate, { do: 'disable-region', account: 'production', region: 'eu-west-1' });
    expect(truth(estate)).toMatchObject({ now: '2026-11-22T12:00:00Z', counts: { activeAccounts: 4 } });
    expect(accountOf(estate, 'production').regions.get('eu-west-1')?.status).toBe('DISABLED');
  });
});

test('canaries are many, distinct, and not what the truth tells', () => {
  const estate = createEstate({ now });
  const secrets = canaries(estate);
  expect(secrets.length).toBeGreaterThan(30);
  expect(new Set(secrets).size).toBe(secrets.length);
  const told = JSON.stringify([truth(estate), cases(estate)]);
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
});

test('there is a handler for every host name', () => {
  expect(handlers(createEstate({ now })).length).toBeGreaterThan(0);
});
