/** Permissions taken away and APIs switched off, on a first night and on a later one: exactly the loss, and named. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CoverageLine, RunSummary } from '../../core/run/options.ts';
import { lastUsed } from './expected.ts';
import { openGoogle, type GoogleCompany } from './gcp-desk.ts';
import { misjudged } from './gcp-expected.ts';
import type { Desk } from './harness.ts';
import { active, falseFindings, lost, snapshot, type Snapshot } from './snapshot.ts';

let company: GoogleCompany;
let known: Desk;
let base: Snapshot;

beforeAll(async () => {
  company = await openGoogle();
  known = await company.googleDesk();
  await known.run(0);
  base = await snapshot(known);
});

async function whileDenied<T>(
  permissions: readonly string[],
  on: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const denial = { permissions: [...permissions], ...(on === undefined ? {} : { on }) };
  company.change({ do: 'deny', ...denial });
  try {
    return await work();
  } finally {
    company.change({ do: 'undeny', ...denial });
  }
}

/** Another desk that knows what the first night saw. */
async function again(): Promise<Desk> {
  const twin = await known.copy();
  Object.assign(twin.env, company.estate.google.env(company.url));
  return twin;
}

const lines = ({ sources }: RunSummary): CoverageLine[] => sources.flatMap(({ coverage }) => coverage);
const incomplete = (summary: RunSummary): string[] =>
  lines(summary)
    .flatMap(({ collector, status }) => (status === 'complete' ? [] : [collector]))
    .toSorted();
const said = (summary: RunSummary): string => JSON.stringify(lines(summary));
/** Refs that the whole company has and this inventory has not. */
const missing = (some: Snapshot): string[] => {
  const have = new Set(active(some));
  return active(base).filter((ref) => !have.has(ref));
};
const typesOf = (refs: readonly string[]): string[] =>
  [...new Set(refs.map((ref) => ref.split(':')[1] ?? ''))].toSorted();
/** What is said of last use and is not so, in an inventory that did not see everything. */
const wrong = async (desk: Desk): Promise<string[]> =>
  misjudged(company.truth(), new Map([...(await desk.byRef('identities')), ...(await desk.byRef('credentials'))]));

describe.each([['storage.hmacKeys.list', ['hmac-keys'], ['hmac-key']]])(
  'without %s',
  (permission, collectors, types) => {
    test('a first run lacks exactly that, and names the permission', async () => {
      const fresh = await company.googleDesk();
      const summary = await whileDenied([permission], undefined, () => fresh.run(4));
      expect(incomplete(summary)).toEqual(collectors);
      expect(said(summary)).toContain(permission);
      expect(typesOf(missing(await snapshot(fresh)))).toEqual(types);
    });

    test('a later run loses nothing', async () => {
      const twin = await again();
      const summary = await whileDenied([permission], undefined, () => twin.run(4));
      expect(summary.sources.map(({ gone }) => gone)).toEqual([0]);
      const got = await snapshot(twin);
      expect([lost(base, got), falseFindings(base, got)]).toEqual([[], []]);
    });
  },
);

describe('without a source of last use', () => {
  const analyzer = ['Account', 'AccountKey'].map(
    (of) => `policyanalyzer.service${of}LastAuthenticationActivities.query`,
  );
  const monitoring = ['monitoring.timeSeries.list'];

  test.each([
    ['Policy Analyzer', analyzer],
    ['Monitoring', monitoring],
  ])('%s: everything is found, and nothing is called unused that was used', async (name, permissions) => {
    const fresh = await company.googleDesk();
    const { code, stdout } = await whileDenied(permissions, undefined, () => fresh.discover('--json'));
    expect(code).toBe(4);
    expect(stdout).toContain(`last use by ${name}`);
    for (const permission of permissions) expect(stdout).toContain(permission);
    expect(missing(await snapshot(fresh))).toEqual([]);
    expect(await wrong(fresh)).toEqual([]);
  });

  test('both: nothing is known of use, and nothing is found unused', async () => {
    const fresh = await company.googleDesk();
    await whileDenied([...analyzer, ...monitoring], undefined, () => fresh.discover('--json'));
    const keys = [...(await fresh.byRef('credentials')).values()].filter(({ ref }) => /-key:/.test(ref));
    expect(keys.length).toBeGreaterThan(10);
    expect(new Set(keys.map((row) => lastUsed(row).state))).toEqual(new Set(['unknown']));
    const { findings } = await snapshot(fresh);
    const unused = [...findings.values()].filter(
      ({ rule, state }) => state === 'open' && /^(?:un|never-)used-/.test(rule),
    );
    expect(unused).toEqual([]);
  });

  test('a later night without them still knows what was known', async () => {
    const twin = await again();
    await whileDenied([...analyzer, ...monitoring], undefined, () => twin.discover('--json'));
    const got = await snapshot(twin);
    expect([lost(base, got), falseFindings(base, got)]).toEqual([[], []]);
    expect(await wrong(twin)).toEqual([]);
  });
});

