/** Records of what the replay leaves. */
import type { InventoryRecordInput, NotSeen, Observed, Ref, Timestamp } from '../../../core/model.ts';
import { hintOf, nameOf, type Members } from '../people.ts';
import { privilegeOf } from '../privilege.ts';
import { iso } from '../time.ts';
import type { Installed } from './replay.ts';

const SOURCE = 'slack:team.integrationLogs';
const noUse: NotSeen = { unknown: 'unsupported', detail: 'on this plan Slack does not tell what apps do' };

interface About {
  scope: Ref;
  members: Members | null;
  ownApps: ReadonlySet<string>;
}

/** `null` in the log's own sense: it begins later. */
const since = (at: number | null): Observed<Timestamp> =>
  at === null ? { unknown: 'unsupported', detail: 'installed before the log begins' } : iso(at);

export function* recordsOf(one: Installed, about: About): Generator<InventoryRecordInput> {
  const { scope, members, ownApps } = about;
  const [identity, grant] = one.isApp
    ? (['app', 'app-grant'] as const)
    : (['legacy-integration', 'legacy-grant'] as const);
  const ref: Ref = `slack:${identity}:${one.id}`;
  const isOurs = !one.isApp || ownApps.has(one.id);
  const name = one.name.slice(0, 1024);
  yield {
    record: 'identity',
    ref,
    scope,
    source: SOURCE,
    kind: one.isApp ? 'oauth-app' : 'integration',
    name,
    nativeId: one.id,
    status: one.enabled ? 'active' : 'disabled',
    nature: { is: 'machine', because: one.isApp ? 'an app' : 'a custom integration from before there were apps' },
    managedBy: 'customer',
    createdAt: since(one.at),
    purpose: null,
    ownerHints: one.by === null ? [] : [hintOf('creator', one.by, 'team.integrationLogs', members)],
    publisher: isOurs ? null : { name, id: one.id, verified: null },
    weaknesses: one.isApp ? [] : ['legacy-integration'],
    usage: noUse,
    attributes: {
      reconstructed: true,
      ...(one.isApp ? {} : { serviceType: name }),
      ...(one.grewAt === null ? {} : { scopesAdded: [...one.added].slice(0, 1000), scopesGrewAt: iso(one.grewAt) }),
    },
  };
  yield {
    record: 'grant',
    ref: `slack:${grant}:${one.id}`,
    scope,
    source: SOURCE,
    identity: ref,
    role: 'OAuth scopes',
    roleId: `${one.id}/scopes`,
    resource: scope,
    origin: { kind: 'consent', via: null },
    grantedAt: since(one.at),
    grantedBy:
      one.by === null
        ? { unknown: 'unsupported', detail: 'installed before the log begins' }
        : nameOf(one.by, members).slice(0, 500),
    privilege: privilegeOf(one.scopes),
    document: one.scopes === null ? null : { scopes: one.scopes.toSorted() },
    attributes: { reconstructed: true },
  };
}
