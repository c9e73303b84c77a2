/** Who a statement of a trust policy names. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
import type { Json } from '../../../core/model.ts';
import { objectOf, textsOf, type Statement } from '../policy-document.ts';

export type PrincipalKind = 'anyone' | 'service' | 'account' | 'identity' | 'oidc' | 'saml' | 'certificate';

export interface Named {
  kind: PrincipalKind;
  /** As written. */
  id: string;
  /** The account that it lives in. */
  account: string | null;
  dangling: boolean;
}

/** IAM writes the unique id of a principal that was deleted in the place of its ARN. */
const uniqueId = /^A(?:IDA|ROA|GPA|IPA|NPA|SIA|KIA)[A-Z0-9]{12,}$/;
const arn = /^arn:[a-z-]+:(iam|sts)::(\d{12}):(.+)$/;

export function principalsOf(statement: Statement): Named[] {
  // Everyone but those: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
  if (statement.notPrincipal !== undefined)
    return [{ kind: 'anyone', id: 'NotPrincipal', account: null, dangling: false }];
  if (statement.principal === '*') return [anyone];
  const groups = objectOf(statement.principal) ?? {};
  return [
    ...textsOf(groups['AWS']).map(awsPrincipal),
    ...textsOf(groups['Service']).map(servicePrincipal),
    ...textsOf(groups['Federated']).map(federatedPrincipal),
    ...textsOf(groups['CanonicalUser']).map((id): Named => ({ kind: 'identity', id, account: null, dangling: false })),
  ];
}

const anyone: Named = { kind: 'anyone', id: '*', account: null, dangling: false };

/** `123456789012` and `arn:aws:iam::123456789012:root` both mean: whoever that account lets. */
function awsPrincipal(id: string): Named {
  if (id === '*') return anyone;
  if (/^\d{12}$/.test(id)) return { kind: 'account', id, account: id, dangling: false };
  if (uniqueId.test(id)) return { kind: 'identity', id, account: null, dangling: true };
  const [, , account = null, resource = ''] = arn.exec(id) ?? [];
  return { kind: resource === 'root' ? 'account' : 'identity', id, account, dangling: false };
}

/** Roles Anywhere is a service in the policy; who comes through it has a certificate. */
function servicePrincipal(id: string): Named {
  return { kind: id.startsWith('rolesanywhere.') ? 'certificate' : 'service', id, account: null, dangling: false };
}

function federatedPrincipal(id: string): Named {
  const kind = id.includes(':saml-provider/') ? 'saml' : 'oidc';
  return { kind, id, account: arn.exec(id)?.[2] ?? null, dangling: false };
}

/** What stands behind NotPrincipal, for people. */
export function exceptions(json: Json | undefined): string[] {
  if (typeof json === 'string') return [json];
  return Object.values(objectOf(json) ?? {}).flatMap((value) => textsOf(value));
}
