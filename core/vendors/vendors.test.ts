import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { UserError } from '../errors.ts';
import { loadVendors, vendorsFrom } from './index.ts';
import { parseRegister } from './register.ts';

const register = (vendors: string) => ({ name: 'own.yaml', text: `version: 1\nvendors:\n${vendors}` });
const acme = register(`  - name: Acme
    kind: third-party
    accounts:
      cloud: ['012345678901']
      directory: ['AB-12']
`);
const messageOf = (text: { name: string; text: string }): string => {
  try {
    parseRegister(text);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'no error';
};

describe('the built-in register', () => {
  const text = readFileSync(new URL('../../config/vendors.yaml', import.meta.url), 'utf8');

  test('is valid and complete', () => {
    const vendors = parseRegister({ name: 'config/vendors.yaml', text });
    expect(vendors.size).toBeGreaterThanOrEqual(498);
    const accounts = [...vendors.keys()].filter((key) => key.startsWith('aws '));
    expect(accounts.filter((key) => !/^aws \d{12}$/.test(key))).toEqual([]);
    const tenants = [...vendors.keys()].filter((key) => key.startsWith('azure '));
    expect(tenants.filter((key) => !/^azure [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key))).toEqual([]);
    const projects = [...vendors.keys()].filter((key) => key.startsWith('gcp '));
    expect(projects.filter((key) => !/^gcp [a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(key))).toEqual([]);
    const apps = [...vendors.keys()].filter((key) => key.startsWith('slack '));
    expect(apps.filter((key) => !/^slack a[a-z0-9]{8,10}$/.test(key))).toEqual([]);
    const owners = [...vendors.keys()].filter((key) => key.startsWith('github '));
    expect(owners.filter((key) => !/^github \d+$/.test(key))).toEqual([]);
  });

  test('keeps leading zeros, kinds and its attribution', () => {
    const vendor = loadVendors();
    expect(vendor('aws', '032379705303')).toEqual({ name: 'BuildKite (log output)', kind: 'third-party' });
    expect(vendor('aws', '061510835048')).toEqual({ name: 'API Gateway', kind: 'provider' });
    expect(vendor('azure', 'F8CDEF31-a31e-4b4a-93e4-5f571e91255a')).toEqual({ name: 'Microsoft', kind: 'provider' });
    expect(vendor('gcp', 'fivetran-production')).toEqual({ name: 'Fivetran', kind: 'third-party' });
    expect(vendor('github', '9919')).toEqual({ name: 'GitHub', kind: 'third-party' });
    expect(vendor('slack', 'A01BP7R4KNY')?.name).toBe('GitHub');
    expect(vendor('slack', 'GitHub')).toBeUndefined();
    // Not apps: kinds of integrations that Slack has given up, of whoever made them.
    expect(vendor('slack', 'A0F7XDUAZ')).toBeUndefined();
    expect(vendor('aws', '000000000000')).toBeUndefined();
    expect(vendor('gcp', '032379705303')).toBeUndefined();
    expect(text).toMatch(/github\.com\/fwdcloudsec\/known_aws_accounts.*\n.*Apache License 2\.0/);
  });
});

describe('a lookup', () => {
  test('is by provider and id, whatever the case of the id', () => {
    const vendor = vendorsFrom(() => acme);
    expect(vendor('cloud', '012345678901')?.name).toBe('Acme');
    expect(vendor('directory', 'ab-12')?.name).toBe('Acme');
    expect(vendor('directory', '012345678901')).toBeUndefined();
  });

  test('reads the built-in register once, when it is first needed', () => {
    const read = vi.fn<() => typeof acme>(() => acme);
    const vendor = vendorsFrom(read, register(`  - { name: Own, kind: provider, accounts: { cloud: ['1'] } }\n`));
    expect(vendor('cloud', '1')).toEqual({ name: 'Own', kind: 'provider' });
    expect(read).not.toHaveBeenCalled();
    vendor('cloud', '2');
    vendor('cloud', '3');
    expect(read).toHaveBeenCalledTimes(1);
  });

  test('an overlay wins for the ids that it names', () => {
    const vendor = vendorsFrom(
      () => acme,
      register(`  - { name: Own, kind: third-party, accounts: { cloud: ['012345678901'] } }\n`),
    );
    expect(vendor('cloud', '012345678901')?.name).toBe('Own');
    expect(vendor('directory', 'AB-12')?.name).toBe('Acme');
  });
});

describe('mistakes are shown with their place', () => {
  const entry = (accounts: string, kind = 'third-party') =>
    register(`  - name: Acme\n    kind: ${kind}\n    accounts:\n      ${accounts}\n`);

  test.each([
    [
      'a number for an id',
      entry('cloud: [032379705303]'),
      /^own\.yaml .*\n {2}line 6: vendors\.0\.accounts\.cloud\.0: write the id in quotes/,
    ],
    ['an unknown kind', entry(`cloud: ['1']`, 'friend'), /line 4: vendors\.0\.kind: /],
    [
      'an unknown field',
      register(`  - { name: A, kind: provider, accounts: {}, url: x }\n`),
      /line 3: vendors\.0: .*url/,
    ],
    ['not the id of a connector', entry(`Cloud!: ['1']`), /line 6: vendors\.0\.accounts\.Cloud!: /],
    ['no ids', entry('cloud: []'), /line 6: vendors\.0\.accounts\.cloud: /],
    ['an id twice', entry(`cloud: ['1', '2', '1']`), /line 6: cloud 1 is listed twice: Acme and Acme/],
    ['not YAML', { name: 'own.yaml', text: 'version: 1\nvendors: [' }, /line \d: /],
    ['an empty file', { name: 'own.yaml', text: '' }, /line 1: file: /],
    ['another version', { name: 'own.yaml', text: 'version: 2\nvendors: []' }, /line 1: version: /],
  ])('%s', (_, text, message) => {
    expect(messageOf(text)).toMatch(message);
  });

  test('a valid one has none', () => {
    expect(messageOf(acme)).toBe('no error');
  });

  test('an overlay that is not there', () => {
    expect(() => loadVendors('/nowhere/vendors.yaml')).toThrow(/\/nowhere\/vendors\.yaml cannot be read/);
  });

  test('an overlay is checked at once', () => {
    expect(() => vendorsFrom(() => acme, entry('cloud: []'))).toThrow(UserError);
  });
});
