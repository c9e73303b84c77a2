import { alphabets, type Random } from '../random.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
export type IdPrefix = 'AIDA' | 'AROA' | 'AGPA' | 'ANPA' | 'AIPA' | 'ASCA' | 'APKA' | 'ACCA';

export type Partition = 'aws' | 'aws-us-gov' | 'aws-cn';

/** 21 characters: `AIDA` and 17 of base 32. */
export const uniqueId = (random: Random, prefix: IdPrefix): string => prefix + random.chars(alphabets.base32, 17);

/** 20 characters: `AKIA` (long-lived) or `ASIA` (temporary) and 16 of base 32. */
export const accessKeyId = (random: Random, prefix: 'AKIA' | 'ASIA'): string =>
  prefix + random.chars(alphabets.base32, 16);

export const iamArn = (partition: Partition, account: string, resource: string): string =>
  `arn:${partition}:iam::${account}:${resource}`;

/** Where each partition's global services sign, and a few of its Regions. */
export const PARTITIONS: Readonly<
  Record<
    Partition,
    {
      iam: string;
      organizations: string;
      home: string;
      second: string;
      dns: string;
      regions: readonly string[];
      optIn: readonly string[];
    }
  >
> = {
  aws: {
    iam: 'us-east-1',
    organizations: 'us-east-1',
    home: 'us-east-1',
    second: 'eu-west-1',
    dns: 'amazonaws.com',
    regions: [
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
      'ca-central-1',
      'sa-east-1',
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'eu-central-1',
      'eu-north-1',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-southeast-1',
      'ap-southeast-2',
    ],
    optIn: ['af-south-1', 'ap-east-1', 'eu-south-1', 'me-south-1'],
  },
  'aws-us-gov': {
    iam: 'us-gov-west-1',
    organizations: 'us-gov-west-1',
    home: 'us-gov-west-1',
    second: 'us-gov-east-1',
    dns: 'amazonaws.com',
    regions: ['us-gov-west-1', 'us-gov-east-1'],
    optIn: [],
  },
  'aws-cn': {
    iam: 'cn-north-1',
    organizations: 'cn-northwest-1',
    home: 'cn-north-1',
    second: 'cn-northwest-1',
    dns: 'amazonaws.com.cn',
    regions: ['cn-north-1', 'cn-northwest-1'],
    optIn: [],
  },
};
