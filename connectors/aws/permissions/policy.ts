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

/** @returns the JSON of a policy for the role that reads an account */
export function policyFor(permissions: readonly string[]): string {
  const Action = [...new Set(permissions)].toSorted();
  const policy = {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'NhiRead', Effect: 'Allow', Action, Resource: '*' },
      { Sid: 'NeverSecrets', Effect: 'Deny', Action: secretReturning, Resource: '*' },
    ],
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}
