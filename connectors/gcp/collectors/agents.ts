/** Agents on Vertex AI Agent Engine, with an identity of their own or with a service account's. */
import type { Collector } from '../../../core/connector.ts';
import type { InventoryRecordInput } from '../../../core/model.ts';
import { assetsOf } from '../assets/read.ts';
import type { Row } from '../assets/shelf.ts';
import { hintsFromLabels, hintsFromText } from '../owner-hints.ts';
import type { Session } from '../session.ts';

export const agents: Collector<Session> = {
  id: 'agents',
  title: 'AI agents',
  in: ['organization', 'project'],
  emits: ['agent'],
  permissions: ['cloudasset.assets.listResource'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const shelf = await assetsOf(session, scope, run);
    shelf.tell(run, 'agent');
    for (const row of shelf.of('agent')) yield record(row);
  },
};

function record({ data, scope, source }: Row<'agent'>): InventoryRecordInput {
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
    usage: { unknown: 'unsupported', detail: 'Asset Inventory does not tell when an agent last ran' },
    tags: data.labels,
    attributes: {
      ...(identityType === undefined ? {} : { identityType }),
      ...(effectiveIdentity === undefined ? {} : { effectiveIdentity }),
      ...(serviceAccount === undefined ? {} : { serviceAccount }),
      ...(agentFramework === undefined ? {} : { agentFramework }),
    },
  };
}
