/** One member of one binding → a grant. */
import { createHash } from 'node:crypto';
import type { InventoryRecordInput, Ref } from '../../../core/model.ts';
import type { Privilege } from '../privilege/level.ts';
import type { Condition } from './conditions.ts';
import type { Policy } from './policy.ts';

export type GrantRecord = Extract<InventoryRecordInput, { record: 'grant' }>;

/** The same binding keeps its id for as long as it stands. */
const bindingId = (resource: string, role: string, member: string, condition: Condition | null): string =>
  createHash('sha256')
    .update([resource, role, member, condition?.expression ?? '', condition?.title ?? ''].join('|'))
    .digest('hex');

interface Parts {
  policy: Policy;
  role: string;
  /** As the policy has it. */
  member: string;
  identity: Ref;
  condition: Condition | null;
  privilege: Privilege;
}

export function grantOf({ policy, role, member, identity, condition, privilege }: Parts): GrantRecord {
  const unknown = 'policies do not keep when, or by whom; the audit log does for 400 days';
  return {
    record: 'grant',
    ref: `gcp:binding:${bindingId(policy.resource, role, member, condition)}`,
    scope: policy.scope,
    source: policy.source,
    identity,
    role: role.slice(0, 1024),
    roleId: role.slice(0, 2048),
    resource: policy.resource.slice(0, 2048),
    // One record for each binding, on what it is bound to: nothing is repeated for what is below.
    origin: { kind: 'assignment', via: null },
    grantedAt: { unknown: 'unsupported', detail: unknown },
    grantedBy: { unknown: 'unsupported', detail: unknown },
    privilege,
    attributes: {
      on: policy.on.kind,
      role: role.slice(0, 4096),
      resource: policy.resource.slice(0, 4096),
      member: member.slice(0, 4096),
      ...(condition === null
        ? {}
        : {
            ...(condition.title === '' ? {} : { conditionTitle: condition.title.slice(0, 4096) }),
            condition: condition.expression.slice(0, 4096),
          }),
    },
  };
}
