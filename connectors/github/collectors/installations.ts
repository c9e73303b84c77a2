/** GitHub Apps in the organization: what each may do, where, who runs it, and whether it calls. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Identity, InventoryRecordInput, NotSeen, OwnerHint, Ref } from '../../../core/model.ts';
import { auditEvents } from '../audit/events.ts';
import type { Reader } from '../client/reader.ts';
import { isMissing } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { hintOf, peopleOrWhy, type People } from '../people.ts';
import { privilegeOf } from '../privilege/permissions.ts';
import { listed, orgPath } from '../rows.ts';
import { AppRow, InstallationRow } from '../schemas.ts';
import { actorsOf, type Actors } from '../usage/actors.ts';
import { callOf, isSeen, PERMISSION as INSIGHTS, subjectsOrWhy, usageFrom, type Subjects } from '../usage/insights.ts';
import { rememberAsked, unusedOf, type Unused } from '../usage/unused.ts';
import { repositoriesOf } from '../installed-repositories.ts';

const OPERATION = 'orgs/list-app-installations';

export const installations: Collector<Session> = {
  id: 'installations',
  title: 'Installed GitHub Apps, their permissions and their use',
  in: ['organization'],
  emits: ['installation', 'installation-grant'],
  permissions: ['organization_administration', 'members', INSIGHTS],
  // Asks members which Apps call for them, and tells what of that is missing.
  after: ['oauth-apps'],
  firstRunCalls: 60,
  async *collect(session, scope, run) {
    const login = scope.nativeId;
    const reader = session.in(login, run);
    const request = {
      operation: OPERATION,
      path: orgPath(login, '/installations'),
      under: 'installations',
      type: 'installation',
    };
    const subjects = await subjectsOrWhy(session, login, run);
    const known: Known = {
      scope: scope.ref,
      session,
      people: await peopleOrWhy(session, login, run),
      use: isSeen(subjects) ? { subjects, actors: await actorsOf(session, login, subjects, run) } : subjects,
      installers: await installersOf(session, login, run),
    };
    const apps = new Map<string, Promise<App>>();
    for await (const row of listed(reader, request, InstallationRow, run)) {
      const app = await (apps.get(row.app_slug) ?? remembered(apps, row.app_slug, appOf(reader, row.app_slug)));
      yield await identityOf(row, app, known, run);
      const repositories = await repositoriesOf(session, login, row, run);
      const unused = await unusedOf(
        { session, login, ref: session.ref('installation-grant', row.id), use: known.use },
        row,
        run,
      );
      yield await grantOf(row, known, { login, repositories, unused }, run);
    }
    rememberAsked(login, run);
  },
};

interface Known {
  scope: Ref;
  session: Session;
  people: People | NotSeen;
  use: Use | NotSeen;
  /** Installation id → login, of the last months. */
  installers: ReadonlyMap<number, string>;
}

interface Use {
  subjects: Subjects;
  actors: Actors;
}

/** `null`: a private App, which is not shown to others. */
type App = AppRowOutput | null;
type AppRowOutput = ReturnType<typeof AppRow.parse>;

function remembered(apps: Map<string, Promise<App>>, slug: string, asked: Promise<App>): Promise<App> {
  apps.set(slug, asked);
  return asked;
}

