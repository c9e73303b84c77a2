/** Which repositories a selective App may reach. GitHub tells it only to an App that is installed on the enterprise. */
import { z } from 'zod';
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { NotSeen } from '../../core/model.ts';
import { notSeen } from '../shared/not-seen.ts';
import type { Session } from './client/session.ts';
import { everyRow } from './rows.ts';
import type { InstallationRow } from './schemas.ts';

const unreadable: NotSeen = {
  unknown: 'unsupported',
  detail: 'only an App that is installed on the enterprise may ask',
};
const RepositoryName = z.object({ name: z.string().min(1) });

/** https://docs.github.com/enterprise-cloud@latest/rest/enterprise-admin/organization-installations */
export async function repositoriesOf(
  session: Session,
  login: string,
  { id, repository_selection: selection }: InstallationRow,
  run: Run,
): Promise<readonly string[] | NotSeen> {
  const { enterprise } = session.settings;
  if (selection === 'all') return [];
  if (enterprise === undefined || !session.inEnterprise || !session.isApp) return unreadable;
  const names: string[] = [];
  try {
    const request = {
      operation: 'enterprise-apps/organization-installation-repositories',
      path: `/enterprises/${encodeURIComponent(enterprise)}/apps/organizations/${encodeURIComponent(login)}/installations/${id}/repositories`,
    };
    for await (const { name } of everyRow(session.in(enterprise, run), request, RepositoryName)) names.push(name);
    return names.toSorted();
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.blind(`repositories of installation ${id}`, error.because, error.message);
    return notSeen(error);
  }
}
