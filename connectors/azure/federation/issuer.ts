/** Whose tokens a federated credential takes. Issuers are the same the world over; what tells them apart is the subject. */
import type { OwnerHint } from '../../../core/model.ts';

export interface Issuer {
  /** In words: "GitHub Actions". */
  name: string;
  /** The organization, project or account that the token is of. */
  owner: string | null;
  /** Tenants other than ours, and everybody outside of Azure. */
  isOurs: boolean;
  /** Others get tokens of it too. */
  isShared: boolean;
}

interface Facts {
  issuer: string;
  subject: string;
  tenant: string;
}

type Kind = readonly [form: RegExp, of: (match: RegExpExecArray, facts: Facts) => Issuer];

const kinds: readonly Kind[] = [
  // https://docs.github.com/en/actions/reference/security/oidc
  [
    /^https:\/\/token\.actions\.githubusercontent\.com(?:\/([^/]+))?\/?$/i,
    ([, enterprise], { subject }) =>
      shared('GitHub Actions', /^repo(?:sitory)?:([^/:]+)/i.exec(subject)?.[1] ?? enterprise ?? null),
  ],
  [
    /^https:\/\/gitlab\.com\/?$/i,
    (_, { subject }) => shared('GitLab', /^project_path:([^/:]+)/i.exec(subject)?.[1] ?? null),
  ],
  // https://learn.microsoft.com/en-us/azure/devops/pipelines/release/configure-workload-identity
  [
    /^https:\/\/vstoken\.dev\.azure\.com\/([^/]+)/i,
    ([, organization = null]) => shared('Azure Pipelines', organization),
  ],
  // https://learn.microsoft.com/en-us/azure/aks/workload-identity-overview: the tenant is in it.
  [
    /^https:\/\/[a-z0-9]+\.oic\.[a-z0-9-]+\.azure\.(?:com|us|cn)\/([0-9a-f-]{36})\//i,
    ([, owner = ''], { tenant }) => ({
      name: 'Azure Kubernetes Service',
      owner,
      isOurs: owner.toLowerCase() === tenant,
      isShared: false,
    }),
  ],
  [
    /^https:\/\/(?:login\.microsoftonline\.(?:com|us)|login\.chinacloudapi\.cn|sts\.windows\.net)\/([0-9a-f-]{36})(?:\/|$)/i,
    ([, owner = ''], { tenant }) => ({ name: 'Entra', owner, isOurs: owner.toLowerCase() === tenant, isShared: true }),
  ],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound.html: one issuer for each account.
  [
    /^https:\/\/[0-9a-f-]{36}\.tokens\.sts\.(?:global\.)?api\.aws\/?$/i,
    (_, { subject }) => ({
      ...outside('AWS'),
      owner: /^arn:[a-z-]+:(?:iam|sts)::(\d{12}):/.exec(subject)?.[1] ?? null,
    }),
  ],
  [/^https:\/\/oidc\.eks\.([a-z0-9-]+)\.amazonaws\.com/i, () => outside('Amazon EKS')],
  [/^https:\/\/cognito-identity\.amazonaws\.com\/?$/i, () => shared('Amazon Cognito', null)],
  [/^https:\/\/accounts\.google\.com\/?$/i, () => shared('Google', null)],
  [
    /^https:\/\/container\.googleapis\.com\/v1\/projects\/([^/]+)/i,
    ([, project = null]) => ({ ...outside('Google Kubernetes Engine'), owner: project }),
  ],
  [
    /^https:\/\/app\.terraform\.io\/?$/i,
    (_, { subject }) => shared('HCP Terraform', /^organization:([^:]+)/i.exec(subject)?.[1] ?? null),
  ],
  [
    /^https:\/\/oidc\.circleci\.com\/org\/([^/]+)/i,
    ([, organization = null]) => ({ ...outside('CircleCI'), owner: organization }),
  ],
];

const shared = (name: string, owner: string | null): Issuer => ({ name, owner, isOurs: false, isShared: true });
const outside = (name: string): Issuer => ({ name, owner: null, isOurs: false, isShared: false });

export function issuerOf(facts: Facts): Issuer {
  for (const [form, of] of kinds) {
    const match = form.exec(facts.issuer);
    if (match !== null) return of(match, facts);
  }
  return outside(URL.parse(facts.issuer)?.host ?? facts.issuer.slice(0, 200));
}

/** The repository or Kubernetes workload that the token has to be of. */
export function hintsFromSubject(subject: string): OwnerHint[] {
  const repository = /^(?:repo|project_path):([^:*?@]+\/[^:*?@]+?)(?:@\d+)?(?::|$)/i.exec(subject)?.[1];
  if (repository !== undefined)
    return [{ kind: 'repository', value: repository.slice(0, 500), source: 'federation:subject' }];
  const [, namespace, account] = /^system:serviceaccount:([^:*?]+):([^:*?]+)$/.exec(subject) ?? [];
  if (namespace === undefined || account === undefined) return [];
  return [{ kind: 'workload', value: `${namespace}/${account}`.slice(0, 500), source: 'federation:subject' }];
}
