/** The simulated Admin SDK refuses what the real one refuses, in its words. */
import { describe, expect, test } from 'vitest';
import { createEstate, type Estate } from '../../index.ts';
import { COLLECTOR_SCOPES } from './index.ts';

const start = (users = 0) => createEstate({ now: new Date('2026-11-21T08:00:00Z'), google: { users } });

interface Answered {
  status: number;
  body: Record<string, unknown> & { error?: { message: string; errors: { reason: string }[] } };
}

function tokenFor(
  estate: Estate,
  scopes: readonly string[] = COLLECTOR_SCOPES,
  subject = 'admin@halden.example',
): string {
  const { tokens, collector } = estate.google.state;
  return tokens.issue({ principal: collector.email, kind: 'service-account', scopes, subject }).token;
}

function ask(estate: Estate, target: string, token = tokenFor(estate)): Answered {
  const headers = { host: 'admin.googleapis.com', authorization: `Bearer ${token}` };
  const { status, body } = estate.answer({ method: 'GET', target, headers, body: '' });
  return { status, body: JSON.parse(body.toString()) as Answered['body'] };
}
const reasonOf = ({ status, body }: Answered): string => `${status} ${body.error?.errors[0]?.reason ?? ''}`;

const USERS = '/admin/directory/v1/users';
const LOG = '/admin/reports/v1/activity/users/all/applications';

describe('refuses', () => {
  test.each([
    ['a path that is not there', '/admin/directory/v1/nothing', '404 notFound'],
    ['neither customer nor domain', USERS, '400 badRequest'],
    ['somebody else’s customer', `${USERS}?customer=C0zzzzzzz`, '403 forbidden'],
    ['a page that is too large', `${USERS}?customer=my_customer&maxResults=501`, '400 invalidParameter'],
    ['a parameter that is not known', `${USERS}?customer=my_customer&pageSize=5`, '400 invalid'],
    ['a field that is not known', `${USERS}?customer=my_customer&fields=users(password)`, '400 invalidParameter'],
    ['a page token of its own making', `${USERS}?customer=my_customer&pageToken=abc`, '400 invalid'],
    ['a query that it does not understand', `${USERS}?customer=my_customer&query=age>7`, '400 invalid'],
    ['a user who is not there', `${USERS}/nobody@halden.example/tokens`, '404 notFound'],
    ['paging where there is none', `${USERS}/admin@halden.example/tokens?maxResults=1`, '400 invalid'],
    ['a log that there is none of', `${LOG}/nothing`, '400 invalid'],
    ['an event that is in no manifest', `${LOG}/token?eventName=consent`, '400 invalid'],
    ['a page of the log that is too large', `${LOG}/token?maxResults=1001`, '400 invalidParameter'],
    ['a time that is none', `${LOG}/token?startTime=yesterday`, '400 invalid'],
    [
      'a start after the end',
      `${LOG}/token?startTime=2026-11-20T00:00:00Z&endTime=2026-11-19T00:00:00Z`,
      '400 invalid',
    ],
    ['figures of a day that is not over', '/admin/reports/v1/usage/users/all/dates/2026-11-20', '400 invalid'],
  ])('%s', (_, target, expected) => expect(reasonOf(ask(start(), target))).toBe(expected));

  test('a token that it does not know, or that has ended', () => {
    const estate = start();
    expect(reasonOf(ask(estate, `${USERS}?customer=my_customer`, 'ya29.wrong'))).toBe('401 authError');
    const token = tokenFor(estate);
    estate.clock.advance(3601);
    expect(reasonOf(ask(estate, `${USERS}?customer=my_customer`, token))).toBe('401 authError');
  });

  test('a token without the scope, and a person without the role: each in its own way', () => {
    const estate = start();
    const scopeless = tokenFor(estate, ['https://www.googleapis.com/auth/admin.reports.audit.readonly']);
    expect(reasonOf(ask(estate, `${USERS}?customer=my_customer`, scopeless))).toBe('403 insufficientPermissions');
    const person = tokenFor(estate, COLLECTOR_SCOPES, 'carla.mendes@halden.example');
    expect(reasonOf(ask(estate, `${USERS}?customer=my_customer`, person))).toBe('403 forbidden');
    expect(ask(estate, `${LOG}/token`, person)).toMatchObject({
      status: 401,
      body: { error: { message: 'Access denied. You are not authorized to read activity records.' } },
    });
  });

  test('as it is told to fail', () => {
    const estate = start();
    estate.faults.add(
      { operation: 'directory.users.list', kind: 'throttle' },
      { operation: 'reports.activities.list', kind: 'throttle' },
    );
    expect(reasonOf(ask(estate, `${USERS}?customer=my_customer`))).toBe('403 userRateLimitExceeded');
    expect(reasonOf(ask(estate, `${LOG}/token`))).toBe('503 backendError');
  });
});

describe('answers', () => {
  test('pages of users to the last one, and only the fields that are asked for', () => {
    const estate = start(30);
    const seen: string[] = [];
    let token = '';
    let pages = 0;
    do {
      const paging = token === '' ? '' : `&pageToken=${token}`;
      const fields = 'fields=nextPageToken,users(id,name/fullName)';
      const { body } = ask(estate, `${USERS}?customer=my_customer&maxResults=10&${fields}${paging}`);
      const users = body['users'] as Record<string, unknown>[];
      expect(Object.keys(users[0] ?? {})).toEqual(['id', 'name']);
      seen.push(...users.map(({ id }) => String(id)));
      token = typeof body['nextPageToken'] === 'string' ? body['nextPageToken'] : '';
      pages++;
    } while (token !== '');
    expect(new Set(seen).size).toBe(estate.google.state.users.size);
    expect(pages).toBe(Math.ceil(seen.length / 10));
    expect(estate.log.entries({ operation: 'directory.users.list' }).map(({ page }) => page)).toEqual(
      Array.from({ length: pages }, (_, n) => n + 1),
    );
  });

  test('lines of the log newest first, by event and by client, without those that are late', () => {
    const estate = start();
    const scopes = ['openid'];
    const { clientId } = estate.google.mutate({ do: 'authorize-app', user: 'bo.ekman', app: 'X', scopes } as never) as {
      clientId: string;
    };
    const mine = `${LOG}/token?eventName=authorize&filters=client_id==${clientId}`;
    expect(ask(estate, mine).body['items']).toBeUndefined();
    estate.clock.advance(180);
    expect(ask(estate, mine).body['items']).toHaveLength(1);
    const times = (ask(estate, `${LOG}/token`).body['items'] as { id: { time: string } }[]).map(({ id }) => id.time);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(ask(estate, `${LOG}/drive`)).toMatchObject({ status: 200 });
  });

  test('deleted users only when they are asked for, and for 20 days', () => {
    const estate = start();
    const id = estate.google.cases()['user.deleted']?.id;
    const idsOf = (more: string): unknown[] =>
      ((ask(estate, `${USERS}?customer=my_customer${more}`).body['users'] ?? []) as { id: string }[]).map(
        (user) => user.id,
      );
    expect(idsOf('')).not.toContain(id);
    expect(idsOf('&showDeleted=true')).toEqual([id]);
    estate.clock.advance(16 * 86_400);
    expect(idsOf('&showDeleted=true')).toEqual([]);
  });
});

test('10,000 users with 60,000 tokens can be made', () => {
  const estate = createEstate({ google: { users: 10_000, tokens: 60_000 }, story: false });
  expect(estate.google.state.users.size).toBeGreaterThanOrEqual(10_000);
});
