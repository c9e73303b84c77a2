/** The mass: tops every count up to the size that was asked for. */
import { DAY } from '../clock.ts';
import { folderName, memberOf, projectName, use, type Builder } from './build.ts';
import type { Project, ServiceAccount } from './state.ts';

const ROLES = [
  'roles/storage.objectViewer',
  'roles/pubsub.publisher',
  'roles/bigquery.dataViewer',
  'roles/run.invoker',
] as const;

export function fill(build: Builder): void {
  const projects = fillProjects(build);
  const accounts = fillAccounts(build, projects);
  fillKeys(build, accounts, projects);
  fillApiKeys(build, projects);
  fillSecrets(build, projects);
  watch(build, projects);
}

/** "Up to 375 monitored projects": https://cloud.google.com/monitoring/quotas#metrics-scopes */
const WATCHED = 375;

/** Where the company has grown, metrics scopes watch all of it. */
function watch({ state }: Builder, projects: readonly Project[]): void {
  if (state.metricsScopes.size > 0) return;
  for (let first = 0; first < projects.length; first += WATCHED) {
    const watched = projects.slice(first, first + WATCHED).map(({ number }) => number);
    if (watched[0] !== undefined) state.metricsScopes.set(watched[0], watched);
  }
}

function fillProjects(build: Builder): Project[] {
  const { state, random } = build;
  const own = [...state.projects.values()].filter(({ foreign, state: status }) => !foreign && status === 'ACTIVE');
  const missing = state.size.projects - own.length;
  if (missing <= 0) return own;
  const units = Array.from({ length: Math.ceil(missing / 100) }, (_, index) => build.folder(`unit-${index + 1}`));
  const made = Array.from({ length: missing }, (_, index) =>
    build.project(`halden-u${String(index).padStart(5, '0')}`, {
      parent: folderName(units[index % units.length] ?? build.folder('unit-0')),
      labels: { team: random.pick(['platform', 'payments', 'data', 'ai']), env: random.pick(['prod', 'dev']) },
    }),
  );
  return [...own, ...made];
}

function fillAccounts(build: Builder, projects: readonly Project[]): ServiceAccount[] {
  const { state, random, now } = build;
  const missing = state.size.serviceAccounts - state.serviceAccounts.size;
  const made: ServiceAccount[] = [];
  for (let index = 0; index < missing; index++) {
    const project = projects[index % projects.length];
    if (!project) break;
    const first = index < projects.length && project.id.startsWith('halden-u');
    const uses = random.next() < 0.6 ? [use(now - random.int(0, 20 * DAY))] : [];
    const account = first
      ? build.defaultAccount(project, 'compute', { uses })
      : build.account(project, `svc-${String(index).padStart(5, '0')}`, { displayName: `Service ${index}`, uses });
    build.bind(projectName(project), first ? 'roles/editor' : random.pick(ROLES), [memberOf(account)]);
    made.push(account);
  }
  return made;
}

/** Keys are made where people are used to them: in three of ten projects. */
const WITH_KEYS = 0.3;

function fillKeys(build: Builder, accounts: readonly ServiceAccount[], projects: readonly Project[]): void {
  const { state, random, now } = build;
  let missing = state.size.keys;
  for (const { keys } of state.serviceAccounts.values()) missing -= keys.length;
  const numbers = new Set(projects.slice(0, Math.ceil(projects.length * WITH_KEYS)).map(({ number }) => number));
  const holders = accounts.filter(({ project }) => numbers.has(project));
  for (let index = 0; index < missing; index++) {
    const account = holders[index % holders.length];
    if (!account) return;
    const uses = random.next() < 0.5 ? [use(now - random.int(0, 20 * DAY))] : [];
    build.key(account, { validAfter: now - random.int(25, 700) * DAY, uses });
  }
}

function fillApiKeys(build: Builder, projects: readonly Project[]): void {
  const { state, random, now } = build;
  const missing = state.size.apiKeys - state.apiKeys.size;
  for (let index = 0; index < missing; index++) {
    const project = projects[index % projects.length];
    if (!project) return;
    const uses = random.next() < 0.5 ? [use(now - random.int(0, 20 * DAY))] : [];
    const createdAt = now - random.int(30, 390) * DAY;
    build.apiKey(project, `key ${index}`, { createdAt, uses });
  }
}

function fillSecrets(build: Builder, projects: readonly Project[]): void {
  const { state, random, now } = build;
  const missing = state.size.secrets - state.secrets.length;
  for (let index = 0; index < missing; index++) {
    const project = projects[index % projects.length];
    if (!project) return;
    const createdAt = now - random.int(60, 390) * DAY;
    const newest = createdAt + random.int(0, 50) * DAY;
    state.secrets.push({
      project: project.number,
      id: `secret-${String(index).padStart(5, '0')}`,
      createdAt,
      labels: {},
      annotations: {},
      topics: [],
      versions: [
        { id: '2', state: 'ENABLED', createdAt: newest },
        { id: '1', state: 'ENABLED', createdAt },
      ],
    });
  }
}
