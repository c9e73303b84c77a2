/** Use as it was, and as each source tells it: the blind spots are the point. */
import { describe, expect, test } from 'vitest';
import { googleLab, refusal, type GoogleLab } from './testing.ts';

const DAY = 86_400_000;
const id = (lab: GoogleLab, name: string): string => lab.estate.google.cases()[name]?.id ?? `no case ${name}`;
const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
const nowOf = (lab: GoogleLab): number => Date.parse(lab.estate.google.truth().now);

async function analyzer(lab: GoogleLab, project: string, type: string): Promise<Map<string, string | undefined>> {
  const path = `/v1/projects/${project}/locations/global/activityTypes/${type}/activities:query?pageSize=3`;
  const rows = await lab.rows(path, 'activities');
  return new Map(
    rows.map(({ fullResourceName, activity }) => [
      String(fullResourceName).split('/').at(-1) ?? '',
      (activity as { lastAuthenticatedTime?: string }).lastAuthenticatedTime,
    ]),
  );
}

interface Series {
  metric: { labels: Record<string, string> };
  resource: { labels: Record<string, string> };
  points: { interval: { startTime: string; endTime: string }; value: { int64Value: string } }[];
}
async function counted(
  lab: GoogleLab,
  filter: string,
  days: number,
  project = 'halden-security',
  group?: string,
): Promise<Series[]> {
  const now = nowOf(lab);
  const query = new URLSearchParams({
    filter,
    'interval.startTime': iso(now - days * DAY),
    'interval.endTime': iso(now),
    'aggregation.alignmentPeriod': '86400s',
    'aggregation.perSeriesAligner': 'ALIGN_SUM',
    ...(group === undefined
      ? {}
      : { 'aggregation.crossSeriesReducer': 'REDUCE_SUM', 'aggregation.groupByFields': group }),
  });
  return (await lab.rows(
    `/v3/projects/${project}/timeSeries?${query.toString()}`,
    'timeSeries',
  )) as unknown as Series[];
}

const EVENTS =
  'metric.type = "iam.googleapis.com/service_account/authn_events_count" AND resource.type = "iam_service_account"';
const KEYS = 'metric.type="iam.googleapis.com/service_account/key/authn_events_count"';

describe('Policy Analyzer', () => {
  test('gives days at seven, a day late', async () => {
    const lab = await googleLab({ now: new Date('2026-11-21T12:00:00Z') });
    const seen = await analyzer(lab, 'halden-production', 'serviceAccountLastAuthentication');
    expect(seen.get('ci-deployer@halden-production.iam.gserviceaccount.com')).toBe('2026-11-19T07:00:00Z');
    expect(seen.get('never-used@halden-production.iam.gserviceaccount.com')).toBeUndefined();
    expect([...seen.keys()]).not.toContain('fresh@halden-production.iam.gserviceaccount.com');
  });

  test('does not see delegation, and takes a listing of keys for use', async () => {
    const lab = await googleLab();
    const [mailer] = id(lab, 'key.delegation').split('/').slice(1);
    expect(
      (await analyzer(lab, 'halden-payments', 'serviceAccountKeyLastAuthentication')).get(mailer ?? ''),
    ).toBeUndefined();
    const [, listed = ''] = id(lab, 'key.listed-only').split('/');
    expect((await analyzer(lab, 'halden-production', 'serviceAccountKeyLastAuthentication')).get(listed)).toBeDefined();
  });

  test('answers for one account, and for projects only', async () => {
    const lab = await googleLab();
    const at =
      '/v1/projects/halden-production/locations/global/activityTypes/serviceAccountLastAuthentication/activities:query';
    const name =
      '//iam.googleapis.com/projects/halden-production/serviceAccounts/ci-deployer@halden-production.iam.gserviceaccount.com';
    const filter = encodeURIComponent(`activities.full_resource_name = "${name}"`);
    expect((await lab.rows(`${at}?filter=${filter}`, 'activities')).length).toBe(1);
    expect((await lab.get(`${at}?filter=anything`)).status).toBe(400);
    const whole = await lab.get(at.replace('projects/halden-production', lab.root));
    expect(refusal(whole).message).toContain('only projects');
  });
});

