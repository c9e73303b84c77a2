/** Last use of what only Monitoring tells of. */
import type { Run } from '../../../core/connector.ts';
import type { Scope } from '../../../core/model.ts';
import type { Project } from '../projects.ts';
import type { Session } from '../session.ts';
import { readCounts } from './counts.ts';
import type { MetricName } from './monitoring.ts';
import { heard, type Usage } from './words.ts';

/** @returns what is known of one thing: `of(project number, id)` */
export async function countedUsage(
  session: Session,
  scope: Scope,
  metric: MetricName,
  projects: readonly Project[],
  run: Run,
): Promise<(project: string, id: string) => Usage> {
  const counted = await readCounts(session, scope, metric, projects, run);
  return (project, id) => heard([counted(project, id)]);
}
