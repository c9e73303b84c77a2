import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../faults.ts';
import { lab } from './testing.ts';

/** The listing of applications on a bad day. */
function onBadDay(fault: FaultKind) {
  const here = lab();
  here.estate.faults.add({ service: 'graph', operation: 'applications', ...fault });
  return here.get('/applications?$top=5&$select=id,displayName,createdDateTime');
}

describe('faults of Graph', () => {
  test('refusals have the bodies of the real service', () => {
    expect(onBadDay({ kind: 'deny' })).toMatchObject({ status: 403, error: { code: 'Authorization_RequestDenied' } });
    expect(onBadDay({ kind: 'expired-token' })).toMatchObject({
      status: 401,
      error: { code: 'InvalidAuthenticationToken' },
    });
    expect(onBadDay({ kind: 'server-error', status: 503 }).status).toBe(503);
    expect(onBadDay({ kind: 'server-error' }).error.code).toBe('InternalServerError');
  });

  test('the network breaks, answers for itself, or sends elsewhere', () => {
    expect(onBadDay({ kind: 'reset' }).reply.wire).toBe('reset');
    expect(onBadDay({ kind: 'truncate' }).reply.wire).toBe('truncate');
    expect(onBadDay({ kind: 'slow', ms: 70 }).reply.delayMs).toBe(70);
    expect(onBadDay({ kind: 'html' }).reply.body).toContain('Sign in to the proxy');
    expect(onBadDay({ kind: 'redirect', to: 'https://elsewhere.example/' })).toMatchObject({
      status: 307,
      headers: { location: 'https://elsewhere.example/' },
    });
    expect(onBadDay({ kind: 'huge', megabytes: 1 }).reply.body.length).toBeGreaterThan(1 << 20);
    expect(onBadDay({ kind: 'huge', megabytes: 1, gzip: true }).headers['content-encoding']).toBe('gzip');
  });

  test('what it says may be wrong', () => {
    expect(onBadDay({ kind: 'empty-list' }).json).not.toHaveProperty('@odata.nextLink');
    expect(onBadDay({ kind: 'empty-list' }).rows).toEqual([]);
    expect(onBadDay({ kind: 'poison' }).rows[0]?.['createdDateTime']).toBe('yesterday-ish');
    expect(onBadDay({ kind: 'poison', how: 'missing-id' }).rows[0]).not.toHaveProperty('id');
    expect(String(onBadDay({ kind: 'poison', how: 'lone-surrogate' }).rows[0]?.['displayName']).isWellFormed()).toBe(
      false,
    );
  });

  test('a page may lead to itself', () => {
    const here = lab();
    here.estate.faults.add({ operation: 'applications', page: 2, kind: 'repeat-cursor' });
    const [, second] = [1, 2].reduce<{ next: string; links: string[] }[]>((done) => {
      const { json } = here.get(done.at(-1)?.next ?? '/applications?$top=5');
      const { pathname, search } = new URL(String(json['@odata.nextLink']));
      return [...done, { next: pathname + search, links: [] }];
    }, []);
    const again = new URL(String(here.get(second?.next ?? '').json['@odata.nextLink'])).searchParams;
    expect(again.get('$skiptoken')).toBe(new URLSearchParams(second?.next.split('?')[1]).get('$skiptoken'));
  });

  test('only the page that is meant', () => {
    const here = lab();
    here.estate.faults.add({ service: 'graph', page: 3, times: 1, kind: 'server-error' });
    const statuses = here.pages('/applications?$top=20').map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 500]);
    expect(here.estate.log.entries({ service: 'graph' }).map(({ page, fault }) => [page, fault])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 'server-error'],
    ]);
  });

  test('the token endpoint has bad days too', () => {
    const here = lab();
    here.estate.faults.add({ service: 'login', operation: 'token', times: 1, kind: 'reset' });
    expect(here.signIn().reply.wire).toBe('reset');
    expect(here.signIn().status).toBe(200);
    here.estate.faults.add({ service: 'login', times: 2, kind: 'throttle' });
    expect(here.signIn().status).toBe(429);
    here.estate.faults.clear();
    here.estate.faults.add({ service: 'login', kind: 'server-error', status: 503 });
    expect(here.signIn().status).toBe(503);
  });
});
