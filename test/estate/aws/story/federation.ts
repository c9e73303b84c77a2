import { DAY } from '../../clock.ts';
import { company } from '../../company/company.ts';
import { makeCertificate } from '../certificate.ts';
import { trust, type Builder, type RoleOptions } from '../build.ts';
import type { AwsState } from '../state.ts';

const WEB = 'sts:AssumeRoleWithWebIdentity';

function provider(build: Builder, url: string, clientIds: readonly string[]): string {
  const arn = build.arn(`oidc-provider/${url}`);
  const thumbprints = [build.random.chars('0123456789abcdef', 40)];
  build.account.oidcProviders.set(arn, {
    arn,
    url,
    clientIds: [...clientIds],
    thumbprints,
    createdAt: build.ago(900),
    tags: [],
  });
  return arn;
}

function github(build: Builder): void {
  const host = 'token.actions.githubusercontent.com';
  const arn = provider(build, host, ['sts.amazonaws.com']);
  const aud = { [`${host}:aud`]: 'sts.amazonaws.com' };
  const sub = `${host}:sub`;
  const { payments, infra, console: fleet } = company.pipelines;
  const add = (name: string, what: string, condition: object, options: RoleOptions = {}): void => {
    const role = build.role(name, trust({ Federated: arn }, condition, WEB), {
      path: '/ci/',
      used: { at: build.ago(1) },
      ...options,
    });
    build.note(`role.${name}`, what, role.id, { arn: role.arn });
  };
  add(
    'github-payments',
    'one branch of one repository',
    { StringEquals: { ...aud, [sub]: `repo:${payments.repo}:ref:refs/heads/main` } },
    {
      tags: { team: 'payments' },
    },
  );
  add('github-no-sub', 'no sub at all: every workflow on GitHub', { StringEquals: aud }, { created: build.ago(900) });
  add('github-org-star', 'repo:org/*: every repository of the organization', {
    StringEquals: aud,
    StringLike: { [sub]: `repo:${company.githubOrg}/*` },
  });
  add('github-repo-star', 'repo:*: every repository on GitHub', { StringEquals: aud, StringLike: { [sub]: 'repo:*' } });
  add('github-for-all-values', 'ForAllValues: true when the claim is absent', {
    StringEquals: aud,
    'ForAllValues:StringLike': { [sub]: `repo:${infra.repo}:*` },
  });
  add('github-if-exists', 'StringLikeIfExists: true when the claim is absent', {
    StringEquals: aud,
    StringLikeIfExists: { [sub]: `repo:${infra.repo}:*` },
  });
  add('github-repository-claim', 'scoped by the repository claim instead of sub: fine', {
    StringEquals: { ...aud, [`${host}:repository`]: fleet.repo },
  });
  add(
    'github-stale',
    'a pipeline that has not run for 260 days',
    { StringEquals: { ...aud, [sub]: 'repo:halden-robotics/old-site:ref:refs/heads/main' } },
    {
      used: { at: build.ago(260) },
    },
  );
}

function otherIssuers(build: Builder): void {
  const add = (name: string, what: string, url: string, conditions: Record<string, Record<string, string>>): void => {
    const arn = provider(build, url, ['sts.amazonaws.com']);
    const named = Object.fromEntries(
      Object.entries(conditions).map(([operator, keys]) => [
        operator,
        Object.fromEntries(Object.entries(keys).map(([key, value]) => [`${url}:${key}`, value])),
      ]),
    );
    const role = build.role(name, trust({ Federated: arn }, named, WEB), { used: { at: build.ago(4) } });
    build.note(`role.${name}`, what, role.id, { arn: role.arn });
  };
  add('gitlab-deploy', 'GitLab, one project', 'gitlab.com', {
    StringLike: { sub: 'project_path:halden/robot-firmware:ref_type:branch:ref:main' },
  });
  add('terraform-cloud', 'Terraform Cloud, any workspace of the organization', 'app.terraform.io', {
    StringLike: { sub: 'organization:halden:project:*:workspace:*:run_phase:*' },
    StringEquals: { aud: 'aws.workload.identity' },
  });
  const cluster = `oidc.eks.${build.home}.amazonaws.com/id/${build.random.chars('0123456789ABCDEF', 32)}`;
  add('eks-irsa-fleet', 'EKS service account by IRSA: namespace and name are the owner hint', cluster, {
    StringEquals: { sub: 'system:serviceaccount:fleet:dispatcher', aud: 'sts.amazonaws.com' },
  });
  const orphan = provider(build, `oidc.circleci.com/org/${build.random.uuid()}`, [build.random.uuid()]);
  build.note('oidc-provider.orphan', 'an OIDC provider that no role trusts', orphan, { arn: orphan });
}

