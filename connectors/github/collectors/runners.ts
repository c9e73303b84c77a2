/** Self-hosted runners of the organization and the groups that decide whose jobs they run. */
import type { Collector } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Ref } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { listed, orgPath } from '../rows.ts';
import { organizationIdOf } from '../scopes.ts';
import { RunnerGroupRow, RunnerRow } from '../schemas.ts';

const GROUPS = 'actions/list-self-hosted-runner-groups-for-org';
const RUNNERS = 'actions/list-self-hosted-runners-for-org';

export const runners: Collector<Session> = {
  id: 'runners',
  title: 'Self-hosted runners and their groups',
  in: ['organization'],
  emits: ['runner-group', 'runner'],
  permissions: ['organization_self_hosted_runners'],
  firstRunCalls: 4,
  async *collect(session, scope, run) {
    const login = scope.nativeId;
    const reader = session.in(login, run);
    const organizationId = organizationIdOf(scope);
    const names = new Map<number, string>();
    const groups = {
      operation: GROUPS,
      path: orgPath(login, '/actions/runner-groups'),
      under: 'runner_groups',
      type: 'runner-group',
    };
    try {
      for await (const row of listed(reader, groups, RunnerGroupRow, run)) {
        names.set(row.id, row.name);
        yield groupOf(row, { session, scope: scope.ref, organizationId });
      }
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      run.gap('runner groups', error.because, error.message);
    }
    const all = { operation: RUNNERS, path: orgPath(login, '/actions/runners'), under: 'runners', type: 'runner' };
    for await (const row of listed(reader, all, RunnerRow, run)) {
      yield runnerOf(row, names.get(row.runner_group_id ?? 0) ?? null, { session, scope: scope.ref, organizationId });
    }
  },
};

// Ids of runners and groups count from 1 in each organization.
const idOf = (organizationId: string, id: number): string => `${organizationId}/${id}`;

const common = {
  record: 'identity',
  kind: 'workload',
  managedBy: 'customer',
  createdAt: { unknown: 'unsupported', detail: 'GitHub tells no dates of runners' },
  purpose: null,
} as const;

interface Place {
  session: Session;
  scope: Ref;
  organizationId: string;
}

function groupOf(row: RunnerGroupRow, { session, scope, organizationId }: Place): InventoryRecordInput {
  const id = idOf(organizationId, row.id);
  return {
    ...common,
    ref: session.ref('runner-group', id),
    scope,
    source: GROUPS,
    name: `runner group ${row.name}`,
    nativeId: id,
    status: 'active',
    nature: { is: 'machine', because: 'a group of machines that run jobs' },
    weaknesses: row.allows_public_repositories ? ['open-to-public-repositories'] : [],
    usage: { unknown: 'unsupported', detail: 'GitHub does not tell when a group ran a job' },
    attributes: {
      visibility: row.visibility,
      default: row.default,
      inherited: row.inherited,
      allowsPublicRepositories: row.allows_public_repositories,
      restrictedToWorkflows: row.restricted_to_workflows,
      selectedWorkflows: row.selected_workflows.slice(0, 100),
    },
  };
}

/** @param group its name */
function runnerOf(
  row: RunnerRow,
  group: string | null,
  { session, scope, organizationId }: Place,
): InventoryRecordInput {
  const id = idOf(organizationId, row.id);
  return {
    ...common,
    ref: session.ref('runner', id),
    scope,
    source: RUNNERS,
    name: row.name,
    nativeId: id,
    // Offline is not gone: it comes back with what it holds.
    status: 'active',
    nature: { is: 'machine', because: 'a machine that runs jobs' },
    usage: { unknown: 'unsupported', detail: 'GitHub does not tell when a runner ran a job' },
    attributes: {
      group,
      groupRef:
        row.runner_group_id === undefined
          ? null
          : session.ref('runner-group', idOf(organizationId, row.runner_group_id)),
      os: row.os,
      online: row.status === 'online',
      ephemeral: row.ephemeral,
      version: row.version ?? null,
      labels: row.labels.map(({ name }) => name),
    },
  };
}
