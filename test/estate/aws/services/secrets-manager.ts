import { AwsError } from '../errors.ts';
import { loadModel } from '../model.ts';
import { paginate } from '../page.ts';
import type { Context, Operation, Service } from '../service.ts';
import type { RegionState, Secret } from '../state.ts';
import { flag, text, type Params } from '../validate.ts';

type Output = Record<string, unknown>;
const opt = (key: string, value: unknown): Output => (value === undefined ? {} : { [key]: value });

function region({ account, region: name }: Context): RegionState {
  const found = account.regions.get(name);
  if (!found) throw new Error(`no Region ${name}`);
  return found;
}

/** By name, full ARN, or ARN without its six random characters. */
function find(params: Params, context: Context): Secret {
  const id = text(params, 'SecretId') ?? '';
  const { secrets } = region(context);
  const secret = id.startsWith('arn:')
    ? secrets.all().find(({ arn }) => arn === id || arn.slice(0, -7) === id)
    : secrets.get(id);
  if (!secret) throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  return secret;
}

const stages = (secret: Secret): Output =>
  Object.fromEntries(secret.versions.filter((v) => v.stages.length > 0).map((v) => [v.id, v.stages]));

/** "Secrets Manager only returns fields that have a value": absent dates are absent keys. */
function row(secret: Secret): Output {
  return {
    ARN: secret.arn,
    Name: secret.name,
    ...opt('Description', secret.description),
    ...opt('Type', secret.type),
    ...opt('KmsKeyId', secret.kmsKeyId),
    ...opt('RotationEnabled', secret.rotation ? true : undefined),
    ...opt('RotationLambdaARN', secret.rotation?.lambdaArn),
    ...opt('RotationRules', secret.rotation ? { AutomaticallyAfterDays: secret.rotation.everyDays } : undefined),
    ...opt('LastRotatedDate', secret.rotatedAt),
    LastChangedDate: secret.changedAt,
    ...opt('LastAccessedDate', secret.accessedAt),
    ...opt('DeletedDate', secret.deletedAt),
    ...opt('NextRotationDate', secret.nextRotationAt),
    ...opt('Tags', secret.tags.length > 0 ? secret.tags : undefined),
    ...opt('OwningService', secret.owningService),
    CreatedDate: secret.createdAt,
    ...opt('PrimaryRegion', secret.primaryRegion),
  };
}

type Filter = { Key?: string; Values?: string[] };

function matches(secret: Secret, { Key, Values = [] }: Filter): boolean {
  const values: Record<string, readonly string[]> = {
    name: [secret.name],
    description: [secret.description ?? ''],
    'tag-key': secret.tags.map((tag) => tag.Key),
    'tag-value': secret.tags.map((tag) => tag.Value),
    'owning-service': [secret.owningService ?? ''],
    'primary-region': [secret.primaryRegion ?? ''],
  };
  const of = Key === 'all' ? Object.values(values).flat() : (values[Key ?? ''] ?? []);
  return Values.some((wanted) =>
    wanted.startsWith('!')
      ? !of.some((value) => value.startsWith(wanted.slice(1)))
      : of.some((value) => value.startsWith(wanted)),
  );
}

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html: 100 a page. */
function list(params: Params, context: Context): Output {
  const filters = (params['Filters'] as Filter[] | undefined) ?? [];
  const found = region(context)
    .secrets.all()
    .filter(
      (s) =>
        (flag(params, 'IncludePlannedDeletion') || s.deletedAt === undefined) && filters.every((f) => matches(s, f)),
    );
  const page = paginate(context, params, found, { size: 100, key: ({ arn }) => arn });
  return {
    SecretList: page.items.map((secret) => ({ ...row(secret), SecretVersionsToStages: stages(secret) })),
    ...opt('NextToken', page.next),
  };
}

function versions(params: Params, context: Context): Output {
  const secret = find(params, context);
  const found = secret.versions.filter((v) => flag(params, 'IncludeDeprecated') || v.stages.length > 0);
  const page = paginate(context, params, found, { size: 100 });
  return {
    Versions: page.items.map((version) => ({
      VersionId: version.id,
      ...opt('VersionStages', version.stages.length > 0 ? version.stages : undefined),
      ...opt('LastAccessedDate', version.lastAccessedAt),
      CreatedDate: version.createdAt,
    })),
    ...opt('NextToken', page.next),
    ARN: secret.arn,
    Name: secret.name,
  };
}

const named = (params: Params, { state, region: name, account }: Context): string =>
  `arn:${state.partition}:secretsmanager:${name}:${account.id}:secret:${text(params, 'SecretId') ?? ''}`;

const operations: Record<string, Operation> = {
  ListSecrets: { run: list },
  ListSecretVersionIds: { resource: named, run: versions },
  DescribeSecret: {
    resource: named,
    run: (params, context) => {
      const secret = find(params, context);
      const replicas = secret.replicas.map((Region) => ({
        Region,
        Status: 'InSync',
        KmsKeyId: 'alias/aws/secretsmanager',
        ...opt('LastAccessedDate', context.account.regions.get(Region)?.secrets.get(secret.name)?.accessedAt),
      }));
      return {
        ...row(secret),
        VersionIdsToStages: stages(secret),
        ...opt('ReplicationStatus', replicas.length > 0 ? replicas : undefined),
      };
    },
  },
  GetResourcePolicy: {
    resource: named,
    run: (params, context) => {
      const secret = find(params, context);
      const policy = secret.resourcePolicy;
      return { ARN: secret.arn, Name: secret.name, ...opt('ResourcePolicy', policy && JSON.stringify(policy)) };
    },
  },
};

export const secretsManager: Service = {
  id: 'secretsmanager',
  prefix: 'secretsmanager',
  model: loadModel('secretsmanager'),
  scope: 'regional',
  operations,
  secretReturning: ['GetSecretValue', 'BatchGetSecretValue', 'GetRandomPassword'],
};
