import { createRandom } from '../random.ts';
import { uniqueId, type Partition } from './ids.ts';
import type { ManagedPolicy, PolicyDocument } from './state.ts';

const allow = (Action: string | string[], Resource: string | string[] = '*'): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});

/** A dozen of AWS's own policies; the long ones are cut to what makes them what they are. */
const DOCUMENTS: readonly (readonly [name: string, path: string, document: PolicyDocument])[] = [
  ['AdministratorAccess', '/', allow('*')],
  [
    'PowerUserAccess',
    '/',
    {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
        {
          Effect: 'Allow',
          Action: [
            'iam:CreateServiceLinkedRole',
            'iam:DeleteServiceLinkedRole',
            'iam:ListRoles',
            'organizations:DescribeOrganization',
          ],
          Resource: '*',
        },
      ],
    },
  ],
  ['IAMFullAccess', '/', allow(['iam:*', 'organizations:DescribeAccount', 'organizations:ListRoots'])],
  ['ReadOnlyAccess', '/', allow(['ec2:Describe*', 'iam:Get*', 'iam:List*', 's3:Get*', 's3:List*', 'logs:Get*'])],
  [
    'SecurityAudit',
    '/',
    allow(['iam:GenerateCredentialReport', 'iam:Get*', 'iam:List*', 'secretsmanager:ListSecrets']),
  ],
  ['AmazonS3ReadOnlyAccess', '/', allow(['s3:Get*', 's3:List*'])],
  ['AmazonEC2ContainerRegistryReadOnly', '/', allow(['ecr:GetAuthorizationToken', 'ecr:BatchGetImage'])],
  [
    'AmazonBedrockLimitedAccess',
    '/',
    allow(['bedrock:Get*', 'bedrock:List*', 'bedrock:InvokeModel', 'bedrock:CallWithBearerToken']),
  ],
  [
    'AWSLambdaBasicExecutionRole',
    '/service-role/',
    allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']),
  ],
  ['AWSSupportServiceRolePolicy', '/aws-service-role/', allow(['ec2:Describe*', 'iam:List*'])],
  [
    'AutoScalingServiceRolePolicy',
    '/aws-service-role/',
    allow(['ec2:RunInstances', 'ec2:TerminateInstances', 'iam:PassRole']),
  ],
  ['Billing', '/job-function/', allow(['aws-portal:*Billing', 'ce:*', 'budgets:*'])],
];

const byPartition = new Map<Partition, Map<string, ManagedPolicy>>();

function load(partition: Partition): Map<string, ManagedPolicy> {
  const known = byPartition.get(partition);
  if (known) return known;
  // The same for every company, as AWS's own are: their ids do not depend on a seed.
  const random = createRandom('aws-managed-policies');
  const made = new Map<string, ManagedPolicy>();
  for (const [name, path, document] of DOCUMENTS) {
    const arn = `arn:${partition}:iam::aws:policy${path}${name}`;
    const createdAt = Date.UTC(2015, 1, 6, 18, 39, 46) / 1000;
    const updatedAt = Date.UTC(2024, 5, 11, 17, 0, 0) / 1000;
    const versions = [
      { id: 'v1', document, createdAt, isDefault: false },
      { id: 'v2', document, createdAt: updatedAt, isDefault: true },
    ];
    made.set(arn, { path, name, id: uniqueId(random, 'ANPA'), arn, createdAt, updatedAt, tags: [], versions });
  }
  byPartition.set(partition, made);
  return made;
}

export const managedPolicy = (partition: Partition, arn: string): ManagedPolicy | undefined => load(partition).get(arn);
export const managedPolicies = (partition: Partition): ManagedPolicy[] => [...load(partition).values()];

/** ARN of one of AWS's own, by path and name: `service-role/AWSLambdaBasicExecutionRole`. */
export const awsPolicy = (partition: Partition, name: string): string => `arn:${partition}:iam::aws:policy/${name}`;
