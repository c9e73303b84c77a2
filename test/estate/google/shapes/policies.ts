/** IAM policies of every kind. */
import { createHash } from 'node:crypto';
import type { BoundaryPolicy, Binding, CustomRole, DenyPolicy, PolicyBinding } from '../state.ts';
import { compact, etag, micros, type Shape } from './common.ts';

const uidOf = (name: string): string => {
  const hex = createHash('sha1').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/**
 * Who does not ask for version 3 gets conditional bindings without their condition, under a role of a made-up name:
 * https://cloud.google.com/iam/docs/troubleshoot-withcond
 */
export function policyShape(resource: string, bindings: readonly Binding[], version: number): Shape {
  const conditional = bindings.some(({ condition }) => condition !== undefined);
  const shown =
    version >= 3
      ? bindings
      : bindings.map(({ role, members, condition }) => ({
          role: condition ? `${role}_withcond_${hash(condition.expression)}` : role,
          members,
        }));
  return compact({ version: conditional && version >= 3 ? 3 : 1, etag: etag(hash(resource)), bindings: shown });
}

const hash = (text: string): string => createHash('sha1').update(text).digest('hex').slice(0, 20);

/** https://cloud.google.com/iam/docs/reference/rest/v1/roles */
export const roleShape = (
  { name, title, description, permissions, stage, deleted }: CustomRole,
  full: boolean,
): Shape =>
  compact({
    name,
    title,
    description,
    includedPermissions: full ? permissions : undefined,
    stage,
    etag: etag(hash(name)),
    deleted: deleted === true,
  });

/** https://cloud.google.com/iam/docs/reference/rest/v2/policies */
export function denyShape({ id, attachmentPoint, displayName, createdAt, rules }: DenyPolicy, full: boolean): Shape {
  const name = `policies/${encodeURIComponent(attachmentPoint)}/denypolicies/${id}`;
  return compact({
    name,
    uid: uidOf(name),
    kind: 'DenyPolicy',
    displayName,
    etag: etag(hash(name)),
    createTime: micros(createdAt),
    updateTime: micros(createdAt),
    // A listing leaves the rules out; only getting one policy has them.
    rules: full ? rules : undefined,
  });
}

/** https://cloud.google.com/iam/docs/reference/rest/v3/organizations.locations.principalAccessBoundaryPolicies */
export function boundaryShape(
  organization: string,
  { id, displayName, createdAt, rules }: BoundaryPolicy,
  numbers: boolean,
): Shape {
  const name = `${organization}/locations/global/principalAccessBoundaryPolicies/${id}`;
  return {
    name,
    uid: uidOf(name),
    etag: etag(hash(name)),
    displayName,
    createTime: micros(createdAt),
    updateTime: micros(createdAt),
    details: { rules: rules.map((rule) => ({ ...rule, effect: numbers ? 1 : rule.effect })), enforcementVersion: '3' },
  };
}

export function policyBindingShape(organization: string, binding: PolicyBinding, numbers: boolean): Shape {
  const { id, parent, displayName, principalSet, policy, createdAt } = binding;
  const name = `${parent}/locations/global/policyBindings/${id}`;
  const target = `${organization}/locations/global/principalAccessBoundaryPolicies/${policy}`;
  return {
    name,
    uid: uidOf(name),
    etag: etag(hash(name)),
    displayName,
    target: { principalSet },
    policyKind: numbers ? 1 : 'PRINCIPAL_ACCESS_BOUNDARY',
    policy: target,
    policyUid: uidOf(target),
    createTime: micros(createdAt),
    updateTime: micros(createdAt),
  };
}
