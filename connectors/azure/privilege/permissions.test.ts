import { describe, expect, test } from 'vitest';
import { applicationPrivilege, delegatedPrivilege } from './permissions.ts';

const GRAPH = '00000003-0000-0000-c000-000000000000';
const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000';
const ARM = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
const DEFENDER = 'fc780465-2017-40d4-a0c5-307022471b92';

describe('application permissions', () => {
  test.each([
    [GRAPH, 'RoleManagement.ReadWrite.Directory', 'admin', 'any directory role'],
    [GRAPH, 'AppRoleAssignment.ReadWrite.All', 'escalation', 'grants itself'],
    [GRAPH, 'Application.ReadWrite.OwnedBy', 'escalation', 'that it owns'],
    [GRAPH, 'UserAuthMethod-TAP.ReadWrite.All', 'escalation', 'how people sign in'],
    ['00000002-0000-0000-c000-000000000000', 'Application.ReadWrite.All', 'escalation', 'adds secrets'],
    [DEFENDER, 'Machine.LiveResponse', 'escalation', 'domain controllers'],
    [EXCHANGE, 'full_access_as_app', 'sensitive', 'every mailbox'],
    [EXCHANGE, 'IMAP.AccessAsApp', 'sensitive', 'that Exchange opens to it'],
    [EXCHANGE, 'SMTP.SendAsApp', 'write', 'that Exchange opens to it'],
    [GRAPH, 'Mail.Send', 'sensitive', 'of everybody'],
    [GRAPH, 'Mail.Read', 'sensitive', 'of everybody'],
    [GRAPH, 'Files.ReadWrite.All', 'sensitive', 'reads or changes content'],
    [GRAPH, 'Policy.ReadWrite.SecurityDefaults', 'sensitive', 'how the tenant is controlled'],
    [GRAPH, 'CustomSecAttributeAssignment.Read.All', 'sensitive', 'protects the tenant'],
    [GRAPH, 'Printer.ReadWrite.All', 'write', 'changes data'],
    [GRAPH, 'Directory.Read.All', 'read', 'whole directory'],
    [GRAPH, 'Mail.ReadBasic.All', 'read', 'reads data'],
    [GRAPH, 'MailboxSettings.ReadWrite', 'write', 'changes data'],
  ])('%s %s is %s', (resource, value, level, reason) => {
    const privilege = applicationPrivilege({ resource, value });
    expect(privilege.level).toBe(level);
    expect(privilege.reasons.join()).toContain(reason);
  });

  test('the same name at another API means nothing', () => {
    const own = 'b1b2b3b4-0000-4000-8000-000000000001';
    expect(applicationPrivilege({ resource: own, value: 'RoleManagement.ReadWrite.Directory' }).level).toBe('unknown');
    expect(applicationPrivilege({ resource: GRAPH, value: undefined }).level).toBe('unknown');
    expect(applicationPrivilege({ resource: undefined, value: 'Mail.Read' }).level).toBe('unknown');
  });

  test('selected sites are not sites at large', () => {
    expect(applicationPrivilege({ resource: GRAPH, value: 'Sites.Selected' })).toMatchObject({
      level: 'unknown',
      below: 'sensitive',
    });
  });
});

describe('delegated grants', () => {
  test.each([
    [['openid', 'profile', 'offline_access'], true, 'none'],
    [['User.Read', 'openid'], true, 'read'],
    [['User.Read', 'Mail.Send'], false, 'sensitive'],
    [['RoleManagement.ReadWrite.Directory'], true, 'escalation'],
    [['Mail.Read', 'Made.Up'], true, 'sensitive'],
    [['User.Read', 'Made.Up'], true, 'unknown'],
    [[], true, 'none'],
  ])('%j for everybody: %s is %s', (scopes, forAll, level) => {
    expect(delegatedPrivilege(GRAPH, scopes, forAll).level).toBe(level);
  });

  test('what it means to be away, and to be one person', () => {
    const reasons = (scopes: string[], forAll: boolean) => delegatedPrivilege(GRAPH, scopes, forAll).reasons.join();
    expect(reasons(['Mail.Read', 'offline_access'], true)).toContain('while the person is away');
    expect(reasons(['Mail.Read'], true)).not.toContain('away');
    expect(reasons(['Mail.Read'], false)).toContain('as far as who agreed may');
    expect(reasons(['openid', 'email'], true)).toContain('only signs people in');
  });

  test('to act for people in Azure is to become what they are', () => {
    expect(delegatedPrivilege(ARM, ['user_impersonation'], true)).toMatchObject({
      level: 'escalation',
      reasons: [expect.stringContaining('in Azure')],
    });
  });
});
