import { DAY, type Seconds } from '../../../clock.ts';
import type {
  AwsState,
  Account,
  Group,
  InstanceProfile,
  ManagedPolicy,
  PolicyDocument,
  Role,
  Tag,
  User,
} from '../../state.ts';
import { managedPolicy } from '../../managed-policies.ts';

/**
 * IAM sends policy documents URL-encoded per RFC 3986:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
const encoded = new WeakMap<PolicyDocument, string>();
export function encodeDocument(document: PolicyDocument): string {
  let text = encoded.get(document);
  if (text === undefined) {
    text = encodeURIComponent(JSON.stringify(document)).replace(
      /[!'()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    encoded.set(document, text);
  }
  return text;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html: roles are tracked for 400 days. */
const ROLE_WINDOW = 400 * DAY;

export function roleLastUsed(role: Role, now: Seconds): { LastUsedDate?: Seconds; Region?: string } {
  if (!role.lastUsed || role.lastUsed.at < now - ROLE_WINDOW) return {};
  return { LastUsedDate: role.lastUsed.at, Region: role.lastUsed.region };
}

const inlineList = (inline: ReadonlyMap<string, PolicyDocument>): object[] =>
  [...inline].map(([name, document]) => ({ PolicyName: name, PolicyDocument: encodeDocument(document) }));

/** The last part of a policy's ARN, after any path, is its name. */
export const attachedList = (arns: readonly string[]): object[] =>
  arns.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }));

const boundary = (arn: string | undefined): object =>
  arn === undefined ? {} : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn } };

/** Absent when empty, as IAM leaves it out. */
export const tagged = (tags: readonly Tag[]): { Tags?: readonly Tag[] } => (tags.length > 0 ? { Tags: tags } : {});

const base = (user: User): Record<string, unknown> => ({
  Path: user.path,
  UserName: user.name,
  UserId: user.id,
  Arn: user.arn,
  CreateDate: user.createdAt,
});

/** As in ListUsers: without tags and boundary. */
export const userRow = (user: User): Record<string, unknown> => ({
  ...base(user),
  ...(user.password?.lastUsedAt === undefined ? {} : { PasswordLastUsed: user.password.lastUsedAt }),
});

export const userFull = (user: User): Record<string, unknown> => ({
  ...userRow(user),
  ...boundary(user.boundary),
  ...tagged(user.tags),
});

export const userDetail = (user: User): Record<string, unknown> => ({
  ...base(user),
  ...(user.inline.size > 0 ? { UserPolicyList: inlineList(user.inline) } : {}),
  GroupList: [...user.groups],
  AttachedManagedPolicies: attachedList(user.attached),
  ...boundary(user.boundary),
  ...tagged(user.tags),
});

export const groupRow = (group: Group): Record<string, unknown> => ({
  Path: group.path,
  GroupName: group.name,
  GroupId: group.id,
  Arn: group.arn,
  CreateDate: group.createdAt,
});

export const groupDetail = (group: Group): Record<string, unknown> => ({
  ...groupRow(group),
  GroupPolicyList: inlineList(group.inline),
  AttachedManagedPolicies: attachedList(group.attached),
});

/** As in ListRoles: never PermissionsBoundary, RoleLastUsed or Tags. */
export const roleRow = (role: Role): Record<string, unknown> => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: role.arn,
  CreateDate: role.createdAt,
  AssumeRolePolicyDocument: encodeDocument(role.trust),
  ...(role.description === undefined ? {} : { Description: role.description }),
  MaxSessionDuration: role.maxSession,
});

export const roleFull = (role: Role, now: Seconds): Record<string, unknown> => ({
  ...roleRow(role),
  ...boundary(role.boundary),
  ...tagged(role.tags),
  RoleLastUsed: roleLastUsed(role, now),
});

export function instanceProfileRow(account: Account, profile: InstanceProfile): Record<string, unknown> {
  const role = profile.role === undefined ? undefined : account.roles.get(profile.role);
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: profile.createdAt,
    Roles: role ? [roleRow(role)] : [],
  };
}

export const roleDetail = (
  account: Account,
  role: Role,
  now: Seconds,
  profiles: readonly InstanceProfile[],
): Record<string, unknown> => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: role.arn,
  CreateDate: role.createdAt,
  AssumeRolePolicyDocument: encodeDocument(role.trust),
  InstanceProfileList: profiles.map((profile) => instanceProfileRow(account, profile)),
  RolePolicyList: inlineList(role.inline),
  AttachedManagedPolicies: attachedList(role.attached),
  ...boundary(role.boundary),
  ...tagged(role.tags),
  RoleLastUsed: roleLastUsed(role, now),
});

export interface Counts {
  attached: Map<string, number>;
  boundaries: Map<string, number>;
}

const increment = (map: Map<string, number>, arn: string): unknown => map.set(arn, (map.get(arn) ?? 0) + 1);

/** How often each managed policy is attached, or used as a boundary, in an account. */
export function countAttachments(account: Account): Counts {
  const counts: Counts = { attached: new Map(), boundaries: new Map() };
  for (const shelf of [account.users, account.groups, account.roles]) {
    for (const principal of shelf.all()) {
      for (const arn of principal.attached) increment(counts.attached, arn);
      const limit = 'boundary' in principal ? (principal.boundary as string | undefined) : undefined;
      if (limit !== undefined) increment(counts.boundaries, limit);
    }
  }
  return counts;
}

export const policyRow = (policy: ManagedPolicy, counts: Counts): Record<string, unknown> => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: policy.versions.find(({ isDefault }) => isDefault)?.id ?? 'v1',
  AttachmentCount: counts.attached.get(policy.arn) ?? 0,
  PermissionsBoundaryUsageCount: counts.boundaries.get(policy.arn) ?? 0,
  IsAttachable: true,
  CreateDate: policy.createdAt,
  UpdateDate: policy.updatedAt,
});

export const versionRow = (version: ManagedPolicy['versions'][number]): Record<string, unknown> => ({
  Document: encodeDocument(version.document),
  VersionId: version.id,
  IsDefaultVersion: version.isDefault,
  CreateDate: version.createdAt,
});

export const policyDetail = (policy: ManagedPolicy, counts: Counts): Record<string, unknown> => ({
  ...policyRow(policy, counts),
  PolicyVersionList: policy.versions.map(versionRow),
});

/** A customer's policy of this account, or one of AWS's. */
export function findPolicy(state: AwsState, account: Account, arn: string): ManagedPolicy | undefined {
  const aws = managedPolicy(state.partition, arn);
  if (aws) return aws;
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  const policy = account.policies.get(name);
  return policy?.arn === arn ? policy : undefined;
}
