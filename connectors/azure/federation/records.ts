/** A federated identity credential → a credential, and a trust. Pure: everything that was read is handed in. */
import { z } from 'zod';
import type { InventoryRecordInput, Observed, Ref, UsageSignal } from '../../../core/model.ts';
import { hintsFromSubject, issuerOf } from './issuer.ts';

/** https://learn.microsoft.com/en-us/graph/api/resources/federatedidentitycredential */
export const FederatedCredentialRow = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  issuer: z.string().min(1),
  subject: z.string().nullish(),
  audiences: z
    .array(z.string())
    .nullish()
    .transform((audiences) => audiences ?? []),
  description: z.string().nullish(),
  /** In place of a subject: `claims['sub'] matches 'repo:org/*'`. */
  claimsMatchingExpression: z.object({ value: z.string().nullish() }).nullish(),
});
export type FederatedCredentialRow = z.infer<typeof FederatedCredentialRow>;

export interface Trusting {
  /** Object id of the application, or of the managed identity's service principal. */
  objectId: string;
  identity: Ref;
  scope: Ref;
  tenant: string;
  source: string;
  usage: Observed<UsageSignal[]>;
}

type CredentialRecord = Extract<InventoryRecordInput, { record: 'credential' }>;
type TrustRecord = Extract<InventoryRecordInput, { record: 'trust' }>;

const keyless = { unknown: 'unsupported', detail: 'there is no value that could be changed or expire' } as const;

export function recordsOf(row: FederatedCredentialRow, trusting: Trusting): [CredentialRecord, TrustRecord] {
  const { objectId, identity, scope, tenant, source, usage } = trusting;
  const id = `${objectId}/${row.id}`;
  const conditions = conditionsOf(row);
  const subjects = conditions.filter(({ key }) => key === 'sub').flatMap(({ values }) => values);
  const issuer = issuerOf({ issuer: row.issuer, subject: subjects[0] ?? '', tenant });
  // Every token for this audience fits, unless an expression says something that is not understood.
  const open =
    !isUnclear(row, conditions) &&
    conditions.every(({ key, values }) => key === 'aud' || values.every((value) => /^[*?]+$/.test(value)));
  return [
    {
      record: 'credential',
      ref: `azure:federated-credential:${id}`,
      scope,
      source,
      identity,
      kind: 'federation',
      name: row.name ?? row.id,
      nativeId: row.id,
      status: 'active',
      createdAt: { unknown: 'unsupported', detail: 'Entra does not tell' },
      rotatedAt: keyless,
      expiresAt: keyless,
      usage,
      weaknesses: open && issuer.isShared ? ['no-condition'] : [],
      ownerHints: subjects.flatMap(hintsFromSubject).slice(0, 20),
      attributes: {
        objectId,
        issuer: row.issuer.slice(0, 2048),
        issuedBy: issuer.name,
        audiences: row.audiences.slice(0, 20),
        ...(row.description ? { description: row.description.slice(0, 1000) } : {}),
      },
    },
    {
      record: 'trust',
      ref: `azure:federated-trust:${id}`,
      scope,
      source,
      identity,
      principal: { kind: 'oidc', id: row.issuer.slice(0, 2048), owner: issuer.owner },
      reach: issuer.isOurs ? 'same-organization' : 'external',
      conditions,
      subjects,
      weaknesses: weaknessesOf(row, subjects, isUnclear(row, conditions)),
      attributes: { issuedBy: issuer.name },
    },
  ];
}

/** Equal, letter by letter, unless there is an expression. https://learn.microsoft.com/en-us/entra/workload-id/workload-identities-flexible-federated-identity-credentials */
function conditionsOf({ subject, audiences, claimsMatchingExpression }: FederatedCredentialRow) {
  const expression = claimsMatchingExpression?.value ?? '';
  const claims = expression.matchAll(/claims\[\s*['"]([^'"]+)['"]\s*\]\s*(eq|matches)\s*['"]([^'"]*)['"]/gi);
  return [
    ...(subject ? [{ operator: 'equals', key: 'sub', values: [subject.slice(0, 2048)] }] : []),
    ...[...claims].map(([, key = '', operator = '', value = '']) => ({
      operator: operator.toLowerCase() === 'eq' ? 'equals' : 'matches',
      key: key.slice(0, 500),
      values: [value.slice(0, 2048)],
    })),
    ...(audiences.length > 0 ? [{ operator: 'equals', key: 'aud', values: audiences.slice(0, 20) }] : []),
  ];
}

/** There is an expression, and nothing in it that we know to read. */
const isUnclear = (
  { claimsMatchingExpression }: FederatedCredentialRow,
  conditions: ReturnType<typeof conditionsOf>,
): boolean => Boolean(claimsMatchingExpression?.value?.trim()) && conditions.every(({ key }) => key === 'aud');

function weaknessesOf(
  { audiences }: FederatedCredentialRow,
  subjects: readonly string[],
  unclear: boolean,
): TrustRecord['weaknesses'] {
  return [
    ...(subjects.length === 0 && !unclear ? ['no-subject' as const] : []),
    ...(subjects.some((subject) => /[*?]/.test(subject)) ? ['wildcard-subject' as const] : []),
    ...(audiences.length === 0 ? ['no-audience' as const] : []),
  ];
}
