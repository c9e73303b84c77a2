/** Clients with domain-wide delegation, in the words of the inventory. */
import type { Identity, InventoryRecordInput, NotSeen, Ref } from '../../../core/model.ts';
import { byPower, classOf, shortName } from '../oauth-scopes.ts';
import { privilegeOf } from '../privilege.ts';
import type { People } from '../users.ts';
import type { Delegated } from './grants.ts';

const clientRef = (clientId: string): Ref => `google-workspace:delegated-client:${clientId}`;
const grantRef = (clientId: string): Ref => `google-workspace:delegation:${clientId}`;

/** E-mail addresses that are kept of those it acted as. */
const NAMED = 20;
const sources = { log: 'admin-log', export: 'delegatedClients', use: 'token-log' } as const;

interface Place {
  scope: Ref;
  domain: string;
  people: People;
}

export function* delegationRecords(
  clientId: string,
  delegated: Delegated,
  usage: Identity['usage'],
  { scope, domain, people }: Place,
): Generator<InventoryRecordInput> {
  const { scopes, grantedAt, grantedBy, by, name } = delegated;
  const source = `google-workspace:${sources[by]}`;
  const [widest, ...others] = byPower(scopes ?? []);
  yield {
    record: 'identity',
    ref: clientRef(clientId),
    scope,
    source,
    kind: 'service-account',
    name: name ?? clientId,
    nativeId: clientId,
    status: 'active',
    nature: { is: 'machine', because: 'a client that acts as people without their consent' },
    managedBy: 'customer',
    createdAt: { unknown: 'unsupported', detail: 'Workspace does not know when the client was made' },
    purpose: null,
    ownerHints: grantedBy === null ? [] : [{ kind: 'creator', value: grantedBy, source: 'admin-log' }],
    usage,
    attributes: {
      clientId,
      // Of a service account: the same number in Google Cloud.
      uniqueId: /^\d+$/.test(clientId) ? clientId : null,
      impersonatedUsers: delegated.people.length,
      impersonatedEmails: delegated.people
        .flatMap((id) => people.get(id)?.email ?? [])
        .toSorted()
        .slice(0, NAMED),
    },
  };
  yield {
    record: 'grant',
    ref: grantRef(clientId),
    scope,
    source,
    identity: clientRef(clientId),
    role: (widest === undefined
      ? 'unknown scopes'
      : `${shortName(widest)}${others.length === 0 ? '' : ` and ${others.length} more`}`
    ).slice(0, 1024),
    roleId: (widest ?? 'unknown').slice(0, 2048),
    resource: domain,
    origin: { kind: 'delegation', via: null },
    delegated: { by: 'admin', users: null },
    grantedAt: grantedAt ?? beforeTheLog,
    grantedBy: grantedBy ?? beforeTheLog,
    privilege: privilegeOf(scopes, 'anybody'),
    document: scopes === null ? null : { scopes },
    attributes: { toldBy: by, scopeClass: widest === undefined ? null : classOf(widest) },
  };
}

const beforeTheLog: NotSeen = { unknown: 'unsupported', detail: 'granted before the 180 days of the log' };
