import { company } from '../../company/company.ts';
import { policy, statement, trust, type Builder, type RoleOptions } from '../build.ts';
import { uniqueId } from '../ids.ts';
import type { Account, AwsState, PolicyDocument } from '../state.ts';

const root = (build: Builder, account: string): string => `arn:${build.partition}:iam::${account}:root`;

const externalId = (id: string | undefined): object => ({ StringEquals: { 'sts:ExternalId': id ?? '' } });

/** Roles that other accounts may assume: friends, vendors, strangers, everyone, and ghosts. */
export function trusts(state: AwsState, build: Builder, named: ReadonlyMap<string, Account>): void {
  const { vendors } = company;
  const add = (name: string, what: string, document: PolicyDocument, options: RoleOptions = {}): void => {
    const role = build.role(name, document, { attached: [build.aws('ReadOnlyAccess')], ...options });
    build.note(`role.${name}`, what, role.id, { arn: role.arn });
  };
  const friend = named.get('development')?.id ?? build.account.id;

  add('trust-same-org', 'another account of the organization, by root ARN', trust({ AWS: root(build, friend) }), {
    used: { at: build.ago(2) },
  });
  add(
    'trust-same-account',
    'a user of the same account, by ARN',
    trust({ AWS: build.arn('user/machine/payments-deploy') }),
    {
      used: { at: build.ago(9) },
    },
  );
  add(
    'trust-org-condition',
    'everyone, but only within the organization',
    trust('*', { StringEquals: { 'aws:PrincipalOrgID': state.organization?.id ?? 'o-elsewhere00' } }),
  );
  add(
    'DatadogIntegrationRole',
    'vendor with ExternalId, used daily',
    trust({ AWS: root(build, vendors.datadog.awsAccount) }, externalId(vendors.datadog.externalId)),
    {
      used: { at: build.ago(1) },
    },
  );
  add(
    'vanta-auditor',
    "vendor with the same ExternalId as another vendor's",
    trust({ AWS: root(build, vendors.vanta.awsAccount) }, externalId(vendors.vanta.externalId)),
    {
      attached: [build.aws('SecurityAudit')],
      used: { at: build.ago(4) },
    },
  );
  add(
    'snyk-scanner',
    'vendor without ExternalId: confused deputy',
    trust({ AWS: root(build, vendors.snyk.awsAccount) }),
    { used: { at: build.ago(20) } },
  );
  add(
    'orca-sidescan',
    'vendor with ExternalId, unused for 300 days: a contract that has ended?',
    trust({ AWS: root(build, vendors.orca.awsAccount) }, externalId(vendors.orca.externalId)),
    {
      used: { at: build.ago(300) },
    },
  );
  add(
    'consultant-access',
    'an account that nobody knows, by bare account id',
    trust({ AWS: vendors.unknown.awsAccount }),
    {
      created: build.ago(1300),
      used: { at: build.ago(150) },
    },
  );
  add('trust-everyone', 'Principal * without a condition', trust('*'));
  add('trust-everyone-aws', 'Principal {"AWS": "*"}, two ways in', trust({ AWS: ['*', root(build, friend)] }));
  add(
    'trust-not-principal',
    'Allow with NotPrincipal: all the world but one',
    policy({
      Effect: 'Allow',
      NotPrincipal: { AWS: root(build, friend) },
      Action: 'sts:AssumeRole',
    }),
  );
  add(
    'trust-dangling-role',
    'a deleted role: its unique id is left in the policy',
    trust({ AWS: uniqueId(build.random, 'AROA') }),
  );
  add(
    'trust-dangling-user',
    'a deleted user, beside a live account',
    trust({ AWS: [uniqueId(build.random, 'AIDA'), root(build, friend)] }),
    {
      used: { at: build.ago(80) },
    },
  );
  add('trust-own-root', 'the whole of its own account', trust({ AWS: root(build, build.account.id) }), {
    used: { at: build.ago(33) },
  });
  add(
    'trust-vendor-write',
    'vendor who may write',
    trust({ AWS: root(build, vendors.datadog.awsAccount) }, externalId('b7')),
    {
      attached: [],
      inline: { write: policy(statement(['lambda:UpdateFunctionCode', 'iam:PassRole'])) },
    },
  );
}
