/** Each permission that the collector may lack, and a licence: exactly what that costs, and nothing made up in its place. */
import { copyFile } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import type { AzureChange } from '../estate/azure/index.ts';
import { differences, expectedOf, foundIn, type Expected } from './azure-expected.ts';
import { openAzure, type AzureCompany } from './azure-harness.ts';
import type { Desk } from './harness.ts';
import { active, falseFindings, falseSilence, lost, snapshot, type Snapshot } from './snapshot.ts';

const settings = 'managedIdentityFederation: true, devops: { organizations: [halden] }';
/** Each case has a company of its own, all of them the same to the second: so they need not wait for one another. */
const now = new Date();
/** Knows the whole tenant, from a night on which all was granted. */
let desk: Desk;
/** Of the company in which it was. */
let origin: string;
let base: Snapshot;
let expected: Expected;

async function open(change?: AzureChange): Promise<AzureCompany> {
  const company = await openAzure({ now });
  if (change !== undefined) company.azure.mutate(change);
  return company;
}

beforeAll(async () => {
  const company = await open();
  origin = company.url;
  desk = await company.azureDesk(settings);
  await desk.run(0);
  base = await snapshot(desk);
  expected = expectedOf(company.azure, { devops: true, managedIdentityFederation: true });
});

interface Loss {
  without: string;
  doing: AzureChange;
  code: 0 | 4;
  /** Native types that are not found, all of them or some. */
  types: string[];
  /** Collectors that say so. */
  collectors: string[];
  /** What the coverage says to grant. Empty: nothing is lost. */
  names: string;
}

const permission = (
  name: string,
  { names = name, ...loss }: Pick<Loss, 'code' | 'types' | 'collectors'> & { names?: string },
): Loss => ({ without: name, doing: { do: 'deny', permission: name }, names, ...loss });

const federation = ['federated-credential', 'federated-trust'];
const keys = ['storage-key', 'cosmos-key', 'registry-admin', 'local-key'];
const READER = 'the role Reader';

const LOSSES: readonly Loss[] = [
  permission('Directory.Read.All', {
    code: 4,
    types: ['delegated-grant', 'directory-role-assignment'],
    collectors: ['delegated-grants', 'directory-roles', 'principals', 'unknown-principals'],
  }),
  permission('Application.Read.All', { code: 4, types: federation, collectors: ['federated-credentials'] }),
  permission('RoleManagement.Read.Directory', {
    code: 4,
    types: ['directory-role-eligibility'],
    // Directory.Read.All shows who has roles, but not since when.
    collectors: ['directory-role-eligibility', 'directory-roles'],
  }),
  // The reports are content with Directory.Read.All; sign-ins are not.
  permission('AuditLog.Read.All', { code: 4, types: [], collectors: ['federated-credentials', 'principals'] }),
  // Agents are among the service principals; only who sponsors them is lost.
  permission('AgentIdentity.Read.All', { code: 4, types: [], collectors: ['principals'] }),
  permission('Microsoft.Authorization/roleEligibilityScheduleInstances/read', {
    code: 4,
    types: ['role-eligibility'],
    collectors: ['role-eligibility'],
  }),
  permission('*/read', {
    code: 4,
    types: [
      'role-assignment',
      'root-role-assignment',
      'role-eligibility',
      ...keys,
      'api-connection',
      'unknown-principal',
    ],
    collectors: [
      // What runs with managed identities.
      'principals',
      'role-assignments',
      'root-role-assignments',
      'role-eligibility',
      'local-auth',
      'api-connections',
      'unknown-principals',
    ],
    names: READER,
  }),
  // Resource Graph leaves them out without a word; the Resource Manager says why.
  permission('Microsoft.Authorization/roleAssignments/read', {
    code: 4,
    types: ['role-assignment', 'root-role-assignment', 'unknown-principal'],
    collectors: ['role-assignments', 'root-role-assignments', 'unknown-principals'],
  }),
  permission('vso.tokenadministration', {
    code: 4,
    types: ['devops-pat'],
    collectors: ['azure-devops-tokens'],
    names: 'Project Collection Administrators',
  }),
  permission('vso.serviceendpoint_query', {
    code: 4,
    types: ['service-connection'],
    collectors: ['azure-devops'],
    names: 'Readers in the Azure DevOps organization',
  }),
  {
    without: 'Reader at /',
    doing: { do: 'deny', actions: ['*/read'], scope: '/' },
    code: 4,
    types: ['root-role-assignment'],
    collectors: ['root-role-assignments'],
    names: 'the role Reader at /',
  },
  {
    // Nothing that could be granted is missing.
    without: 'a licence',
    doing: { do: 'licence', p1: false, p2: false },
    code: 0,
    types: ['directory-role-eligibility'],
    collectors: [],
    names: 'licen',
  },
];

