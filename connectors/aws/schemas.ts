/**
 * The fields that we read, and no others: what is not named here is dropped before anything else sees it. Rows of
 * lists stay `unknown` and are parsed one by one, so that one odd row costs only itself.
 */
import { z } from 'zod';
import { BAD_DATE } from './client/bad-dates.ts';

/** The SDK gives dates as Date; one that it could not read was replaced. */
export const Time = z
  .date()
  .max(new Date(Date.parse(BAD_DATE) - 1), 'not a time')
  .transform((date) => date.toISOString().replace('.000Z', 'Z'));
const rows = z.array(z.unknown());

/** IAM's listings. A page may be short and still go on. */
const Marked = z.object({ IsTruncated: z.boolean().optional(), Marker: z.string().optional() });
const Tokened = z.object({
  NextToken: z
    .string()
    .nullish()
    .transform((token) => token ?? undefined),
});

// STS, Organizations, Account Management

export const CallerIdentity = z.object({ Account: z.string().regex(/^\d{12}$/), Arn: z.string(), UserId: z.string() });

/** The only answer with a secret in it: it is what we sign with, and it never leaves the client. */
export const AssumedRole = z.object({
  Credentials: z.object({
    AccessKeyId: z.string(),
    SecretAccessKey: z.string(),
    SessionToken: z.string(),
    Expiration: z.date(),
  }),
});

export const DescribeOrganization = z.object({
  Organization: z.object({ Id: z.string().regex(/^o-[a-z0-9]{10,32}$/), MasterAccountId: z.string() }),
});
export const ListAccounts = Tokened.extend({ Accounts: rows });
export const OrganizationAccount = z.object({
  Id: z.string().regex(/^\d{12}$/),
  Name: z.string().optional(),
  Email: z.string().optional(),
  State: z.string().optional(),
  Status: z.string().optional(),
  Paths: z.array(z.string()).optional(),
  JoinedTimestamp: Time.optional().catch(undefined),
});
export const ListRoots = Tokened.extend({ Roots: rows });
export const ListUnits = Tokened.extend({ OrganizationalUnits: rows });
export const OrganizationUnit = z.object({ Id: z.string(), Name: z.string().optional() });

export const ListRegions = Tokened.extend({ Regions: rows });
export const Region = z.object({ RegionName: z.string(), RegionOptStatus: z.string() });
/** The query protocol's XML, as text. */
export const DescribeRegions = z.string().includes('<regionInfo>');

// IAM

export const AccountAliases = z.object({ AccountAliases: z.array(z.string()) });

const Tags = z
  .array(z.object({ Key: z.string(), Value: z.string() }))
  .default([])
  .transform((tags) => Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])));
const Attached = z.array(z.object({ PolicyName: z.string(), PolicyArn: z.string() })).default([]);
const Inline = z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.string() })).default([]);
const Boundary = z.object({ PermissionsBoundaryArn: z.string() });

/** The unique id never comes back, however often a name does. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const UniqueId = z.string().regex(/^\w{16,128}$/);
const RoleLastUsed = z.object({ LastUsedDate: Time.optional(), Region: z.string().optional() });

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html */
export const AuthorizationDetails = Marked.extend({
  UserDetailList: rows.default([]),
  GroupDetailList: rows.default([]),
  RoleDetailList: rows.default([]),
  Policies: rows.default([]),
}).refine((page) => page.IsTruncated !== undefined, 'it does not say whether there is more');
export const UserDetail = z.object({
  UserName: z.string(),
  UserId: UniqueId,
  Arn: z.string(),
  Path: z.string(),
  CreateDate: Time,
  Tags,
  GroupList: z.array(z.string()).default([]),
  UserPolicyList: Inline,
  AttachedManagedPolicies: Attached,
  PermissionsBoundary: Boundary.optional(),
});
export const RoleDetail = z.object({
  RoleName: z.string(),
  RoleId: UniqueId,
  Arn: z.string(),
  Path: z.string(),
  CreateDate: Time,
  Tags,
  AssumeRolePolicyDocument: z.string(),
  RolePolicyList: Inline,
  AttachedManagedPolicies: Attached,
  PermissionsBoundary: Boundary.optional(),
  InstanceProfileList: z.array(z.object({ Arn: z.string() })).default([]),
  RoleLastUsed: RoleLastUsed.optional(),
});
export const GroupDetail = z.object({
  GroupName: z.string(),
  GroupId: UniqueId,
  Arn: z.string(),
  GroupPolicyList: Inline,
  AttachedManagedPolicies: Attached,
});
export const PolicyDetail = z.object({
  Arn: z.string(),
  DefaultVersionId: z.string(),
  PolicyVersionList: z
    .array(z.object({ VersionId: z.string(), Document: z.string(), IsDefaultVersion: z.boolean().optional() }))
    .default([]),
});
export const ListPolicies = Marked.extend({ Policies: rows });
export const PolicyRow = z.object({ Arn: z.string(), DefaultVersionId: z.string() });
export const PolicyVersion = z.object({ PolicyVersion: z.object({ Document: z.string() }) });
export const AccountSummary = z.object({ SummaryMap: z.record(z.string(), z.number()) });
export const GetPolicy = z.object({ Policy: z.object({ DefaultVersionId: z.string() }) });

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html */
export const GenerateReport = z.object({ State: z.string() });
export const CredentialReport = z.object({ Content: z.instanceof(Uint8Array), GeneratedTime: Time });

export const ListUsers = Marked.extend({ Users: rows });
export const UserRow = z.object({
  UserName: z.string(),
  UserId: UniqueId,
  Arn: z.string(),
  Path: z.string().default('/'),
  CreateDate: Time,
  /** Absent: never used since 2014-10-20, or no password. */
  PasswordLastUsed: Time.optional(),
});

export const ListAccessKeys = Marked.extend({ AccessKeyMetadata: rows });
export const AccessKeyRow = z.object({ AccessKeyId: z.string(), Status: z.string(), CreateDate: Time.optional() });
export const AccessKeyLastUsed = z.object({
  AccessKeyLastUsed: z.object({
    LastUsedDate: Time.optional(),
    Region: z.string().optional(),
    ServiceName: z.string().optional(),
  }),
});

// IAM one by one, where the bulk call is not offered

export const GetUser = z.object({ User: z.object({ Tags, PermissionsBoundary: Boundary.optional() }) });
export const ListRoles = Marked.extend({ Roles: rows });
export const RoleRow = z.object({
  RoleName: z.string(),
  RoleId: UniqueId,
  Arn: z.string(),
  Path: z.string().default('/'),
  CreateDate: Time,
  AssumeRolePolicyDocument: z.string().optional(),
  Description: z.string().optional(),
});
export const GetRole = z.object({
  Role: z.object({ Tags, PermissionsBoundary: Boundary.optional(), RoleLastUsed: RoleLastUsed.optional() }),
});
export const ListAttached = Marked.extend({ AttachedPolicies: Attached });
export const ListInline = Marked.extend({ PolicyNames: z.array(z.string()) });
export const UserPolicy = z.object({ PolicyDocument: z.string() });
export const RolePolicy = z.object({ PolicyDocument: z.string() });
export const GroupPolicy = z.object({ PolicyDocument: z.string() });
export const ListGroupsForUser = Marked.extend({
  Groups: z.array(z.object({ GroupName: z.string(), GroupId: UniqueId, Arn: z.string() })),
});
export const LoginProfile = z.object({ LoginProfile: z.object({ CreateDate: Time }) });
