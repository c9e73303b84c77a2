/** What a first run over the whole company costs, what it says of itself, and an unchanged second one. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { lastUsed } from './expected.ts';
import { openCompany, type Company, type Desk, type Listed } from './harness.ts';

let company: Company;
let desk: Desk;
let summary: RunSummary;
let calls: Record<string, number>;

beforeAll(async () => {
  company = await openCompany();
  desk = await company.desk();
  summary = await desk.run(0);
  calls = company.estate.log.byOperation();
});

/** Exactly so many, so that one call more for each of something shows. */
const CALLS: Readonly<Record<string, readonly [first: number, second: number]>> = {
  'account:ListRegions': [5, 5],
  'iam:GenerateCredentialReport': [5, 5],
  'iam:GetAccessKeyLastUsed': [6, 4],
  'iam:GetAccountAuthorizationDetails': [5, 5],
  'iam:GetAccountSummary': [5, 5],
  'iam:GetCredentialReport': [9, 5],
  'iam:GetLoginProfile': [1, 1],
  'iam:GetOpenIDConnectProvider': [5, 5],
  'iam:GetPolicyVersion': [8, 0],
  'iam:ListAccessKeys': [21, 3],
  'iam:ListInstanceProfiles': [1, 1],
  'iam:ListOpenIDConnectProviders': [5, 5],
  'iam:ListPolicies': [5, 5],
  'iam:ListSAMLProviders': [5, 5],
  'iam:ListSSHPublicKeys': [4, 4],
  'iam:ListServerCertificates': [5, 5],
  'iam:ListServiceSpecificCredentials': [5, 5],
  'iam:ListSigningCertificates': [2, 2],
  'organizations:DescribeOrganization': [1, 1],
  'organizations:ListAccounts': [2, 2],
  'organizations:ListOrganizationalUnitsForParent': [8, 8],
  'organizations:ListRoots': [2, 2],
  'rolesanywhere:GetSubject': [2, 0],
  'rolesanywhere:ListProfiles': [1, 1],
  'rolesanywhere:ListSubjects': [1, 1],
  'rolesanywhere:ListTrustAnchors': [21, 21],
  'secretsmanager:DescribeSecret': [1, 1],
  'secretsmanager:ListSecretVersionIds': [12, 0],
  'secretsmanager:ListSecrets': [21, 21],
  'sso-admin:ListApplicationGrants': [2, 2],
  'sso-admin:ListApplications': [1, 1],
  'sso-admin:ListInstances': [1, 1],
  'sts:AssumeRole': [5, 5],
  'sts:GetCallerIdentity': [1, 1],
};
const expected = (which: 0 | 1): Record<string, number> =>
  Object.fromEntries(
    Object.entries(CALLS).flatMap(([name, counts]) => (counts[which] === 0 ? [] : [[name, counts[which]]])),
  );
const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

describe('calls', () => {
  test('of a first run are as few as they should be, and all of them are in the summary', () => {
    expect(calls).toEqual(expected(0));
    expect(summary.calls).toBe(total(calls));
    expect(summary.sources.reduce((sum, source) => sum + source.calls, 0)).toBe(total(calls));
  });
});

test('the summary has the fields that it is documented to have', () => {
  expect(Object.keys(summary)).toEqual(
    expect.arrayContaining(['schemaVersion', 'run', 'status', 'exitCode', 'sources', 'findings']),
  );
  expect(summary).toMatchObject({ schemaVersion: 1, status: 'complete', exitCode: 0 });
  const line = ['provider', 'scope', 'status', 'calls', 'throttled', 'records', 'new', 'changed', 'gone', 'coverage'];
  for (const source of summary.sources) {
    expect(Object.keys(source)).toEqual(expect.arrayContaining(line));
    for (const one of source.coverage)
      expect(Object.keys(one)).toEqual(expect.arrayContaining(['collector', 'status', 'reason', 'calls', 'records']));
  }
  expect(Object.keys(summary.findings.bySeverity)).toEqual(['critical', 'high', 'medium', 'low', 'info']);
});

test('an unchanged second run changes nothing, and needs fewer calls', async () => {
  const twin = await desk.copy();
  const { log } = company.estate;
  const before = log.byOperation();
  const second = await twin.run(0);
  const after = log.byOperation();
  const made = Object.fromEntries(
    Object.entries(after).flatMap(([name, count]) =>
      count === before[name] ? [] : [[name, count - (before[name] ?? 0)]],
    ),
  );
  expect(made).toEqual(expected(1));
  expect(second.calls).toBe(total(made));
  for (const source of second.sources) expect(source).toMatchObject({ new: 0, changed: 0, gone: 0 });
  expect(second.findings).toMatchObject({ bySeverity: summary.findings.bySeverity, opened: 0, resolved: 0 });
  // Until when it is known moves on; which of two sources that agree is named may differ.
  const stable = (rows: Iterable<Listed>) =>
    [...rows].map((row) => ({
      ...row,
      lastReadAt: '',
      lastUsed: { ...lastUsed(row), asOf: '', quiet: '', source: '' },
    }));
  expect(stable(await twin.list('identities'))).toEqual(stable(await desk.list('identities')));
  expect(stable(await twin.list('credentials'))).toEqual(stable(await desk.list('credentials')));
  const { stdout } = await twin.discover('diff', '--json');
  expect(JSON.parse(stdout)).toEqual({ schemaVersion: 1, items: [] });
});
