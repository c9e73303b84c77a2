/** The least-privilege policy for a set of permissions, and an explicit Deny of every call that returns a secret. */

/** Calls that hand out a secret. An Allow elsewhere does not undo a Deny here. */
export const secretReturning = [
  'appsync:ListApiKeys',
  'cognito-idp:DescribeUserPoolClient',
  'kms:Decrypt',
  'lightsail:GetBucketAccessKeys',
  's3:GetObject',
  'secretsmanager:BatchGetSecretValue',
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter*',
] as const;

const ASSUME = 'sts:AssumeRole';
/** The role of the examples: whoever calls theirs differently puts its name here. */
const AUDIT_ROLE = 'arn:*:iam::*:role/NhiAuditRole';

/** @returns the JSON of a policy for the role that reads an account, or for the caller that enters many */
export function policyFor(permissions: readonly string[]): string {
  const Action = [...new Set(permissions)].filter((action) => action !== ASSUME).toSorted();
  const enter = { Sid: 'NhiEnter', Effect: 'Allow', Action: ASSUME, Resource: AUDIT_ROLE };
  const policy = {
    Version: '2012-10-17',
    Statement: [
      ...(Action.length > 0 ? [{ Sid: 'NhiRead', Effect: 'Allow', Action, Resource: '*' }] : []),
      ...(permissions.includes(ASSUME) ? [enter] : []),
      { Sid: 'NeverSecrets', Effect: 'Deny', Action: secretReturning, Resource: '*' },
    ],
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}
