import { policy, statement, trust, type Builder } from '../build.ts';

/** Every way to be an administrator, and the ways that only look like it. */
export function admins(build: Builder): void {
  const admin = build.aws('AdministratorAccess');
  const ec2 = trust({ Service: 'ec2.amazonaws.com' });
  const note = (name: string, what: string, made: { id: string; arn: string }): void =>
    build.note(name, what, made.id, { arn: made.arn });
  const everything = policy(statement('*'));

  const managed = build.user('terraform-apply', { path: '/machine/', attached: [admin], tags: { team: 'platform' } });
  build.key(managed, { created: build.ago(500), used: { at: build.ago(1), service: 'iam' } });
  build.admin(managed.id, 'AdministratorAccess');
  note('admin.managed-policy', 'machine user with AdministratorAccess and a 500-day-old key', managed);

  const inline = build.role('break-glass', ec2, {
    inline: { all: policy(statement('*:*')) },
    used: { at: build.ago(100) },
  });
  build.admin(inline.id, 'inline *:*');
  note('admin.inline-star', 'inline policy that allows *:*', inline);

  build.group('platform-admins', { attached: [admin] });
  const grouped = build.user('jenkins', { path: '/machine/', groups: ['platform-admins'] });
  build.key(grouped, { created: build.ago(1100), used: { at: build.ago(3), service: 'sts' } });
  build.admin(grouped.id, 'group platform-admins');
  note('admin.via-group', 'administrator by a group', grouped);

  const notAction = build.policy(
    'everything-but-billing',
    policy({ Effect: 'Allow', NotAction: ['aws-portal:*', 'ce:*'], Resource: '*' }),
  );
  const other = build.role('landing-zone', ec2, { attached: [notAction.arn], used: { at: build.ago(14) } });
  build.admin(other.id, 'NotAction');
  note('admin.not-action', 'Allow NotAction leaves IAM open', other);

  const versioned = build.policy('deploy-all', everything, { older: policy(statement('s3:*')) });
  const latest = build.role('stack-deployer', ec2, { attached: [versioned.arn] });
  build.admin(latest.id, 'deploy-all v2');
  note('admin.default-version', 'customer policy whose default version, v2, allows all', latest);

  const boundary = build.policy('boundary-read-only', policy(statement(['s3:Get*', 's3:List*', 'ec2:Describe*'])));
  const bounded = build.role('sandbox-runner', ec2, {
    attached: [admin],
    boundary: boundary.arn,
    used: { at: build.ago(2) },
  });
  note('admin.bounded', 'AdministratorAccess inside a read-only boundary: no administrator', bounded);

  const denied = build.role('half-admin', ec2, {
    attached: [admin],
    inline: { no: policy({ Effect: 'Deny', Action: '*', Resource: '*' }) },
  });
  note('admin.denied', 'AdministratorAccess and a Deny of everything: no administrator', denied);

  const tamed = build.policy('once-admin', policy(statement('s3:ListAllMyBuckets')), { older: everything });
  const past = build.role('once-admin', ec2, { attached: [tamed.arn] });
  note('admin.old-version', 'an older version allows all, the default does not: no administrator', past);

  const power = build.role('power-user', ec2, { attached: [build.aws('PowerUserAccess')] });
  note('admin.power-user', 'PowerUserAccess: NotAction without IAM', power);

  const pass = build.role('ci-lambda-deployer', trust({ Service: 'codebuild.amazonaws.com' }), {
    inline: { deploy: policy(statement(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'])) },
    used: { at: build.ago(1) },
  });
  note('escalation.pass-role', 'PassRole with lambda:CreateFunction and InvokeFunction', pass);

  const conditional = build.role('admin-from-office', ec2, {
    inline: {
      office: policy({
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } },
      }),
    },
  });
  note('admin.conditional', 'all is allowed from one network: conditional', conditional);
}
