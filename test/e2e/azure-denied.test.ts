/** Each permission that the collector may lack, and a licence: exactly what that costs, and nothing made up in its place. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import type { AzureChange } from '../estate/azure/index.ts';
import { differences, expectedOf, foundIn, type Expected } from './azure-expected.ts';
import { openAzure, type AzureCompany } from './azure-harness.ts';
import type { Desk } from './harness.ts';
import { active, falseFindings, falseSilence, lost, snapshot, type Snapshot } from './snapshot.ts';

const settings = 'managedIdentityFederation: true, devops: { organizations: [halden] }';
let company: AzureCompany;
/** Knows the whole tenant, from a night on which all was granted. */
let desk: Desk;
let base: Snapshot;
let expected: Expected;

beforeAll(async () => {
  company = await openAzure();
  desk = await company.azureDesk(settings);
  await desk.run(0);
  base = await snapshot(desk);
  expected = expectedOf(company.azure, { devops: true, managedIdentityFederation: true });
});

interface Loss {
  without: string;
  doing: AzureChange;
  undoing: AzureChange;
  code: 0 | 4;
  /** Native types that are not found, all of them or some. */
  types: string[];
  /** Collectors that say so. */
  collectors: string[];
}

const permission = (name: string, code: 0 | 4, types: string[], collectors: string[]): Loss => ({
  without: name,
  doing: { do: 'deny', permission: name },
  undoing: { do: 'undeny', permission: name },
  code,
  types,
  collectors,
});
const federation = ['federated-credential', 'federated-trust'];
const keys = ['storage-key', 'cosmos-key', 'registry-admin', 'local-key'];

const LOSSES: readonly Loss[] = [
  permission(
    'Directory.Read.All',
    4,
    ['delegated-grant', 'directory-role-assignment'],
    ['delegated-grants', 'directory-roles', 'principals', 'unknown-principals'],
  ),
  permission('Application.Read.All', 4, federation, ['federated-credentials']),
  permission('RoleManagement.Read.Directory', 4, ['directory-role-eligibility'], ['directory-role-eligibility']),
  // The reports are content with Directory.Read.All, and who made a credential is more than is needed.
  permission('AuditLog.Read.All', 0, [], []),
  // Application.Read.All shows agents too.
  permission('AgentIdentity.Read.All', 0, [], []),
  permission(
    'Microsoft.Authorization/roleEligibilityScheduleInstances/read',
    4,
    ['role-eligibility'],
    ['role-eligibility'],
  ),
  permission(
    '*/read',
    4,
    ['role-assignment', 'root-role-assignment', 'role-eligibility', ...keys, 'api-connection', 'unknown-principal'],
    ['role-assignments', 'role-eligibility', 'local-auth', 'api-connections', 'unknown-principals'],
  ),
  // Resource Graph leaves them out without a word; the Resource Manager says why.
  permission(
    'Microsoft.Authorization/roleAssignments/read',
    4,
    ['role-assignment', 'root-role-assignment', 'unknown-principal'],
    ['role-assignments', 'unknown-principals'],
  ),
  permission('vso.tokenadministration', 4, ['devops-pat'], ['azure-devops-tokens']),
  permission('vso.serviceendpoint_query', 4, ['service-connection'], ['azure-devops']),
  {
    without: 'Reader at /',
    doing: { do: 'deny', actions: ['*/read'], scope: '/' },
    undoing: { do: 'undeny', actions: ['*/read'], scope: '/' },
    code: 0,
    types: ['root-role-assignment'],
    collectors: [],
  },
  {
    without: 'a licence',
    doing: { do: 'licence', p1: false, p2: false },
    undoing: { do: 'licence', p1: true, p2: true },
    code: 0,
    types: ['directory-role-eligibility'],
    collectors: [],
  },
];

async function during<T>({ doing, undoing }: Loss, work: () => Promise<T>): Promise<T> {
  company.azure.mutate(doing);
  try {
    return await work();
  } finally {
    company.azure.mutate(undoing);
  }
}

