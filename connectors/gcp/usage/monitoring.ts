/**
 * Counts of authentications by day. A metrics scope answers for all of its projects in one call, a project for itself.
 * https://docs.cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list
 */
import { z } from 'zod';
import { ReadFailed } from '../../../core/errors.ts';
import type { Timestamp } from '../../../core/model.ts';
import type { GoogleReader } from '../../shared/google/client.ts';
import { DAY_MS, iso } from '../../shared/time.ts';
import { Labels, Time } from '../schemas.ts';

/** What is counted, what tells one from the other, and how that becomes an id. */
interface Metric {
  filter: string;
  groupBy: readonly string[];
  /** @param numberOf number of a project by whatever it is called */
  idOf: (labels: Readonly<Record<string, string>>, numberOf: (project: string) => string) => string | undefined;
}

const joined = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.every((part) => part !== undefined && part !== '') ? parts.join('/') : undefined;

/** https://docs.cloud.google.com/monitoring/api/metrics_gcp_i_o */
export const metrics = {
  /** Failed calls count too, and so does acting for Workspace users. */
  serviceAccount: {
    filter: 'metric.type="iam.googleapis.com/service_account/authn_events_count"',
    groupBy: ['resource.labels.unique_id'],
    idOf: ({ unique_id: id }) => id,
  },
  serviceAccountKey: {
    filter: 'metric.type="iam.googleapis.com/service_account/key/authn_events_count"',
    groupBy: ['resource.labels.unique_id', 'metric.labels.key_id'],
    idOf: ({ unique_id: account, key_id: key }) => joined(account, key),
  },
  apiKey: {
    filter:
      'metric.type="serviceruntime.googleapis.com/api/request_count" AND resource.type="consumed_api" AND resource.labels.credential_id=starts_with("apikey:")',
    groupBy: ['resource.labels.credential_id'],
    idOf: ({ credential_id: credential = '' }) => /^apikey:(.+)$/.exec(credential)?.[1],
  },
  hmacKey: {
    filter: 'metric.type="storage.googleapis.com/authn/authentication_count"',
    groupBy: ['metric.labels.access_id'],
    idOf: ({ access_id: id }) => id,
  },
  /** Token exchanges, refused ones too: their `result` says so. */
  provider: {
    filter: 'metric.type="iam.googleapis.com/workload_identity_federation/count" AND metric.labels.result="success"',
    groupBy: ['resource.labels.resource_container', 'resource.labels.pool_id', 'resource.labels.provider_id'],
    idOf: ({ resource_container: container = '', pool_id: pool, provider_id: provider }, numberOf) =>
      joined(numberOf(container.replace(/^projects\//, '')), pool, provider),
  },
} satisfies Record<string, Metric>;
export type MetricName = keyof typeof metrics;

/** 100,000 points are the most for one page; these fit into the size that an answer may have. */
const PAGE = 50_000;

const Series = z.object({
  metric: z.object({ labels: Labels }).prefault({}),
  resource: z.object({ labels: Labels }).prefault({}),
  points: z
    .array(
      z.object({
        interval: z.object({ startTime: Time.optional(), endTime: Time }),
        value: z.object({ int64Value: z.coerce.number().default(0) }),
      }),
    )
    .default([]),
});

export interface Window {
  start: Timestamp;
  end: Timestamp;
}

/** Whole days back from now. */
export function windowOf(now: Timestamp, days: number): Window {
  const end = Math.floor(Date.parse(now) / 60_000) * 60_000;
  return { start: iso(end - days * DAY_MS), end: iso(end) };
}

/**
 * @param project `projects/…`: a metrics scope, or one project
 * @returns when each was last used inside the window: the start of that day
 */
export async function lastCounted(
  reader: GoogleReader,
  project: string,
  name: MetricName,
  window: Window,
  numberOf: (project: string) => string,
): Promise<Map<string, Timestamp>> {
  const { filter, groupBy, idOf }: Metric = metrics[name];
  const last = new Map<string, Timestamp>();
  for await (const row of reader.rows({
    service: 'monitoring',
    path: `/v3/${project}/timeSeries`,
    query: {
      filter,
      'interval.startTime': window.start,
      'interval.endTime': window.end,
      'aggregation.alignmentPeriod': '86400s',
      'aggregation.perSeriesAligner': 'ALIGN_SUM',
      'aggregation.crossSeriesReducer': 'REDUCE_SUM',
      'aggregation.groupByFields': groupBy,
      view: 'FULL',
    },
    items: 'timeSeries',
    pageSize: PAGE,
    operation: 'monitoring:timeSeries.list',
    limitKey: project,
  })) {
    const series = Series.safeParse(row);
    // Whose it is cannot be told, so it could be anybody's use.
    if (!series.success) throw new ReadFailed('failed', `a time series of ${project} was not understood`);
    const { metric, resource, points } = series.data;
    const id = idOf({ ...resource.labels, ...metric.labels }, numberOf);
    if (id === undefined) continue;
    for (const { interval, value } of points) {
      if (value.int64Value <= 0) continue;
      const day = iso(Date.parse(interval.endTime) - DAY_MS);
      if (day > (last.get(id) ?? '')) last.set(id, day);
    }
  }
  return last;
}

const MetricsScope = z.object({ monitoredProjects: z.array(z.object({ name: z.string() })).default([]) });

/**
 * Whom a metrics scope answers for: a project that it does not monitor would look unused.
 * https://docs.cloud.google.com/monitoring/api/ref_v3/rest/v1/locations.global.metricsScopes/get
 * @returns numbers or ids of projects
 */
export async function monitoredBy(reader: GoogleReader, scope: string): Promise<string[]> {
  const answer = await reader.get(
    {
      service: 'monitoring',
      path: `/v1/locations/global/metricsScopes/${scope.slice('projects/'.length)}`,
      operation: 'monitoring:metricsScopes.get',
      limitKey: scope,
    },
    MetricsScope,
  );
  return answer.monitoredProjects.map(({ name }) => name.slice(name.lastIndexOf('/') + 1));
}
