/** Bad days: what is answered wrongly is a gap with words, and never an empty list. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate } from '../../../test/estate/index.ts';
import type { FaultKind } from '../../../test/estate/faults.ts';
import { discoverGitHub } from '../../../test/suites/github.ts';
import { asReadFailed, GitHubError, isThrottle } from './errors.ts';

afterEach(() => vi.unstubAllEnvs());

const start = () => createEstate({ now: new Date('2026-11-21T08:00:00Z') });
const main = { organizations: ['halden-robotics'] };
const reading = async (fault: FaultKind, operation = 'orgs/list-pat-grants', only = 'fine-grained-tokens') => {
  const estate = start();
  estate.faults.add({ operation, ...fault });
  const { readings } = await discoverGitHub(estate, main, { only: [only] });
  const [first] = readings;
  if (first === undefined) throw new Error('nothing was read');
  return first;
};

describe('a listing', () => {
  test.each<[string, FaultKind, string]>([
    ['of HTML', { kind: 'html', status: 200 }, 'something that is not JSON'],
    ['that ends in the middle', { kind: 'truncate' }, 'was tried'],
    ['of 50 MB', { kind: 'huge', megabytes: 50 }, 'MiB'],
    ['from a server in trouble', { kind: 'server-error', status: 502 }, 'the provider has an error'],
  ])('%s fails', async (_, fault, words) => {
    const { status, error, records } = await reading(fault);
    expect(status).toBe('failed');
    expect(error?.message).toContain(words);
    expect(records).toEqual([]);
  });

  test('that is refused names the permission', async () => {
    const { status, error } = await reading({ kind: 'deny' });
    expect(status).toBe('denied');
    expect(error).toMatchObject({
      next: 'Give the App or token the permission organization_personal_access_tokens=read.',
    });
  });

  test('with an odd row keeps the others', async () => {
    const { status, gaps, records } = await reading({ kind: 'poison', how: 'wrong-type' });
    expect(status).toBe('partial');
    expect(gaps).toHaveLength(1);
    expect(records.length).toBeGreaterThan(10);
  });

  test('that is shorter than GitHub counts is partial', async () => {
    const estate = start();
    const { readings } = await discoverGitHub(estate, main, { only: ['installations'] });
    const [whole] = readings;
    expect(whole?.expected).toEqual([
      {
        type: 'installation',
        total: whole?.records.filter(({ record }) => record === 'identity').length,
        source: 'orgs/list-app-installations',
      },
    ]);
    expect((await reading({ kind: 'empty-list' }, 'orgs/list-app-installations', 'installations')).status).toBe(
      'partial',
    );
  });

  test('that is told to slow down is asked again', async () => {
    expect((await reading({ kind: 'throttle', times: 1 } as FaultKind)).status).toBe('complete');
  });
});

describe('pages', () => {
  const many = () =>
    createEstate({
      now: new Date('2026-11-21T08:00:00Z'),
      story: false,
      github: { repositories: 3, installations: 1, fineGrainedTokens: 250, deployKeys: 0, members: 3 },
    });

  test('are followed to the end', async () => {
    const { records, calls } = await discoverGitHub(many(), {}, { only: ['fine-grained-tokens'] });
    expect(records.filter(({ record }) => record === 'credential')).toHaveLength(250);
    expect(calls['orgs/list-pat-grants']).toBe(3);
  });

  test('that lead back are no end', async () => {
    const estate = many();
    estate.faults.add({ operation: 'orgs/list-pat-grants', kind: 'repeat-cursor' });
    const { readings } = await discoverGitHub(estate, {}, { only: ['fine-grained-tokens'] });
    expect(readings[0]?.error?.message).toContain('leads to the same page twice');
  });

  test('at another origin are not followed, and no token goes there', async () => {
    const estate = many();
    const endpoints = { default: 'https://estate.invalid' };
    // Behind a proxy that does not rewrite links, they lead past it.
    const { readings, calls } = await discoverGitHub(estate, { endpoints }, { only: ['fine-grained-tokens'] });
    expect(readings[0]?.error?.message).toContain('which was not followed');
    expect(calls['orgs/list-pat-grants']).toBe(1);
  });
});

describe('a refusal', () => {
  const meaning = (status: number, message: string, headers: Record<string, string> = {}, more = {}) =>
    asReadFailed(new GitHubError(status, message, headers), {
      operation: 'x',
      granted: null,
      isServer: false,
      ...more,
    });
  const absent = { because: 'unlicensed', why: 'not in this plan' } as const;
  const permission = { 'x-accepted-github-permissions': 'secrets=read; administration=read,members=write' };

  test.each([
    ['404 without more', meaning(404, 'Not Found'), 'denied'],
    [
      '404 of what needs a permission that we hold',
      meaning(404, 'Not Found', permission, { absent, granted: { secrets: 'write' } }),
      'unlicensed',
    ],
    [
      '404 of what needs two, one of them missing',
      meaning(404, 'Not Found', permission, { absent, granted: { administration: 'read' } }),
      'denied',
    ],
    [
      '404 with a scope that includes the needed one',
      meaning(404, '', { 'x-accepted-oauth-scopes': 'read:org', 'x-oauth-scopes': 'repo, admin:org' }, { absent }),
      'unlicensed',
    ],
    [
      '404 with a scope that does not',
      meaning(404, '', { 'x-accepted-oauth-scopes': 'admin:org', 'x-oauth-scopes': 'read:org' }, { absent }),
      'denied',
    ],
    ['404 of a server', meaning(404, 'Not Found', {}, { absent, isServer: true }), 'unsupported'],
    [
      '404 of a server that has it, and a permission is missing',
      meaning(404, 'Not Found', permission, { absent, isServer: true, granted: {} }),
      'denied',
    ],
    ['403 of a plan', meaning(403, 'Upgrade to GitHub Enterprise to use this'), 'unlicensed'],
    ['403', meaning(403, 'Resource not accessible by integration'), 'denied'],
    ['401', meaning(401, 'Bad credentials'), 'failed'],
  ])('%s', (_, error, because) => expect(error.because).toBe(because));
});

describe('a limit', () => {
  const told = (status: number, body: string, headers: Record<string, string> = {}) =>
    isThrottle(status, new Headers(headers), body);
  test.each([
    ['the secondary one', told(403, '{"message":"You have exceeded a secondary rate limit. Please wait"}'), true],
    ['the primary one', told(403, '{}', { 'x-ratelimit-remaining': '0' }), true],
    ['too many requests', told(429, ''), true],
    ['that of GraphQL', told(200, '{"errors":[{"type":"RATE_LIMITED","message":"x"}]}'), true],
    [
      'a refusal',
      told(403, '{"message":"Resource not accessible by integration"}', { 'x-ratelimit-remaining': '41' }),
      false,
    ],
    ['a secret with such a name', told(200, '{"secrets":[{"name":"API rate limit exceeded"}]}'), false],
  ])('%s', (_, is, expected) => expect(is).toBe(expected));
});
