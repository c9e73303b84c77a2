/** What a first run over the tenant costs, and an unchanged second one. */
import { beforeAll, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { callsOf, openAzure, total, type AzureCompany } from './azure-harness.ts';
import { lastUsed } from './expected.ts';
import type { Desk, Listed } from './harness.ts';

let company: AzureCompany;
let desk: Desk;
let summary: RunSummary;
let calls: Record<string, number>;

beforeAll(async () => {
  company = await openAzure();
  desk = await company.azureDesk();
  company.estate.log.clear();
  summary = await desk.run(0);
  calls = callsOf(company);
});

/** Exactly so many, so that one call more for each of something shows. */
const CALLS: Readonly<Record<string, readonly [first: number, second: number]>> = {
  'arg:authorizationresources': [4, 4],
  'arg:resourcecontainers': [1, 1],
  'arg:resources': [4, 4],
  'arm:denyAssignments': [5, 5],
  'arm:roleAssignments': [1, 1],
  'arm:roleEligibilityScheduleInstances': [5, 5],
  'arm:subscriptions': [2, 2],
  'graph:$batch': [5, 6],
  'graph:agentBlueprints': [1, 1],
  'graph:agentIdentities': [1, 1],
  'graph:applications': [3, 3],
  'graph:applications.federatedIdentityCredentials': [1, 1],
  'graph:auditLogs.directoryAudits': [1, 1],
  'graph:auditLogs.signIns': [1, 1],
  'graph:deletedItems.application': [1, 1],
  // Owners, sponsors, and whether those that are called deleted are.
  'graph:directoryObjects.getByIds': [3, 3],
  'graph:oauth2PermissionGrants': [1, 0],
  'graph:oauth2PermissionGrants.delta': [1, 1],
  'graph:organization': [1, 1],
  'graph:reports.appCredentialSignInActivities': [1, 1],
  'graph:reports.servicePrincipalSignInActivities': [1, 1],
  'graph:roleAssignmentSchedules': [1, 1],
  'graph:roleAssignments': [1, 1],
  'graph:roleDefinitions': [1, 1],
  'graph:roleEligibilitySchedules': [1, 1],
  'graph:servicePrincipals': [4, 3],
  'graph:servicePrincipals.delta': [1, 1],
  'login:token': [2, 2],
};
const expected = (which: 0 | 1): Record<string, number> =>
  Object.fromEntries(
    Object.entries(CALLS).flatMap(([name, counts]) => (counts[which] === 0 ? [] : [[name, counts[which]]])),
  );

test('of a first run are as few as they should be, and all of them are in the summary', () => {
  expect(calls).toEqual(expected(0));
  expect(summary.calls).toBe(total(calls));
});

test('an unchanged second run changes nothing, and needs fewer calls', async () => {
  const twin = await desk.copy();
  company.estate.log.clear();
  const second = await twin.run(0);
  expect(callsOf(company)).toEqual(expected(1));
  for (const source of second.sources) expect(source).toMatchObject({ new: 0, changed: 0, gone: 0 });
  expect(second.findings).toMatchObject({ bySeverity: summary.findings.bySeverity, opened: 0, resolved: 0 });
  // Until when it is known moves on; which of two sources that agree is named may differ.
  const stable = (rows: Iterable<Listed>) =>
    [...rows].map((row) => ({
      ...row,
      lastReadAt: '',
      lastUsed: { ...lastUsed(row), asOf: '', quiet: '', source: '', since: '' },
    }));
  for (const what of ['identities', 'credentials', 'grants'])
    expect(stable(await twin.list(what))).toEqual(stable(await desk.list(what)));
  const { stdout } = await twin.discover('diff', '--json');
  expect(JSON.parse(stdout)).toEqual({ schemaVersion: 1, items: [] });
});
