import { describe, expect, test } from 'vitest';
import { natureOfRole, natureOfUser } from './nature.ts';

const user = (name: string, hasPassword: boolean | null, rest: object = {}) =>
  natureOfUser({ name, path: '/', tags: {}, hasPassword, ...rest }).is;

const role = (path: string, ...kinds: string[]) => natureOfRole({ path, trustedKinds: new Set(kinds) }).is;

describe('users', () => {
  test.each([
    ['ada.lovelace', true, 'human'],
    ['svc-billing', true, 'human'],
    ['svc-billing', false, 'machine'],
    ['ada.lovelace', false, 'machine'],
    ['svc-billing', null, 'machine'],
    ['ada.lovelace', null, 'unclear'],
    ['xyzzy', null, 'unclear'],
    ['BedrockAPIKey-a1b2', true, 'machine'],
    ['ses-smtp-user.20231104', null, 'machine'],
  ])('%s with password %s is %s', (name, hasPassword, is) => {
    expect(user(name, hasPassword)).toBe(is);
  });

  test('a tag decides before the password', () => {
    expect(user('x', true, { tags: { 'user-type': 'service' } })).toBe('machine');
    expect(user('x', false, { tags: { UserType: 'human' } })).toBe('human');
    expect(user('x', true, { tags: { colour: 'service' } })).toBe('human');
  });

  test('words are whole: a name that only contains "bot" or "ci" is no machine', () => {
    expect(user('abbott', null)).toBe('unclear');
    expect(user('lucia', null)).toBe('unclear');
  });
});

describe('roles', () => {
  test.each([
    ['/aws-reserved/sso.amazonaws.com/', ['saml'], 'human'],
    ['/aws-service-role/support.amazonaws.com/', ['service'], 'machine'],
    ['/', ['service', 'oidc'], 'machine'],
    ['/', ['certificate'], 'machine'],
    ['/', ['third party with an external id'], 'machine'],
    ['/', ['saml'], 'human'],
    ['/', ['account'], 'unclear'],
    ['/', ['service', 'account'], 'unclear'],
    ['/', [], 'unclear'],
  ])('%s trusting %s is %s', (path, kinds, is) => {
    expect(role(path, ...kinds)).toBe(is);
  });
});
