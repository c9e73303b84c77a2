/** Where each service is, in each partition, and what the configuration and the environment put in its place. */
import { ReadFailed } from '../../../core/errors.ts';
import { RegionName, type EndpointName, type Settings } from '../settings.ts';

export type ServiceName = Exclude<EndpointName, 'default'>;

export interface Partition {
  id: string;
  /** The suffix of its hosts. */
  dns: string;
  /** Where the global services sign. https://docs.aws.amazon.com/general/latest/gr/iam-service.html */
  home: string;
  organizations: string;
  /** Regions that are on in every account, used when the account's own list cannot be read. */
  regions: readonly string[];
}

/** https://docs.aws.amazon.com/general/latest/gr/rande.html; the regions that need no opting in. */
const partitions: Readonly<Record<string, Partition>> = {
  aws: {
    id: 'aws',
    dns: 'amazonaws.com',
    home: 'us-east-1',
    organizations: 'us-east-1',
    regions: [
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-southeast-1',
      'ap-southeast-2',
      'ca-central-1',
      'eu-central-1',
      'eu-north-1',
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'sa-east-1',
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
    ],
  },
  'aws-us-gov': {
    id: 'aws-us-gov',
    dns: 'amazonaws.com',
    home: 'us-gov-west-1',
    organizations: 'us-gov-west-1',
    regions: ['us-gov-east-1', 'us-gov-west-1'],
  },
  'aws-cn': {
    id: 'aws-cn',
    dns: 'amazonaws.com.cn',
    home: 'cn-north-1',
    organizations: 'cn-northwest-1',
    regions: ['cn-north-1', 'cn-northwest-1'],
  },
  'aws-eusc': {
    id: 'aws-eusc',
    dns: 'amazonaws.eu',
    home: 'eusc-de-east-1',
    organizations: 'eusc-de-east-1',
    regions: ['eusc-de-east-1'],
  },
};

/** The partition is the second part of every ARN; it is never assumed. */
export function partitionOf(arn: string): Partition {
  const id = arn.split(':')[1] ?? '';
  const partition = partitions[id];
  if (partition !== undefined) return partition;
  throw new ReadFailed('unsupported', `the AWS partition "${id}" of ${arn} is not known to this version`);
}

/** As the SDKs name them: AWS_ENDPOINT_URL_<SERVICE>. https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html */
const variables: Readonly<Record<ServiceName, string>> = {
  account: 'ACCOUNT',
  ec2: 'EC2',
  iam: 'IAM',
  organizations: 'ORGANIZATIONS',
  rolesanywhere: 'ROLESANYWHERE',
  secretsmanager: 'SECRETS_MANAGER',
  sso: 'SSO_ADMIN',
  sts: 'STS',
};
const serviceNames = Object.keys(variables) as readonly ServiceName[];

/** The configuration beats the environment, and the service's own endpoint the one for all. */
export function endpointOf(service: ServiceName, settings: Settings, env = process.env): string | undefined {
  const { endpoints } = settings;
  const configured = endpoints[service] ?? endpoints.default;
  if (configured !== undefined || env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true') return configured;
  return env[`AWS_ENDPOINT_URL_${variables[service]}`] || env['AWS_ENDPOINT_URL'] || undefined;
}

/** The allow-list: the partitions' own domains, and the overrides. */
export function originsOf(settings: Settings, env = process.env): readonly string[] {
  const domains = new Set(Object.values(partitions).map(({ dns }) => `https://*.${dns}`));
  const overrides = serviceNames
    .map((service) => endpointOf(service, settings, env))
    .filter((url) => url !== undefined);
  return [...domains, ...new Set(overrides.map((url) => new URL(url).origin))];
}

/** `https://rolesanywhere.eu-west-1.amazonaws.com`, for the services that are called without an SDK. */
export function hostOf(service: ServiceName, region: string, partition: Partition): string {
  return `https://${service}.${RegionName.parse(region)}.${partition.dns}`;
}