describe('without Asset Inventory', () => {
  const resources = ['cloudasset.assets.listResource'];
  const policies = ['cloudasset.assets.listIamPolicy'];
  const dying = (): string => company.idOf('project.delete-requested');

  test('at the organization: folders and projects tell the same', async () => {
    const fresh = await company.googleDesk();
    const on = `organizations/${company.truth().organization.number}`;
    await whileDenied([...resources, ...policies], on, () => fresh.discover('--json'));
    const { accounts, apiKeys } = company.truth();
    // What belongs to the organization itself is in no folder, and a project that is to be deleted is not asked.
    const unseen = missing(await snapshot(fresh)).filter((ref) => !ref.startsWith('gcp:workforce-provider:'));
    expect(unseen).toEqual(
      [
        ...accounts
          .filter(({ project }) => project === dying())
          .map(({ uniqueId }) => `gcp:service-account:${uniqueId}`),
        ...apiKeys.filter(({ project }) => project === dying()).map(({ uid }) => `gcp:api-key:${uid}`),
      ].toSorted(),
    );
    expect(await wrong(fresh)).toEqual([]);
  });

  test('for policies: each resource is asked for its own, and what cannot be asked is named', async () => {
    const fresh = await company.googleDesk();
    const summary = JSON.parse(
      (await whileDenied(policies, undefined, () => fresh.discover('--json'))).stdout,
    ) as RunSummary;
    expect(said(summary)).toContain('cloudasset.assets.listIamPolicy');
    // On buckets, services and secrets, which have no listing of their policies.
    const grants = await known.byRef('grants');
    const unseen = missing(await snapshot(fresh)).filter((ref) => ref.startsWith('gcp:binding:'));
    const hosts = unseen.map((ref) => String(grants.get(ref)?.['resource']).split('/')[2] ?? ref);
    expect(hosts.toSorted()).toEqual([
      'run.googleapis.com',
      'secretmanager.googleapis.com',
      'storage.googleapis.com',
      'storage.googleapis.com',
    ]);
  });
});

describe('a later night without Asset Inventory', () => {
  test('loses nothing that was known', async () => {
    const twin = await again();
    const both = ['cloudasset.assets.listResource', 'cloudasset.assets.listIamPolicy'];
    const ended = await whileDenied(both, undefined, () => twin.discover('--json'));
    const summary = JSON.parse(ended.stdout) as RunSummary;
    expect(summary.sources.map(({ gone }) => gone)).toEqual([0]);
    expect(missing(await snapshot(twin))).toEqual([]);
  });
});

describe('an API that is off in one project', () => {
  const api = { project: 'halden-data', service: 'storage.googleapis.com' };

  test('is said with its project, costs what is its own there, and later nothing that was known', async () => {
    company.change({ do: 'disable-api', ...api });
    try {
      const fresh = await company.googleDesk();
      const { stdout } = await fresh.discover('--json');
      const line = lines(JSON.parse(stdout) as RunSummary).find(({ collector }) => collector === 'hmac-keys');
      expect(JSON.stringify(line)).toContain('halden-data');
      expect(typesOf(missing(await snapshot(fresh)))).toEqual(['hmac-key']);
      const twin = await again();
      await twin.discover('--json');
      expect(missing(await snapshot(twin))).toEqual([]);
    } finally {
      company.change({ do: 'enable-api', ...api });
    }
  });
});

test('once all is granted again, all is as before', async () => {
  const twin = await again();
  await whileDenied(['cloudasset.assets.listIamPolicy', 'storage.hmacKeys.list'], undefined, () => twin.discover());
  const summary = await twin.run(0);
  expect(summary.sources).toMatchObject([{ gone: 0, new: 0 }]);
  const got = await snapshot(twin);
  expect([active(got), lost(base, got)]).toEqual([active(base), []]);
});
