/** AWS publishes no rates for IAM and STS; these paces are those that others found to hold. */
import type { RateLimit } from '../../core/connector.ts';

/** Its tables carry limiters that were tuned on real accounts; requests count for each account and operation. */
const steampipe = 'https://github.com/turbot/steampipe-plugin-aws';

const anywhere = 'https://docs.aws.amazon.com/rolesanywhere/latest/userguide/quotas.html';

export const limits: readonly RateLimit[] = [
  {
    id: 'iam-per-principal',
    operations: ['iam:GetRole', 'iam:GetRolePolicy', 'iam:ListRolePolicies', 'iam:ListAttachedRolePolicies'],
    per: ['scope', 'operation'],
    perSecond: 15,
    concurrency: 4,
    docs: steampipe,
  },
  {
    id: 'iam-policies',
    operations: ['iam:GetPolicy', 'iam:GetPolicyVersion'],
    per: ['scope', 'operation'],
    perSecond: 35,
    concurrency: 4,
    docs: steampipe,
  },
  {
    // Bulk answers are large and slow; more than one at a time only gets throttled.
    id: 'iam-bulk',
    operations: ['iam:GetAccountAuthorizationDetails', 'iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
    per: ['scope', 'operation'],
    perSecond: 5,
    concurrency: 1,
    docs: 'https://github.com/aws-samples/bulk-policy-migrator/issues/19',
  },
  {
    id: 'iam',
    operations: ['iam:*'],
    per: ['scope', 'operation'],
    perSecond: 20,
    concurrency: 5,
    docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  },
  {
    id: 'sts',
    operations: ['sts:*'],
    per: [],
    perSecond: 100,
    concurrency: 20,
    docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-sts-requests',
  },
  {
    id: 'organizations',
    operations: ['organizations:*'],
    per: [],
    perSecond: 8,
    concurrency: 2,
    docs: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html#throttling-limits',
  },
  {
    id: 'identity-center',
    operations: ['sso:*'],
    per: [],
    // 20 a second for all of its operations together, and it cannot be raised.
    perSecond: 15,
    concurrency: 5,
    docs: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html',
  },
  {
    id: 'secrets-manager',
    operations: ['secretsmanager:*'],
    per: ['scope', 'operation'],
    perSecond: 40,
    docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html',
  },
  {
    // Each group of operations has one a second, for each account and Region.
    id: 'anywhere-anchors',
    operations: ['rolesanywhere:ListTrustAnchors'],
    per: ['scope'],
    perSecond: 1,
    docs: anywhere,
  },
  { id: 'anywhere-profiles', operations: ['rolesanywhere:ListProfiles'], per: ['scope'], perSecond: 1, docs: anywhere },
  {
    id: 'anywhere-subjects',
    operations: ['rolesanywhere:ListSubjects', 'rolesanywhere:GetSubject'],
    per: ['scope'],
    perSecond: 1,
    docs: anywhere,
  },
  {
    id: 'account-management',
    operations: ['account:*'],
    per: ['scope', 'operation'],
    perSecond: 5,
    docs: 'https://docs.aws.amazon.com/accounts/latest/reference/quotas.html',
  },
  {
    id: 'other',
    operations: ['*'],
    per: ['scope', 'operation'],
    perSecond: 10,
    docs: 'https://docs.aws.amazon.com/general/latest/gr/api-retries.html',
  },
];
