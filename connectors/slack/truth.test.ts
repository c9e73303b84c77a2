/** Both plans against the truth of the simulated company. */
import { describe, expect, test } from 'vitest';
import type { InventoryRecord } from '../../core/model.ts';
import type { AppTruth } from '../../test/estate/slack/index.ts';
import { createMemory, type Discovery } from '../../test/suites/connector-run.ts';
import { discoverSlack, slackCompany } from '../../test/suites/slack.ts';

const ofType = (found: Discovery, type: string): InventoryRecord[] =>
  found.records.filter(({ ref }) => ref.startsWith(`slack:${type}:`));
const statuses = (found: Discovery): Record<string, string> =>
  Object.fromEntries(found.readings.map(({ collector, status }) => [collector, status]));
const idsOf = (found: Discovery, type: string): string[] =>
  ofType(found, type)
    .map(({ ref }) => ref.split(':')[2] ?? '')
    .toSorted();

function identity(found: Discovery, ref: string) {
  const record = found.records.find((one) => one.ref === ref);
  if (record?.record !== 'identity') throw new Error(`no identity ${ref}`);
  return record;
}
function grantOf(found: Discovery, app: string) {
  const record = found.records.find((one) => one.ref === `slack:app-grant:${app}`);
  return record?.record === 'grant' ? record : undefined;
}
/** The hint that there must be; of those without an installer, none. */
const creatorOf = ({ installer, installerLeft }: AppTruth): object[] =>
  installer === null ? [] : [{ kind: 'creator', value: installer, standing: installerLeft ? 'disabled' : 'active' }];
const scopesIn = (document: unknown): string[] =>
  [...new Set(Object.values(document as Record<string, string[]>).flat())].toSorted();

describe('an organization', async () => {
  const estate = slackCompany();
  const truth = estate.slack.truth();
  const found = await discoverSlack(estate);
  const caseId = (name: string): string => estate.slack.cases()[name]?.id ?? '';

  test('everything is found, and every collector ends complete', () => {
    expect(statuses(found)).toEqual({ apps: 'complete', bots: 'complete', workflows: 'complete' });
    expect(found.readings.flatMap(({ quarantined }) => quarantined)).toEqual([]);
    expect(idsOf(found, 'app')).toEqual(truth.apps.map(({ id }) => id).toSorted());
    expect(idsOf(found, 'bot')).toEqual(truth.bots.map(({ id }) => id).toSorted());
    expect(idsOf(found, 'workflow')).toEqual(truth.workflows.map(({ id }) => id).toSorted());
    expect(found.scopes.map(({ scope }) => scope.kind)).toEqual(['organization', 'workspace', 'workspace']);
  });

  test('each app is approved, installed, owned and used as it is', () => {
    for (const app of truth.apps) {
      const { attributes, status, ownerHints, usage } = identity(found, `slack:app:${app.id}`);
      expect({ app: app.name, ...attributes }).toMatchObject({ approval: app.approval, installed: app.installed });
      const unsure = app.approval === 'requested' ? 'disabled' : 'unknown';
      expect([app.name, status]).toEqual([
        app.name,
        app.installed === null ? unsure : app.installed ? 'active' : 'disabled',
      ]);
      expect(ownerHints).toMatchObject(creatorOf(app));
      expect(usage).toMatchObject(app.lastUsedAt === null ? { unknown: 'unsupported' } : [{ lastAt: app.lastUsedAt }]);
    }
  });

  test('what may act has a grant with its scopes, and nothing else has', () => {
    for (const app of truth.apps) {
      const grant = grantOf(found, app.id);
      const may = app.installed ?? app.approval === 'approved';
      expect([app.name, grant !== undefined]).toEqual([app.name, may]);
      expect([app.name, scopesIn(grant?.document ?? {})]).toEqual([app.name, may ? app.scopes : []]);
    }
    expect(grantOf(found, caseId('app.admin'))?.privilege.level).toBe('admin');
    expect(grantOf(found, caseId('app.grown'))?.privilege.level).toBe('sensitive');
    expect(grantOf(found, caseId('app.internal'))?.privilege.level).toBe('write');
  });

  test('the awkward ones', () => {
    const app = (name: string) => identity(found, `slack:app:${caseId(name)}`);
    expect(app('app.internal').publisher).toBeNull();
    expect(app('app.used').publisher).toMatchObject({ name: 'Datadog', verified: true });
    expect(app('app.installer-left').attributes).toMatchObject({ tokenPreservedAt: expect.any(String) as string });
    expect(app('app.grown').attributes).toMatchObject({ scopesGrewAt: '2026-11-01T08:00:00Z' });
    expect(app('app.one-workspace').attributes).toMatchObject({ approvedIn: ['Halden Labs'] });
    expect(app('app.mcp').attributes).toMatchObject({ mcpTools: ['slack_read_channel', 'slack_search_messages'] });
    expect(app('app.requested').attributes).toMatchObject({ requestedBy: ['grace.okoro@halden.example'] });
    const orphaned = identity(found, `slack:workflow:${caseId('workflow.orphaned')}`);
    expect([orphaned.weaknesses, orphaned.ownerHints]).toEqual([['without-collaborators'], []]);
    const left = identity(found, `slack:workflow:${caseId('workflow.left')}`);
    expect(left.ownerHints).toMatchObject([{ value: 'dev.patel@halden.example', standing: 'disabled' }]);
    expect(left.weaknesses).toEqual([]);
  });
});

