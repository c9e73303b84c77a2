/** What API Insights prove, and what they do not. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { createMemory, type Discovery } from '../../../test/suites/connector-run.ts';
import { discoverGitHub, withRows } from '../../../test/suites/github.ts';

afterEach(() => vi.unstubAllEnvs());

const DAY = 86_400;
const start = () => createEstate({ now: new Date('2026-11-21T08:00:00Z') });
const main = { organizations: ['halden-robotics'] };
const apps = { only: ['oauth-apps', 'installations'] };
const caseOf = (estate: Estate, name: string): string => estate.github.cases()[name]?.id ?? `no case ${name}`;
const found = ({ records }: Discovery, ref: string) => records.find((one) => one.ref === ref);
const statusOf = ({ readings }: Discovery, id: string) => readings.find(({ collector }) => collector === id)?.status;
const organizationOf = (estate: Estate) => {
  const [first] = estate.github.state.organizations.values();
  if (first === undefined) throw new Error('no organization');
  return first;
};

/** The App `name` calls for a member, and perhaps not for itself. */
function callForUser(estate: Estate, name: string, daysAgo: number): void {
  const organization = organizationOf(estate);
  const installation = organization.installations.find(({ id }) => String(id) === caseOf(estate, name));
  const user = estate.github.state.users.get('farah-nasser');
  if (!installation || !user) throw new Error('nobody calls');
  organization.apiUse.push({
    subject: { type: 'user', id: user.id, name: user.login },
    actor: {
      type: 'github_app_user_to_server',
      id: 77,
      name: installation.app.name,
      integrationId: installation.app.id,
      oauthApplicationId: null,
    },
    method: 'GET',
    route: '/user/repos',
    count: 3,
    lastAt: estate.clock.now() - daysAgo * DAY,
  });
}

describe('an App', () => {
  test('that calls for users only is used', async () => {
    const estate = start();
    callForUser(estate, 'app.unused-write', 3);
    const night = await discoverGitHub(estate, main, apps);
    expect(found(night, `github:installation:${caseOf(estate, 'app.unused-write')}`)).toMatchObject({
      usage: [{ lastAt: '2026-11-18T08:00:00Z' }],
    });
  });

  test('that calls for users too may need all that it holds', async () => {
    const estate = start();
    callForUser(estate, 'app.unused-permissions', 3);
    const night = await discoverGitHub(estate, main, apps);
    expect(found(night, `github:installation-grant:${caseOf(estate, 'app.unused-permissions')}`)).toMatchObject({
      unused: { unknown: 'unsupported' },
    });
  });

  test('is found by the id of the App, too', async () => {
    const estate = start();
    const organization = organizationOf(estate);
    const id = caseOf(estate, 'app.vendor');
    const app = organization.installations.find((one) => String(one.id) === id)?.app.id ?? 0;
    for (const use of organization.apiUse) if (String(use.subject.id) === id) use.subject.id = use.actor.id = app;
    const night = await discoverGitHub(estate, main, apps);
    expect(found(night, `github:installation:${id}`)).toMatchObject({ usage: [{ lastAt: '2026-11-21T03:00:00Z' }] });
    expect(found(night, `github:installation-grant:${id}`)).toMatchObject({ unused: [] });
  });

  test('whose routes were not understood is not judged', async () => {
    const estate = start();
    const night = await discoverGitHub(estate, main, {
      ...apps,
      transport: withRows(estate, /route-stats/, (row) => ({ ...row, http_method: undefined })),
    });
    expect(found(night, `github:installation-grant:${caseOf(estate, 'app.unused-permissions')}`)).toMatchObject({
      unused: { unknown: 'failed' },
    });
  });
});

test('one odd row, and nobody is called silent', async () => {
  const estate = start();
  estate.faults.add({ operation: 'api-insights/get-subject-stats', kind: 'poison', how: 'missing-id' });
  const night = await discoverGitHub(estate, main, apps);
  const uses = night.records.flatMap((one) => (one.record === 'identity' ? [one.usage] : []));
  expect(uses.filter((usage) => Array.isArray(usage))).toEqual([]);
  expect(statusOf(night, 'installations')).toBe('partial');
});

describe('an OAuth app', () => {
  const linear = (estate: Estate): string => `github:oauth-app:${caseOf(estate, 'oauth-app.approved')}`;

  test('is not called silent while members were not asked', async () => {
    const estate = start();
    estate.github.state.behaviour.limits = { core: 100 };
    const night = await discoverGitHub(estate, { ...main, reserve: 0.95 }, { only: ['oauth-apps', 'installations'] });
    expect(night.calls['api-insights/get-user-stats'] ?? 0).toBe(0);
    expect(found(night, linear(estate))).toMatchObject({ usage: { unknown: 'pending' } });
    expect(statusOf(night, 'oauth-apps')).toBe('partial');
  });

  test('is silent up to when all members had been asked, however long that is ago', async () => {
    const estate = start();
    const memory = createMemory();
    const lag = (night: Discovery) => (found(night, linear(estate)) as { usage?: unknown }).usage;
    expect(lag(await discoverGitHub(estate, main, { ...apps, memory }))).toMatchObject([{ lagHours: 6 }]);
    estate.clock.advance(3 * DAY);
    expect(lag(await discoverGitHub(estate, main, { ...apps, memory }))).toMatchObject([{ lagHours: 6 + 3 * 24 }]);
    estate.clock.advance(4 * DAY);
    const week = await discoverGitHub(estate, main, { ...apps, memory });
    expect(week.calls['api-insights/get-user-stats']).toBeGreaterThan(0);
    expect(lag(week)).toMatchObject([{ lagHours: 6 }]);
  });
});

describe('decisions about OAuth apps', () => {
  const decide = (estate: Estate, decision: string, daysAgo: number): void => {
    const { audit, oauthApps } = organizationOf(estate);
    const app = oauthApps.find(({ name }) => name === 'Notion Sync');
    audit.unshift({
      id: decision,
      at: estate.clock.now() - daysAgo * DAY,
      action: `org.oauth_app_access_${decision}`,
      actor: 'astrid-lund',
      actorId: 1,
      more: { oauth_application_id: app?.id, oauth_application_name: app?.name },
    });
  };
  const notion = (estate: Estate): string => `github:oauth-app:${caseOf(estate, 'oauth-app.denied')}`;

  test('that block are lifted again', async () => {
    const estate = start();
    decide(estate, 'blocked', 10);
    const night = async () => found(await discoverGitHub(estate, main, { only: ['oauth-apps'] }), notion(estate));
    expect(await night()).toMatchObject({ status: 'disabled' });
    decide(estate, 'unblocked', 5);
    expect(await night()).toMatchObject({ status: 'unknown' });
  });

  test('that were not read to the end leave what was known', async () => {
    const estate = start();
    decide(estate, 'blocked', 10);
    const memory = createMemory();
    await discoverGitHub(estate, main, { only: ['oauth-apps'], memory });
    decide(estate, 'approved', 5);
    // Approved, denied; then it ends.
    estate.faults.add({ operation: 'orgs/get-audit-log', nth: 3, kind: 'deny' });
    const night = await discoverGitHub(estate, main, { only: ['oauth-apps'], memory });
    expect(found(night, notion(estate))).toMatchObject({ status: 'disabled', attributes: { decision: 'blocked' } });
    expect(statusOf(night, 'oauth-apps')).toBe('partial');
  });
});
