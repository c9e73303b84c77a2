import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadFailed, UserError } from '../errors.ts';
import { compileOrigins, sameOriginLink } from './origins.ts';

const origins = compileOrigins(['https://allowed.example', 'https://*.amazonaws.com', 'http://127.0.0.1:8080']);

function admits(url: string): boolean {
  try {
    origins.admit(url);
    return true;
  } catch (error) {
    if (error instanceof ReadFailed) return false;
    throw error;
  }
}

describe('admit', () => {
  it.each([
    'https://allowed.example/',
    'https://allowed.example:443/items?page=2#top',
    'https://ALLOWED.example/a..b/...',
    'https://allowed.example/?next=https://evil.example/../x',
    'https://iam.amazonaws.com/',
    'https://sts.eu-west-1.amazonaws.com/',
    'http://127.0.0.1:8080/',
    'https://allowed.example/a%20b%2Fc',
  ])('lets %s through', (url) => {
    expect(admits(url)).toBe(true);
  });

  it.each([
    ['another host after a user name', 'https://allowed.example@evil.example/'],
    ['a user name', 'https://user@allowed.example/'],
    ['a password', 'https://:secret@allowed.example/'],
    ['a longer name', 'https://allowed.example.evil.example/'],
    ['a name that ends alike', 'https://notallowed.example/'],
    ['a name that ends alike before a wildcard', 'https://evilamazonaws.com/'],
    ['the bare name of a wildcard', 'https://amazonaws.com/'],
    ['an empty label', 'https://.amazonaws.com/'],
    ['a wildcard inside another name', 'https://iam.amazonaws.com.evil.example/'],
    ['another port', 'https://allowed.example:8443/'],
    ['another port of a wildcard', 'https://iam.amazonaws.com:8443/'],
    ['plain http', 'http://allowed.example/'],
    ['plain http of a wildcard', 'http://iam.amazonaws.com/'],
    ['another port of this machine', 'http://127.0.0.1:8081/'],
    ['another name of this machine', 'http://localhost:8080/'],
    ['another scheme', 'file:///etc/passwd'],
    ['a backslash', 'https://allowed.example\\@evil.example/'],
    ['a backslash in the path', 'https://allowed.example/a\\..\\b'],
    ['a path that climbs', 'https://allowed.example/orgs/../admin'],
    ['a path that climbs at its end', 'https://allowed.example/orgs/..'],
    ['a path that climbs encoded', 'https://allowed.example/orgs/%2e%2E/admin'],
    ['a path that climbs behind an encoded slash', 'https://allowed.example/orgs/x%2f..%2fadmin'],
    ['a path that climbs doubly encoded', 'https://allowed.example/orgs/%252e%252e%252fadmin'],
    ['a line break', 'https://allowed.example/\nHost: evil'],
    ['a relative address', '/items'],
    ['no address', ''],
  ])('refuses %s', (_, url) => {
    expect(admits(url)).toBe(false);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'https://169.254.169.254/',
    'http://[fd00:ec2::254]/',
    'http://[::ffff:169.254.169.254]/',
    'http://0xa9fea9fe/',
    'http://metadata.google.internal/',
    'http://[fe80::1]/',
  ])('refuses the metadata address %s', (url) => {
    expect(admits(url)).toBe(false);
  });

  it('never lets the query of a refused address into the message', () => {
    expect(() => origins.admit('https://evil.example/?token=s3cret')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('s3cret') as string }),
    );
  });

  it('lets nothing through, whatever it looks like, that is not of the list', () => {
    const part = fc.constantFrom(
      'allowed.example',
      'evil.example',
      '@',
      '.',
      '/',
      '\\',
      ':',
      '443',
      '#',
      '?',
      '%2e',
      '%40',
      'a',
      '\t',
      '[::1]',
      '。',
    );
    const address = fc.array(part, { maxLength: 8 }).map((parts) => `https://${parts.join('')}`);
    fc.assert(
      fc.property(address, (url) => {
        const admitted = admits(url);
        expect(!admitted || new URL(url).origin === 'https://allowed.example').toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses a URL object whose path climbs behind an encoded slash', () => {
    expect(() => origins.admit(new URL('https://allowed.example/orgs/x%2f..%2fadmin'))).toThrow(ReadFailed);
  });

  it('refuses a metadata service even behind a wildcard', () => {
    expect(() => compileOrigins(['https://*.google.internal']).admit('https://metadata.google.internal/')).toThrow(
      ReadFailed,
    );
  });
});

describe('compileOrigins', () => {
  it.each([
    'http://api.example',
    'https://*.com',
    'https://*',
    'https://api.*.example',
    'https://api.example/v1',
    'https://user@api.example',
    'https://169.254.169.254',
    'ftp://api.example',
    'api.example',
    'https://*.*.example.com',
  ])('refuses %s', (entry) => {
    expect(() => compileOrigins([entry])).toThrow(UserError);
  });

  it('takes plain http on this machine only', () => {
    const list = ['http://localhost:3000', 'http://127.8.9.1', 'http://[::1]:3000'];
    for (const entry of list) expect(compileOrigins([entry]).admit(`${entry}/x`).origin).toBe(entry);
  });
});

describe('sameOriginLink', () => {
  const base = 'https://allowed.example/api/v3/users';

  it.each([
    ['https://allowed.example/api/v3/users?page=2', 'https://allowed.example/api/v3/users?page=2'],
    ['/api/v3/users?page=2', 'https://allowed.example/api/v3/users?page=2'],
    ['?page=2', 'https://allowed.example/api/v3/users?page=2'],
    ['https://allowed.example:443/x', 'https://allowed.example/x'],
  ])('resolves %s', (link, expected) => {
    expect(sameOriginLink(base, link).href).toBe(expected);
  });

  it.each([
    'https://evil.example/api/v3/users?page=2',
    '//evil.example/api',
    'http://allowed.example/api',
    'https://allowed.example@evil.example/',
    'https://user@allowed.example/',
    'https://allowed.example:8443/',
    '../../admin',
    '/\\evil.example/',
    '\\\\evil.example/',
    'javascript:alert(1)',
    'http://[',
  ])('does not follow %s', (link) => {
    expect(() => sameOriginLink(base, link)).toThrow(ReadFailed);
  });
});
