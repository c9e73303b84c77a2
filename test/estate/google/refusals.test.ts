/** Everything that the simulated Google refuses, in Google's words. */
import { describe, expect, test } from 'vitest';
import { googleLab, reason, refusal } from './testing.ts';

describe('a request that no API knows', () => {
  test.each([
    ['an unknown path', '/v1/projects/halden-production/nothings', 404],
    ['a path of another version', '/v9/organizations:search', 404],
  ])('%s is not found, in HTML', async (_, path, status) => {
    const lab = await googleLab();
    const answer = await lab.get(path);
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining('Error 404')]);
  });

  test('a wrong method is not found either', async () => {
    const lab = await googleLab();
    expect((await lab.post('/v3/organizations:search', {})).status).toBe(404);
  });

  test.each([
    ['an unknown parameter', '?foo=1', 'Unknown name "foo"'],
    ['a value that is no number', '?pageSize=many', 'TYPE_INT32'],
    ['a value that is not in the enumeration', '?contentType=EVERYTHING', 'TYPE_ENUM'],
    ['a page that is too large', '?pageSize=1001', 'page size'],
    ['a foreign page token', '?pageToken=eyJvZmZzZXQiOjF9', 'page token'],
    ['a type that there is not', '?assetTypes=iam.googleapis.com/Ghost%20', 'Invalid asset types'],
    ['a time that nobody remembers', '?readTime=2020-01-01T00:00:00Z', 'read time'],
  ])('%s is an invalid argument', async (_, query, words) => {
    const lab = await googleLab();
    const answer = await lab.get(`/v1/${lab.root}/assets${query}`);
    expect([answer.status, refusal(answer).status]).toEqual([400, 'INVALID_ARGUMENT']);
    expect(refusal(answer).message).toContain(words);
  });

  test('parameters may be spelled with underscores and enumerations with numbers', async () => {
    const lab = await googleLab();
    const path = `/v1/${lab.root}/assets`;
    const { body } = await lab.get(`${path}?content_type=1&page_size=2`);
    expect(body['assets']).toMatchObject([{ resource: {} }, { resource: {} }]);
  });

  test('a field of a body that there is not is refused', async () => {
    const lab = await googleLab();
    expect(refusal(await lab.post('/v2/entries:list', { resources: [] })).message).toContain('"resources"');
  });

  test('a page token goes with the request that it came from, and for a day', async () => {
    const lab = await googleLab();
    const path = `/v1/${lab.root}/assets?pageSize=2`;
    const next = String((await lab.get(path)).body['nextPageToken']);
    expect((await lab.get(`${path}&pageToken=${next}`)).status).toBe(200);
    expect((await lab.get(`${path}&contentType=RESOURCE&pageToken=${next}`)).status).toBe(400);
    lab.estate.clock.advance(2 * 86_400);
    expect((await lab.get(`${path}&pageToken=${next}`)).status).toBe(400);
  });
});

describe('permissions', () => {
  test('one taken away everywhere', async () => {
    const lab = await googleLab();
    lab.change({ do: 'deny', permissions: ['cloudasset.assets.listResource'] });
    const answer = await lab.get(`/v1/${lab.root}/assets?contentType=RESOURCE`);
    expect([answer.status, reason(answer)]).toEqual([403, 'IAM_PERMISSION_DENIED']);
    expect(refusal(answer).details?.[0]?.metadata).toMatchObject({ permission: 'cloudasset.assets.listResource' });
    expect((await lab.get(`/v1/${lab.root}/assets?contentType=IAM_POLICY`)).status).toBe(200);
  });

  test('one taken away at the organization leaves folders and projects', async () => {
    const lab = await googleLab();
    const denial = { permissions: ['cloudasset.assets.listResource'], on: lab.root };
    lab.change({ do: 'deny', ...denial });
    expect((await lab.get(`/v1/${lab.root}/assets`)).status).toBe(403);
    expect((await lab.get('/v1/projects/halden-production/assets')).status).toBe(200);
    lab.change({ do: 'undeny', ...denial });
    expect((await lab.get(`/v1/${lab.root}/assets`)).status).toBe(200);
  });

  test('one taken away in a folder holds in its projects', async () => {
    const lab = await googleLab();
    const folder = lab.estate.google.truth().folders.find(({ displayName }) => displayName === 'production')?.number;
    lab.change({ do: 'deny', permissions: ['secretmanager.secrets.list'], on: `folders/${folder}` });
    expect((await lab.get('/v1/projects/halden-data/secrets')).status).toBe(403);
    expect((await lab.get('/v1/projects/halden-sandbox/secrets')).status).toBe(200);
  });

  test("others' projects, and those that are not there, are refused with the same words", async () => {
    const lab = await googleLab();
    const foreign = await lab.get('/v3/projects/acme-robots-prod');
    const ghost = await lab.get('/v3/projects/never-was-here');
    expect([foreign.status, ghost.status]).toEqual([403, 403]);
    const words = (answer: typeof ghost): string =>
      refusal(answer).message.replace(/acme-robots-prod|never-was-here/, 'X');
    expect(words(foreign)).toBe(words(ghost));
  });

  test('secrets are refused, and the log says so', async () => {
    const lab = await googleLab();
    const key = lab.estate.google.truth().apiKeys[0]?.name ?? '';
    expect((await lab.get(`/v2/${key}/keyString`)).status).toBe(403);
    expect((await lab.get('/v1/projects/halden-production/secrets/legacy-ftp/versions/1:access')).status).toBe(403);
    expect(lab.estate.log.entries().map(({ secretReturning }) => secretReturning)).toEqual([true, true]);
  });
});

