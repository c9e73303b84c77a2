/** Things in a vault: names and dates. Values have addresses of their own, which are never called. */
import { z } from 'zod';
import type { Credential, InventoryRecordInput, Timestamp } from '../../../../core/model.ts';
import { hintsFromTags } from '../../owner-hints.ts';
import { subscriptionRef } from '../../scopes.ts';
import { iso } from '../../usage/dates.ts';

export interface Vault {
  id: string;
  name: string;
  subscriptionId: string;
  /** `halden-payments-kv.vault.azure.net` */
  host: string;
}

/** https://learn.microsoft.com/en-us/rest/api/keyvault/secrets/get-secrets/get-secrets; dates in seconds. */
export const ItemRow = z
  .object({
    /** Keys have `kid`, all others `id`. */
    id: z.string().optional(),
    kid: z.string().optional(),
    attributes: z.object({
      enabled: z.boolean().nullish(),
      created: z.number().nullish(),
      updated: z.number().nullish(),
      exp: z.number().nullish(),
    }),
    contentType: z.string().nullish(),
    tags: z.record(z.string(), z.string()).nullish(),
    /** Part of a certificate, which is listed as such. */
    managed: z.boolean().nullish(),
  })
  .transform(({ id, kid, ...rest }, context) => {
    const name = /\/(?:secrets|keys|certificates)\/([^/]+)/.exec(id ?? kid ?? '')?.[1];
    if (name !== undefined) return { name, ...rest };
    context.addIssue({ code: 'custom', message: 'no name in its id' });
    return z.NEVER;
  });
export type ItemRow = z.infer<typeof ItemRow>;

export interface Collection {
  path: 'secrets' | 'keys' | 'certificates';
  type: 'vault-secret' | 'vault-key' | 'vault-certificate';
  kind: Credential['kind'];
}
export const collections: readonly Collection[] = [
  { path: 'secrets', type: 'vault-secret', kind: 'vaulted-secret' },
  { path: 'keys', type: 'vault-key', kind: 'key-pair' },
  { path: 'certificates', type: 'vault-certificate', kind: 'certificate' },
];

export function vaultRecord(
  item: ItemRow,
  vault: Vault,
  { type, kind, path }: Collection,
  now: Timestamp,
): InventoryRecordInput {
  const { name, attributes, contentType, tags } = item;
  const expiresAt = date(attributes.exp);
  return {
    record: 'credential',
    ref: `azure:${type}:${vault.id.toLowerCase()}/${name.toLowerCase()}`,
    scope: subscriptionRef(vault.subscriptionId),
    source: `vault:${path}`,
    identity: null,
    kind,
    name: `${vault.name}/${name}`,
    nativeId: `https://${vault.host}/${path}/${name}`,
    status: attributes.enabled === false ? 'disabled' : expiresAt !== null && expiresAt < now ? 'expired' : 'active',
    // A listing has the dates of the newest version.
    createdAt: { unknown: 'unsupported', detail: 'the list has only the date of the newest version' },
    rotatedAt: date(attributes.created) ?? { unknown: 'failed', detail: 'Key Vault gave no date' },
    expiresAt,
    usage: { unknown: 'unsupported', detail: 'only the logs of the vault, if it keeps any, tell who read it' },
    ownerHints: hintsFromTags(tags ?? {}).slice(0, 50),
    tags: tags ?? {},
    attributes: { vault: vault.id, ...(contentType ? { contentType: contentType.slice(0, 255) } : {}) },
  };
}

const date = (seconds: number | null | undefined): Timestamp | null =>
  seconds === null || seconds === undefined ? null : iso(seconds * 1000);
