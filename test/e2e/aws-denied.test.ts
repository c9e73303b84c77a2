/** Each permission denied in turn: the run goes on, says what is missing, and concludes nothing from it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { connector } from '../../connectors/aws/index.ts';
import type { RunSummary } from '../../core/run/options.ts';
import { mutate } from '../estate/index.ts';
import { openCompany, type Company, type Desk } from './harness.ts';
import { active, falseFindings, falseSilence, lost, snapshot, type Snapshot } from './snapshot.ts';

// One account and one Region: what matters here is the same in all of them.
const config = 'sources: [{ provider: aws, regions: [us-east-1] }]\n';
const permissions = [...new Set(connector.collectors.flatMap((collector) => collector.permissions))].toSorted();

/** Only a real call with a real id would tell, so `doctor` says that it cannot. */
const UNTOLD = new Set([
  'iam:GetAccessKeyLastUsed',
  'secretsmanager:DescribeSecret',
  'sso:ListApplicationGrants',
  'sso:ListApplications',
]);

let company: Company;
let desk: Desk;
let base: Snapshot;

beforeAll(async () => {
  company = await openCompany({ size: { accounts: 1, regions: 2 } });
  desk = await company.desk(config);
  await desk.run(0);
  base = await snapshot(desk);
});

async function whileDenied<T>(actions: readonly string[], work: () => Promise<T>): Promise<T> {
  mutate(company.estate, { do: 'deny', actions: [...actions] });
  try {
    return await work();
  } finally {
    mutate(company.estate, { do: 'undeny', actions: [...actions] });
  }
}

const refusals = (action: string): number =>
  company.estate.log.entries().filter(({ service, operation, status }) => {
    const prefix = service === 'sso-admin' ? 'sso' : service;
    return `${prefix}:${operation}` === action && status >= 400 && status !== 404;
  }).length;

const parts = ({ sources }: RunSummary) => sources.flatMap(({ coverage }) => coverage);
const saysSo = (summary: RunSummary, action: string): boolean =>
  parts(summary).some(({ reason, gaps, notes }) => JSON.stringify([reason, gaps, notes]).includes(action));
const anyCode = async (night: Desk): Promise<RunSummary> =>
  JSON.parse((await night.discover('--json')).stdout) as RunSummary;

describe.each(permissions)('without %s', (action) => {
  test('a first run says so and invents nothing', async () => {
    const fresh = await company.desk(config);
    company.estate.log.clear();
    const summary = await whileDenied([action], () => anyCode(fresh));
    const got = await snapshot(fresh);
    expect({ silence: falseSilence(base, got), findings: falseFindings(base, got) }).toEqual({
      silence: [],
      findings: [],
    });
    const same = JSON.stringify(active(got)) === JSON.stringify(active(base));
    const refused = refusals(action) > 0;
    expect(refused || same, 'what is missing was never asked for').toBe(true);
    if (!refused) return;
    expect(saysSo(summary, action), JSON.stringify(parts(summary), null, 1)).toBe(true);
    expect(summary.exitCode === 4 || same, 'something is missing and the run is complete').toBe(true);
  });

  test('a known company loses nothing', async () => {
    const twin = await desk.copy();
    const summary = await whileDenied([action], () => anyCode(twin));
    expect([0, 4]).toContain(summary.exitCode);
    expect(summary.sources.map(({ gone }) => gone)).toEqual([0]);
    const got = await snapshot(twin);
    expect(lost(base, got)).toEqual([]);
    expect(falseSilence(base, got)).toEqual([]);
    expect(falseFindings(base, got)).toEqual([]);
  });
});

interface Doctor {
  sources: { missing: string[]; policy: string }[];
}
async function doctor(
  actions: readonly string[],
): Promise<{ code: number | null; missing: string[]; lines: string[] }> {
  const { code, stdout } = await whileDenied(actions, () => desk.discover('doctor', '--json'));
  const [source] = (JSON.parse(stdout) as Doctor).sources;
  const policy = JSON.parse(source?.policy ?? '') as { Statement: { Effect: string; Action: string[] }[] };
  const lines = policy.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action);
  return { code, missing: source?.missing.toSorted() ?? [], lines };
}

describe('doctor', () => {
  test.each(['iam:ListAccessKeys', 'secretsmanager:ListSecrets', 'rolesanywhere:ListSubjects', 'sso:ListInstances'])(
    'names %s and no other, and prints its line',
    async (action) => expect(await doctor([action])).toEqual({ code: 4, missing: [action], lines: [action] }),
  );

  test('names all that are missing', async () => {
    const told = permissions.filter((action) => !UNTOLD.has(action));
    expect(await doctor(told)).toEqual({ code: 4, missing: told, lines: told });
  });
});

test('once all is granted again, all is as before', async () => {
  const twin = await desk.copy();
  await whileDenied(permissions, () => twin.discover());
  const summary = await twin.run(0);
  expect(summary.sources).toMatchObject([{ gone: 0, new: 0 }]);
  const got = await snapshot(twin);
  expect([active(got), lost(base, got), falseFindings(base, got)]).toEqual([active(base), [], []]);
});
