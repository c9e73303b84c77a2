import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Fetch, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { ResponseTooLarge } from '../../../core/http/index.ts';
import { createEstate } from '../../../test/estate/index.ts';
import { runFor } from '../../../test/suites/google.ts';
import { googleReader } from './client.ts';
import { isThrottle } from './errors.ts';

type Reply = { status?: number; body: unknown };

/** Answers in order, and keeps what was asked. */
function readerOf(replies: readonly (Reply | Error)[], more: { quotaProject?: string } = {}) {
  const asked: { url: URL; init: RequestInit }[] = [];
  const queue = [...replies];
  const fetch: Fetch = (url, init = {}) => {
    asked.push({ url: new URL(url instanceof Request ? url.url : url), init });
    const reply = queue.shift();
    if (reply === undefined) throw new Error('asked once too often');
    if (reply instanceof Error) return Promise.reject(reply);
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    return Promise.resolve(new Response(text, { status: reply.status ?? 200 }));
  };
  const run: Run = { ...runFor(createEstate({ story: false })), fetch };
  let made = 0;
  const tokens = { token: () => Promise.resolve('first'), renew: () => Promise.resolve(`renewed-${++made}`) };
  const reader = googleReader({ run, endpoints: {}, tokens, quotaProject: more.quotaProject });
  return { reader, asked };
}

const request = { service: 'cloudasset', path: '/v1/organizations/1/assets', operation: 'cloudasset:assets.list' };
const all = async (rows: AsyncGenerator) => {
  const found: unknown[] = [];
  for await (const row of rows) found.push(row);
  return found;
};
const headersOf = ({ init }: { init: RequestInit }) => new Headers(init.headers);

describe('rows', () => {
  test('go on over short and empty pages, to the end', async () => {
    const { reader, asked } = readerOf([
      { body: { assets: [1], nextPageToken: 'a' } },
      { body: { nextPageToken: 'b' } },
      { body: { assets: [2, 3], nextPageToken: '' } },
    ]);
    expect(await all(reader.rows({ ...request, items: 'assets', pageSize: 1000 }))).toEqual([1, 2, 3]);
    expect(asked.map(({ url }) => url.search)).toEqual([
      '?pageSize=1000',
      '?pageSize=1000&pageToken=a',
      '?pageSize=1000&pageToken=b',
    ]);
  });

  test('end with an error when a token comes again', async () => {
    const page = { body: { assets: [1], nextPageToken: 'a' } };
    const { reader } = readerOf([page, page, page]);
    await expect(all(reader.rows({ ...request, items: 'assets' }))).rejects.toThrow(/same page token twice/);
  });

  test.each([
    [{ unreachable: ['projects/1/locations/europe-west1'] }, 'in part only: projects/1/locations/europe-west1'],
    [{ executionErrors: [{ code: 4, message: 'deadline exceeded' }] }, 'in part only: deadline exceeded'],
  ])('that lack something are no whole list: %j', async (lacks, message) => {
    const { reader } = readerOf([{ body: { assets: [1], ...lacks } }]);
    await expect(all(reader.rows({ ...request, items: 'assets' }))).rejects.toThrow(message);
  });

  test('end when nothing is left of an allowance, however empty the pages were', async () => {
    const page = (next: string) => ({ body: { nextPageToken: next } });
    const { reader, asked } = readerOf([page('a'), page('b'), page('c')]);
    const allowance = { pages: 2 };
    const reading = all(reader.rows({ ...request, items: 'assets', allowance }));
    await expect(reading).rejects.toMatchObject({ because: 'pending' });
    expect([asked.length, allowance.pages]).toEqual([2, 0]);
  });

  test('ask for half as many when a page is too large, and stay with that', async () => {
    const { reader, asked } = readerOf([
      new ResponseTooLarge('it', 1),
      { body: { assets: [1], nextPageToken: 'a' } },
      { body: { assets: [2] } },
    ]);
    expect(await all(reader.rows({ ...request, items: 'assets', pageSize: 1000 }))).toEqual([1, 2]);
    expect(asked.map(({ url }) => url.searchParams.get('pageSize'))).toEqual(['1000', '500', '500']);
  });

  test('with a body carry the token there', async () => {
    const { reader, asked } = readerOf([{ body: { entries: [1], nextPageToken: 'a' } }, { body: {} }]);
    expect(await all(reader.rows({ ...request, items: 'entries', pageSize: 10, body: { filter: 'x' } }))).toEqual([1]);
    expect(asked.map(({ init }) => init.body)).toEqual([
      '{"filter":"x","pageSize":"10"}',
      '{"filter":"x","pageSize":"10","pageToken":"a"}',
    ]);
  });
});