const typesOf = (lines: readonly string[], sign: '-' | '+'): string[] =>
  [...new Set(lines.filter((line) => line.startsWith(sign)).map((line) => line.split(' ')[1] ?? ''))].toSorted();
const coverageOf = ({ sources }: RunSummary) => sources.flatMap(({ coverage }) => coverage);
const incomplete = (summary: RunSummary): string[] =>
  coverageOf(summary)
    .flatMap(({ collector, status }) => (status === 'complete' || status === 'skipped' ? [] : [collector]))
    .toSorted();
/** All words of the coverage about what was not, or not wholly, read. */
const said = (summary: RunSummary): string =>
  coverageOf(summary)
    .flatMap(({ reason, notes, gaps }) => [reason ?? '', ...notes, JSON.stringify(gaps)])
    .join('\n');

/** Another inventory with all that is known from the night before, as if it had been read from this company. */
async function later(company: AzureCompany): Promise<Desk> {
  const own = await company.azureDesk(settings);
  await copyFile((await desk.copy()).db, own.db);
  const inventory = new Database(own.db);
  // Links to what changed since then are only followed to where they are from.
  inventory.prepare('UPDATE memo SET value = replace(value, ?, ?)').run(origin, company.url);
  inventory.close();
  return own;
}
const goneIn = ({ sources }: RunSummary): number => sources.reduce((sum, { gone }) => sum + gone, 0);

describe.concurrent('without', () => {
  test.each(LOSSES)('$without, a first night lacks exactly that, says so, and invents nothing', async (loss) => {
    const company = await open(loss.doing);
    const fresh = await company.azureDesk(settings);
    const summary = await fresh.run(loss.code);
    const got = await snapshot(fresh);
    const refs = active(got).filter((ref) => !/^azure:(?:tenant|subscription):/.test(ref));
    const lines = differences(expected, foundIn(refs.map((ref) => ({ ref }))));
    expect({ lost: typesOf(lines, '-'), invented: typesOf(lines, '+') }).toEqual({
      lost: loss.types.toSorted(),
      invented: [],
    });
    expect(incomplete(summary)).toEqual(loss.collectors.toSorted());
    expect(said(summary)).toContain(loss.names);
    expect(falseSilence(base, got)).toEqual([]);
    if (loss.without === 'a licence') expectNoUse(await fresh.list('identities'));
  });

  test.each(LOSSES.filter(({ without }) => without !== 'a licence'))(
    '$without, a later night loses nothing of what is known',
    async (loss) => {
      const twin = await later(await open(loss.doing));
      const summary = await twin.run(loss.code);
      expect(goneIn(summary)).toBe(0);
      const got = await snapshot(twin);
      expect([lost(base, got), falseSilence(base, got), falseFindings(base, got)]).toEqual([[], [], []]);
    },
  );

  /** On a first night what is hidden in one subscription cannot be told from what is not there; later, from what was. */
  test.each(['Microsoft.Authorization/roleAssignments/read', 'Microsoft.Storage/storageAccounts/read', '*/read'])(
    '%s in one subscription, a later night doubts it, and keeps what is known there',
    async (action) => {
      const twin = await later(await open({ do: 'deny', actions: [action], scope: 'production' }));
      expect(goneIn(await twin.run(4))).toBe(0);
      const got = await snapshot(twin);
      expect([lost(base, got), falseSilence(base, got)]).toEqual([[], []]);
    },
  );
});

/** Without a licence, use is not known, and that is why. */
function expectNoUse(rows: Awaited<ReturnType<Desk['list']>>): void {
  const used = rows.filter(({ ref }) => /^azure:(?:application|service-principal|managed-identity):/.test(ref));
  const states = Map.groupBy(used, ({ lastUsed }) => {
    const { state, reason } = lastUsed as unknown as { state: string; reason?: string };
    return `${state} ${reason ?? ''}`;
  });
  expect([...states.keys()].toSorted()).toEqual(['unknown unlicensed', 'unknown unsupported']);
  expect(states.get('unknown unlicensed')?.length).toBeGreaterThan(100);
}
