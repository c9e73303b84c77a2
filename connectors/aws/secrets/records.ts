/** A row of ListSecrets, and what was looked up about it → a credential. Pure. */
import type { InventoryRecordInput, Observed, Ref, Scope, Timestamp } from '../../../core/model.ts';
import { hintsFromTags } from '../owner-hints.ts';
import type { SecretRow } from '../schemas/secrets.ts';
import { secretUsage, type Elsewhere } from './usage.ts';

/** The six random characters at its end make the ARN unlike that of any earlier secret of the same name. */
export const secretRef = ({ ARN }: Pick<SecretRow, 'ARN'>): Ref => `aws:secret:${ARN}`;

/** The version that readers get. https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version */
export function currentVersion({ SecretVersionsToStages: stages = {} }: SecretRow): string | undefined {
  return Object.keys(stages).find((id) => stages[id]?.includes('AWSCURRENT'));
}

export interface Value {
  version: string | undefined;
  /** When the value was made. `null`: together with the secret. */
  since: Observed<Timestamp>;
}

export function secretRecord(
  row: SecretRow,
  scope: Pick<Scope, 'ref' | 'nativeId'>,
  value: Value,
  elsewhere: Elsewhere,
  now: Timestamp,
): InventoryRecordInput {
  return {
    record: 'credential',
    ref: secretRef(row),
    scope: scope.ref,
    source: 'secretsmanager:ListSecrets',
    identity: null,
    kind: 'vaulted-secret',
    name: row.Name,
    nativeId: row.ARN,
    // It can be restored for 7 to 30 days, and cannot be read meanwhile.
    status: row.DeletedDate === undefined ? 'active' : 'deleted',
    managedBy: row.OwningService === undefined ? 'customer' : 'provider',
    createdAt: row.CreatedDate ?? { unknown: 'failed', detail: 'Secrets Manager gave no date of creation' },
    rotatedAt: value.since,
    expiresAt: { unknown: 'unsupported', detail: 'secrets have no expiry' },
    usage: secretUsage(row, scope.nativeId, elsewhere, now),
    rotation: rotationOf(row),
    ownerHints: hintsFromTags(row.Tags).slice(0, 50),
    tags: row.Tags,
    attributes: attributesOf(row, value, elsewhere),
  };
}

/** LastRotatedDate is absent unless Secrets Manager itself rotated, and LastChangedDate moves with every tag: neither is the age. */
function rotationOf(row: SecretRow): { everyDays: number | null; nextAt: string | null } | null {
  if (row.RotationEnabled !== true) return null;
  return { everyDays: row.RotationRules?.AutomaticallyAfterDays ?? null, nextAt: row.NextRotationDate ?? null };
}

function attributesOf(row: SecretRow, { version }: Value, elsewhere: Elsewhere): Record<string, string | string[]> {
  const { Description: description, RotationRules: rules } = row;
  return {
    ...(version === undefined ? {} : { currentVersion: version }),
    ...(description === undefined ? {} : { description }),
    ...(row.KmsKeyId === undefined ? {} : { kmsKey: row.KmsKeyId }),
    ...(row.OwningService === undefined ? {} : { owningService: row.OwningService }),
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/managed-external-secrets.html
    ...(row.Type === undefined ? {} : { partner: row.Type }),
    ...(row.RotationLambdaARN === undefined ? {} : { rotationFunction: row.RotationLambdaARN }),
    ...(rules?.ScheduleExpression === undefined ? {} : { rotationSchedule: rules.ScheduleExpression }),
    ...(row.LastRotatedDate === undefined ? {} : { lastRotatedByProvider: row.LastRotatedDate }),
    ...(row.DeletedDate === undefined ? {} : { deletionDate: row.DeletedDate }),
    ...(row.PrimaryRegion === undefined ? {} : { primaryRegion: row.PrimaryRegion }),
    ...('replicas' in elsewhere && elsewhere.replicas.length > 0
      ? { replicaRegions: elsewhere.replicas.map(({ Region }) => Region).toSorted() }
      : {}),
  };
}