describe('one call', () => {
  test('names the project that pays only when there is one', async () => {
    const without = readerOf([{ body: {} }]);
    await without.reader.get(request, z.object({}));
    expect(headersOf(without.asked[0] as never).has('x-goog-user-project')).toBe(false);
    const paid = readerOf([{ body: {} }], { quotaProject: 'halden-security' });
    await paid.reader.get(request, z.object({}));
    expect(headersOf(paid.asked[0] as never).get('x-goog-user-project')).toBe('halden-security');
  });

  test('is made again once with a new token', async () => {
    const unauthenticated = { status: 401, body: { error: { status: 'UNAUTHENTICATED' } } };
    const { reader, asked } = readerOf([unauthenticated, unauthenticated]);
    await expect(reader.get(request, z.object({}))).rejects.toThrow(/did not accept the access token/);
    expect(asked.map((one) => headersOf(one).get('authorization'))).toEqual(['Bearer first', 'Bearer renewed-1']);
  });

  test('repeats a parameter that has several values', async () => {
    const { reader, asked } = readerOf([{ body: {} }]);
    await reader.get({ ...request, query: { assetTypes: ['a/B', 'c/D'] } }, z.object({}));
    expect(asked[0]?.url.href).toBe(
      'https://cloudasset.googleapis.com/v1/organizations/1/assets?assetTypes=a%2FB&assetTypes=c%2FD',
    );
  });
});

const info = (reason: string, metadata: Record<string, string> = {}) => ({
  error: {
    code: 403,
    status: 'PERMISSION_DENIED',
    message: 'no',
    details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata }],
  },
});

describe('what a refusal means', () => {
  test.each<[string, number, unknown, string, RegExp]>([
    [
      'an API that is off, and where',
      403,
      info('SERVICE_DISABLED', { service: 'cloudasset.googleapis.com', consumer: 'projects/42' }),
      'disabled',
      /not enabled in project 42/,
    ],
    [
      'the sign-in of gcloud without a project that pays',
      403,
      info('SERVICE_DISABLED', { service: 'cloudasset.googleapis.com', consumer: 'projects/764086051850' }),
      'disabled',
      /has no quota project/,
    ],
    ['a permission', 403, info('IAM_PERMISSION_DENIED', { permission: 'a.b.c' }), 'denied', /a\.b\.c/],
    ['a deleted project', 403, info('CONSUMER_INVALID'), 'disabled', /no/],
    ['no right to charge a project', 403, info('USER_PROJECT_DENIED'), 'denied', /no/],
    [
      'an older API',
      403,
      { error: { message: 'off', errors: [{ reason: 'accessNotConfigured' }] } },
      'disabled',
      /not enabled/,
    ],
    ['gone or hidden', 404, { error: { status: 'NOT_FOUND', message: 'x' } }, 'denied', /gone, or hidden/],
    ['no such API here', 404, '<!DOCTYPE html><title>Error 404</title>', 'unsupported', /web page/],
    ['a bad request', 400, { error: { status: 'INVALID_ARGUMENT', message: 'bad' } }, 'failed', /bad/],
    ['an answer that is no error of an API', 403, '{"error":"nope"}', 'denied', /not understood/],
  ])('%s', async (_, status, body, because, message) => {
    const { reader } = readerOf([{ status, body }]);
    const error: unknown = await reader.get(request, z.object({})).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ReadFailed);
    expect(error).toMatchObject({ because, message: expect.stringMatching(message) as string });
  });

  test('a web page with 200 is not an empty answer', async () => {
    const { reader } = readerOf([{ body: '<html>Sign in to the proxy</html>' }]);
    await expect(all(reader.rows({ ...request, items: 'assets' }))).rejects.toThrow(/not JSON/);
  });

  test.each([
    [429, '', true],
    [403, '{"error":{"errors":[{"reason":"rateLimitExceeded"}]}}', true],
    [403, '{"error":{"details":[{"reason": "RATE_LIMIT_EXCEEDED"}]}}', true],
    [403, JSON.stringify(info('IAM_PERMISSION_DENIED')), false],
    [400, '"rateLimitExceeded"', false],
    [429, '{"error":{"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"7.5s"}]}}', 7500],
  ])('%i %s means slow down: %s', (status, body, expected) => {
    expect(isThrottle(status, new Headers(), body)).toBe(expected);
  });
});
