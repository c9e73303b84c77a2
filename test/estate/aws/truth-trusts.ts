import { company } from '../company/company.ts';
import type { AwsState, Role } from './state.ts';

export interface TrustTruth {
  kind: 'service' | 'account' | 'oidc' | 'saml' | 'public' | 'dangling';
  /** As the policy has it. */
  principal: string;
  account?: string;
  /** Outside the organization, or anyone at all. */
  external: boolean;
  vendor?: string;
  externalId: boolean;
  /** Only from within the organization, by aws:PrincipalOrgID. */
  withinOrganization: boolean;
}

const list = (value: unknown): string[] =>
  Array.isArray(value) ? (value as string[]) : value === undefined ? [] : [value as string];

type Facts = Pick<TrustTruth, 'externalId' | 'withinOrganization'>;

function anyone(principal: string, facts: Facts): TrustTruth {
  return { kind: 'public', principal, external: !facts.withinOrganization, ...facts };
}

function ofAws(state: AwsState, principal: string, facts: Facts): TrustTruth {
  if (principal === '*') return anyone(principal, facts);
  // IAM leaves the unique id of a deleted principal in the policy.
  if (/^A(IDA|ROA)[A-Z2-7]{17}$/.test(principal)) return { kind: 'dangling', principal, external: false, ...facts };
  const account = principal.startsWith('arn:') ? (principal.split(':')[4] ?? '') : principal;
  const vendor = Object.values(company.vendors).find(({ awsAccount }) => awsAccount === account);
  return {
    kind: 'account',
    principal,
    account,
    external: !state.accounts.has(account),
    ...facts,
    ...(vendor && vendor !== company.vendors['unknown'] ? { vendor: vendor.name } : {}),
  };
}

/** Who a role's trust policy lets in, statement by statement. */
export function trustsOf(state: AwsState, role: Role): TrustTruth[] {
  return role.trust.Statement.filter((s) => s['Effect'] === 'Allow').flatMap((s): TrustTruth[] => {
    const condition = JSON.stringify(s['Condition'] ?? {});
    const org = state.organization?.id;
    const facts: Facts = {
      externalId: condition.includes('sts:ExternalId'),
      withinOrganization: org !== undefined && condition.includes(`"aws:PrincipalOrgID":"${org}"`),
    };
    if ('NotPrincipal' in s) return [anyone('NotPrincipal', facts)];
    const { Principal: principal } = s;
    if (principal === '*') return [anyone('*', facts)];
    const of = principal as Readonly<Record<string, unknown>>;
    const inside = (kind: TrustTruth['kind'], name: string): TrustTruth => ({
      kind,
      principal: name,
      external: false,
      ...facts,
    });
    return list(of['AWS'])
      .map((name) => ofAws(state, name, facts))
      .concat(
        list(of['Federated']).map((name) => inside(name.includes(':saml-provider/') ? 'saml' : 'oidc', name)),
        list(of['Service']).map((name) => inside('service', name)),
      );
  });
}
