/**
 * Connections of Logic Apps: whoever made one signed in with it, and every workflow that may use it acts as that person
 * or with that key from then on.
 */
import { z } from 'zod';
import type { Collector } from '../../../core/connector.ts';
import type { InventoryRecordInput, OwnerHint } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { hintsFromTags } from '../owner-hints.ts';
import { subscriptionRef } from '../scopes.ts';
import { leftOut } from '../settings.ts';
import { timestamp } from '../usage/dates.ts';
import { countedIn } from './subscriptions.ts';

/** https://learn.microsoft.com/en-us/azure/templates/microsoft.web/connections. Parameters are left out: secrets are among them. */
const QUERY = `resources
| where type =~ 'microsoft.web/connections'
| project id, name, subscriptionId, tags, api = properties.api.displayName, title = properties.displayName,
  person = properties.authenticatedUser.name, created = properties.createdTime, changed = properties.changedTime,
  status = properties.overallStatus
| order by id asc`;

const Row = z.object({
  id: z.string().startsWith('/'),
  name: z.string().min(1),
  subscriptionId: z.string().min(1),
  tags: z.record(z.string(), z.string()).nullish(),
  api: z.string().nullish(),
  title: z.string().nullish(),
  person: z.string().nullish(),
  created: z.string().nullish(),
  changed: z.string().nullish(),
  status: z.string().nullish(),
});
type Row = z.infer<typeof Row>;

export const apiConnections: Collector<Session> = {
  id: 'api-connections',
  title: 'Connections of Logic Apps',
  in: ['tenant'],
  emits: ['api-connection'],
  permissions: ['Microsoft.Web/connections/read'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const counted = countedIn('connections of Logic Apps', session, scope, run);
    for await (const each of session.in(scope, run).query(QUERY, { operation: 'arg:resources' })) {
      const row = parseRow(each, Row, 'a connection of Logic Apps', run);
      if (row === undefined || leftOut(session.settings, row.subscriptionId) !== undefined) continue;
      counted.add(row.subscriptionId);
      yield connection(row);
    }
    await counted.end();
  },
};

function connection(row: Row): InventoryRecordInput {
  const { id, name, subscriptionId, tags, api, title, person, status } = row;
  const changed = timestamp(row.changed);
  const owners: OwnerHint[] = person
    ? [{ kind: 'creator', value: person, source: 'connection:authenticatedUser' }]
    : [];
  return {
    record: 'identity',
    ref: `azure:api-connection:${id.toLowerCase()}`,
    scope: subscriptionRef(subscriptionId),
    source: 'arg:resources',
    kind: 'integration',
    name: title ? `${name} (${title})` : name,
    nativeId: id,
    status: status ? (/^(?:Connected|Ready)$/i.test(status) ? 'active' : 'disabled') : 'unknown',
    nature: { is: 'machine', because: 'workflows use it' },
    managedBy: 'customer',
    createdAt: timestamp(row.created) ?? { unknown: 'failed', detail: 'Resource Graph gave no date' },
    purpose: api ? `connects workflows to ${api}` : null,
    ownerHints: [...owners, ...hintsFromTags(tags ?? {})].slice(0, 50),
    usage: { unknown: 'unsupported', detail: 'Azure does not tell when a connection was used' },
    tags: tags ?? {},
    attributes: {
      ...(api ? { api } : {}),
      ...(person ? { actsAs: person } : {}),
      ...(status ? { status } : {}),
      ...(changed === null ? {} : { changedAt: changed }),
    },
  };
}
