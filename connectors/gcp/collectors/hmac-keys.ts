/** HMAC keys of Cloud Storage: they sign requests as a service account, and never expire. The secret is never listed. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Credential, InventoryRecordInput, Ref, Scope } from '../../../core/model.ts';
import { accountIndex, accountOf } from '../account-index.ts';
import { ahead } from '../../shared/ahead.ts';
import { listFromInventory, listInProject, type Found } from '../hmac/list.ts';
import { hiddenProjects, projectRef, type Project } from '../projects.ts';
import type { Session } from '../session.ts';
import { turnsOf } from '../turns.ts';
import { countedUsage } from '../usage/counted-usage.ts';
import type { Usage } from '../usage/words.ts';

/** Projects asked at once. */
const AT_ONCE = 8;

export const hmacKeys: Collector<Session> = {
  id: 'hmac-keys',
  title: 'HMAC keys of Cloud Storage',
  in: ['organization', 'project'],
  emits: ['hmac-key'],
  permissions: ['storage.hmacKeys.list', 'monitoring.timeSeries.list', 'monitoring.metricsScopes.get'],
  firstRunCalls: 20,
  async *collect(session, scope, run) {
    const reader = session.reader(run);
    const found =
      (await listFromInventory(reader, scope, session.projects, run)) ?? (await inTurns(session, scope, run));
    const index = await accountIndex(session, scope, run);
    const projects = [...new Set(found.map(({ project }) => project))].flatMap(
      (number) => session.projects.get(number) ?? [],
    );
    const usageOf = await countedUsage(session, scope, 'hmacKey', projects, run);
    for (const one of found) {
      const { accessId, serviceAccountEmail: email } = one.key;
      yield record(one, await accountOf(index, email, keyRef(accessId), run), usageOf(one.project, accessId));
    }
  },
};

function projectsIn({ projects }: Session, scope: Scope): readonly Project[] {
  if (scope.kind === 'organization') return projects.wantedIn(scope.nativeId).filter(({ active }) => active);
  return [projects.get(scope.nativeId)].filter((project) => project !== undefined);
}

async function inTurns(session: Session, scope: Scope, run: Run): Promise<Found[]> {
  const most = Math.max(session.settings.hmacCallsPerRun, scope.kind === 'project' ? 1 : 0);
  const withKeys = new Set<string>();
  for await (const key of run.known.all('hmac-key')) if (key.record === 'credential') withKeys.add(key.scope);
  const projects = projectsIn(session, scope);
  if (scope.kind === 'organization' && !session.projects.whole) {
    run.gap(hiddenProjects.what, hiddenProjects.because, hiddenProjects.detail);
  }
  const turns = await turnsOf(
    `hmac-keys:read-at:${scope.nativeId}`,
    projects,
    ({ number }) => withKeys.has(projectRef(number)),
    run,
  );
  const [tonight, later] = [turns.order.slice(0, most), turns.order.slice(most)];
  const reader = session.reader(run);
  const found: Found[] = [];
  const asked = ahead(tonight, AT_ONCE, async (project) => ({
    project,
    answer: await listInProject(reader, project, run).catch(refusal),
  }));
  for await (const { project, answer } of asked) {
    if (answer instanceof ReadFailed) {
      run.gap(`HMAC keys of project ${project.id}`, answer.because, answer.message, projectRef(project.number));
      continue;
    }
    turns.read([project]);
    found.push(...answer);
  }
  // What is stored of them stays: those that were read before have no keys, or more of them have than there are calls.
  const unknown = later.filter(
    (project) => turns.readAt(project) === undefined || withKeys.has(projectRef(project.number)),
  );
  for (const { id, number } of unknown) {
    run.gap(`HMAC keys of project ${id}`, 'pending', 'it is not its turn tonight', projectRef(number));
  }
  if (later.length > 0) {
    const never = later.filter((project) => turns.readAt(project) === undefined).length;
    run.note(
      `HMAC keys are listed project by project, ${most} each night: ${later.length} projects were not asked tonight, ${never} of them never. Raise hmacCallsPerRun to read them sooner`,
    );
  }
  return found;
}

function refusal(error: unknown): ReadFailed {
  if (error instanceof ReadFailed) return error;
  throw error;
}

const keyRef = (accessId: string): Ref => `gcp:hmac-key:${accessId}`;

const states: Readonly<Record<string, Credential['status']>> = {
  ACTIVE: 'active',
  INACTIVE: 'disabled',
  DELETED: 'deleted',
};

function record({ key, project, source }: Found, account: Ref | null, usage: Usage): InventoryRecordInput {
  return {
    record: 'credential',
    ref: keyRef(key.accessId),
    scope: projectRef(project),
    source,
    identity: account,
    kind: 'access-key',
    name: key.accessId,
    nativeId: key.accessId,
    status: states[key.state] ?? 'unknown',
    createdAt: key.timeCreated ?? { unknown: 'failed', detail: 'Google gave no date of creation' },
    // The secret is shown once, when it is made, and never changes.
    rotatedAt: null,
    expiresAt: { unknown: 'unsupported', detail: 'HMAC keys have no expiry' },
    usage,
    weaknesses: ['user-managed'],
    ownerHints: [],
    attributes: { serviceAccount: key.serviceAccountEmail },
  };
}
