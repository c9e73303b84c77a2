import { describe, expect, test } from 'vitest';
import { isProvable, permissionsOf, permissionsOfEvents } from '../usage/routes.ts';
import { privilegeOf } from './permissions.ts';
import { privilegeOfScopes } from './scopes.ts';

describe('permissions of an App', () => {
  test.each<[Record<string, string>, string]>([
    [{}, 'none'],
    [{ metadata: 'read' }, 'read'],
    [{ metadata: 'read', issues: 'write' }, 'write'],
    [{ contents: 'read' }, 'sensitive'],
    [{ contents: 'write', workflows: 'write' }, 'escalation'],
    [{ organization_secrets: 'read' }, 'read'],
    [{ organization_secrets: 'write' }, 'escalation'],
    [{ secrets: 'write', organization_administration: 'write' }, 'admin'],
  ])('%o: %s', (permissions, level) => expect(privilegeOf(permissions, 'in every repository').level).toBe(level));

  test('says what the worst of them are, and where', () => {
    expect(
      privilegeOf({ members: 'write', contents: 'read', metadata: 'read' }, 'in every repository').reasons,
    ).toEqual(['adds members and changes teams, and so who owns what', 'reads source code', 'in every repository']);
  });
});

describe('scopes of a token', () => {
  test.each<[string[], string]>([
    [[], 'read'],
    [['read:org', 'user:email'], 'read'],
    [['gist'], 'write'],
    [['repo'], 'sensitive'],
    [['repo', 'workflow'], 'escalation'],
    [['admin:org', 'repo'], 'admin'],
    [['admin:repo_hook'], 'sensitive'],
    [['something:new'], 'write'],
  ])('%o: %s', (scopes, level) => expect(privilegeOfScopes(scopes).level).toBe(level));
});

describe('the permission of a route', () => {
  test.each([
    ['GET', '/repositories/:repository_id/actions/secrets', ['secrets:read']],
    ['PUT', '/repos/{owner}/{repo}/actions/secrets/{secret_name}', ['secrets:write']],
    ['PUT', '/organizations/:organization_id/actions/secrets/:name', ['organization_secrets:write']],
    ['POST', '/repos/{owner}/{repo}/issues/{issue_number}/labels', ['issues:write', 'pull_requests:write']],
    ['PUT', '/orgs/{org}/memberships/{username}', ['members:write']],
    ['GET', '/repos/{owner}/{repo}', ['metadata:read']],
    ['GET', '/repos/{owner}/{repo}/actions/organization-secrets', ['secrets:read']],
    ['GET', '/repos/{owner}/{repo}/actions/organization-variables', ['actions_variables:read']],
    ['GET', '/orgs/{org}/members/{username}/copilot', ['organization_copilot_seat_management:read']],
    ['GET', '/something/new', null],
  ])('%s %s', (method, route, permissions) => expect(permissionsOf(method, route)).toEqual(permissions));
});

test('only what REST alone can do is proved unused, and events are a use', () => {
  const provable = [
    ['secrets', 'read'],
    ['actions', 'write'],
    ['actions', 'read'],
    ['contents', 'write'],
    ['members', 'read'],
  ];
  expect(provable.map(([name = '', level = '']) => isProvable(name, level))).toEqual([true, true, false, false, false]);
  expect(permissionsOfEvents(['push', 'workflow_job', 'secret_scanning_alert'])).toEqual([
    'actions:read',
    'secret_scanning_alerts:read',
  ]);
});
