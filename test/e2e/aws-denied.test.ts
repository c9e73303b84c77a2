/** Each permission denied in turn, on a night after one that saw everything: nothing is lost, and doctor names it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { openDenials, permissions, runAnyhow, type Denials } from './denials.ts';
import { active, falseFindings, falseSilence, lost, snapshot } from './snapshot.ts';

let denials: Denials;
beforeAll(async () => {
  denials = await openDenials();
});

/** Only a real call with a real id would tell, and others are needed to find one. */
const UNTOLD = new Set([
  'iam:GetAccessKeyLastUsed',
  'secretsmanager:DescribeSecret',
  'sso:ListApplicationGrants',
  'sso:ListApplications',
]);

/** Those of IAM one by one, each with one of another service at most: they are read apart from each other. */
const iam = permissions.filter((action) => action.startsWith('iam:'));
const others = permissions.filter((action) => !action.startsWith('iam:'));

test('there is a night for each permission', () => expect(others.length).toBeLessThanOrEqual(iam.length));

test.each(iam.map((action, index) => [action, others[index] ?? '']))(
  'without %s %s, a known company loses nothing',
  async (...actions) => {
    const twin = await denials.desk.copy();
    const summary = await denials.whileDenied(actions, () => runAnyhow(twin));
    expect([0, 4]).toContain(summary.exitCode);
    expect(summary.sources.map(({ gone }) => gone)).toEqual([0]);
    const got = await snapshot(twin);
    expect(lost(denials.base, got)).toEqual([]);
    expect(falseSilence(denials.base, got)).toEqual([]);
    expect(falseFindings(denials.base, got)).toEqual([]);
  },
);

interface Doctor {
  sources: { missing: string[]; policy: string }[];
}
async function doctor(
  actions: readonly string[],
): Promise<{ code: number | null; missing: string[]; lines: string[] }> {
  const { code, stdout } = await denials.whileDenied(actions, () => denials.desk.discover('doctor', '--json'));
  const [source] = (JSON.parse(stdout) as Doctor).sources;
  const policy = JSON.parse(source?.policy ?? '') as { Statement: { Effect: string; Action: string[] }[] };
  const lines = policy.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action);
  return { code, missing: source?.missing.toSorted() ?? [], lines };
}

describe('doctor', () => {
  test.each([
    'iam:ListAccessKeys',
    'iam:GetAccessKeyLastUsed',
    'sso:ListApplications',
    'secretsmanager:ListSecrets',
    'rolesanywhere:ListSubjects',
    'sso:ListInstances',
  ])('names %s and no other, and prints its line', async (action) =>
    expect(await doctor([action])).toEqual({ code: 4, missing: [action], lines: [action] }),
  );

  test('names all that are missing', async () => {
    const told = permissions.filter((action) => !UNTOLD.has(action));
    expect(await doctor(told)).toEqual({ code: 4, missing: told, lines: told });
  });
});

test('once all is granted again, all is as before', async () => {
  const twin = await denials.desk.copy();
  await denials.whileDenied(permissions, () => twin.discover());
  const summary = await twin.run(0);
  expect(summary.sources).toMatchObject([{ gone: 0, new: 0 }]);
  const got = await snapshot(twin);
  expect([active(got), lost(denials.base, got), falseFindings(denials.base, got)]).toEqual([
    active(denials.base),
    [],
    [],
  ]);
});
