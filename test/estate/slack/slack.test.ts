import { describe, expect, test } from 'vitest';
import { createEstate } from '../index.ts';
import type { Plan } from './state.ts';

const start = (plan: Plan = 'enterprise', more: { users?: number; apps?: number } = {}) =>
  createEstate({ slack: { plan, ...more }, now: new Date('2026-11-21T08:00:00Z') });
type Started = ReturnType<typeof start>;

interface Said {
  status: number;
  body: Record<string, unknown> & { ok: boolean; error?: string; response_metadata?: { next_cursor?: string } };
}

function ask(estate: Started, target: string, args: Record<string, string> = {}, token?: string | null): Said {
  const given = token === undefined ? estate.slack.env('')['SLACK_TOKEN'] : token;
  const reply = estate.answer({
    method: target.startsWith('/audit') ? 'GET' : 'POST',
    target: target.startsWith('/audit') ? `${target}?${new URLSearchParams(args).toString()}` : target,
    headers: {
      host: '127.0.0.1',
      'content-type': 'application/x-www-form-urlencoded',
      ...(given === null ? {} : { authorization: `Bearer ${given}` }),
    },
    body: new URLSearchParams(args).toString(),
  });
  return { status: reply.status, body: JSON.parse(reply.body.toString()) as Said['body'] };
}

describe('refuses what Slack refuses', () => {
  test.each<[string, string, Record<string, string>, string | null | undefined, string]>([
    ['a method that there is none of', '/api/team.everything', {}, undefined, 'unknown_method'],
    ['no token', '/api/users.list', {}, null, 'not_authed'],
    ['a token of nobody', '/api/users.list', {}, 'xoxp-1', 'invalid_auth'],
    ['an argument that there is none of', '/api/admin.users.list', { pages: '1' }, undefined, 'invalid_arguments'],
    [
      'two places at once',
      '/api/admin.apps.approved.list',
      { team_id: 'T1', enterprise_id: 'E1' },
      undefined,
      'too_many_teams_provided',
    ],
    ['a cursor of its own making', '/api/admin.users.list', { cursor: 'x' }, undefined, 'invalid_cursor'],
    ['too large a page', '/api/admin.apps.approved.list', { limit: '1001' }, undefined, 'invalid_arguments'],
  ])('%s', (_, target, args, token, error) => {
    expect(ask(start(), target, args, token)).toMatchObject({ status: 200, body: { ok: false, error } });
  });

  test('a missing scope, with what is needed', () => {
    const estate = start();
    estate.slack.mutate({ do: 'deny', scopes: ['admin.apps:read'] });
    expect(ask(estate, '/api/admin.apps.approved.list').body).toMatchObject({
      error: 'missing_scope',
      needed: 'admin.apps:read',
      provided: expect.stringContaining('auditlogs:read') as string,
    });
  });

  test('a bot where a person is needed', () => {
    const estate = start('pro');
    const { value } = estate.slack.state.tokens.bot;
    expect(ask(estate, '/api/team.integrationLogs', {}, value).body.error).toBe('not_allowed_token_type');
    expect(ask(estate, '/api/users.list', {}, value).body.ok).toBe(true);
  });

  test('too many calls, with the time to wait', () => {
    const estate = start();
    estate.faults.add({ operation: 'admin.users.list', kind: 'throttle', times: 1 });
    expect(ask(estate, '/api/admin.users.list').status).toBe(429);
    expect(ask(estate, '/api/admin.users.list').status).toBe(200);
  });
});

test('certified apps are left out, or nothing but them is told', () => {
  const estate = start();
  const names = (certified: string): string[] =>
    (
      ask(estate, '/api/admin.apps.approved.list', { certified, limit: '1000' }).body['approved_apps'] as {
        app: { name: string };
      }[]
    ).map(({ app }) => app.name);
  expect(names('true')).toContain('Datadog');
  expect(names('false')).not.toContain('Datadog');
  expect(names('false')).toContain('Halden Deploybot');
});

test('pages by cursor, and by number, bring everything once', () => {
  const estate = start('pro', { users: 50 });
  const seen: string[] = [];
  for (let cursor: string | undefined; cursor !== '';) {
    const { body } = ask(estate, '/api/users.list', { limit: '7', ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...(body['members'] as { id: string }[]).map(({ id }) => id));
    cursor = body.response_metadata?.next_cursor ?? '';
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(estate.slack.truth().users + 1);

  const first = ask(estate, '/api/team.integrationLogs', { count: '4' }).body;
  const { pages, total } = first['paging'] as { pages: number; total: number };
  const lines = Array.from(
    { length: pages },
    (_, n) => ask(estate, '/api/team.integrationLogs', { count: '4', page: String(n + 1) }).body['logs'],
  ).flat();
  expect(lines).toHaveLength(total);
});

test('the audit log is of organizations only, and takes thirty actions at once', () => {
  const estate = start();
  const { body } = ask(estate, '/audit/v1/logs', { action: 'app_installed', limit: '9999' });
  expect((body['entries'] as unknown[]).length).toBeGreaterThan(10);
  const many = Array.from({ length: 31 }, () => 'app_installed').join(',');
  expect(ask(estate, '/audit/v1/logs', { action: many })).toMatchObject({
    status: 400,
    body: { error: 'invalid_action' },
  });
  const { value } = estate.slack.state.tokens.workspace;
  expect(ask(estate, '/audit/v1/logs', {}, value)).toMatchObject({
    status: 403,
    body: { error: 'team_not_authorized' },
  });
});

test('on other plans there is no organization, and no Admin API', () => {
  const estate = start('business');
  const said = ask(estate, '/api/auth.test').body;
  expect(said['is_enterprise_install']).toBe(false);
  expect(said['enterprise_id']).toBeUndefined();
  estate.slack.mutate({ do: 'allow', scopes: ['admin.users:read'] });
  expect(ask(estate, '/api/admin.users.list').body.error).toBe('feature_not_enabled');
});

test('is made in any size, and the same each time', () => {
  const { apps, users } = start('enterprise', { users: 20_000, apps: 800 }).slack.truth();
  expect([apps.length > 800, users > 20_000]).toEqual([true, true]);
  expect(start().slack.truth()).toEqual(start().slack.truth());
});
