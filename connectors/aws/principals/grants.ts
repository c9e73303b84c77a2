/** Attached, inline and group policies → grants, each with its document. */
import type { InventoryRecordInput, Ref } from '../../../core/model.ts';
import type { PolicyDocument } from '../policy-document.ts';
import { privilegeOf } from '../privilege.ts';
import { parseDocument } from '../policy-document.ts';
import type { Group, InlinePolicy, Role, User } from './principal.ts';

export type GrantRecord = Extract<InventoryRecordInput, { record: 'grant' }>;

export interface Policies {
  /** Documents of managed policies by ARN. `null`: it could not be read. */
  managed(arn: string): Promise<PolicyDocument | null>;
  groups: ReadonlyMap<string, Group>;
}

interface Holder {
  actor: User | Role;
  ref: Ref;
  scope: Ref;
}

export async function* grantsOf(
  holder: Holder,
  groups: readonly string[],
  policies: Policies,
): AsyncGenerator<GrantRecord> {
  const { actor } = holder;
  for (const { name, arn } of actor.attached) {
    yield grant(holder, {
      id: arn,
      role: name,
      arn,
      document: await policies.managed(arn),
      origin: { kind: 'attached', via: null },
    });
  }
  for (const policy of actor.inline)
    yield inlineGrant(holder, policy, `inline/${policy.name}`, { kind: 'inline', via: null });
  for (const name of groups) {
    const group = policies.groups.get(name);
    if (group === undefined) continue;
    const origin = { kind: 'group', via: group.arn } as const;
    for (const { name: role, arn } of group.attached) {
      yield grant(holder, { id: `${group.id}/${arn}`, role, arn, document: await policies.managed(arn), origin });
    }
    for (const policy of group.inline) yield inlineGrant(holder, policy, `${group.id}/inline/${policy.name}`, origin);
  }
}

function inlineGrant(
  holder: Holder,
  { name, document }: InlinePolicy,
  id: string,
  origin: GrantRecord['origin'],
): GrantRecord {
  return grant(holder, { id, role: name, arn: null, document: parseDocument(document), origin });
}

interface Granted {
  /** Unique within the identity. */
  id: string;
  role: string;
  arn: string | null;
  document: PolicyDocument | null;
  origin: GrantRecord['origin'];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html */
function grant({ actor, ref, scope }: Holder, { id, role, arn, document, origin }: Granted): GrantRecord {
  return {
    record: 'grant',
    ref: `aws:policy-grant:${actor.id}/${id}`,
    scope,
    source: actor.source,
    identity: ref,
    role,
    roleId: arn ?? `${origin.via ?? actor.arn}/inline/${role}`,
    resource: resourceOf(document),
    origin,
    // IAM does not say since when, nor by whom.
    grantedAt: { unknown: 'unsupported' },
    grantedBy: { unknown: 'unsupported' },
    privilege: privilegeOf({ arn, document, boundary: actor.boundary }),
    document: document?.json ?? null,
    attributes: { managedBy: arn === null ? 'inline' : arn.includes(':iam::aws:') ? 'aws' : 'customer' },
  };
}

/** The one resource of the document, or `*` when there are several. */
function resourceOf(document: PolicyDocument | null): string {
  const resources = new Set(
    document?.statements.flatMap((statement) => (statement.effect === 'Allow' ? statement.resources : [])),
  );
  const [only] = resources;
  return resources.size === 1 && only !== undefined ? only.slice(0, 2048) : '*';
}