describe('switched-off APIs', () => {
  test('of the project that is asked about', async () => {
    const lab = await googleLab();
    const answer = await lab.get('/v1/projects/halden-edge/secrets');
    const { number } = lab.estate.google.truth().projects.find(({ id }) => id === 'halden-edge') ?? { number: '' };
    expect(reason(answer)).toBe('SERVICE_DISABLED');
    expect(refusal(answer).details?.[0]?.metadata).toMatchObject({
      consumer: `projects/${number}`,
      service: 'secretmanager.googleapis.com',
    });
  });

  test('of the project that pays', async () => {
    const lab = await googleLab();
    const { id, number } = lab.estate.google.truth().collector.project;
    lab.change({ do: 'disable-api', project: id, service: 'cloudasset.googleapis.com' });
    const answer = await lab.get('/v1/projects/halden-production/assets');
    expect([reason(answer), refusal(answer).details?.[0]?.metadata?.['consumer']]).toEqual([
      'SERVICE_DISABLED',
      `projects/${number}`,
    ]);
    lab.change({ do: 'enable-api', project: 'halden-data', service: 'cloudasset.googleapis.com' });
    const elsewhere = { 'x-goog-user-project': 'halden-data' };
    expect((await lab.get('/v1/projects/halden-production/assets', elsewhere)).status).toBe(200);
    lab.change({ do: 'deny', permissions: ['serviceusage.services.use'] });
    expect(reason(await lab.get('/v1/projects/halden-production/assets', elsewhere))).toBe('USER_PROJECT_DENIED');
  });

  test('projects that are to be deleted are refused by most', async () => {
    const lab = await googleLab();
    expect(reason(await lab.get('/v1/projects/halden-legacy/serviceAccounts'))).toBe('CONSUMER_INVALID');
    expect((await lab.get('/v3/projects/halden-legacy')).body).toMatchObject({ state: 'DELETE_REQUESTED' });
  });
});

describe('bad days', () => {
  test.each([
    [{ kind: 'throttle' as const }, 429, 'RATE_LIMIT_EXCEEDED'],
    [{ kind: 'deny' as const }, 403, 'IAM_PERMISSION_DENIED'],
    [{ kind: 'expired-token' as const }, 401, 'ACCESS_TOKEN_TYPE_UNSUPPORTED'],
    [{ kind: 'server-error' as const, status: 503 as const }, 503, undefined],
  ])('%o', async (fault, status, why) => {
    const lab = await googleLab();
    lab.estate.faults.add({ service: 'cloudasset', operation: 'assets.list', times: 1, ...fault });
    const answer = await lab.get(`/v1/${lab.root}/assets`);
    expect([answer.status, reason(answer)]).toEqual([status, why]);
    expect((await lab.get(`/v1/${lab.root}/assets`)).status).toBe(200);
  });

  test('throttling says when to come again, in both of the ways', async () => {
    const lab = await googleLab();
    lab.estate.limits.set({ perSecond: 0.001, burst: 1 });
    await lab.get('/v3/organizations:search');
    const answer = await lab.get('/v3/organizations:search');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
    expect(refusal(answer).details?.map((each) => each['@type'])).toContain('type.googleapis.com/google.rpc.RetryInfo');
  });

  test('a page may be the same again, be empty, or have a row that is none', async () => {
    const lab = await googleLab();
    const path = `/v1/${lab.root}/assets?pageSize=5`;
    const next = String((await lab.get(path)).body['nextPageToken']);
    lab.estate.faults.add({ page: 2, times: 1, kind: 'repeat-cursor' });
    expect((await lab.get(`${path}&pageToken=${next}`)).body['nextPageToken']).toBe(next);
    lab.estate.faults.add({ times: 1, kind: 'poison', how: 'missing-id' });
    expect(Object.keys(((await lab.get(path)).body['assets'] as object[])[0] ?? {})).not.toContain('name');
    lab.estate.faults.clear();
    lab.estate.faults.add({ times: 1, kind: 'empty-list' });
    expect((await lab.get(path)).body).not.toHaveProperty('assets');
  });
});

test('storage is older than the others and refuses in its own way', async () => {
  const lab = await googleLab();
  lab.change({ do: 'deny', permissions: ['storage.hmacKeys.list'] });
  const { status, body } = await lab.get('/storage/v1/projects/halden-data/hmacKeys');
  expect([status, body]).toMatchObject([
    403,
    { error: { code: 403, errors: [{ reason: 'forbidden', domain: 'global' }] } },
  ]);
});
