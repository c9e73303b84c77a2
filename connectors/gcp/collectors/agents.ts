/** Agents on Vertex AI Agent Engine, with an identity of their own or with a service account's. */
import type { Collector } from '../../../core/connector.ts';
import type { InventoryRecordInput } from '../../../core/model.ts';
import { assetsOf } from '../assets/read.ts';
import type { Row } from '../assets/shelf.ts';
import { hintsFromLabels, hintsFromText } from '../owner-hints.ts';
import type { Session } from '../session.ts';
import { agentUse, type AgentUse } from '../usage/access-summaries.ts';

export const agents: Collector<Session> = {
  id: 'agents',
  title: 'AI agents',
  in: ['organization', 'project'],
  emits: ['agent'],
  permissions: ['cloudasset.assets.listResource', 'agentidentity.accessSummaries.list'],
  firstRunCalls: 2,
  async *collect(session, scope, run) {
    const shelf = await assetsOf(session, scope, run);
    shelf.tell(run, 'agent');
    const useOf = await agentUse(session, shelf.of('agent'), run);
    for (const row of shelf.of('agent')) yield record(row, useOf(row));
  },
};

function record({ data, scope, source }: Row<'agent'>, { usage, connectedTo, scopes }: AgentUse): InventoryRecordInput {
  const { identityType, effectiveIdentity, serviceAccount, agentFramework } = data.spec;
  return {
    record: 'identity',
    ref: `gcp:agent:${data.name}`,
    scope,
    source,
    kind: 'agent',
    name: data.displayName || data.name,
    nativeId: data.name,
    status: 'active',
    nature: { is: 'machine', because: 'an agent on Agent Engine' },
    managedBy: 'customer',
    createdAt: data.createTime ?? { unknown: 'failed', detail: 'Google gave no date of creation' },
    purpose: data.description || null,
    ownerHints: [...hintsFromLabels(data.labels, 'label'), ...hintsFromText(data.description, 'description')].slice(
      0,
      50,
    ),
    usage,
    tags: data.labels,
    attributes: {
      ...(identityType === undefined ? {} : { identityType }),
      ...(effectiveIdentity === undefined ? {} : { effectiveIdentity }),
      ...(serviceAccount === undefined ? {} : { serviceAccount }),
      ...(agentFramework === undefined ? {} : { agentFramework }),
      ...(connectedTo.length === 0 ? {} : { connectedTo: connectedTo.slice(0, 1000) }),
      ...(scopes.length === 0 ? {} : { scopesUsed: scopes.slice(0, 1000).map((one) => one.slice(0, 2048)) }),
    },
  };
}