describe.each(['free', 'pro', 'business'] as const)('a workspace on the plan %s', async (plan) => {
  const estate = slackCompany({ plan });
  const truth = estate.slack.truth();
  const found = await discoverSlack(estate);
  const caseId = (name: string): string => estate.slack.cases()[name]?.id ?? '';

  test('what is installed is reconstructed, and what the plan lacks is said', () => {
    expect(statuses(found)).toEqual({
      'installed-apps': 'complete',
      'app-governance': 'unlicensed',
      bots: 'complete',
      workflows: 'unlicensed',
    });
    expect(idsOf(found, 'app')).toEqual(truth.apps.map(({ id }) => id).toSorted());
    expect(idsOf(found, 'legacy-integration')).toEqual(truth.legacy.map(({ id }) => id).toSorted());
    expect(idsOf(found, 'bot')).toEqual(truth.bots.map(({ id }) => id).toSorted());
    for (const type of ['app', 'legacy-integration', 'app-grant', 'legacy-grant']) {
      for (const { record, ...rest } of ofType(found, type)) {
        expect([record, (rest as { attributes: object }).attributes]).toMatchObject([record, { reconstructed: true }]);
      }
    }
  });

  test('each app has its installer, its scopes and its state', () => {
    for (const app of truth.apps) {
      const { status, ownerHints, usage } = identity(found, `slack:app:${app.id}`);
      expect([app.name, status]).toEqual([app.name, app.enabled ? 'active' : 'disabled']);
      expect(usage).toMatchObject({ unknown: 'unsupported' });
      expect(ownerHints).toMatchObject(creatorOf(app));
      // Of what was there before the log, no line tells the scopes.
      const scopes = app.installer === null ? [] : app.scopes;
      expect([app.name, scopesIn(grantOf(found, app.id)?.document ?? {})]).toEqual([app.name, scopes]);
    }
  });

  test('what was there before the log has scopes that nobody knows', () => {
    expect(grantOf(found, caseId('app.before-log'))?.privilege.level).toBe('unknown');
  });

  test('legacy integrations, and what was given later', () => {
    for (const one of truth.legacy) {
      const { status, ownerHints, attributes, weaknesses } = identity(found, `slack:legacy-integration:${one.id}`);
      expect(status).toBe(one.state === 'enabled' ? 'active' : 'disabled');
      expect(ownerHints).toMatchObject([{ value: one.installer, standing: one.installerLeft ? 'disabled' : 'active' }]);
      expect(attributes).toMatchObject({ serviceType: one.type });
      expect(weaknesses).toEqual(['legacy-integration']);
    }
    expect(identity(found, `slack:app:${caseId('app.grown')}`).attributes).toMatchObject({
      scopesAdded: ['channels:history', 'files:read', 'users:read.email'],
      scopesGrewAt: '2026-11-01T08:00:00Z',
    });
  });
});

test.each(['enterprise', 'pro'] as const)('a second night on %s: came, went, grew, left', async (plan) => {
  const estate = slackCompany({ plan });
  const memory = createMemory();
  await discoverSlack(estate, {}, { memory });
  estate.clock.advance(86_400);
  const { slack } = estate;
  const { id } = slack.mutate({ do: 'install-app', app: 'Newcomer', by: 'bo.ekman', scopes: ['commands'] }) as {
    id: string;
  };
  slack.mutate({ do: 'uninstall-app', app: 'GifBox', by: 'bo.ekman' });
  slack.mutate({ do: 'grow-app', app: 'Halden Deploybot', by: 'bo.ekman', scopes: ['files:read'] });
  slack.mutate({ do: 'deactivate-user', user: 'grace.okoro' });
  slack.mutate({ do: 'use-app', app: 'Org Guard' });
  slack.mutate({ do: 'abandon-workflow', workflow: 'Onboarding' });
  const found = await discoverSlack(estate, {}, { memory });
  const truth = slack.truth();
  expect([...memory.records.keys()].filter((ref) => ref.startsWith('slack:app:')).toSorted()).toEqual(
    truth.apps.map((app) => `slack:app:${app.id}`).toSorted(),
  );
  expect(truth.apps.map((app) => app.id)).toContain(id);
  expect(grantOf(found, estate.slack.cases()['app.disabled']?.id ?? '')).toBeUndefined();
  expect(grantOf(found, estate.slack.cases()['app.internal']?.id ?? '')?.privilege.level).toBe('sensitive');
  const claude = identity(found, `slack:app:${estate.slack.cases()['app.mcp']?.id}`);
  expect(claude.ownerHints).toMatchObject([{ standing: 'disabled' }]);
});

test('nothing of a token, or of what developers log, is kept', async () => {
  for (const plan of ['enterprise', 'pro'] as const) {
    const estate = slackCompany({ plan });
    const text = JSON.stringify(await discoverSlack(estate));
    for (const canary of estate.slack.canaries()) expect(text).not.toContain(canary);
  }
});

test.each([
  ['enterprise', 60],
  ['pro', 30],
] as const)('20,000 users and 800 apps on %s take at most %d calls', async (plan, most) => {
  const estate = slackCompany({ plan, users: 20_000, apps: 800 }, false);
  const found = await discoverSlack(estate);
  const truth = estate.slack.truth();
  expect(idsOf(found, 'app')).toEqual(truth.apps.map(({ id }) => id).toSorted());
  expect(estate.log.count()).toBeLessThanOrEqual(most);
});
