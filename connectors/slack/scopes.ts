/** The organization with its workspaces, or the one workspace that a token is of. */
import { z } from 'zod';
import type { ReachedScope, Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { Ref } from '../../core/model.ts';
import { parseRow } from '../shared/rows.ts';
import type { Session } from './client/session.ts';

const enterpriseRef = (id: string): Ref => `slack:enterprise:${id}`;
const workspaceRef = (id: string): Ref => `slack:workspace:${id}`;

export interface Workspace {
  id: string;
  name: string;
}
const TeamRow = z.object({ id: z.string().min(1), name: z.string() });

/** At most 100 on a page: https://docs.slack.dev/reference/methods/admin.teams.list */
async function workspacesOf(session: Session, run: Run): Promise<readonly Workspace[]> {
  const rows = await session.memo('workspaces', async () => {
    const read: unknown[] = [];
    for await (const raw of session.web(run).rows('admin.teams.list', { limit: 100 }, { key: 'teams' })) {
      read.push(raw);
    }
    return read;
  });
  // By each reader for itself: what is not understood is missing for each.
  return rows.flatMap((raw) => parseRow(raw, TeamRow, 'a workspace in admin.teams.list', run) ?? []);
}

export async function* reachedScopes(session: Session, run: Run): AsyncGenerator<ReachedScope> {
  const { kind, id, name } = session.place;
  const isEnterprise = kind === 'enterprise';
  yield {
    scope: {
      record: 'scope',
      ref: isEnterprise ? enterpriseRef(id) : workspaceRef(id),
      source: 'slack:auth.test',
      kind: isEnterprise ? 'organization' : 'workspace',
      name,
      nativeId: id,
      parent: null,
      status: 'active',
    },
  };
  if (!isEnterprise) return;
  for (const workspace of await workspacesOrGap(session, run)) {
    yield {
      scope: {
        record: 'scope',
        ref: workspaceRef(workspace.id),
        source: 'slack:admin.teams.list',
        kind: 'workspace',
        name: workspace.name,
        nativeId: workspace.id,
        parent: enterpriseRef(id),
        status: 'active',
      },
      // The Admin API answers for the whole organization.
      readWithParent: true,
    };
  }
}

/** Without the list of workspaces, what was decided for single ones is not seen. */
export async function workspacesOrGap(session: Session, run: Run): Promise<readonly Workspace[]> {
  try {
    return await workspacesOf(session, run);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap('the workspaces of the organization', error.because, error.message);
    return [];
  }
}
