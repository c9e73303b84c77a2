/** A role's trust policy → one record for each principal of each statement that lets somebody in. */
import { createHash } from 'node:crypto';
import type { InventoryRecordInput, Ref } from '../../core/model.ts';
import type { PolicyDocument, Statement } from './policy-document.ts';
import { oidcFacts, readOperator } from './trust/oidc.ts';
import { exceptions, principalsOf, type Named } from './trust/principals.ts';
import { reachOf, type Reach, type Surroundings } from './trust/reach.ts';

export type TrustRecord = Extract<InventoryRecordInput, { record: 'trust' }>;

export interface Trusting {
  /** `AROA…` */
  id: string;
  ref: Ref;
  scope: Ref;
  source: string;
}

/** Deny statements are no trusts; `deniesOf` counts them. */
export function trustsOf(role: Trusting, document: PolicyDocument, around: Surroundings): TrustRecord[] {
  const records = document.statements
    .filter((statement) => statement.effect === 'Allow' && letsIn(statement))
    .flatMap((statement) => principalsOf(statement).map((principal) => trustOf(role, statement, principal, around)));
  // The same statement twice is one trust.
  return [...new Map(records.map((record) => [record.ref, record])).values()];
}

export function deniesOf(document: PolicyDocument): number {
  return document.statements.filter(({ effect }) => effect === 'Deny').length;
}

/** `sts:TagSession` and `sts:SetSourceIdentity` alone open nothing. */
function letsIn({ actions, notActions }: Statement): boolean {
  return notActions !== null || actions.some((action) => /^(?:\*|sts:\*|sts:a[a-z*?]*)$/i.test(action));
}

function trustOf(role: Trusting, statement: Statement, principal: Named, around: Surroundings): TrustRecord {
  const { conditions } = statement;
  const oidc = principal.kind === 'oidc' ? oidcFacts(principal.id, conditions) : undefined;
  const reach: Reach = oidc?.open ? 'anyone' : reachOf(principal, conditions, around);
  const actions = statement.notActions ?? statement.actions;
  return {
    record: 'trust',
    ref: `aws:role-trust:${role.id}/${digest([principal.kind, principal.id, actions, conditions])}`,
    scope: role.scope,
    source: role.source,
    identity: role.ref,
    principal: { kind: principal.kind, id: principal.id, owner: principal.account, dangling: principal.dangling },
    reach,
    conditions: conditions.map(({ operator, key, values }) => ({ operator, key, values: [...values] })),
    subjects: oidc?.subjects ?? [],
    weaknesses: oidc?.weaknesses ?? weaknessesOf(statement, principal, reach),
    attributes: {
      actions: [...actions],
      ...(oidc === undefined ? {} : { issuer: oidc.issuer }),
      ...(statement.notPrincipal === undefined ? {} : { except: exceptions(statement.notPrincipal) }),
    },
  };
}

function weaknessesOf(
  { conditions, notPrincipal }: Statement,
  principal: Named,
  reach: Reach,
): NonNullable<TrustRecord['weaknesses']> {
  if (principal.kind === 'saml') {
    return conditions.some(({ key }) => /^saml:(?:aud|iss)$/i.test(key)) ? [] : ['no-audience'];
  }
  if (principal.kind === 'service' || principal.kind === 'certificate' || principal.dangling) return [];
  const external = conditions
    .filter(({ key }) => key.toLowerCase() === 'sts:externalid')
    .map(({ operator }) => readOperator(operator));
  const binding = external.some(({ positive, optional, all }) => positive && !optional && !all);
  const strangers = reach === 'external' || reach === 'anyone' || reach === 'unknown';
  return [
    ...(strangers && !binding ? ['no-external-id' as const] : []),
    ...(external.some(({ optional }) => optional) ? ['if-exists' as const] : []),
    ...(external.some(({ all }) => all) ? ['for-all-values' as const] : []),
    ...(notPrincipal === undefined ? [] : ['not-principal' as const]),
  ];
}

function digest(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}
