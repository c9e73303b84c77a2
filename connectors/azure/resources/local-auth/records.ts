/** A key of an account → a credential. */
import type { InventoryRecordInput, Observed, Timestamp } from '../../../../core/model.ts';
import { hintsFromTags } from '../../owner-hints.ts';
import { subscriptionRef } from '../../scopes.ts';
import { timestamp } from '../../usage/dates.ts';
import type { AccountRow, Kind, LocalKey } from './kinds.ts';

/** Made together with the account, give or take how long that takes. */
const TOGETHER_MS = 600_000;

export function localKeyRecord(row: AccountRow, { credential }: Kind, local: LocalKey): InventoryRecordInput {
  const { id, name, type, subscriptionId, tags, keyExpirationDays } = row;
  const createdAt = timestamp(row.created);
  return {
    record: 'credential',
    ref: `azure:${credential}:${id.toLowerCase()}/${local.key}`,
    scope: subscriptionRef(subscriptionId),
    source: 'arg:resources',
    identity: null,
    kind: 'access-key',
    name: `${name}/${local.key}`,
    nativeId: `${id}/${local.key}`,
    status: local.enabled ? 'active' : 'disabled',
    createdAt: createdAt ?? { unknown: 'unsupported', detail: 'Resource Graph has no date of creation for it' },
    rotatedAt: rotatedAt(local, createdAt),
    expiresAt: { unknown: 'unsupported', detail: 'keys of accounts do not expire' },
    usage: { unknown: 'unsupported', detail: 'Azure does not tell when a key was used, or by whom' },
    ownerHints: hintsFromTags(tags ?? {}).slice(0, 50),
    tags: tags ?? {},
    attributes: {
      resourceId: id,
      resourceType: type,
      // Only a reminder: nothing happens to the key.
      ...(keyExpirationDays ? { remindAfterDays: keyExpirationDays } : {}),
    },
  };
}

function rotatedAt({ madeAt }: LocalKey, createdAt: Timestamp | null): Observed<Timestamp> {
  const at = timestamp(madeAt);
  if (at === null) return { unknown: 'unsupported', detail: 'Azure has no date for this key' };
  if (createdAt !== null && Math.abs(Date.parse(at) - Date.parse(createdAt)) < TOGETHER_MS) return null;
  return at;
}
