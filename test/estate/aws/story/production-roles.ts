import { DAY } from '../../clock.ts';
import { policy, statement, trust, type Builder } from '../build.ts';
import { uniqueId } from '../ids.ts';

/** Roles that services use: fresh, stale, never used, and used longer ago than IAM remembers. */
function services(build: Builder): void {
  const lambda = trust({ Service: 'lambda.amazonaws.com' });
  const logs = [build.aws('service-role/AWSLambdaBasicExecutionRole')];
  const used = build.role('payments-api', lambda, {
    path: '/service/',
    attached: logs,
    tags: { team: 'payments', 'aws:cloudformation:stack-name': 'payments-api' },
    used: { at: build.ago(1) },
  });
  build.note('role.service-used', 'ordinary Lambda role, used daily', used.id, { arn: used.arn });
  const never = build.role('invoice-export', lambda, { attached: logs, created: build.ago(350) });
  build.note('role.never-used', 'made 350 days ago, inside the 400-day window: never used, provably', never.id, {
    arn: never.arn,
  });
  const forgotten = build.role('warehouse-loader', trust({ Service: 'glue.amazonaws.com' }), {
    created: build.ago(1200),
    used: { at: build.ago(500) },
    inline: { s3: policy(statement(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::halden-warehouse/*')) },
  });
  build.note(
    'role.used-beyond-window',
    'used 500 days ago; IAM tells nothing beyond 400 days, so null is not "never"',
    forgotten.id,
    {
      arn: forgotten.arn,
    },
  );
  const stale = build.role('map-tiler', trust({ Service: 'ec2.amazonaws.com' }), {
    used: { at: build.ago(210), region: build.second },
  });
  build.note('role.stale', 'last used 210 days ago', stale.id, { arn: stale.arn });
  const fresh = build.role('route-planner', lambda, { created: build.now - 2 * 3600, attached: logs });
  build.note('role.fresh', 'made two hours ago: unused, and no wonder', fresh.id, { arn: fresh.arn });
  const odd = build.role('report-mailer', lambda, {
    description: 'Mails reports.\n\tAsk "ops" </script><img src=x onerror=alert(1)>',
    tags: { owner: '=1+1', team: 'Överföring' },
    used: { at: build.ago(3) },
  });
  build.note('role.hostile-text', 'HTML, tab and newline in the description; a formula in a tag', odd.id, {
    arn: odd.arn,
  });
}

/** Roles that AWS keeps for itself: not the company's to review. */
function reserved(build: Builder): void {
  const { account } = build;
  const linked = build.role('AWSServiceRoleForAutoScaling', trust({ Service: 'autoscaling.amazonaws.com' }), {
    path: '/aws-service-role/autoscaling.amazonaws.com/',
    attached: [build.aws('aws-service-role/AutoScalingServiceRolePolicy')],
    description:
      'Default Service-Linked Role enables access to AWS Services and Resources used or managed by Auto Scaling',
    used: { at: build.ago(1) },
  });
  build.note('role.service-linked', 'AWS owns it', linked.id, { arn: linked.arn });
  const support = build.role('AWSServiceRoleForSupport', trust({ Service: 'support.amazonaws.com' }), {
    path: '/aws-service-role/support.amazonaws.com/',
    attached: [build.aws('aws-service-role/AWSSupportServiceRolePolicy')],
  });
  build.note('role.service-linked-unused', 'AWS owns it, and it was never used', support.id, { arn: support.arn });
  const provider = build.arn(`saml-provider/AWSSSO_${build.random.chars('0123456789abcdef', 16)}_DO_NOT_DELETE`);
  account.samlProviders.set(provider, {
    arn: provider,
    createdAt: build.ago(1100),
    validUntil: build.now + 3000 * DAY,
    metadata: '<EntityDescriptor/>'.padEnd(1000, ' '),
    tags: [],
  });
  const federated = trust(
    { Federated: provider },
    { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
  );
  const sso = build.role(
    `AWSReservedSSO_AdministratorAccess_${build.random.chars('0123456789abcdef', 16)}`,
    federated,
    {
      path: '/aws-reserved/sso.amazonaws.com/',
      attached: [build.aws('AdministratorAccess')],
      maxSession: 43_200,
      used: { at: build.ago(2) },
    },
  );
  build.admin(sso.id, 'AdministratorAccess');
  build.note('role.identity-center', 'reserved role of Identity Center: people, not NHIs', sso.id, { arn: sso.arn });
}

function instanceProfiles(build: Builder): void {
  const { account, random } = build;
  const add = (name: string, role?: string): string => {
    const id = uniqueId(random, 'AIPA');
    account.instanceProfiles.put(name, {
      path: '/',
      name,
      id,
      arn: build.arn(`instance-profile/${name}`),
      createdAt: build.ago(700),
      ...(role === undefined ? {} : { role }),
    });
    return id;
  };
  add('map-tiler', 'map-tiler');
  build.note(
    'instance-profile.without-role',
    'an instance profile that no role is in: only ListInstanceProfiles shows it',
    add('old-bastion'),
  );
}

export function productionRoles(build: Builder): void {
  services(build);
  reserved(build);
  instanceProfiles(build);
}
