import { company } from '../company/company.ts';
import type { AwsState, Role } from './state.ts';

export interface TrustTruth {
  kind: 'service' | 'account' | 'oidc' | 'saml' | 'public' | 'dangling' | 'sts-session';
  /** As the policy has it. */
  principal: string;
  account?: string;
  /** Outside the organization, or anyone at all. */
  external: boolean;
  vendor?: string;
  externalId: boolean;
}

const list = (value: unknown): string[] =>
  Array.isArray(value) ? (value as string[]) : value === undefined ? [] : [value as string];

function ofAws(state: AwsState, principal: string, externalId: boolean): TrustTruth {
  if (principal === '*') return { kind: 'public', principal, external: true, externalId };
  // IAM leaves the unique id of a deleted principal in the policy.
  if (/^A(IDA|ROA)[A-Z2-7]{17}$/.test(principal)) return { kind: 'dangling', principal, external: false, externalId };
  const account = principal.startsWith('arn:') ? (principal.split(':')[4] ?? '') : principal;
  const vendor = Object.values(company.vendors).find(({ awsAccount }) => awsAccount === account);
  return {
    kind: 'account',
    principal,
    account,
    external: !state.accounts.has(account),
    externalId,
    ...(vendor && vendor !== company.vendors['unknown'] ? { vendor: vendor.name } : {}),
  };
}

/** Who a role's trust policy lets in, statement by statement. */
export function trustsOf(state: AwsState, role: Role): TrustTruth[] {
  return role.trust.Statement.filter((s) => s['Effect'] === 'Allow').flatMap((s): TrustTruth[] => {
    const externalId = JSON.stringify(s['Condition'] ?? {}).includes('sts:ExternalId');
    if ('NotPrincipal' in s) return [{ kind: 'public', principal: 'NotPrincipal', external: true, externalId }];
    const { Principal: principal } = s;
    if (principal === '*') return [{ kind: 'public', principal: '*', external: true, externalId }];
    const of = principal as Readonly<Record<string, unknown>>;
    const federated = list(of['Federated']).map((name): TrustTruth => ({
      kind: name.includes(':saml-provider/') ? 'saml' : 'oidc',
      principal: name,
      external: false,
      externalId,
    }));
    const services = list(of['Service']).map((name): TrustTruth => ({
      kind: 'service',
      principal: name,
      external: false,
      externalId,
    }));
    return list(of['AWS'])
      .map((name) => ofAws(state, name, externalId))
      .concat(federated, services);
  });
}
