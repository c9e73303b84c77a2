import { expect, test } from 'vitest';
import { privilegeOf } from './privilege.ts';

test.each([
  ['admin.users:write', 'admin'],
  ['admin', 'admin'],
  ['app_configurations:write', 'escalation'],
  ['admin.users:read', 'sensitive'],
  ['auditlogs:read', 'sensitive'],
  ['channels:history', 'sensitive'],
  ['search:read.private', 'sensitive'],
  ['files:read', 'sensitive'],
  ['chat:write', 'write'],
  ['chat:write.public', 'write'],
  // https://docs.slack.dev/reference/methods/team.integrationLogs: those of old apps say for whom
  ['chat:write:user', 'write'],
  ['users.profile:read', 'read'],
  ['usergroups:read', 'read'],
  ['identity.basic', 'none'],
  ['something:else', 'unknown'],
] as const)('%s is %s', (scope, level) => {
  expect(privilegeOf([scope]).level).toBe(level);
});

test('the widest counts, with its reason; nobody knows what no log tells', () => {
  expect(privilegeOf(['users:read', 'chat:write', 'channels:history'])).toEqual({
    level: 'sensitive',
    reasons: ['channels:history: reads messages'],
  });
  expect(privilegeOf(null).level).toBe('unknown');
});