function services(build: Builder): void {
  const add = (name: string, what: string, service: string, action?: string[]): void => {
    const role = build.role(name, trust({ Service: service }, undefined, action ?? 'sts:AssumeRole'), {
      used: { at: build.ago(2) },
    });
    build.note(`role.${name}`, what, role.id, { arn: role.arn });
  };
  add('eks-pod-telemetry', 'EKS Pod Identity', 'pods.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']);
  add('warehouse-agent', 'an AI agent on Bedrock AgentCore', 'bedrock-agentcore.amazonaws.com');
  const saml = build.arn('saml-provider/okta');
  build.account.samlProviders.set(saml, {
    arn: saml,
    createdAt: build.ago(1000),
    validUntil: build.now + 20 * DAY,
    metadata: '<EntityDescriptor entityID="http://www.okta.com/exk1"/>'.padEnd(1000, ' '),
    tags: [],
  });
  const people = build.role(
    'okta-engineers',
    trust(
      { Federated: saml },
      { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      'sts:AssumeRoleWithSAML',
    ),
    {
      used: { at: build.ago(1) },
    },
  );
  build.note('role.okta-engineers', 'SAML: people come in here', people.id, { arn: people.arn });
  build.note('saml-provider.ends-soon', 'SAML metadata valid for twenty more days', saml, { arn: saml });
}

/** Machines outside AWS that come in with certificates. */
function rolesAnywhere(state: AwsState, build: Builder): void {
  const { account, home, random } = build;
  const arn = (resource: string): string => `arn:${build.partition}:rolesanywhere:${home}:${account.id}:${resource}`;
  const role = build.role(
    'plant-controller',
    trust({ Service: 'rolesanywhere.amazonaws.com' }, undefined, [
      'sts:AssumeRole',
      'sts:TagSession',
      'sts:SetSourceIdentity',
    ]),
    {
      used: { at: build.ago(1) },
    },
  );
  build.note('role.plant-controller', 'IAM Roles Anywhere', role.id, { arn: role.arn });
  const region = build.region(home);
  const ca = makeCertificate('Halden Plant CA', build.ago(700), build.now + 1200 * DAY);
  const [anchorId, profileId] = [random.uuid(), random.uuid()];
  region.trustAnchors.push({
    id: anchorId,
    arn: arn(`trust-anchor/${anchorId}`),
    name: 'plant-ca',
    source: { type: 'CERTIFICATE_BUNDLE', pem: ca.pem },
    enabled: true,
    createdAt: build.ago(699),
  });
  region.profiles.push({
    id: profileId,
    arn: arn(`profile/${profileId}`),
    name: 'plant',
    enabled: true,
    createdBy: build.arn('user/people/bo.ekman'),
    roleArns: [role.arn],
    createdAt: build.ago(690),
  });
  for (const [name, seen, what] of [
    ['plc-hall-1', 1, 'a controller seen yesterday'],
    ['plc-hall-2', 190, 'a controller last seen 190 days ago'],
  ] as const) {
    const certificate = makeCertificate(`${name}.plant.halden.example`, build.ago(400), build.now + 300 * DAY);
    state.plantedSecrets.add(certificate.privateKey);
    const id = random.uuid();
    const seenAt = build.ago(seen);
    region.subjects.push({
      id,
      arn: arn(`subject/${id}`),
      x509Subject: `CN=${name}.plant.halden.example`,
      enabled: true,
      createdAt: build.ago(390),
      lastSeenAt: seenAt,
      certificate: { serial: certificate.serial, issuer: 'CN=Halden Plant CA', pem: certificate.pem, seenAt },
    });
    build.note(`anywhere-subject.${name}`, what, id, { region: home });
  }
}

export function federation(state: AwsState, build: Builder): void {
  github(build);
  otherIssuers(build);
  services(build);
  rolesAnywhere(state, build);
}
