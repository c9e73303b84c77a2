import { DAY } from '../../clock.ts';
import { policy, type Builder } from '../build.ts';

/** LastAccessedDate is kept per day: midnight UTC of the day of use. */
const day = (at: number): number => at - (at % DAY);

export function secrets(build: Builder): void {
  const { home, second, now } = build;
  const add = (name: string, what: string, options: Parameters<Builder['secret']>[2], region = home): void => {
    const secret = build.secret(region, name, options);
    build.note(`secret.${name}${region === home ? '' : '@replica'}`, what, secret.arn, { arn: secret.arn, region });
  };
  const rotatedAt = build.ago(12);
  const old = build.ago(600);
  add('prod/warehouse/db', 'rotated by Secrets Manager every 30 days', {
    createdAt: old,
    rotatedAt,
    changedAt: rotatedAt,
    nextRotationAt: rotatedAt + 30 * DAY,
    accessedAt: day(now),
    rotation: { lambdaArn: `arn:${build.partition}:lambda:${home}:${build.account.id}:function:rotate`, everyDays: 30 },
    tags: { team: 'data' },
    versions: [
      { stages: ['AWSPREVIOUS'], createdAt: build.ago(42) },
      { stages: ['AWSCURRENT'], createdAt: rotatedAt },
    ],
  });
  add('prod/legacy/ftp', 'never rotated: no LastRotatedDate', {
    createdAt: old,
    accessedAt: day(build.ago(2)),
    tags: { owner: 'emre.aydin@halden.example' },
  });
  add('prod/partner/api-key', 'LastChangedDate moved by a tag edit; the value is 600 days old', {
    createdAt: old,
    changedAt: build.ago(4),
    accessedAt: day(build.ago(1)),
    tags: { cost: '4711' },
  });
  add('prod/abandoned/token', 'never read: no LastAccessedDate', { createdAt: build.ago(420) });
  add('dev/fresh/token', 'made an hour ago, not read yet', { createdAt: now - 3600 });
  add('prod/rotated-by-hand', 'new value put by hand: AWSCURRENT is young, LastRotatedDate absent', {
    createdAt: old,
    changedAt: build.ago(30),
    accessedAt: day(build.ago(3)),
    versions: [
      { stages: ['AWSPREVIOUS'], createdAt: old },
      { stages: ['AWSCURRENT'], createdAt: build.ago(30) },
    ],
  });
  add('prod/rolled-back', 'AWSCURRENT was moved back to an older version than AWSPREVIOUS', {
    createdAt: old,
    changedAt: build.ago(10),
    accessedAt: day(build.ago(1)),
    versions: [
      { stages: ['AWSCURRENT'], createdAt: build.ago(300) },
      { stages: ['AWSPREVIOUS'], createdAt: build.ago(20) },
      { stages: [], createdAt: old },
    ],
  });
  add('prod/replicated/db', 'primary of a replicated secret', {
    createdAt: old,
    accessedAt: day(build.ago(90)),
    primaryRegion: home,
    replicas: [second],
  });
  add(
    'prod/replicated/db',
    'replica, read yesterday although the primary was not',
    { createdAt: old, accessedAt: day(build.ago(1)), primaryRegion: home },
    second,
  );
  add('rds!cluster-5d3a1c', 'owned by RDS, which rotates it', {
    createdAt: build.ago(200),
    rotatedAt: build.ago(5),
    changedAt: build.ago(5),
    accessedAt: day(now),
    owningService: 'rds',
    rotation: { everyDays: 7 },
    tags: { 'aws:rds:primaryDBClusterArn': `arn:${build.partition}:rds:${home}:${build.account.id}:cluster:orders` },
  });
  add('prod/doomed', 'scheduled for deletion: listed only with IncludePlannedDeletion', {
    createdAt: old,
    deletedAt: now + 5 * DAY,
  });
  add('prod/hostile', 'escape codes, right-to-left override, HTML and a formula where the API allows them', {
    createdAt: build.ago(150),
    accessedAt: day(build.ago(7)),
    description: 'red \u001b[31malert\u001b[0m \u202egnp.exe </script><img src=x onerror=alert(1)>',
    tags: {
      owner: '=HYPERLINK("http://evil.example","click")',
      note: 'bell\u0007 数据\u200b',
      team: "'; DROP TABLE identity;--",
    },
  });
  add('prod/shared', 'its resource policy lets a stranger read it', {
    createdAt: build.ago(500),
    accessedAt: day(build.ago(1)),
    tags: { 'aws:cloudformation:stack-name': 'partner-bridge' },
    resourcePolicy: policy({
      Effect: 'Allow',
      Principal: { AWS: '540917350842' },
      Action: 'secretsmanager:GetSecretValue',
      Resource: '*',
    }),
  });
  add('prod/salesforce', 'managed external secret of a partner', {
    createdAt: build.ago(60),
    type: 'SalesforceClientSecret',
    accessedAt: day(now),
    rotation: { everyDays: 30 },
    rotatedAt: build.ago(8),
  });
}
