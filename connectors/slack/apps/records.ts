/** An app of an organization, from all that was read of it. */
import type { InventoryRecordInput, NotSeen, Observed, Ref, Timestamp, UsageSignal } from '../../../core/model.ts';
import { hintOf, nameOf, type Members } from '../people.ts';
import { privilegeOf } from '../privilege.ts';
import { iso } from '../time.ts';
import type { Activities } from './activity.ts';
import type { ListedApp } from './approvals.ts';
import type { AuditLog } from './audit.ts';
import { isInstalled, type History } from './history.ts';

/** What could not be read stands as the reason. */
export interface About {
  scope: Ref;
  members: Members | null;
  ownApps: ReadonlySet<string>;
  audit: AuditLog | NotSeen;
  activities: Activities | NotSeen;
}

interface Known {
  id: string;
  listed: ListedApp | undefined;
  history: History | undefined;
  /** `null`: no log that was read tells. */
  installed: boolean | null;
}

/** @param before whether it was installed by an earlier night's log, for a night on which the log may not be read */
export function* recordsOf(
  id: string,
  listed: ListedApp | undefined,
  before: boolean | null,
  about: About,
): Generator<InventoryRecordInput> {
  const history = 'unknown' in about.audit ? undefined : about.audit.history.get(id);
  const told = history === undefined ? null : isInstalled(history);
  const installed = 'unknown' in about.audit ? before : told;
  const app: Known = { id, listed, history, installed };
  // Neither decided on nor installed: all that the log tells is that it is gone.
  if (listed === undefined && installed === false) return;
  yield identity(app, about);
  if (installed ?? isApproved(listed)) yield grant(app, about);
}

export const appRef = (id: string): Ref => `slack:app:${id}`;
const nameIn = ({ id, listed, history }: Known): string => (listed?.name ?? history?.name ?? id).slice(0, 1024);
const lists = { approved: 'approved', restricted: 'restricted', requested: 'requests' } as const;
const sourceOf = ({ listed }: Known): string =>
  listed === undefined ? 'slack:audit-logs' : `slack:admin.apps.${lists[listed.approval]}.list`;

/** Anywhere: what one workspace restricts, another may have. */
const isApproved = (listed: ListedApp | undefined): boolean =>
  listed !== undefined && (listed.approval === 'approved' || listed.approvedIn.length > 0);

/** Approved is not installed, nor is restricted removed: an app that no log has seen may be either. */
function statusOf({ listed, installed }: Known): 'active' | 'disabled' | 'unknown' {
  if (installed !== null) return installed ? 'active' : 'disabled';
  // Only asked for: whoever waits for it does not have it.
  return listed?.approval === 'requested' ? 'disabled' : 'unknown';
}

function since({ history, installed }: Known, audit: About['audit']): Observed<Timestamp> {
  if (history !== undefined && history.at !== null) return iso(history.at);
  if ('unknown' in audit) return audit;
  return {
    unknown: 'unsupported',
    detail:
      installed === null
        ? 'the audit log, which begins in March 2018, tells of no installation'
        : 'not in the audit log',
  };
}

