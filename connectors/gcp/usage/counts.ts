/** What Monitoring says tonight: through metrics scopes where they are configured, else project by project. */
import type { Run } from '../../../core/connector.ts';
import { Timestamp, type NotSeen, type Scope } from '../../../core/model.ts';
import { ahead } from '../../shared/ahead.ts';
import { recalled } from '../../shared/recalled.ts';
import { daysBetween } from '../../shared/time.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Project } from '../projects.ts';
import type { Session } from '../session.ts';
import { tellBlind, type Word } from './words.ts';
import { lastCounted, monitoredBy, windowOf, type MetricName } from './monitoring.ts';
import { monitoringOf, signal } from './sources.ts';

/** Projects asked at once. */
const AT_ONCE = 8;
/** Monitoring keeps these metrics for six weeks. https://docs.cloud.google.com/monitoring/quotas#data_retention_policy */
const FIRST_NIGHT_DAYS = 40;
/** Enough to join last night's window … */
const NIGHT_DAYS = 2;
/** … which lacked its last hours. */
const LAG_DAYS = monitoringOf.serviceAccount.lagHours / 24;

/** @returns what it says of one thing: `of(project number, id)` */
export type Counts = (project: string, id: string) => Word;

/** @param projects those that have something to count */
export async function readCounts(
  session: Session,
  scope: Scope,
  metric: MetricName,
  projects: readonly Project[],
  run: Run,
): Promise<Counts> {
  const reader = session.reader(run);
  const readAtKey = `monitoring:read-at:${metric}:${scope.nativeId}`;
  const window = windowOf(run.now(), daysToRead(await recalled(run, readAtKey, Timestamp), run.now()));
  const groups = projects.length === 0 ? new Map<string, string>() : await groupsOf(session, run);
  const numberOf = (name: string): string => session.projects.get(name)?.number ?? name;
  const placeOf = (number: string): string => groups.get(number) ?? `projects/${number}`;

  const numbers = new Set(projects.map(({ number }) => number));
  const single = projects.filter(({ number }) => !groups.has(number)).length;
  if (session.settings.metricsScopes.length > 0 && single > 0) {
    run.note(`Monitoring was asked of ${single} projects one by one: no metrics scope of the configuration has them`);
  }
  const answers = new Map<string, ReadonlyMap<string, Timestamp> | NotSeen>();
  const places = new Set([...numbers].map(placeOf));
  const asked = ahead(places, AT_ONCE, async (place) => ({
    place,
    answer: await lastCounted(reader, place, metric, window, numberOf).catch(notSeen),
  }));
  for await (const { place, answer } of asked) {
    answers.set(place, answer);
    if (answer instanceof Map) run.known.remember(readAtKey, window.end);
  }
  tellBlind(run, 'Monitoring', 'monitoring.timeSeries.list', answers.values());
  return (project, id) => {
    const answer = numbers.has(project) ? answers.get(placeOf(project)) : undefined;
    if (answer === undefined)
      return { unknown: 'disabled', detail: 'its project is being deleted, and answers nothing' };
    if ('unknown' in answer) return answer;
    return signal(monitoringOf[metric], answer.get(id) ?? null, window.start);
  };
}

/** As far back as is kept on the first night; then to the last night that was read, so that no hole is left. */
function daysToRead(readAt: Timestamp | undefined, now: Timestamp): number {
  if (readAt === undefined) return FIRST_NIGHT_DAYS;
  return Math.min(FIRST_NIGHT_DAYS, Math.max(NIGHT_DAYS, Math.ceil(daysBetween(readAt, now) + LAG_DAYS)));
}

/** Number of a project → the metrics scope that answers for it. Looked up once in a run. */
function groupsOf(session: Session, run: Run): Promise<Map<string, string>> {
  const { settings, projects } = session;
  return session.memo('', 'metrics-scopes', async () => {
    const groups = new Map<string, string>();
    for (const scope of settings.metricsScopes) {
      try {
        for (const name of await monitoredBy(session.reader(run), scope)) {
          const number = projects.get(name)?.number ?? name;
          if (!groups.has(number)) groups.set(number, scope);
        }
      } catch (error) {
        const { detail = '' } = notSeen(error);
        run.note(`the metrics scope ${scope} is not used, and its projects are asked one by one: ${detail}`);
      }
    }
    return groups;
  });
}
