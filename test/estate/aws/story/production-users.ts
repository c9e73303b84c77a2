import { DAY, HOUR, MINUTE } from '../../clock.ts';
import { makeCertificate } from '../certificate.ts';
import { policy, statement, type Builder } from '../build.ts';
import { uniqueId } from '../ids.ts';
import type { AwsState } from '../state.ts';

/** People who sign in, one of whom has keys as well. */
function humans(build: Builder): void {
  const human = build.user('astrid.lund', {
    path: '/people/',
    password: { changed: build.ago(60), used: build.ago(2), nextRotation: build.now + 30 * DAY },
    mfa: true,
    groups: ['engineers'],
    tags: { email: 'astrid.lund@halden.example' },
  });
  build.note('user.human', 'console password, MFA, no keys: a person, not an NHI', human.id, { arn: human.arn });
  const withKeys = build.user('bo.ekman', {
    path: '/people/',
    password: { changed: build.ago(300), used: build.ago(12) },
    groups: ['engineers', 'administrators'],
  });
  const key = build.key(withKeys, { created: build.ago(700), used: { at: build.ago(1), service: 'ec2' } });
  build.note('user.human-with-key', 'a person whose access key automation uses', withKeys.id, { arn: withKeys.arn });
  build.note('key.of-human', 'access key of a console user', key.id, { arn: withKeys.arn });
  const left = build.user('dev.patel', {
    path: '/people/',
    password: { changed: build.ago(500) },
    tags: { email: 'dev.patel@halden.example' },
  });
  build.note('user.human-never-signed-in', 'password never used (no_information), and the person has left', left.id, {
    arn: left.arn,
  });
}

/** Machine users, each with one thing about its keys. */
function keys(build: Builder): void {
  const add = (name: string, what: string, owner?: Record<string, string>) => {
    const user = build.user(name, { path: '/machine/', created: build.ago(1500), ...(owner ? { tags: owner } : {}) });
    build.note(`user.${name}`, what, user.id, { arn: user.arn });
    return user;
  };
  const deploy = add('payments-deploy', 'ordinary machine user: one used key, owner tag', {
    owner: 'carla.mendes@halden.example',
    team: 'payments',
  });
  build.key(deploy, { created: build.ago(90), used: { at: build.now - 3 * HOUR, service: 's3', region: 'N/A' } });
  build.note('key.region-not-available', 'last used with S3: region N/A, yet used', deploy.keys[0]?.id ?? '', {
    arn: deploy.arn,
  });

  const twins = add('backup-agent', 'two keys made in the same second: report dates cannot tell them apart', {
    Owner: 'Platform',
  });
  const at = build.ago(200);
  const older = build.key(twins, { created: at, used: { at: build.ago(3), service: 's3' } });
  const newer = build.key(twins, { created: at, used: { at: build.ago(150), service: 'ec2' } });
  build.note('key.twin-fresh', 'same creation second as key.twin-stale; used 3 days ago', older.id, { arn: twins.arn });
  build.note('key.twin-stale', 'same creation second as key.twin-fresh; used 150 days ago', newer.id, {
    arn: twins.arn,
  });

  const many = add('legacy-etl', 'four keys, past the quota (terraform-provider-aws#39693): the report shows two');
  for (const days of [900, 700, 400])
    build.key(many, { created: build.ago(days), used: { at: build.ago(days / 3), service: 'glue' } });
  const hidden = build.key(many, { created: build.ago(20), used: { at: build.ago(1), service: 'iam' } });
  build.note('key.beyond-quota', 'one of four keys of a user', hidden.id, { arn: many.arn });

  const never = add('sensor-upload', 'its only key was never used (N/A)');
  build.note('key.never-used', 'active for a year and never used', build.key(never, { created: build.ago(365) }).id, {
    arn: never.arn,
  });

  const fresh = add('grafana-reader', 'key made three hours ago: unused, and no wonder', { team: 'platform' });
  build.note(
    'key.fresh',
    'made three hours ago, not used yet',
    build.key(fresh, { created: build.now - 3 * HOUR }).id,
    {
      arn: fresh.arn,
    },
  );

  const rotated = add('ci-legacy', 'old key inactive, new key in use', { team: 'platform' });
  const inactive = build.key(rotated, {
    created: build.ago(600),
    inactive: true,
    used: { at: build.ago(45), service: 'ecr' },
  });
  build.key(rotated, { created: build.ago(44), used: { at: build.ago(1), service: 'ecr' } });
  build.note('key.inactive', 'inactive, keeps its date in the report', inactive.id, { arn: rotated.arn });

  const stale = add('fleet-sync', 'key unused for 200 days, and nobody owns it');
  build.note(
    'key.stale',
    'last used 200 days ago',
    build.key(stale, { created: build.ago(900), used: { at: build.ago(200), service: 'sqs' } }).id,
    { arn: stale.arn },
  );

  const mail = add('ses-smtp-user.20231104', 'an SMTP password is an ordinary key last used with ses', {
    'aws:cloudformation:stack-name': 'mail-relay',
  });
  build.note('key.ses-smtp', 'SMTP credential', build.key(mail, { used: { at: build.ago(1), service: 'ses' } }).id, {
    arn: mail.arn,
  });

  const none = add('decommissioned-bot', 'no credential of any kind is left');
  build.note('user.no-credentials', 'neither password nor key', none.id, { arn: none.arn });
}

