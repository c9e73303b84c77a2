/** Users, roles and root → identities. Pure: everything that was read is handed in. */
import type {
  InventoryRecordInput,
  NotSeen,
  Observed,
  OwnerHint,
  Ref,
  Timestamp,
  UsageSignal,
} from '../../../core/model.ts';
import { isUnknown } from '../../../core/model.ts';
import { natureOfRole, natureOfUser } from '../nature.ts';
import { hintsFromPath, hintsFromTrusts, hintsFromTags, purposeOf } from '../owner-hints.ts';
import type { TrustRecord } from '../trust.ts';
import type { Role, User } from './principal.ts';

type IdentityRecord = Extract<InventoryRecordInput, { record: 'identity' }>;

export const userRef = (id: string): Ref => `aws:iam-user:${id}`;
export const roleRef = (id: string): Ref => `aws:iam-role:${id}`;
export const rootRef = (account: string): Ref => `aws:root:${account}`;

/** @param hasPassword `null`: the credential report could not be read */
export function identityOfUser(user: User, scope: Ref, hasPassword: boolean | null): IdentityRecord {
  const nature = natureOfUser({ name: user.name, path: user.path, tags: tagsOf(user), hasPassword });
  return {
    record: 'identity',
    ref: userRef(user.id),
    scope,
    source: user.source,
    kind: nature.is === 'machine' ? 'machine-user' : 'user',
    name: user.name,
    nativeId: user.arn,
    // An IAM user cannot be switched off, only its credentials.
    status: 'active',
    nature,
    managedBy: 'customer',
    createdAt: user.createdAt,
    purpose: purposeOf(tagsOf(user)),
    ownerHints: hintsOf(user, []),
    usage: { unknown: 'unsupported', detail: 'IAM reports the use of its credentials, not of the user' },
    tags: { ...tagsOf(user) },
    attributes: {
      uniqueId: user.id,
      path: user.path,
      groups: [...user.groups],
      ...boundaryOf(user),
    },
  };
}

export function identityOfRole(
  role: Role,
  scope: Ref,
  trusts: readonly TrustRecord[],
  denies: number,
  now: Timestamp,
): IdentityRecord {
  const reserved = role.path.startsWith('/aws-service-role/') || role.path.startsWith('/aws-reserved/');
  return {
    record: 'identity',
    ref: roleRef(role.id),
    scope,
    source: role.source,
    kind: 'role',
    name: role.name,
    nativeId: role.arn,
    status: 'active',
    nature: natureOfRole({ path: role.path, trustedKinds: new Set(trusts.map(kindOf)) }),
    managedBy: reserved ? 'provider' : 'customer',
    createdAt: role.createdAt,
    purpose: purposeOf(tagsOf(role)) ?? role.description,
    ownerHints: hintsOf(role, hintsFromTrusts(trusts)),
    usage: roleUsage(role, now),
    tags: { ...tagsOf(role) },
    attributes: {
      uniqueId: role.id,
      path: role.path,
      ...(role.instanceProfiles.length > 0 ? { instanceProfiles: [...role.instanceProfiles] } : {}),
      ...(denies > 0 ? { trustDenyStatements: denies } : {}),
      ...boundaryOf(role),
    },
  };
}

/** An external id is what a vendor's software sends; people are not asked for one. */
function kindOf({ principal, conditions = [] }: TrustRecord): string {
  return conditions.some(({ key }) => key.toLowerCase() === 'sts:externalid')
    ? 'third party with an external id'
    : principal.kind;
}

function tagsOf({ tags }: User | Role): Readonly<Record<string, string>> {
  return tags === null || isUnknown(tags) ? {} : tags;
}

/** Without its tags nobody can say that it has no owner. */
function hintsOf(actor: User | Role, more: readonly OwnerHint[]): NotSeen | OwnerHint[] {
  if (isUnknown(actor.tags)) return actor.tags;
  return [...hintsFromTags(tagsOf(actor)), ...more, ...hintsFromPath(actor.path)].slice(0, 50);
}

function boundaryOf({ boundary }: User | Role): { permissionsBoundary?: string } {
  return typeof boundary === 'string' ? { permissionsBoundary: boundary } : {};
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html: the trailing 400 days, and null is not never. */
const ROLE_WINDOW_MS = 400 * 86_400_000;

function roleUsage(role: Role, now: Timestamp): Observed<UsageSignal[]> {
  if (isUnknown(role.lastUsed)) return role.lastUsed;
  const start = Math.max(Date.parse(now) - ROLE_WINDOW_MS, Date.parse(role.createdAt));
  return [
    {
      source: 'aws:role-last-used',
      lastAt: role.lastUsed?.at ?? null,
      windowStart: new Date(start).toISOString().replace('.000Z', 'Z'),
      // IAM names no precision; a session that goes on uses the role without a new date.
      precision: 'hour',
      lagHours: 4,
      blindTo: ['use in Regions that began to be tracked within the last 400 days'],
      ...(role.lastUsed?.region ? { detail: { region: role.lastUsed.region } } : {}),
    },
  ];
}

/** Every account has one. @param createdAt from the credential report */
export function rootIdentity(
  account: string,
  partition: string,
  scope: Ref,
  createdAt: Observed<Timestamp>,
  mfa: boolean | null,
): IdentityRecord {
  return {
    record: 'identity',
    ref: rootRef(account),
    scope,
    source: isUnknown(createdAt) ? 'sts:GetCallerIdentity' : 'iam:GetCredentialReport',
    kind: 'root',
    name: 'root',
    nativeId: `arn:${partition}:iam::${account}:root`,
    status: 'active',
    nature: { is: 'unclear', because: 'whoever holds the e-mail address of the account' },
    managedBy: 'customer',
    createdAt,
    purpose: null,
    usage: { unknown: 'unsupported', detail: 'IAM reports the use of its credentials, not of root' },
    attributes: mfa === null ? {} : { mfa },
  };
}
