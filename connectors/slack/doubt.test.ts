/** What Slack tells in part, or not at all: it is never taken for gone, switched off or harmless. */
import { describe, expect, test } from 'vitest';
import type { Identity } from '../../core/model.ts';
import type { Estate } from '../../test/estate/index.ts';
import type { Discovery } from '../../test/suites/connector-run.ts';
import { discoverSlack, slackCompany } from '../../test/suites/slack.ts';

const identity = ({ records }: Discovery, id: string): Identity | undefined =>
  records.flatMap((one) => (one.record === 'identity' && one.nativeId === id ? [one] : []))[0];
const levelOf = ({ records }: Discovery, id: string): string | undefined =>
  records.flatMap((one) => (one.ref === `slack:app-grant:${id}` && one.record === 'grant' ? [one] : []))[0]?.privilege
    .level;
const reading = ({ readings }: Discovery, collector: string) => readings.find((one) => one.collector === collector);
const idOf = (estate: Estate, name: string): string => estate.slack.cases()[name]?.id ?? `no case ${name}`;

describe('in an organization', () => {
  const install = (estate: Estate, scopes: string[]) => {
    const { id } = estate.slack.mutate({ do: 'install-app', app: 'Newcomer', by: 'bo.ekman', scopes }) as {
      id: string;
    };
    const app = estate.slack.state.apps.get(id);
    if (app === undefined) throw new Error('it is not there');
    return app;
  };
  const write = (estate: Estate, action: string, app: ReturnType<typeof install>, team: string | null): void => {
    estate.clock.advance(60);
    const [someone] = estate.slack.state.members.keys();
    const at = estate.clock.now();
    estate.slack.state.audit.push({ id: `${action}/${at}`, at, action, actor: someone ?? '', app, team });
  };

  test('an app that nobody decided on has the scopes that the audit log tells of its bot, or nobody knows which', async () => {
    const estate = slackCompany();
    const app = install(estate, ['channels:history']);
    app.approval = 'none';
    expect(levelOf(await discoverSlack(estate), app.id)).toBe('sensitive');
    app.scopes = [];
    expect(levelOf(await discoverSlack(estate), app.id)).toBe('unknown');
  });

  test('what one workspace restricts and another approves may be installed, with all that either lets it do', async () => {
    const estate = slackCompany();
    const { apps, teams } = estate.slack.state;
    const notion = apps.get(idOf(estate, 'app.approved-only'));
    if (notion === undefined) throw new Error('it is not there');
    const scopes = [{ name: 'files:read', token: 'bot' } as const];
    Object.assign(notion, { approval: 'restricted', approvedIn: teams[0].id });
    apps.set('the same', { ...notion, approval: 'approved', approvedIn: teams[1]?.id ?? '', scopes });
    const found = await discoverSlack(estate);
    expect(identity(found, notion.id)).toMatchObject({ status: 'unknown', attributes: { installed: null } });
    expect(levelOf(found, notion.id)).toBe('sensitive');
  });

  test('taken from one workspace, the organization still has it; taken from the organization, nobody has', async () => {
    const estate = slackCompany();
    const { teams } = estate.slack.state;
    const app = install(estate, ['commands']);
    write(estate, 'org_app_upgraded_to_org_install', app, null);
    write(estate, 'org_app_workspace_added', app, teams[1]?.id ?? '');
    write(estate, 'org_app_workspace_removed', app, null);
    expect(identity(await discoverSlack(estate), app.id)?.status).toBe('active');
    write(estate, 'org_app_workspace_removed', app, teams[1]?.id ?? '');
    expect(identity(await discoverSlack(estate), app.id)?.status).toBe('active');
    write(estate, 'app_uninstalled', app, null);
    expect(identity(await discoverSlack(estate), app.id)?.status).toBe('disabled');
  });

  test('what was there before the log, and went from one place, may be in others', async () => {
    const estate = slackCompany();
    const bridge = estate.slack.state.apps.get(idOf(estate, 'app.before-log'));
    if (bridge === undefined) throw new Error('it is not there');
    write(estate, 'app_uninstalled', bridge, estate.slack.state.teams[0].id);
    expect(identity(await discoverSlack(estate), bridge.id)).toMatchObject({
      status: 'unknown',
      attributes: { installed: null },
    });
    write(estate, 'app_deleted', bridge, null);
    expect(identity(await discoverSlack(estate), bridge.id)?.status).toBe('disabled');
  });

  test('who is on no list of members has no standing', async () => {
    const estate = slackCompany();
    const { apps, members } = estate.slack.state;
    members.delete(apps.get(idOf(estate, 'app.internal'))?.installer ?? '');
    const [hint] = (identity(await discoverSlack(estate), idOf(estate, 'app.internal'))?.ownerHints ?? []) as object[];
    expect(hint).toMatchObject({ kind: 'creator' });
    expect(hint).not.toHaveProperty('standing');
  });
});

describe('in the log of integrations', () => {
  test('more scopes do not switch on what is switched off, and take none away', async () => {
    const estate = slackCompany({ plan: 'pro' });
    estate.slack.mutate({ do: 'grow-app', app: 'GifBox', by: 'bo.ekman', scopes: ['channels:history'] });
    const found = await discoverSlack(estate);
    const gif = idOf(estate, 'app.disabled');
    expect(identity(found, gif)?.status).toBe('disabled');
    const grant = found.records.find(({ ref }) => ref === `slack:app-grant:${gif}`);
    expect(grant).toMatchObject({ document: { scopes: ['channels:history', 'commands'] } });
  });

  test('an app whose bot is there is there, whatever the log says', async () => {
    const estate = slackCompany({ plan: 'pro' });
    const id = idOf(estate, 'app.used');
    estate.slack.mutate({ do: 'uninstall-app', app: 'Datadog', by: 'bo.ekman' });
    expect(identity(await discoverSlack(estate), id)).toBeUndefined();
    for (const bot of estate.slack.state.members.values()) {
      if (bot.appId === id) Object.assign(bot, { deleted: false, teams: [estate.slack.state.teams[0].id] });
    }
    const found = await discoverSlack(estate);
    expect(identity(found, id)).toMatchObject({ status: 'active', name: 'Datadog' });
    expect(levelOf(found, id)).toBe('write');
  });

  test('a feed that is removed does not remove what reads it, and a line of nothing is a gap', async () => {
    const estate = slackCompany({ plan: 'pro' });
    const { log, legacy } = estate.slack.state;
    const service = [...legacy.values()].find(({ state }) => state === 'enabled');
    if (service === undefined) throw new Error('it is not there');
    const line = { team: estate.slack.state.teams[0].id, at: estate.clock.now(), user: service.installer } as const;
    log.push({ ...line, change: 'removed', service, rss: true });
    const found = await discoverSlack(estate);
    expect(identity(found, String(service.id))?.status).toBe('active');
    expect(reading(found, 'installed-apps')?.status).toBe('complete');
    log.push({ ...line, change: 'added' });
    expect(reading(await discoverSlack(estate), 'installed-apps')?.status).toBe('partial');
  });
});