const typesOf = (lines: readonly string[], sign: '-' | '+'): string[] =>
  [...new Set(lines.filter((line) => line.startsWith(sign)).map((line) => line.split(' ')[1] ?? ''))].toSorted();
const incomplete = ({ sources }: RunSummary): string[] =>
  sources
    .flatMap(({ coverage }) => coverage)
    .flatMap(({ collector, status }) => (status === 'complete' || status === 'skipped' ? [] : [collector]))
    .toSorted();

describe.each(LOSSES)('without $without', (loss) => {
  test('a first night lacks exactly that, says so, and invents nothing', async () => {
    const fresh = await company.azureDesk(settings);
    const summary = await during(loss, () => fresh.run(loss.code));
    const got = await snapshot(fresh);
    const refs = active(got).filter((ref) => !/^azure:(?:tenant|subscription):/.test(ref));
    const lines = differences(expected, foundIn(refs.map((ref) => ({ ref }))));
    expect({ lost: typesOf(lines, '-'), invented: typesOf(lines, '+') }).toEqual({
      lost: loss.types.toSorted(),
      invented: [],
    });
    expect(incomplete(summary)).toEqual(loss.collectors.toSorted());
    expect(falseSilence(base, got)).toEqual([]);
  });
});

const LATER = LOSSES.filter(({ without }) => without !== 'a licence');
describe.each(LATER)('without $without', (loss) => {
  test('a later night loses nothing of what is known', async () => {
    const twin = await desk.copy();
    const summary = await during(loss, () => twin.run(loss.code));
    expect(summary.sources.map(({ gone }) => gone)).toEqual(summary.sources.map(() => 0));
    const got = await snapshot(twin);
    expect([lost(base, got), falseSilence(base, got), falseFindings(base, got)]).toEqual([[], [], []]);
  });
});

/** On a first night what is hidden in one subscription cannot be told from what is not there; later, from what was. */
test.each(['Microsoft.Authorization/roleAssignments/read', 'Microsoft.Storage/storageAccounts/read', '*/read'])(
  'without %s in one subscription, a later night doubts it, and keeps what is known there',
  async (action) => {
    const twin = await desk.copy();
    const change = { actions: [action], scope: 'production' };
    company.azure.mutate({ do: 'deny', ...change });
    try {
      const summary = await twin.run(4);
      expect(summary.sources.map(({ gone }) => gone)).toEqual(summary.sources.map(() => 0));
    } finally {
      company.azure.mutate({ do: 'undeny', ...change });
    }
    const got = await snapshot(twin);
    expect([lost(base, got), falseSilence(base, got)]).toEqual([[], []]);
  },
);

test('without a licence, use is not known, and that is why', async () => {
  const loss = LOSSES.find(({ without }) => without === 'a licence') as Loss;
  const fresh = await company.azureDesk(settings);
  const rows = await during(loss, async () => {
    await fresh.run(0);
    return fresh.list('identities');
  });
  const used = rows.filter(({ ref }) => /^azure:(?:application|service-principal|managed-identity):/.test(ref));
  const states = Map.groupBy(used, ({ lastUsed }) => {
    const { state, reason } = lastUsed as unknown as { state: string; reason?: string };
    return `${state} ${reason ?? ''}`;
  });
  expect([...states.keys()].toSorted()).toEqual(['unknown unlicensed', 'unknown unsupported']);
  expect(states.get('unknown unlicensed')?.length).toBeGreaterThan(100);
});

test('the coverage names the permission to add', async () => {
  for (const name of ['Directory.Read.All', 'Application.Read.All', 'RoleManagement.Read.Directory']) {
    const loss = LOSSES.find(({ without }) => without === name) as Loss;
    const fresh = await company.azureDesk(settings);
    const ended = await during(loss, () => fresh.discover());
    expect(ended.stderr + ended.stdout, name).toContain(name);
  }
});
