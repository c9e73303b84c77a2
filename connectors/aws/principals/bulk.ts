/** Reads all principals with one kind of call: GetAccountAuthorizationDetails. */
import type { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { parseRow } from '../rows.ts';
import { AuthorizationDetails, GroupDetail, PolicyDetail, RoleDetail, UserDetail } from '../schemas.ts';
import type { Reader } from '../client/reader.ts';
import type { Group, Role, User } from './principal.ts';

const OPERATION = 'iam:GetAccountAuthorizationDetails';
/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html: 100 unless told, 1000 at most. */
const PAGE = { MaxItems: 1000 };

/** What policies and groups allow: read first, because users and roles refer to it. */
export interface PolicySources {
  groups: Map<string, Group>;
  /** Documents of the account's own policies, by ARN; URL-encoded. */
  documents: Map<string, string>;
}

/** Two listings, each with one set of filters for all its pages; together as many pages as one. */
export async function readPolicySources(reader: Reader, run: Run): Promise<PolicySources> {
  const sources: PolicySources = { groups: new Map(), documents: new Map() };
  const filter = { Filter: ['Group' as const, 'LocalManagedPolicy' as const] };
  for await (const page of reader.pages(OPERATION, filter, AuthorizationDetails, PAGE)) {
    for (const row of page.GroupDetailList) {
      const group = parseRow(row, GroupDetail, `a group in ${OPERATION}`, run);
      if (group !== undefined) sources.groups.set(group.GroupName, groupOf(group));
    }
    for (const row of page.Policies) {
      const policy = parseRow(row, PolicyDetail, `a policy in ${OPERATION}`, run);
      const version = policy?.PolicyVersionList.find(({ VersionId }) => VersionId === policy.DefaultVersionId);
      if (policy !== undefined && version !== undefined) sources.documents.set(policy.Arn, version.Document);
    }
  }
  return sources;
}

/** `lost`: there is one, and it could not be understood or listed. */
export type Actors = { user: User } | { role: Role } | { lost: 'user' | 'role' };

/** A page may be short or empty and still go on. */
export async function* readActors(reader: Reader, run: Run): AsyncGenerator<Actors> {
  const filter = { Filter: ['User' as const, 'Role' as const] };
  for await (const page of reader.pages(OPERATION, filter, AuthorizationDetails, PAGE)) {
    for (const row of page.UserDetailList) {
      const user = parseRow(row, UserDetail, `a user in ${OPERATION}`, run);
      yield user === undefined ? { lost: 'user' } : { user: userOf(user) };
    }
    for (const row of page.RoleDetailList) {
      const role = parseRow(row, RoleDetail, `a role in ${OPERATION}`, run);
      yield role === undefined ? { lost: 'role' } : { role: roleOf(role) };
    }
  }
}

const inlineOf = (list: readonly { PolicyName: string; PolicyDocument: string }[]) =>
  list.map(({ PolicyName, PolicyDocument }) => ({ name: PolicyName, document: PolicyDocument }));
const attachedOf = (list: readonly { PolicyName: string; PolicyArn: string }[]) =>
  list.map(({ PolicyName, PolicyArn }) => ({ name: PolicyName, arn: PolicyArn }));

function groupOf(group: z.infer<typeof GroupDetail>): Group {
  return {
    id: group.GroupId,
    name: group.GroupName,
    arn: group.Arn,
    inline: inlineOf(group.GroupPolicyList),
    attached: attachedOf(group.AttachedManagedPolicies),
  };
}

function userOf(user: z.infer<typeof UserDetail>): User {
  return {
    id: user.UserId,
    name: user.UserName,
    arn: user.Arn,
    path: user.Path,
    createdAt: user.CreateDate,
    tags: user.Tags,
    groups: user.GroupList,
    inline: inlineOf(user.UserPolicyList),
    attached: attachedOf(user.AttachedManagedPolicies),
    boundary: user.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
    source: OPERATION,
  };
}

function roleOf(role: z.infer<typeof RoleDetail>): Role {
  const used = role.RoleLastUsed;
  return {
    id: role.RoleId,
    name: role.RoleName,
    arn: role.Arn,
    path: role.Path,
    createdAt: role.CreateDate,
    tags: role.Tags,
    trust: role.AssumeRolePolicyDocument,
    inline: inlineOf(role.RolePolicyList),
    attached: attachedOf(role.AttachedManagedPolicies),
    boundary: role.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
    instanceProfiles: role.InstanceProfileList.map(({ Arn }) => Arn),
    // Absent and empty both mean: not used in the tracking period.
    lastUsed: used?.LastUsedDate === undefined ? null : { at: used.LastUsedDate, region: used.Region ?? null },
    description: null,
    source: OPERATION,
  };
}
