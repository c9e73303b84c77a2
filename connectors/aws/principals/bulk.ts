/** Reads all principals with one kind of call: GetAccountAuthorizationDetails. */
import type { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { parseRow } from '../../shared/rows.ts';
import { AuthorizationDetails, GroupDetail, PolicyDetail, RoleDetail, UserDetail } from '../schemas.ts';
import { nextPage } from '../client/paging.ts';
import type { Reader } from '../client/reader.ts';
import type { Group, Role, User } from './principal.ts';

const OPERATION = 'iam:GetAccountAuthorizationDetails';
/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html: 100 unless told, 1000 at most. */
const PAGE = { MaxItems: 1000 };

/** What policies and groups allow: needed first, because users and roles refer to it. */
export interface PolicySources {
  groups: Map<string, Group>;
  /** Documents of the account's own policies, by ARN; URL-encoded. */
  documents: Map<string, string>;
}

/** `lost`: there is one, and it could not be understood or listed. */
export type Actors = { user: User } | { role: Role } | { lost: 'user' | 'role' };

export interface Bulk {
  sources: PolicySources;
  actors: AsyncIterable<Actors>;
}

type Filter = 'User' | 'Role' | 'Group' | 'LocalManagedPolicy';
type Page = z.infer<typeof AuthorizationDetails>;

/**
 * Most accounts fit into one page. Where one does not, it is listed in two parts, each with one set of filters for all
 * its pages, so that nothing but policies and groups has to be kept.
 */
export async function readBulk(reader: Reader, run: Run): Promise<Bulk> {
  const pagesOf = (...filter: Filter[]) => reader.pages(OPERATION, { Filter: filter }, AuthorizationDetails, PAGE);
  const { value: first } = await pagesOf('User', 'Role', 'Group', 'LocalManagedPolicy').next();
  if (first !== undefined && nextPage(first) === undefined) {
    return { sources: await sourcesIn([first], run), actors: actorsIn([first], run) };
  }
  const sources = await sourcesIn(pagesOf('Group', 'LocalManagedPolicy'), run);
  return { sources, actors: actorsIn(pagesOf('User', 'Role'), run) };
}

async function sourcesIn(pages: Iterable<Page> | AsyncIterable<Page>, run: Run): Promise<PolicySources> {
  const sources: PolicySources = { groups: new Map(), documents: new Map() };
  for await (const page of pages) {
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

/** A page may be short or empty and still go on. */
async function* actorsIn(pages: Iterable<Page> | AsyncIterable<Page>, run: Run): AsyncGenerator<Actors> {
  for await (const page of pages) {
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