describe('Monitoring', () => {
  test('sees delegation, and no listing of keys', async () => {
    const lab = await googleLab();
    const keys = (await counted(lab, KEYS, 40)).map(({ metric }) => metric.labels['key_id']);
    expect(keys).toContain(id(lab, 'key.delegation').split('/')[1]);
    expect(keys).not.toContain(id(lab, 'key.listed-only').split('/')[1]);
  });

  test('answers for all that a metrics scope watches, and for no other', async () => {
    const lab = await googleLab();
    const { accounts, metricsScopes, projects } = lab.estate.google.truth();
    const watched = new Set(metricsScopes[0]?.watches);
    const found = await counted(lab, EVENTS, 40, 'halden-security', 'resource.labels.unique_id');
    const used = accounts.filter(({ used: { monitoring }, project }) => monitoring !== null && watched.has(project));
    expect(found.map(({ resource }) => String(resource.labels['unique_id'])).toSorted()).toEqual(
      used.map(({ uniqueId }) => uniqueId).toSorted(),
    );
    const edge = projects.find(({ id: name }) => name === 'halden-edge');
    expect(watched.has(edge?.number ?? '')).toBe(false);
    expect((await lab.get('/v3/projects/halden-edge/timeSeries')).status).toBe(403);
  });

  test('counts by day from the end of the interval, and forgets after six weeks', async () => {
    const lab = await googleLab({ now: new Date('2026-11-21T12:00:00Z') });
    const deployer = [...lab.state.serviceAccounts.values()].find(({ email }) => email.startsWith('ci-deployer@'));
    const [series] = await counted(lab, `${EVENTS} AND resource.labels.unique_id="${deployer?.uniqueId}"`, 60);
    expect(series?.points.length).toBe(42);
    expect(series?.points[0]).toEqual({
      interval: { startTime: '2026-11-20T12:00:00Z', endTime: '2026-11-21T12:00:00Z' },
      value: { int64Value: '24' },
    });
  });

  test('tells of API keys by a label of the resource, and of HMAC keys', async () => {
    const lab = await googleLab();
    const requests =
      'metric.type="serviceruntime.googleapis.com/api/request_count" AND resource.labels.credential_id=starts_with("apikey:")';
    const keys = (await counted(lab, requests, 40, 'halden-sandbox')).map(
      ({ resource }) => resource.labels['credential_id'],
    );
    expect(keys).toEqual([`apikey:${id(lab, 'api-key.unrestricted')}`]);
    const storage = 'metric.type="storage.googleapis.com/authn/authentication_count" AND metric.labels.access_id!=""';
    const hmac = (await counted(lab, storage, 40, 'halden-data')).map(({ metric }) => metric.labels['access_id']);
    expect(hmac).toEqual([id(lab, 'hmac.used')]);
  });

  test('three hours must pass before a use is seen', async () => {
    const lab = await googleLab();
    const key = id(lab, 'key.never-used');
    lab.change({ do: 'use-key', key });
    const ids = async (): Promise<unknown[]> =>
      (await counted(lab, KEYS, 2)).map(({ metric }) => metric.labels['key_id']);
    expect(await ids()).not.toContain(key.split('/')[1]);
    lab.estate.clock.advance(3 * 3600 + 60);
    expect(await ids()).toContain(key.split('/')[1]);
  });

  test.each([
    ['no metric', 'resource.type="iam_service_account"', 'metric.type'],
    ['an unknown metric', 'metric.type="iam.googleapis.com/nothing"', 'Cannot find metric'],
    ['nonsense', 'x > 3', 'could not parse'],
  ])('refuses %s', async (_, filter, words) => {
    const lab = await googleLab();
    await expect(counted(lab, filter, 2)).rejects.toThrow(words);
  });
});
