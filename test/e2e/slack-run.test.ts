/** Nights in Slack on both kinds of plan, from the command line, against the truth of the company. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import type { Desk, Listed } from './harness.ts';
import { openSlack, type SlackCompany } from './slack-desk.ts';

const ids = (rows: readonly Listed[], type: string): string[] =>
  rows
    .filter(({ ref }) => ref.startsWith(`slack:${type}:`))
    .map(({ nativeId }) => String(nativeId))
    .toSorted();
/** Of what was skipped, why. */
const statuses = ({ sources }: RunSummary): Record<string, string | null> =>
  Object.fromEntries(
    sources.flatMap(({ coverage }) =>
      coverage.map(({ collector, status, because }) => [collector, status === 'skipped' ? because : status]),
    ),
  );
const living = ['--state', 'active'];

describe.each([
  ['enterprise', { scopes: 'complete', apps: 'complete', bots: 'complete', workflows: 'complete' }],
  [
    'pro',
    {
      scopes: 'complete',
      'installed-apps': 'complete',
      'app-governance': 'unlicensed',
      bots: 'complete',
      workflows: 'unlicensed',
    },
  ],
] as const)('on the plan %s', (plan, coverage) => {
  let company: SlackCompany;
  let desk: Desk;
  let summary: RunSummary;

  beforeAll(async () => {
    company = await openSlack({ plan });
    desk = await company.slackDesk();
    company.estate.log.clear();
    summary = await desk.run(0);
  });

  test('everything that is there is found, and what the plan lacks is said', async () => {
    const truth = company.truth();
    const identities = await desk.list('identities');
    expect(ids(identities, 'app')).toEqual(truth.apps.map(({ id }) => id).toSorted());
    expect(ids(identities, 'bot')).toEqual(truth.bots.map(({ id }) => id).toSorted());
    expect(ids(identities, 'workflow')).toEqual(truth.workflows.map(({ id }) => id).toSorted());
    expect(ids(identities, 'legacy-integration')).toEqual(truth.legacy.map(({ id }) => id).toSorted());
    expect(statuses(summary)).toEqual(coverage);
    expect(summary.calls).toBe(company.estate.log.count({ provider: 'slack' }));
  });

  test('last use is what Slack tells, and otherwise unknown, never "unused"', async () => {
    const rows = await desk.byRef('identities');
    for (const { id, lastUsedAt } of company.truth().apps) {
      const said = rows.get(`slack:app:${id}`)?.['lastUsed'];
      expect(said).toMatchObject(lastUsedAt === null ? { state: 'unknown' } : { state: 'used', at: lastUsedAt });
    }
  });

  test('an unchanged second night changes nothing', async () => {
    const twin = await desk.copy();
    Object.assign(twin.env, company.estate.slack.env(company.url));
    for (const source of (await twin.run(0)).sources) expect(source).toMatchObject({ new: 0, changed: 0, gone: 0 });
  });

  test('no token, and nothing of what developers log, is stored or shown', async () => {
    const { stdout } = await desk.discover('export', '--format', 'ndjson');
    expect(stdout).toContain('Datadog');
    for (const canary of company.estate.slack.canaries()) expect(stdout).not.toContain(canary);
  });

  test('a night later: installed, uninstalled, grown', async () => {
    const { id } = company.change({ do: 'install-app', app: 'Newcomer', by: 'bo.ekman', scopes: ['commands'] }) as {
      id: string;
    };
    company.change({ do: 'uninstall-app', app: 'GifBox', by: 'bo.ekman' });
    company.change({ do: 'grow-app', app: 'Halden Deploybot', by: 'bo.ekman', scopes: ['files:read'] });
    company.nextNight();
    await desk.run(0);
    const after = await desk.list('identities', ...living);
    expect(ids(after, 'app')).toContain(id);
    const grants = new Map((await desk.list('grants', ...living)).map((grant) => [grant.ref, grant]));
    expect(grants.has(`slack:app-grant:${company.idOf('app.disabled')}`)).toBe(false);
    expect(JSON.stringify(grants.get(`slack:app-grant:${company.idOf('app.internal')}`))).toContain('sensitive');
  });
});

describe('what is refused', () => {
  let company: SlackCompany;
  beforeAll(async () => {
    company = await openSlack();
  });

  test('a missing scope is named, the rest is read, and nothing that was known is gone', async () => {
    const desk = await company.slackDesk();
    await desk.run(0);
    const before = ids(await desk.list('identities', ...living), 'workflow');
    company.change({ do: 'deny', scopes: ['admin.workflows:read'] });
    const summary = await desk.run(4);
    company.change({ do: 'allow', scopes: ['admin.workflows:read'] });
    expect(statuses(summary)).toMatchObject({ apps: 'complete', workflows: 'denied' });
    expect(JSON.stringify(summary)).toContain('missing_scope: admin.workflows:read');
    expect(ids(await desk.list('identities', ...living), 'workflow')).toEqual(before);
  });

  test('what is only told of use may be missing: what is gone is gone all the same', async () => {
    const desk = await company.slackDesk();
    await desk.run(0);
    const notion = company.idOf('app.approved-only');
    const { apps } = company.estate.slack.state;
    const app = apps.get(notion);
    apps.delete(notion);
    company.change({ do: 'deny', scopes: ['admin.app_activities:read'] });
    const summary = await desk.run(4);
    company.change({ do: 'allow', scopes: ['admin.app_activities:read'] });
    if (app !== undefined) apps.set(notion, app);
    expect(statuses(summary)).toMatchObject({ apps: 'partial', bots: 'complete' });
    const left = ids(await desk.list('identities', ...living), 'app');
    expect(left.length).toBeGreaterThan(10);
    expect(left).not.toContain(notion);
  });

  test('a workspace that is not understood is missing for the apps too', async () => {
    company.estate.faults.add({ operation: 'admin.teams.list', kind: 'poison', how: 'missing-id' });
    const desk = await company.slackDesk();
    expect(statuses(await desk.run(4))).toMatchObject({ scopes: 'partial', apps: 'partial', bots: 'complete' });
    company.estate.faults.clear();
  });

  test('told to slow down, it waits and loses nothing', async () => {
    company.estate.faults.add({ operation: 'admin.users.list', kind: 'throttle', times: 2 });
    const desk = await company.slackDesk();
    expect(statuses(await desk.run(0))).toMatchObject({ apps: 'complete', bots: 'complete' });
    company.estate.faults.clear();
  });

  test.each<[string, (company: SlackCompany) => string, RegExp[]]>([
    ['a token of nobody', () => 'xoxp-0', [/does not take this token/, /SLACK_TOKEN/]],
    ['no token', () => '', [/no token/, /SLACK_TOKEN/]],
  ])('%s', async (_, token, words) => {
    const desk = await company.slackDesk(token(company));
    const { code, stderr } = await desk.discover('--quiet');
    for (const word of words) expect(stderr).toMatch(word);
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/^\s+at |node:internal|\[object Object\]|undefined/m);
  });

  test('a bot token on another plan: what bots may not ask is denied, with the way out', async () => {
    company.change({ do: 'set-plan', plan: 'pro' });
    const desk = await company.slackDesk(company.estate.slack.state.tokens.bot.value);
    const summary = await desk.run(4);
    company.change({ do: 'set-plan', plan: 'enterprise' });
    expect(statuses(summary)).toMatchObject({ 'installed-apps': 'denied', bots: 'complete' });
    expect(JSON.stringify(summary)).toContain('not_allowed_token_type');
  });
});
