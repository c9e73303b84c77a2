/** Published workflows. Those that nobody manages any more go on running. */
import { z } from 'zod';
import type { Collector } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { hintOf, membersOrNone } from '../people.ts';
import { iso, Seconds } from '../time.ts';

/** 20 unless told. No maximum is documented; whatever comes, the cursor goes on. */
const PAGE = 50;

/** https://docs.slack.dev/reference/methods/admin.workflows.search */
const WorkflowRow = z.object({
  id: z.string().min(1),
  title: z.string(),
  app_id: z.string().nullish(),
  team_id: z.string().nullish(),
  collaborators: z.array(z.string()),
  last_updated_by: z.string().nullish(),
  date_updated: Seconds.nullish(),
  source: z.string().nullish(),
});

export const workflows: Collector<Session> = {
  id: 'workflows',
  title: 'Published workflows, and who manages them',
  in: ['organization', 'workspace'],
  emits: ['workflow'],
  permissions: ['admin.workflows:read', 'admin.users:read'],
  firstRunCalls: 5,
  async *collect(session, scope, run) {
    if (session.place.kind === 'workspace') {
      throw new ReadFailed('unlicensed', 'workflows are listed for Enterprise organizations only');
    }
    const members = await membersOrNone(session, run, 'blind');
    for await (const raw of session.web(run).rows('admin.workflows.search', { limit: PAGE }, { key: 'workflows' })) {
      const row = parseRow(raw, WorkflowRow, 'a workflow in admin.workflows.search', run);
      if (row === undefined) continue;
      yield {
        record: 'identity',
        ref: `slack:workflow:${row.id}`,
        scope: scope.ref,
        source: 'slack:admin.workflows.search',
        kind: row.source === 'agent' ? 'agent' : 'bot',
        name: row.title.slice(0, 1024),
        nativeId: row.id,
        status: 'active',
        nature: { is: 'machine', because: 'a workflow runs by itself' },
        managedBy: 'customer',
        createdAt: { unknown: 'unsupported', detail: 'Slack tells when it was last changed, not when it was made' },
        purpose: null,
        ownerHints: row.collaborators.slice(0, 50).map((id) => hintOf('owner', id, 'admin.workflows.search', members)),
        weaknesses: row.collaborators.length === 0 ? ['without-collaborators'] : [],
        usage: { unknown: 'unsupported', detail: 'Slack does not list the runs of a workflow' },
        attributes: {
          ...(row.app_id ? { appId: row.app_id } : {}),
          ...(row.team_id ? { workspace: row.team_id } : {}),
          ...(row.last_updated_by ? { lastUpdatedBy: row.last_updated_by } : {}),
          ...(row.date_updated ? { updatedAt: iso(row.date_updated) } : {}),
        },
      };
    }
  },
};
