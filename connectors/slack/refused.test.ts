/** What Slack refuses, breaks or garbles: coverage, and nothing that was known is gone. */
import { describe, expect, test } from 'vitest';
import type { Estate, Fault } from '../../test/estate/index.ts';
import type { SlackChange } from '../../test/estate/slack/index.ts';
import { createMemory, probeOnce, type Discovery } from '../../test/suites/connector-run.ts';
import { discoverSlack, slackCompany, slackOptions, slackSettings } from '../../test/suites/slack.ts';
import { z } from 'zod';
import { connector } from './index.ts';

const statuses = (found: Discovery): Record<string, string> =>
  Object.fromEntries(found.readings.map(({ collector, status }) => [collector, status]));
const whole = { apps: 'complete', bots: 'complete', workflows: 'complete' };
const elsewhere = {
  'installed-apps': 'complete',
  'app-governance': 'unlicensed',
  bots: 'complete',
  workflows: 'unlicensed',
};

/** One good night, then one with the change: what is lost, and that nothing known is. */
async function nightAfter(estate: Estate, change: (estate: Estate) => void): Promise<Discovery> {
  const memory = createMemory();
  await discoverSlack(estate, {}, { memory });
  const known = [...memory.records.keys()].toSorted();
  change(estate);
  const found = await discoverSlack(estate, {}, { memory });
  expect([...memory.records.keys()].toSorted()).toEqual(known);
  expect(found.readings.flatMap(({ error }) => (error ? [error.message] : [])).join()).not.toMatch(
    /undefined|object Object/,
  );
  return found;
}

describe('scopes that are missing', () => {
  test.each<[string, Record<string, string>]>([
    ['admin.apps:read', { apps: 'denied' }],
    ['admin.teams:read', { apps: 'partial' }],
    ['auditlogs:read', { apps: 'partial' }],
    ['admin.app_activities:read', { apps: 'partial' }],
    ['admin.users:read', { apps: 'partial', bots: 'denied', workflows: 'partial' }],
    ['admin.workflows:read', { workflows: 'denied' }],
  ])('of an organization: %s', async (scope, lost) => {
    const found = await nightAfter(slackCompany(), ({ slack }) => void slack.mutate({ do: 'deny', scopes: [scope] }));
    expect(statuses(found)).toEqual({ ...whole, ...lost });
  });

  test.each<[string, Record<string, string>]>([
    ['admin', { 'installed-apps': 'denied' }],
    ['users:read', { 'installed-apps': 'partial', bots: 'denied' }],
    ['users:read.email', {}],
  ])('of a workspace: %s', async (scope, lost) => {
    const company = slackCompany({ plan: 'pro' });
    const found = await nightAfter(company, ({ slack }) => void slack.mutate({ do: 'deny', scopes: [scope] }));
    expect(statuses(found)).toEqual({ ...elsewhere, ...lost });
  });

  test('are named, with what to do', async () => {
    const estate = slackCompany();
    estate.slack.mutate({ do: 'deny', scopes: ['admin.apps:read'] });
    const [apps] = (await discoverSlack(estate)).readings;
    expect(apps?.error).toMatchObject({
      message: expect.stringContaining('missing_scope: admin.apps:read') as string,
      next: expect.stringContaining('admin.apps:read') as string,
    });
  });

  test('without the audit log nobody is called installed, or without an owner', async () => {
    const estate = slackCompany();
    estate.slack.mutate({ do: 'refuse', method: 'logs', error: 'user_not_authorized' });
    const found = await discoverSlack(estate);
    expect(found.readings[0]?.gaps).toMatchObject([{ because: 'denied' }]);
    const apps = found.records.filter((one) => one.record === 'identity' && one.ref.startsWith('slack:app:'));
    expect(apps.length).toBeGreaterThan(10);
    for (const app of apps) {
      expect(app).toMatchObject({ attributes: { installed: null }, ownerHints: { unknown: 'denied' } });
    }
  });
});

describe('refusals by what the plan or the organization allows', () => {
  test.each([
    ['feature_not_enabled', 'unlicensed'],
    ['enterprise_is_restricted', 'denied'],
    ['team_access_not_granted', 'denied'],
    ['unknown_method', 'unsupported'],
    ['fatal_error', 'failed'],
  ])('%s is %s', async (error, status) => {
    const found = await nightAfter(slackCompany(), ({ slack }) =>
      slack.mutate({ do: 'refuse', method: 'admin.workflows.search', error }),
    );
    expect(statuses(found)).toEqual({ ...whole, workflows: status });
  });
});

