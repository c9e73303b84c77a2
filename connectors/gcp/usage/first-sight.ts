/** Policy Analyzer, once for each project: what Monitoring cannot know of the time before our first night. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { NotSeen, Scope } from '../../../core/model.ts';
import { ahead } from '../../shared/ahead.ts';
import type { GoogleReader } from '../../shared/google/client.ts';
import { googleErrorOf } from '../../shared/google/errors.ts';
import { recalled } from '../../shared/recalled.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Project } from '../projects.ts';
import type { Session } from '../session.ts';
import { activitiesOf, isHeard, wordOf, type Activities, type ActivityType } from './policy-analyzer.ts';
import { askedInTurns } from './refusals.ts';
import { tellBlind, type Word } from './words.ts';

/** Projects asked at once. */
const AT_ONCE = 8;
const permissionOf: Readonly<Record<ActivityType, string>> = {
  serviceAccountLastAuthentication: 'policyanalyzer.serviceAccountLastAuthenticationActivities.query',
  serviceAccountKeyLastAuthentication: 'policyanalyzer.serviceAccountKeyLastAuthenticationActivities.query',
};
/** Whether it answers for an organization: its documentation names projects only, its API has a path for both. */
const WHOLE = 'policy-analyzer:organization';

/** @returns `undefined` for a project that was asked on an earlier night, and not tonight */
export type FirstSight = (project: string, id: string) => Word | undefined;

/**
 * @param projects those that have something of the type
 * @param again true for a project of whose nights nothing else tells
 */
export async function readFirstSight(
  session: Session,
  scope: Scope,
  type: ActivityType,
  projects: readonly Project[],
  again: (project: Project) => boolean,
  run: Run,
): Promise<FirstSight> {
  const reader = session.reader(run);
  // Numbers of the projects that were asked before, on this or an earlier night.
  const askedKey = `policy-analyzer:asked:${type}:${scope.nativeId}`;
  const before = new Set(await recalled(run, askedKey, z.array(z.string())));
  const due = projects.filter((project) => !before.has(project.number) || again(project));
  const ask = async (some: readonly Project[]): Promise<Map<string, Activities | NotSeen>> => {
    const whole =
      scope.kind === 'organization' && some.length > 1
        ? await wholeOrganization(reader, scope.nativeId, type, run)
        : undefined;
    const asked = ahead(some, AT_ONCE, async ({ number }): Promise<[string, Activities | NotSeen]> => [
      number,
      whole ?? (await activitiesOf(reader, `projects/${number}`, type).catch(notSeen)),
    ]);
    return new Map(await Array.fromAsync(asked));
  };
  const answers = await askedInTurns(
    'Policy Analyzer',
    `policy-analyzer:refused:${type}:${scope.nativeId}`,
    due,
    ask,
    run,
  );
  for (const [number, answer] of answers) if (isHeard(answer)) before.add(number);
  tellBlind(run, 'Policy Analyzer', permissionOf[type], answers.values());
  if (due.length > 0) run.known.remember(askedKey, [...before]);
  return (project, id) => {
    const answer = answers.get(project);
    return answer && wordOf(type, answer, id, run.now());
  };
}

/** The answer for all projects at once; `undefined` where only projects are answered for, which is remembered. */
async function wholeOrganization(
  reader: GoogleReader,
  organization: string,
  type: ActivityType,
  run: Run,
): Promise<Activities | undefined> {
  if ((await run.known.recall(WHOLE)) === 'refused') return undefined;
  try {
    const activities = await activitiesOf(reader, `organizations/${organization}`, type);
    // An empty answer may as well mean that it was not understood as we meant it.
    if (activities.size > 0) return activities;
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`Policy Analyzer is asked for each project: ${error.message}`);
    const status = googleErrorOf(error)?.status ?? 500;
    // That says nothing of what it answers for.
    if (status >= 500 || status === 429) return undefined;
  }
  run.known.remember(WHOLE, 'refused');
  return undefined;
}