async function appOf(reader: Reader, slug: string): Promise<App> {
  try {
    return await reader.get({ operation: 'apps/get-by-slug', path: `/apps/${encodeURIComponent(slug)}` }, AppRow);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Who installed what is in no list; the audit log has it for half a year. */
async function installersOf(session: Session, login: string, run: Run): Promise<ReadonlyMap<number, string>> {
  const installers = new Map<number, string>();
  try {
    for await (const event of auditEvents(session, login, 'integration_installation.create', run)) {
      if (event.installation_id && event.actor) installers.set(event.installation_id, event.actor);
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`who installed Apps is not known: ${error.message}`);
  }
  return installers;
}

async function identityOf(row: InstallationRow, app: App, known: Known, run: Run): Promise<InventoryRecordInput> {
  const ref = known.session.ref('installation', row.id);
  return {
    record: 'identity',
    ref,
    scope: known.scope,
    source: OPERATION,
    kind: 'integration',
    name: app?.name ?? row.app_slug,
    nativeId: String(row.id),
    status: row.suspended_at === null ? 'active' : 'disabled',
    nature: { is: 'machine', because: 'a GitHub App, which acts as itself' },
    managedBy: 'customer',
    createdAt: row.created_at,
    purpose: app?.description?.slice(0, 2000) || null,
    ownerHints: await hintsOf(ref, row, known, run),
    publisher: publisherOf(app, row, known),
    usage: usageOf(row, known.use, run),
    attributes: {
      appId: row.app_id,
      appSlug: row.app_slug,
      clientId: row.client_id ?? null,
      repositorySelection: row.repository_selection,
      events: row.events,
      updatedAt: row.updated_at,
      suspendedAt: row.suspended_at,
      suspendedBy: row.suspended_by?.login ?? null,
      privateApp: app === null,
      homepage: app?.external_url?.slice(0, 500) || null,
    },
  };
}

/** What the audit log has forgotten, the inventory still knows. */
async function hintsOf(ref: Ref, row: InstallationRow, known: Known, run: Run): Promise<OwnerHint[]> {
  const stored = await run.known.record(ref);
  const before = stored?.record === 'identity' && Array.isArray(stored.ownerHints) ? stored.ownerHints : [];
  const installer = known.installers.get(row.id) ?? before.find(({ kind }) => kind === 'creator')?.value;
  return [
    ...(installer === undefined ? [] : [hintOf('creator', installer, 'integration_installation.create', known.people)]),
    ...(row.contact_email
      ? [{ kind: 'contact' as const, value: row.contact_email.slice(0, 500), source: 'contact_email' }]
      : []),
  ];
}

/** An App of our own organizations is nobody else's. A private one of others is not shown to us, nor whose it is. */
function publisherOf(app: App, row: InstallationRow, { session }: Known): Identity['publisher'] {
  const { accountsOf } = session.api;
  const owner = app?.owner;
  if (!owner)
    return {
      name: `the owner of ${row.app_slug}`,
      id: `${accountsOf}app/${row.app_id}`,
      verified: null,
      relation: 'third-party',
    };
  if (session.organizations.some(({ id }) => id === owner.id)) return null;
  // GitHub shows its badge of verified owners on the pages of the Marketplace only.
  return {
    name: owner.login ?? owner.slug ?? String(owner.id),
    id: `${accountsOf}${owner.id}`,
    verified: null,
    relation: 'third-party',
  };
}

/** Its own calls, and those that it made for users, which GitHub counts as theirs. */
function usageOf(row: InstallationRow, use: Use | NotSeen, run: Run): Identity['usage'] {
  if (!isSeen(use)) return use;
  const { subjects, actors } = use;
  const times = [callOf(subjects, row)?.lastAt, actors.github.get(row.app_id)?.lastAt];
  const lastAt =
    times
      .filter((time) => time !== undefined)
      .toSorted()
      .at(-1) ?? null;
  const [signal] = usageFrom(lastAt, subjects.readAt, run);
  // Of each user that is known as of some nights ago only.
  return [{ ...signal, blindTo: [...(signal.blindTo ?? []), 'calls for its users in the last nights'] }];
}

/** What the audit log has forgotten, or was not asked tonight, the inventory still knows. */
async function installerBefore(ref: Ref, run: Run): Promise<string | NotSeen> {
  const stored = await run.known.record(ref);
  if (stored?.record === 'grant' && typeof stored.grantedBy === 'string') return stored.grantedBy;
  return { unknown: 'unsupported', detail: 'only the audit log tells, for 180 days' };
}

interface Reach {
  login: string;
  repositories: readonly string[] | NotSeen;
  unused: Unused;
}

async function grantOf(
  row: InstallationRow,
  known: Known,
  { login, repositories, unused }: Reach,
  run: Run,
): Promise<InventoryRecordInput> {
  const all = row.repository_selection === 'all';
  const where = all ? 'in every repository' : 'in selected repositories';
  const ref = known.session.ref('installation-grant', row.id);
  return {
    record: 'grant',
    ref,
    scope: known.scope,
    source: OPERATION,
    identity: known.session.ref('installation', row.id),
    role: `permissions of ${row.app_slug}`,
    roleId: row.app_slug,
    resource: all ? login : `selected repositories of ${login}`,
    origin: { kind: 'consent', via: null },
    grantedAt: row.created_at,
    grantedBy: known.installers.get(row.id) ?? (await installerBefore(ref, run)),
    privilege: privilegeOf(row.permissions, where),
    document: { permissions: row.permissions, events: row.events },
    ...unused,
    attributes: {
      repositorySelection: row.repository_selection,
      ...(Array.isArray(repositories) ? { repositories: repositories.slice(0, 1000) } : {}),
    },
  };
}
