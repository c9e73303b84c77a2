/** The whole company of the estate, against what must be found. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Credential, Identity } from '../../core/model.ts';
import { createEstate, type Estate } from '../../test/estate/index.ts';
import { createMemory, type Discovery } from '../../test/suites/connector-run.ts';
import { discoverGoogle } from '../../test/suites/google.ts';

let estate: Estate;
let first: Discovery;
let firstReadAt: string;
let second: Discovery;
const truth = () => estate.google.truth();
const settingsOf = () => ({ metricsScopes: truth().metricsScopes.map(({ project }) => project) });

beforeAll(async () => {
  estate = createEstate({ now: new Date('2026-11-21T08:00:00Z') });
  const memory = createMemory();
  firstReadAt = truth().now;
  first = await discoverGoogle(estate, settingsOf(), { memory });
  estate.clock.advance(86_400);
  second = await discoverGoogle(estate, settingsOf(), { memory });
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const refsOf = (type: string, found = first) =>
  found.records
    .map(({ ref }) => ref)
    .filter((ref) => ref.startsWith(`gcp:${type}:`))
    .toSorted();
const caseOf = (name: string) => {
  const found = estate.google.cases()[name];
  if (found === undefined) throw new Error(`no case ${name}`);
  return found.id;
};
const identity = (ref: string) => first.records.find((each): each is Identity => each.ref === ref) as Identity;
const credential = (ref: string) => first.records.find((each): each is Credential => each.ref === ref) as Credential;

test('nothing is odd, and nothing failed', () => {
  expect(first.readings.flatMap(({ quarantined }) => quarantined)).toEqual([]);
  expect(first.readings.filter(({ error }) => error !== undefined)).toEqual([]);
});

test('every project, account, key, provider, client, secret, agent and connection, and nothing else', () => {
  const { accounts, apiKeys, hmacKeys, providers, oauthClients, secrets, agents, connections, projects } = truth();
  const active = new Set(projects.filter(({ state }) => state === 'ACTIVE').map(({ number }) => number));
  const sorted = (refs: readonly string[]) => refs.toSorted();
  expect(first.scopes.map(({ scope }) => scope.ref).toSorted()).toEqual(
    sorted([
      `gcp:organization:${truth().organization.number}`,
      ...projects.map(({ number }) => `gcp:project:${number}`),
    ]),
  );
  expect(refsOf('service-account')).toEqual(sorted(accounts.map(({ uniqueId }) => `gcp:service-account:${uniqueId}`)));
  expect(refsOf('service-account-key')).toEqual(
    sorted(accounts.flatMap(({ keys }) => keys.map(({ id }) => `gcp:service-account-key:${id}`))),
  );
  expect(refsOf('api-key')).toEqual(sorted(apiKeys.map(({ uid }) => `gcp:api-key:${uid}`)));
  expect(refsOf('hmac-key')).toEqual(
    sorted(
      hmacKeys
        .filter(({ state, project }) => state !== 'DELETED' && active.has(project))
        .map(({ accessId }) => `gcp:hmac-key:${accessId}`),
    ),
  );
  expect(sorted([...refsOf('workload-identity-provider'), ...refsOf('workforce-provider')])).toEqual(
    sorted(
      providers.map(
        ({ name }) => `gcp:${name.includes('workforcePools') ? 'workforce' : 'workload-identity'}-provider:${name}`,
      ),
    ),
  );
  expect(refsOf('oauth-client')).toEqual(sorted(oauthClients.map(({ name }) => `gcp:oauth-client:${name}`)));
  expect(refsOf('oauth-client-credential')).toEqual(
    sorted(oauthClients.flatMap(({ credentials }) => credentials.map((name) => `gcp:oauth-client-credential:${name}`))),
  );
  expect(refsOf('secret')).toEqual(sorted(secrets.map(({ name }) => `gcp:secret:${name}`)));
  expect(refsOf('agent')).toEqual(sorted(agents.map((name) => `gcp:agent:${name}`)));
  expect(refsOf('connection')).toEqual(sorted(connections.map((name) => `gcp:connection:${name}`)));
});

test('keys are what they are: uploaded, exposed, expired, with their dates', () => {
  for (const { keys } of truth().accounts) {
    for (const key of keys) {
      expect(credential(`gcp:service-account-key:${key.id}`)).toMatchObject({
        status: key.status,
        createdAt: key.createdAt,
        expiresAt: key.expiresAt,
        exposure: key.exposed ? ['exposed'] : [],
        weaknesses: key.origin === 'USER_PROVIDED' ? ['user-managed', 'uploaded'] : ['user-managed'],
      });
    }
  }
});

describe('last use is never later than it really was, and never "none" where there was some', () => {
  /** What a source says that is not so. What Policy Analyzer takes for use, and is none, is in the README. */
  function wrong({ ref, usage }: Identity | Credential, { really }: { really: string | null }): string[] {
    if (!Array.isArray(usage)) return [];
    return usage.flatMap(({ lastAt, windowStart, lagHours, source, blindTo = [] }) => {
      const end = Date.parse(firstReadAt) - lagHours * 3_600_000;
      if (lastAt !== null) {
        return source === 'gcp:monitoring' && !(Date.parse(lastAt) <= Date.parse(really ?? ''))
          ? [`${ref}: too late`]
          : [];
      }
      if (really === null || blindTo.length > 0) return [];
      const used = Date.parse(really);
      return used < Date.parse(windowStart) || used > end ? [] : [`${ref}: used, and ${source} has no use`];
    });
  }

  test('of accounts', () => {
    const { accounts } = truth();
    expect(accounts.length).toBeGreaterThan(20);
    expect(accounts.flatMap(({ uniqueId, used }) => wrong(identity(`gcp:service-account:${uniqueId}`), used))).toEqual(
      [],
    );
  });
  test('of keys', () => {
    const keys = truth().accounts.flatMap((account) => account.keys);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.flatMap(({ id, used }) => wrong(credential(`gcp:service-account-key:${id}`), used))).toEqual([]);
  });
  test('of API keys and HMAC keys', () => {
    const { apiKeys, hmacKeys } = truth();
    const found = new Set(refsOf('hmac-key'));
    const listed = hmacKeys.filter(({ accessId }) => found.has(`gcp:hmac-key:${accessId}`));
    expect(listed.length).toBeGreaterThan(0);
    expect([
      ...apiKeys.flatMap(({ uid, used }) => wrong(credential(`gcp:api-key:${uid}`), used)),
      ...listed.flatMap(({ accessId, used }) => wrong(credential(`gcp:hmac-key:${accessId}`), used)),
    ]).toEqual([]);
  });

  test('domain-wide delegation, which only Monitoring sees', () => {
    const usage = identity(`gcp:service-account:${caseOf('account.invoice-mailer')}`).usage;
    expect(usage).toMatchObject([
      { source: 'gcp:monitoring', lastAt: expect.any(String) as string },
      { source: 'gcp:policy-analyzer', lastAt: null },
    ]);
  });

  test('an account that is younger than what Policy Analyzer knows', () => {
    const { usage } = identity(`gcp:service-account:${caseOf('account.fresh')}`);
    expect(usage).toMatchObject([{ source: 'gcp:monitoring', lastAt: null }]);
  });

  test('in a project where Monitoring is off', () => {
    const { usage } = identity(`gcp:service-account:${caseOf('account.relay')}`);
    expect(usage).toMatchObject([{ source: 'gcp:policy-analyzer', lastAt: expect.any(String) as string }]);
  });

  test('in a project that is being deleted', () => {
    expect(identity(`gcp:service-account:${caseOf('account.old-erp')}`).usage).toMatchObject({ unknown: 'disabled' });
  });
});

test('no secret is in what was found, and none was asked for', () => {
  const text = JSON.stringify([
    first.records,
    first.readings.flatMap(({ gaps, notes }) => [gaps, notes]),
    second.records,
  ]);
  for (const canary of estate.google.canaries()) expect(text).not.toContain(canary);
  expect(estate.log.entries().filter(({ secretReturning }) => secretReturning)).toEqual([]);
});

test('hostile words are words', () => {
  const { attributes } = identity(`gcp:service-account:${caseOf('account.hostile')}`);
  expect(attributes['displayName']).toContain('=HYPERLINK(');
});
