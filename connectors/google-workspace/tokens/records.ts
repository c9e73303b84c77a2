/** Apps and what was agreed to, in the words of the inventory. */
import type {
  Identity,
  InventoryRecordInput,
  NotSeen,
  Observed,
  OwnerHint,
  Ref,
  Timestamp,
} from '../../../core/model.ts';
import { byPower, classOf, shortName } from '../oauth-scopes.ts';
import { privilegeOf } from '../privilege.ts';
import { standingOf, type People } from '../users.ts';
import type { App } from './apps.ts';

export const appRef = (clientId: string): Ref => `google-workspace:oauth-app:${clientId}`;
export const appGrantRef = (clientId: string): Ref => `google-workspace:oauth-grant:${clientId}`;

export interface Known {
  people: People;
  scope: Ref;
  domain: string;
  ownProjects: readonly string[];
  /** Everybody was asked: the counts are right. */
  whole: boolean;
}

export interface Dates {
  grantedAt: Observed<Timestamp>;
  /** Latest consent that was seen. */
  lastConsentAt: Timestamp | null;
  usage: Identity['usage'];
}

type IdentityInput = Extract<InventoryRecordInput, { record: 'identity' }>;
type GrantInput = Extract<InventoryRecordInput, { record: 'grant' }>;

/** So few that each of them can be asked. */
const FEW = 3;
/** E-mail addresses that are kept for whoever must ask them. */
const NAMED = 20;
const SOURCE = 'admin:directory.tokens.list';

export function appIdentity(app: App, known: Known, { usage, lastConsentAt }: Dates): IdentityInput {
  const { clientId, name, active, suspended, deleted, native, anonymous } = app;
  const isOwn = known.ownProjects.includes(projectOf(clientId) ?? '');
  return {
    record: 'identity',
    ref: appRef(clientId),
    scope: known.scope,
    source: SOURCE,
    kind: 'oauth-app',
    name: name.slice(0, 1024),
    nativeId: clientId,
    // Nobody can sign in as somebody who is suspended, and no app can either.
    status: active.length > 0 || !known.whole ? 'active' : 'disabled',
    nature: { is: 'machine', because: 'an OAuth client, which acts for people without them' },
    managedBy: 'customer',
    createdAt: { unknown: 'unsupported', detail: 'Google does not tell when an OAuth client was made' },
    purpose: null,
    ownerHints:
      [...active, ...suspended].length <= FEW ? [...active, ...suspended].map((id) => consenter(id, known.people)) : [],
    publisher: isOwn ? null : publisherOf(app),
    usage,
    attributes: {
      clientId,
      projectNumber: projectOf(clientId) ?? null,
      own: isOwn,
      anonymous,
      native,
      scopeClass: classOf(byPower(app.scopes)[0] ?? 'openid'),
      users: known.whole ? active.length : null,
      suspendedUsers: known.whole ? suspended.length : null,
      deletedUsers: known.whole ? deleted.length : null,
      ...(active.length <= NAMED
        ? { userEmails: active.flatMap((id) => known.people.get(id)?.email ?? []).toSorted() }
        : {}),
      lastConsentAt,
    },
  };
}

export function appGrant(app: App, known: Known, { grantedAt }: Dates): GrantInput {
  const { clientId, scopes, active, suspended, anyAdmin } = app;
  const [only, ...rest] = [...active, ...suspended];
  const [widest = 'openid', ...others] = byPower(scopes);
  const role = `${shortName(widest)}${others.length === 0 ? '' : ` and ${others.length} more`}`;
  return {
    record: 'grant',
    ref: appGrantRef(clientId),
    scope: known.scope,
    source: SOURCE,
    identity: appRef(clientId),
    role: role.slice(0, 1024),
    roleId: widest.slice(0, 2048),
    resource: known.domain,
    origin: { kind: 'consent', via: null },
    delegated: { by: 'users', users: known.whole ? active.length : null },
    grantedAt,
    grantedBy: (rest.length === 0 && known.people.get(only ?? '')?.email) || several,
    privilege: privilegeOf(scopes, anyAdmin ? 'administrators' : 'people'),
    document: { scopes },
  };
}

const several: NotSeen = { unknown: 'unsupported', detail: 'each user agreed separately' };

function consenter(userId: string, people: People): OwnerHint {
  const person = people.get(userId);
  return { kind: 'creator', value: person?.email ?? userId, source: 'consent', standing: standingOf(person) };
}

/** The beginning of a client id is the number of the project that it was made in. */
const projectOf = (clientId: string): string | undefined => /^(\d{6,20})[-.]/.exec(clientId)?.[1];

/** Clients of Google's own tools, whose projects are in no organization: gcloud, its libraries, Chrome. */
const googles = new Set(['32555940559', '764086051850', '77185425430']);

/** Whether Google has verified it is in no API. Its name is what it calls itself. */
function publisherOf({ clientId, name }: App): Identity['publisher'] {
  const project = projectOf(clientId);
  if (project !== undefined && googles.has(project)) {
    return { name: 'Google', id: project, verified: true, relation: 'third-party' };
  }
  return {
    name: name.slice(0, 1024),
    id: (project ?? clientId).slice(0, 500),
    verified: null,
    relation: 'third-party',
  };
}
