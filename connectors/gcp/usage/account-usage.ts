/** Last use of service accounts and of their keys: Monitoring for the nights, Policy Analyzer for the time before them. */
import type { Run } from '../../../core/connector.ts';
import type { Scope } from '../../../core/model.ts';
import type { Project } from '../projects.ts';
import type { Session } from '../session.ts';
import { readCounts } from './counts.ts';
import { readFirstSight } from './first-sight.ts';
import { heard, type Usage } from './words.ts';

const activityOf = {
  serviceAccount: 'serviceAccountLastAuthentication',
  serviceAccountKey: 'serviceAccountKeyLastAuthentication',
} as const;

/** @returns what is known of one account or key: `of(project number, id)` */
export async function accountUsage(
  session: Session,
  scope: Scope,
  metric: keyof typeof activityOf,
  projects: readonly Project[],
  run: Run,
): Promise<(project: string, id: string) => Usage> {
  const counted = await readCounts(session, scope, metric, projects, run);
  const uncounted = ({ number }: Project): boolean => 'unknown' in counted(number, '');
  const seen = await readFirstSight(session, scope, activityOf[metric], projects, uncounted, run);
  const without = projects.filter(uncounted).length;
  if (without > 0)
    run.note(
      `Monitoring did not answer for ${without} of ${projects.length} projects: use of domain-wide delegation is not visible there`,
    );
  return (project, id) => heard([counted(project, id), seen(project, id) ?? []].flat());
}
