/** https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list */
import { HOUR, iso, type Seconds } from '../../clock.ts';
import { invalid, notFound } from '../errors.ts';
import { params, chosen, param, type Call, type Method } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { activeProject } from '../places.ts';
import { monitored } from '../last-use.ts';
import { seriesOf, type Series } from '../metrics.ts';
import { filterOf } from './monitoring-filter.ts';
import { micros, type Shape } from '../shapes/common.ts';
import type { Use } from '../state.ts';

const host = 'monitoring.googleapis.com';

interface Window {
  from: Seconds;
  to: Seconds;
}

function windowOf(call: Call): Window {
  const to = Date.parse(param(call, 'interval.endTime') ?? '') / 1000;
  const from = Date.parse(param(call, 'interval.startTime') ?? iso(Math.floor(to || 0))) / 1000;
  if (!Number.isFinite(to)) throw invalid('Field interval.endTime had an invalid value of "": is required.');
  if (!(from <= to))
    throw invalid('Field interval.startTime had an invalid value: it must not be later than the end time.');
  return { from, to };
}

const seconds = (text: string | undefined): number => Number(/^(\d+)(?:\.\d+)?s$/.exec(text ?? '')?.[1] ?? NaN);

/** The aligned points of one series, newest first: periods are counted back from the end of the window. */
function points(uses: readonly Use[], { from, to }: Window, period: number, now: Seconds): Shape[] {
  const sums = new Map<number, number>();
  for (const { at, count } of monitored(uses, from, to, now)) {
    const index = Math.floor((to - at) / period);
    sums.set(index, (sums.get(index) ?? 0) + count);
  }
  return [...sums]
    .toSorted(([a], [b]) => a - b)
    .map(([index, sum]) => {
      const end = to - index * period;
      return { interval: { startTime: iso(end - period), endTime: iso(end) }, value: { int64Value: String(sum) } };
    });
}

interface Told {
  series: Series;
  points: Shape[];
}

const VIEWS = ['FULL', 'HEADERS'];
/** Those that readers of use have a use for; others exist. */
const ALIGNERS = ['ALIGN_NONE', 'ALIGN_DELTA', 'ALIGN_SUM'];
const REDUCERS = ['REDUCE_NONE', 'REDUCE_SUM'];

/** Series that agree in the named labels become one, which has no others. */
function grouped(told: readonly { series: Series; uses: Use[] }[], call: Call): { series: Series; uses: Use[] }[] {
  if ((chosen(call, 'aggregation.crossSeriesReducer') ?? 'REDUCE_NONE') === 'REDUCE_NONE') return [...told];
  const names = params(call, 'aggregation.groupByFields').flatMap((joined) => joined.split(','));
  const groups = new Map<string, { series: Series; uses: Use[] }>();
  for (const { series, uses } of told) {
    const keep = (of: 'metric' | 'resource'): Record<string, string> =>
      Object.fromEntries(
        Object.entries(series[of].labels).filter(([label]) =>
          names.some((name) => name.replace('.label.', '.labels.').replaceAll('"', '') === `${of}.labels.${label}`),
        ),
      );
    const reduced = {
      ...series,
      metric: { ...series.metric, labels: keep('metric') },
      resource: { ...series.resource, labels: keep('resource') },
    };
    const key = JSON.stringify(reduced.metric.labels) + JSON.stringify(reduced.resource.labels);
    const group = groups.get(key);
    if (group) group.uses.push(...uses);
    else groups.set(key, { series: reduced, uses: [...uses] });
  }
  return [...groups.values()];
}

/** The scoping project's own, and those of every project that its metrics scope watches. */
function monitoredBy(call: Call): readonly string[] {
  const name = (call.path['name'] ?? '').split('/')[1] ?? '';
  const project = activeProject(call.state, name, 'monitoring.timeSeries.list');
  return call.state.metricsScopes.get(project.number) ?? [project.number];
}

function list(call: Call): Record<string, unknown> {
  const { metric, fits } = filterOf(call);
  const window = windowOf(call);
  const aligner = chosen(call, 'aggregation.perSeriesAligner') ?? 'ALIGN_NONE';
  const period = aligner === 'ALIGN_NONE' ? 600 : seconds(param(call, 'aggregation.alignmentPeriod'));
  if (!(period >= 60))
    throw invalid('Field aggregation.alignmentPeriod had an invalid value: it must be at least 60 seconds.');
  if (period > 104 * 7 * 24 * HOUR)
    throw invalid('Field aggregation.alignmentPeriod had an invalid value: it is too long.');
  const projects = new Set(monitoredBy(call));
  const found = seriesOf(call.state, metric, projects).filter(({ series }) => fits(series));
  const told = grouped(found, call)
    .map(({ series, uses }): Told => ({ series, points: points(uses, window, period, call.now) }))
    .filter((one) => one.points.length > 0);
  const headers = chosen(call, 'view') === 'HEADERS';
  // A page is so many points, not so many series, unless only headers are asked for.
  const rows = told.flatMap(({ series, points: each }) =>
    (headers ? [undefined] : each).map((point): { series: Series; point: Shape | undefined } => ({ series, point })),
  );
  const page = paginate(call, rows, { default: 100_000, max: 100_000 });
  const timeSeries: Shape[] = [];
  let last: { series: Series; shown: Shape[] } | undefined;
  for (const { series, point } of page.items) {
    if (last?.series !== series) {
      last = { series, shown: [] };
      const { metric: measure, resource } = series;
      timeSeries.push({
        metric: measure,
        resource,
        metricKind: 'DELTA',
        valueType: 'INT64',
        ...(headers ? {} : { points: last.shown }),
      });
    }
    if (point) last.shown.push(point);
  }
  return { ...(timeSeries.length > 0 ? { timeSeries } : {}), unit: '1', ...nextToken(page) };
}

/** https://cloud.google.com/monitoring/api/ref_v3/rest/v1/locations.global.metricsScopes */
function metricsScope(call: Call): Record<string, unknown> {
  const { state, path } = call;
  const project = activeProject(state, path['project'] ?? '', 'monitoring.metricsScopes.get');
  if (project.foreign) throw notFound();
  const name = `locations/global/metricsScopes/${project.number}`;
  const watched = state.metricsScopes.get(project.number) ?? [project.number];
  return {
    name,
    createTime: micros(project.createdAt),
    updateTime: micros(project.createdAt),
    monitoredProjects: watched.map((number) => ({
      name: `${name}/projects/${number}`,
      createTime: micros(project.createdAt),
    })),
  };
}

export const monitoringMethods: readonly Method[] = [
  {
    id: 'projects.timeSeries.list',
    host,
    verb: 'GET',
    paths: ['/v3/{name=projects/*}/timeSeries'],
    query: {
      filter: 'text',
      'interval.startTime': 'text',
      'interval.endTime': 'text',
      'aggregation.alignmentPeriod': 'text',
      'aggregation.perSeriesAligner': ALIGNERS,
      'aggregation.crossSeriesReducer': REDUCERS,
      'aggregation.groupByFields': 'repeated',
      view: VIEWS,
      pageSize: 'number',
      pageToken: 'text',
    },
    need: ({ path }) => ({ permission: 'monitoring.timeSeries.list', on: path['name'] ?? '' }),
    consumer: 'resource',
    run: list,
  },
  {
    id: 'locations.global.metricsScopes.get',
    host,
    verb: 'GET',
    paths: ['/v1/locations/global/metricsScopes/{project}'],
    need: ({ path }) => ({ permission: 'monitoring.metricsScopes.get', on: `projects/${path['project'] ?? ''}` }),
    consumer: 'resource',
    run: metricsScope,
  },
];