describe('bad days', () => {
  test.each<[string, Fault, Record<string, string>]>([
    ['told to slow down, once', { operation: 'admin.users.list', kind: 'throttle', times: 1 }, {}],
    [
      'a cursor that leads back',
      { operation: 'admin.users.list', kind: 'repeat-cursor' },
      { apps: 'partial', bots: 'failed', workflows: 'partial' },
    ],
    ['a web page instead of an answer', { operation: 'admin.workflows.search', kind: 'html' }, { workflows: 'failed' }],
    ['an answer of another kind', { operation: 'admin.workflows.search', kind: 'poison' }, { workflows: 'partial' }],
    [
      'a row without an id',
      { operation: 'admin.apps.approved.list', kind: 'poison', how: 'missing-id' },
      { apps: 'partial' },
    ],
    ['a page of 50 MB', { operation: 'admin.workflows.search', kind: 'huge', megabytes: 50 }, { workflows: 'failed' }],
    [
      'a redirect elsewhere',
      { operation: 'admin.workflows.search', kind: 'redirect', to: 'https://evil.invalid/' },
      { workflows: 'failed' },
    ],
    ['an audit log that is a web page', { service: 'audit', kind: 'html' }, { apps: 'partial' }],
    [
      'a token that ends on the way',
      { operation: 'admin.workflows.search', kind: 'expired-token' },
      { workflows: 'denied' },
    ],
  ])('%s', async (_, fault, lost) => {
    const estate = slackCompany({ users: 1500 });
    const found = await nightAfter(estate, ({ faults }) => faults.add(fault));
    expect(statuses(found)).toEqual({ ...whole, ...lost });
  });
});

test('a page that is too large for Slack is asked for in smaller ones', async () => {
  const estate = slackCompany({ users: 300 });
  const pages = [
    ['admin.users.list', 200],
    ['admin.apps.activities.list', 100],
    ['admin.workflows.search', 20],
  ] as const;
  for (const [method, most] of pages) estate.slack.mutate({ do: 'limit-page', method, most });
  const found = await discoverSlack(estate);
  expect(statuses(found)).toEqual(whole);
  const { bots } = estate.slack.truth();
  expect(found.records.filter(({ ref }) => ref.startsWith('slack:bot:'))).toHaveLength(bots.length);
});

describe('signing in', () => {
  const withToken = async (estate: Estate, token: string): Promise<Discovery> => discoverSlack(estate, { token });

  test('with a token of nobody', async () => {
    await expect(withToken(slackCompany(), 'xoxp-0')).rejects.toThrow(/does not take this token.*invalid_auth/);
  });
  test('with one that was revoked', async () => {
    const estate = slackCompany();
    const change: SlackChange = { do: 'set-token', token: 'org', state: 'revoked' };
    estate.slack.mutate(change);
    await expect(discoverSlack(estate)).rejects.toThrow(/token_revoked/);
  });
  test('with a bot: what bots may not ask is denied, with the way out', async () => {
    const estate = slackCompany({ plan: 'pro' });
    const found = await withToken(estate, estate.slack.state.tokens.bot.value);
    expect(statuses(found)).toEqual({ ...elsewhere, 'installed-apps': 'denied' });
    expect(found.readings[0]?.error).toMatchObject({ next: expect.stringContaining('xoxp-') as string });
  });
  test('with a workspace’s token in an organization: that workspace, and a note', async () => {
    const estate = slackCompany();
    const found = await withToken(estate, estate.slack.state.tokens.workspace.value);
    expect(found.scopes.map(({ scope }) => scope.kind)).toEqual(['workspace']);
    expect(found.opening.notes.join()).toContain('a token of the organization reads more');
    expect(statuses(found)).toEqual(elsewhere);
  });
});

describe.each([
  ['enterprise', 'admin.', 'auditlogs:'],
  ['pro', 'users:', 'admin'],
] as const)('permissions on %s', (plan, ...prefixes) => {
  const all = [...new Set(connector.collectors.flatMap(({ permissions }) => permissions))];
  const ofPlan = all.filter((scope) =>
    plan === 'enterprise'
      ? prefixes.some((prefix) => scope.startsWith(prefix))
      : ['admin', 'users:read'].includes(scope),
  );
  const probes = (estate: Estate): Promise<Record<string, string>> => {
    const fixed = { ...connector, settings: z.preprocess(() => slackSettings(estate), connector.settings) };
    return probeOnce(fixed, ofPlan, slackOptions(estate));
  };

  test('each can be tried', async () => {
    expect(await probes(slackCompany({ plan }))).toEqual(Object.fromEntries(ofPlan.map((scope) => [scope, 'granted'])));
  });
  test.each(ofPlan)('without %s only it is denied', async (denied) => {
    const estate = slackCompany({ plan });
    estate.slack.mutate({ do: 'deny', scopes: [denied] });
    expect(await probes(estate)).toEqual(
      Object.fromEntries(ofPlan.map((scope) => [scope, scope === denied ? 'denied' : 'granted'])),
    );
  });
  test('the manifest of the plan asks for them', () => {
    const manifests = JSON.parse(connector.policy(all)) as Record<
      string,
      { oauth_config: { scopes: { user: string[] } } }
    >;
    const asked = manifests[plan === 'enterprise' ? 'enterprise' : 'otherPlans']?.oauth_config.scopes.user;
    expect(asked).toEqual(expect.arrayContaining(ofPlan));
    expect(asked?.some((scope) => scope.startsWith('admin.'))).toBe(plan === 'enterprise');
  });
});
