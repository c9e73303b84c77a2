/** What a first run over the whole company finds: everything, with the right facts. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { cases, truth, type Truth } from '../estate/index.ts';
import {
  accessKeys,
  identities,
  identityFacts,
  inReach,
  isIam,
  keyFacts,
  lastUsed,
  mapOf,
  usageMistake,
} from './expected.ts';
import { otherCredentials, otherIdentities, otherIdentity, secretFacts, secrets } from './expected-others.ts';
import { openCompany, type Company, type Desk, type Listed } from './harness.ts';

let company: Company;
let desk: Desk;
let really: Truth;
let summary: RunSummary;
let found: Map<string, Listed>;
let credentials: Map<string, Listed>;
let trusts: Listed[];

beforeAll(async () => {
  company = await openCompany();
  desk = await company.desk();
  really = truth(company.estate);
  summary = await desk.run(0);
  [found, credentials, trusts] = await Promise.all([
    desk.byRef('identities'),
    desk.byRef('credentials'),
    desk.list('trusts'),
  ]);
});

const named = (name: string): string => cases(company.estate)[name]?.id ?? `no case ${name}`;
const user = (name: string): Listed | undefined => found.get(`aws:iam-user:${named(name)}`);
const role = (name: string): Listed | undefined => found.get(`aws:iam-role:${named(name)}`);
const key = (name: string): Listed | undefined => credentials.get(`aws:access-key:${named(name)}`);

describe('the inventory after a first run', () => {
  test('has every identity of the truth, no other, and its facts', () => {
    const told = mapOf([...found.values()].filter(isIam).map(identityFacts));
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(identities(really)));
  });

  test('has every access key of the truth, no other, and its facts', () => {
    const told = mapOf([...credentials.values()].filter(({ kind }) => kind === 'access-key').map(keyFacts));
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(accessKeys(really)));
  });

  test('has everyone else who acts on its own, and when they were seen', () => {
    const others = [...found.values()].filter((row) => !isIam(row)).map(otherIdentity);
    expect(Object.fromEntries(others)).toEqual(otherIdentities(really));
  });

  test('has every secret of the truth, no other, and its dates', () => {
    const vaulted = [...credentials.values()].filter(({ kind }) => kind === 'vaulted-secret').map(secretFacts);
    expect(Object.fromEntries(vaulted)).toEqual(secrets(really));
  });

  test('has every other credential of the truth', () => {
    const apart = /^aws:(?:secret|access-key|root-access-key|root-password|subject-certificate):/;
    const others = [...credentials.keys()].filter((ref) => !apart.test(ref)).toSorted();
    expect(others).toEqual(otherCredentials(really));
  });

  test('never says less use of a role than there was', () => {
    const roles = inReach(really).flatMap((account) => account.roles);
    const mistakes = roles.flatMap(({ id, lastUsedAt, reallyLastUsedAt }) => {
      const row = found.get(`aws:iam-role:${id}`);
      return row === undefined ? `no ${id}` : (usageMistake(row, lastUsedAt, reallyLastUsedAt) ?? []);
    });
    expect({ roles: roles.length, mistakes }).toEqual({ roles: 53, mistakes: [] });
  });

  test('has every trust of the truth, with its reach', () => {
    const reachOf = {
      true: ['external', 'anyone'],
      false: ['provider', 'same-account', 'same-organization', 'unknown'],
    };
    const byRole = Map.groupBy(trusts, ({ identity }) => String(identity));
    const mistakes = inReach(really).flatMap((account) =>
      account.roles.flatMap(({ id, name, trusts: expected }) => {
        const rows = byRole.get(`aws:iam-role:${id}`) ?? [];
        return expected.flatMap(({ principal, kind, external }) => {
          const ids = rows.filter((row) => (row['principal'] as unknown as { id: string }).id === principal);
          // What an OIDC trust lets in is said by its conditions: see below.
          if (kind === 'oidc') return ids.length > 0 ? [] : `${name}: ${principal} is missing`;
          if (principal === 'NotPrincipal') return rows.length > 0 ? [] : `${name}: NotPrincipal is missing`;
          const right = ids.some((row) => reachOf[`${external}`].includes(String(row['reach'])));
          return right ? [] : `${name}: ${principal} ${ids.map((row) => String(row['reach'])).join() || 'is missing'}`;
        });
      }),
    );
    expect(mistakes).toEqual([]);
  });

  test('has every account, and why one was not read', () => {
    const accounts = summary.sources.filter(({ ref }) => ref?.startsWith('aws:account:'));
    const shown = accounts.map(({ scope, name, status }) => ({ scope, name, status }));
    expect(shown.toSorted((a, b) => a.scope.localeCompare(b.scope))).toEqual(
      really.accounts
        .map(({ id, name, state }) => ({ scope: id, name, status: state === 'ACTIVE' ? 'complete' : 'skipped' }))
        .toSorted((a, b) => a.scope.localeCompare(b.scope)),
    );
    const legacy = summary.sources.find(({ scope }) => scope === named('account.suspended'));
    expect(new Set(legacy?.coverage.map(({ reason }) => reason))).toEqual(new Set(['the account is suspended']));
  });
});

describe('an awkward case', () => {
  test.each(['admin.managed-policy', 'admin.inline-star', 'admin.via-group', 'admin.default-version'])(
    '%s is an administrator',
    (name) => expect((user(name) ?? role(name))?.['privilege']).toBe('admin'),
  );

  test.each(['admin.old-version', 'admin.power-user', 'escalation.pass-role'])('%s is no administrator', (name) =>
    expect(role(name)?.['privilege']).not.toBe('admin'),
  );

  test.each([
    ['role.github-payments', 'same-account'],
    ['role.github-no-sub', 'anyone'],
    ['role.github-repo-star', 'anyone'],
    ['role.github-repository-claim', 'same-account'],
    ['role.trust-everyone', 'anyone'],
    ['role.trust-not-principal', 'anyone'],
    ['role.trust-org-condition', 'same-organization'],
    ['role.trust-same-org', 'same-organization'],
    ['role.snyk-scanner', 'external'],
  ])('%s may be assumed from: %s', (name, reach) => {
    const own = trusts.filter(({ identity }) => identity === `aws:iam-role:${named(name)}`);
    expect(own.map((row) => row['reach'])).toEqual([reach]);
  });

  test.each([
    ['role.github-for-all-values', 'for-all-values'],
    ['role.github-if-exists', 'if-exists'],
    ['role.github-org-star', 'wildcard-subject'],
    ['role.snyk-scanner', 'no-external-id'],
  ])('the trust of %s is weak: %s', (name, weakness) => {
    const own = trusts.filter(({ identity }) => identity === `aws:iam-role:${named(name)}`);
    expect(own.flatMap((row) => row['weaknesses'])).toContain(weakness);
  });

  test('twins of one second keep their own dates', () => {
    const days = (name: string) =>
      Math.round((Date.parse(really.now) - Date.parse(lastUsed(key(name)).at ?? '')) / 864e5);
    expect([days('key.twin-fresh'), days('key.twin-stale')]).toEqual([3, 150]);
  });

  test('all four keys of a user beyond the quota are there', () => {
    const owner = `aws:iam-user:${named('user.legacy-etl')}`;
    expect([...credentials.values()].filter(({ identity }) => identity === owner)).toHaveLength(4);
  });

  test('a key that was never used is unused since before it was made', () => {
    const row = key('key.never-used');
    expect(lastUsed(row)).toMatchObject({ state: 'unused' });
    expect((lastUsed(row).since ?? '') <= String(row?.['createdAt'])).toBe(true);
  });

  test('a key made after the report is not called unused', () => {
    expect(lastUsed(key('key.after-report')).state).not.toBe('unused');
  });

  test('use beyond 400 days is not "never"', () => {
    const row = role('role.used-beyond-window');
    expect(lastUsed(row)).toMatchObject({ state: 'unused' });
    expect((lastUsed(row).since ?? '') > String(row?.['createdAt'])).toBe(true);
    expect(lastUsed(role('role.never-used'))).toMatchObject({
      state: 'unused',
      since: role('role.never-used')?.['createdAt'],
    });
  });

  test('a user in the report that was deleted since is not there', () => {
    expect(user('user.deleted-after-report')).toBeUndefined();
  });
});
