import { describe, expect, test } from 'vitest';
import { lab, type Json } from '../testing.ts';

interface Response {
  id: string;
  status: number;
  headers: Record<string, string>;
  body: Json;
}

const get = (id: string, url: string, headers?: Record<string, string>) => ({
  id,
  method: 'GET',
  url,
  ...(headers ? { headers } : {}),
});

describe('a batch', () => {
  const send = (here: ReturnType<typeof lab>, requests: unknown[]): Record<string, Response> => {
    const { responses } = here.post('/$batch', { requests }).json as unknown as { responses: Response[] };
    return Object.fromEntries(responses.map((each) => [each.id, each]));
  };

  test('has an answer for each, with its own status and link', () => {
    const here = lab();
    const answers = send(here, [
      get('a', '/applications?$top=2&$select=id'),
      get('b', 'applications/11111111-1111-4111-8111-111111111111/owners'),
      get('c', '/servicePrincipals?$filter=owners/$count%20ne%200&$count=true&$select=id', {
        ConsistencyLevel: 'eventual',
      }),
    ]);
    expect([answers['a']?.status, answers['b']?.status, answers['c']?.status]).toEqual([200, 404, 200]);
    expect(answers['a']?.body['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/applications\?/);
    expect(answers['a']?.headers['x-ms-resource-unit']).toBe('1');
    expect(answers['b']?.body).toMatchObject({ error: { code: 'Request_ResourceNotFound' } });
    expect(answers['c']?.body['@odata.count']).toBe(2);
  });

  test('is one request in the log, and its parts are told apart', () => {
    const here = lab();
    send(here, [get('1', '/applications'), get('2', '/users')]);
    expect(here.estate.log.byOperation({ service: 'graph' })).toEqual({ 'graph:$batch': 1 });
    expect(here.estate.log.byOperation({ service: 'graph-batch' })).toEqual({
      'graph-batch:applications': 1,
      'graph-batch:users': 1,
    });
  });

  test('one of it may be throttled, with or without a time to wait', () => {
    const here = lab();
    const both = [get('1', '/applications?$top=1'), get('2', '/users?$top=1')];
    here.estate.faults.add({ service: 'graph-batch', operation: 'users', kind: 'throttle' });
    const answers = send(here, both);
    expect([answers['1']?.status, answers['2']?.status]).toEqual([200, 429]);
    expect(answers['2']?.headers['Retry-After']).toBe('1');
    here.side.mutate({ do: 'behaviour', retryAfter: false });
    expect(send(here, both)['2']?.headers['Retry-After']).toBeUndefined();
  });

  test('of twenty at most, with ids that differ, and without an order', () => {
    const here = lab();
    const many = Array.from({ length: 21 }, (_, i) => get(String(i), '/organization'));
    expect(here.post('/$batch', { requests: many }).error.message).toContain('maximum value of 20');
    expect(here.post('/$batch', { requests: many.slice(1) }).status).toBe(200);
    expect(here.post('/$batch', { requests: [get('1', '/users'), get('1', '/groups')] }).status).toBe(400);
    expect(here.post('/$batch', { requests: [{ ...get('1', '/users'), dependsOn: ['2'] }] }).status).toBe(400);
    expect(here.post('/$batch', { requests: [{ id: '1', method: 'POST', url: '/x', body: {} }] }).status).toBe(400);
    expect(here.post('/$batch', {}).status).toBe(400);
  });

  test('permissions are those of each path', () => {
    const here = lab();
    here.side.mutate({ do: 'deny', permission: ['Directory.Read.All', 'DelegatedPermissionGrant.Read.All'] });
    const answers = send(here, [get('1', '/oauth2PermissionGrants'), get('2', '/applications')]);
    expect([answers['1']?.status, answers['2']?.status]).toEqual([403, 200]);
  });
});