function identity(app: Known, about: About): InventoryRecordInput {
  const { id, listed, history } = app;
  const { scope, members, ownApps, audit } = about;
  const name = nameIn(app);
  const isOurs = listed?.internal === true || ownApps.has(id);
  const tools = 'unknown' in audit ? undefined : audit.tools.get(id);
  return {
    record: 'identity',
    ref: appRef(id),
    scope,
    source: sourceOf(app),
    kind: 'oauth-app',
    name,
    nativeId: id,
    status: statusOf(app),
    nature: { is: 'machine', because: 'an app' },
    managedBy: 'customer',
    createdAt: since(app, audit),
    purpose: null,
    ownerHints: hints(app, about),
    publisher: isOurs ? null : { name, id, verified: listed?.certified ?? null },
    usage: usageOf(id, about),
    attributes: {
      approval: listed?.approval ?? 'none',
      installed: app.installed,
      ...(listed?.homepage ? { homepage: listed.homepage.slice(0, 2048) } : {}),
      ...(listed && listed.approvedIn.length > 0 ? { approvedIn: [...listed.approvedIn].slice(0, 1000) } : {}),
      ...(listed && listed.restrictedIn.length > 0 ? { restrictedIn: [...listed.restrictedIn].slice(0, 1000) } : {}),
      ...(listed?.resolvedAt ? { decidedAt: iso(listed.resolvedAt) } : {}),
      ...(listed?.resolvedBy ? { decidedBy: nameOf(listed.resolvedBy, members) } : {}),
      ...(listed && listed.requestedBy.length > 0
        ? { requestedBy: listed.requestedBy.map((one) => nameOf(one, members)).slice(0, 1000) }
        : {}),
      ...(history && history.places.size > 0 ? { places: [...history.places.keys()].slice(0, 1000) } : {}),
      ...(history?.grewAt ? { scopesGrewAt: iso(history.grewAt) } : {}),
      ...(history?.preservedAt ? { tokenPreservedAt: iso(history.preservedAt) } : {}),
      ...(tools ? { mcpTools: [...tools.tools].toSorted().slice(0, 1000) } : {}),
    },
  };
}

function hints(
  { history }: Known,
  { members, audit }: About,
): Extract<InventoryRecordInput, { record: 'identity' }>['ownerHints'] {
  if (history !== undefined && history.by !== null)
    return [hintOf('creator', history.by, 'audit-logs:app_installed', members)];
  return 'unknown' in audit ? audit : [];
}

/** The union of what its two kinds of tokens may do. */
function grant(app: Known, { scope, members, audit }: About): InventoryRecordInput {
  const { id, listed, history } = app;
  const byToken = listed === undefined ? new Map<string, readonly string[]>() : listed.scopes;
  const scopes = byToken.size > 0 ? [...byToken.values()].flat() : (history?.scopes ?? null);
  const all = scopes === null ? null : [...new Set(scopes)].toSorted();
  return {
    record: 'grant',
    ref: `slack:app-grant:${id}`,
    scope,
    source: sourceOf(app),
    identity: appRef(id),
    role: 'OAuth scopes',
    roleId: `${id}/scopes`,
    resource: scope,
    origin: { kind: 'consent', via: null },
    grantedAt: since(app, audit),
    grantedBy:
      history !== undefined && history.by !== null
        ? nameOf(history.by, members).slice(0, 500)
        : 'unknown' in audit
          ? audit
          : { unknown: 'unsupported', detail: 'the audit log tells of no installation' },
    privilege: privilegeOf(all),
    document:
      byToken.size > 0
        ? Object.fromEntries([...byToken].map(([token, each]) => [token, [...each]]))
        : all && { scopes: all },
  };
}

/**
 * Only what was seen is said. Neither log sees calls of the Web API, which is what most apps do, so that silence
 * there means nothing.
 */
function usageOf(id: string, { activities, audit }: About): Observed<UsageSignal[]> {
  const signals: UsageSignal[] = [];
  if (!('unknown' in activities)) {
    const lastAt = activities.lastAt.get(id);
    if (lastAt !== undefined) signals.push(signal('slack:admin.apps.activities.list', lastAt, activities.since));
  }
  if (!('unknown' in audit)) {
    const use = audit.tools.get(id);
    if (use !== undefined) signals.push(signal('slack:audit-logs', use.lastAt, audit.toolsSince));
  }
  if (signals.length > 0) return signals;
  if ('unknown' in activities) return activities;
  return {
    unknown: 'unsupported',
    detail: 'Slack tells of events, functions and MCP tools only, and of none of this app',
  };
}

const signal = (source: string, lastAt: number, since_: number): UsageSignal => ({
  source,
  lastAt: iso(lastAt),
  windowStart: iso(Math.min(since_, lastAt)),
  precision: 'second',
  // Not documented: a day to be safe.
  lagHours: 24,
  blindTo: ['calls of the Web API', 'posts through incoming webhooks'],
});