/** Credentials that the report does not show. */
function otherCredentials(state: AwsState, build: Builder): void {
  const service = (name: string, expires: number | undefined, what: string): void => {
    const user = build.user(name, { created: build.ago(120), attached: [build.aws('AmazonBedrockLimitedAccess')] });
    const id = uniqueId(build.random, 'ACCA');
    user.serviceCredentials.push({
      id,
      service: 'bedrock.amazonaws.com',
      alias: `${name}-at-${build.account.id}`,
      createdAt: user.createdAt,
      ...(expires === undefined ? {} : { expiresAt: expires }),
      status: expires !== undefined && expires < build.now ? 'Expired' : 'Active',
    });
    build.note(`user.${name}`, what, user.id, { arn: user.arn });
    build.note(`service-credential.${name}`, what, id, { arn: user.arn });
  };
  service('BedrockAPIKey-a1b2', undefined, 'phantom user made by the Bedrock console; its API key never expires');
  service('BedrockAPIKey-c3d4', build.now + 12 * DAY, 'phantom user; API key ends in twelve days');
  service('BedrockAPIKey-e5f6', build.now - 5 * DAY, 'phantom user; API key has expired');
  const gone = build.user('BedrockAPIKey-g7h8', {
    created: build.ago(200),
    attached: [build.aws('AmazonBedrockLimitedAccess')],
  });
  build.note('user.bedrock-phantom-left', 'phantom user whose API key is gone and whose policy stayed', gone.id, {
    arn: gone.arn,
  });

  const git = build.user('git-mirror', {
    path: '/machine/',
    tags: { team: 'robotics' },
    inline: { Mirror: policy(statement(['codecommit:GitPull', 'codecommit:GitPush'])) },
  });
  git.sshKeys.push({ id: uniqueId(build.random, 'APKA'), uploadedAt: build.ago(500), status: 'Active' });
  git.sshKeys.push({ id: uniqueId(build.random, 'APKA'), uploadedAt: build.ago(1100), status: 'Inactive' });
  git.serviceCredentials.push({
    id: uniqueId(build.random, 'ACCA'),
    service: 'codecommit.amazonaws.com',
    userName: `git-mirror-at-${build.account.id}`,
    createdAt: build.ago(480),
    status: 'Active',
  });
  build.note('user.ssh-keys', 'two SSH keys and a Git password, none of them in the report', git.id, { arn: git.arn });

  const soap = build.user('soap-client', { path: '/machine/', created: build.ago(1400) });
  for (const [name, from, to, status] of [
    ['soap-client-2022', 1300, -200, 'Inactive'],
    ['soap-client-2024', 600, 500, 'Active'],
  ] as const) {
    const certificate = makeCertificate(
      `${name} ${build.account.id}`,
      build.ago(from),
      build.now + to * DAY + 7 * MINUTE,
    );
    soap.certificates.push({
      id: build.random.chars('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 32),
      pem: certificate.pem,
      uploadedAt: build.ago(from),
      status,
    });
    state.plantedSecrets.add(certificate.privateKey);
  }
  build.note('user.signing-certificates', 'an expired inactive and a valid active X.509 certificate', soap.id, {
    arn: soap.arn,
  });
}

/** Whose is it? Every place where the answer may stand, and none. */
function owners(build: Builder): void {
  const tags: readonly [string, Record<string, string>, string][] = [
    ['owner-lower', { owner: 'emre.aydin@halden.example' }, 'tag owner'],
    ['owner-upper', { Owner: 'Grace Okoro' }, 'tag Owner, a name'],
    ['owner-team', { team: 'ai' }, 'tag team'],
    [
      'owner-stack',
      { 'aws:cloudformation:stack-name': 'payments-api', 'aws:cloudformation:logical-id': 'Uploader' },
      'CloudFormation stack',
    ],
    ['owner-gone', { owner: 'dev.patel@halden.example' }, 'tag owner names someone who has left'],
    [
      'owner-formula',
      { owner: '=cmd+C:/calc', purpose: '+46 40 555', note: '@SUM-1' },
      'tag values that a spreadsheet would run',
    ],
    ['owner-unicode', { owner: 'Emre Aydın', purpose: 'Överföring 数据 \u00a0mellan' }, 'tag values beyond ASCII'],
  ];
  for (const [name, values, what] of tags) {
    const user = build.user(name, { path: '/machine/', tags: values });
    build.key(user, { used: { at: build.ago(5), service: 'dynamodb' } });
    build.note(`user.${name}`, what, user.id, { arn: user.arn });
  }
}

export function productionUsers(state: AwsState, build: Builder): void {
  humans(build);
  keys(build);
  otherCredentials(state, build);
  owners(build);
}
