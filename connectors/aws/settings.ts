/** What a source of provider `aws` may be told. Without any of it: the caller's own account, every enabled region. */
import { z } from 'zod';

const AccountId = z.string().regex(/^\d{12}$/, 'not an AWS account number (12 digits, in quotes)');
/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html */
const UnitId = z
  .string()
  .regex(/^(?:ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})$/, 'not the id of an OU or root');
const AccountOrUnit = z.union([AccountId, UnitId]);

/** A region code becomes part of a host name, so nothing else may pass. */
export const RegionName = z.string().regex(/^[a-z]{2,4}(?:-[a-z]{2,10}){1,3}-\d{1,2}$/, 'not an AWS region code');

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const ExternalId = z.string().regex(/^[\w+=,.@:/-]{2,1224}$/, 'not a valid external id');

const Endpoint = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).search === '', 'an endpoint has no query');

const Organization = z.strictObject({
  /** The role to assume in every member account, without path or ARN. */
  roleName: z.string().regex(/^[\w+=,.@/-]{1,512}$/, 'a role name, not an ARN'),
  externalId: ExternalId.optional(),
  /** Shown in CloudTrail of every account. */
  sessionName: z
    .string()
    .regex(/^[\w+=,.@-]{2,64}$/)
    .default('nhi-discover'),
  /** Accounts and OUs to read; an OU stands for everything below it. Default: all. */
  include: z.array(AccountOrUnit).min(1).optional(),
  exclude: z.array(AccountOrUnit).default([]),
  /** StackSets do not deploy to the management account, so its role is often missing. */
  includeManagementAccount: z.boolean().default(true),
});

const Endpoints = z.strictObject({
  /** For every service that has none of its own here. */
  default: Endpoint.optional(),
  account: Endpoint.optional(),
  ec2: Endpoint.optional(),
  iam: Endpoint.optional(),
  organizations: Endpoint.optional(),
  rolesanywhere: Endpoint.optional(),
  secretsmanager: Endpoint.optional(),
  sso: Endpoint.optional(),
  sts: Endpoint.optional(),
});

export const Settings = z
  .strictObject({
    /** A profile of the AWS CLI's configuration. Default: AWS_PROFILE, then the default credential chain. */
    profile: z.string().min(1).optional(),
    /** Reads every account of the caller's organization instead of the caller's own one. */
    organization: Organization.optional(),
    /** Single accounts, each through a role, where the organization may not be listed. */
    accounts: z
      .array(
        z.strictObject({
          roleArn: z.string().regex(/^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, 'not the ARN of a role'),
          externalId: ExternalId.optional(),
        }),
      )
      .min(1)
      .optional(),
    /** Default: every region that the account has enabled. */
    regions: z.array(RegionName).min(1).optional(),
    endpoints: Endpoints.default({}),
  })
  .refine(
    ({ organization, accounts }) => !(organization && accounts),
    'give either organization or accounts, not both',
  );

export type Settings = z.infer<typeof Settings>;
export type EndpointName = keyof z.infer<typeof Endpoints>;
