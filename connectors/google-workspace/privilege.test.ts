import { describe, expect, test } from 'vitest';
import { byPower, classOf, scopesIn } from './oauth-scopes.ts';
import { privilegeOf } from './privilege.ts';

const AUTH = 'https://www.googleapis.com/auth/';

test.each([
  ['https://mail.google.com/', 'restricted'],
  [`${AUTH}gmail.readonly`, 'restricted'],
  [`${AUTH}gmail.settings.sharing`, 'restricted'],
  [`${AUTH}gmail.send`, 'sensitive'],
  [`${AUTH}drive`, 'restricted'],
  [`${AUTH}drive.metadata.readonly`, 'restricted'],
  [`${AUTH}drive.file`, 'plain'],
  [`${AUTH}calendar`, 'sensitive'],
  [`${AUTH}contacts.readonly`, 'sensitive'],
  [`${AUTH}userinfo.email`, 'plain'],
  ['openid', 'plain'],
  [`${AUTH}admin.directory.user.readonly`, 'admin'],
  [`${AUTH}cloud-platform`, 'admin'],
  ['https://www.google.com/m8/feeds', 'sensitive'],
])('%s is %s', (scope, expected) => expect(classOf(scope)).toBe(expected));

describe('a set of scopes is as powerful as its most powerful one', () => {
  test.each([
    [['openid', 'email'], 'anybody', 'none'],
    [[`${AUTH}contacts.readonly`, 'openid'], 'people', 'read'],
    [[`${AUTH}contacts.readonly`, `${AUTH}calendar`], 'people', 'write'],
    [[`${AUTH}calendar`, `${AUTH}gmail.metadata`], 'people', 'sensitive'],
    [[`${AUTH}admin.directory.user`], 'anybody', 'admin'],
    [[`${AUTH}admin.directory.user`], 'administrators', 'admin'],
    // Nobody can give away more than they have.
    [[`${AUTH}admin.directory.user`], 'people', 'read'],
    [[`${AUTH}admin.directory.user.readonly`], 'anybody', 'sensitive'],
    [[`${AUTH}admin.directory.device.chromeos`], 'anybody', 'sensitive'],
    [[`${AUTH}cloud-identity.groups`], 'anybody', 'admin'],
    [[`${AUTH}cloud-identity.groups.readonly`], 'anybody', 'sensitive'],
    [[`${AUTH}chat.admin.memberships`], 'anybody', 'sensitive'],
    [[`${AUTH}chat.admin.memberships`], 'people', 'read'],
    [[`${AUTH}cloud-platform`, `${AUTH}drive`], 'people', 'escalation'],
    [[`${AUTH}ediscovery`], 'anybody', 'sensitive'],
  ] as const)('%j as %s: %s', (scopes, as, level) => expect(privilegeOf(scopes, as).level).toBe(level));

  test('and says which one that is', () => {
    expect(privilegeOf(['openid', `${AUTH}drive`], 'people').reasons).toEqual([
      'drive: a restricted scope: mail or files at large',
    ]);
  });

  test('unknown scopes are unknown, not none', () => {
    expect(privilegeOf(null, 'anybody').level).toBe('unknown');
  });
});

test('scopes by power, and lists as they are written', () => {
  expect(byPower(['openid', `${AUTH}calendar`, `${AUTH}drive.readonly`, `${AUTH}drive`])).toEqual([
    `${AUTH}drive`,
    `${AUTH}drive.readonly`,
    `${AUTH}calendar`,
    'openid',
  ]);
  expect(scopesIn(' b,\na; b  c')).toEqual(['a', 'b', 'c']);
});
