/**
 * The keys that secrets are named after: the id of a key in the name of a secret says which one it holds, or is
 * believed to hold. Known by their Refs, so that a secret of one provider finds the key of another.
 */
import type { Connector } from '../connector.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { StoredRecord, StoredSubject } from '../inventory/subjects.ts';
import { Ref, type Credential, type NotSeen, type Observed } from '../model.ts';

/** Long enough not to be a word: access key ids, GUIDs, digests. */
const keyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-z]{16,}/gi;

const idsIn = ({ name, tags }: Credential): ReadonlySet<string> =>
  new Set([name, ...Object.values(tags)].flatMap((text) => text.match(keyId) ?? []).filter((id) => /\d/.test(id)));

/** By the id of the stored secret. Those that are named after no key are not in it. */
export type Named = ReadonlyMap<number, Observed<Credential>>;

/**
 * @param connectors of this run
 * @param leftOut why keys of others are not known tonight; `null`: there are no others
 */
export async function namedIn(
  batch: readonly StoredSubject[],
  connectors: Iterable<Connector>,
  leftOut: NotSeen | null,
  inventory: Pick<Inventory, 'record'>,
): Promise<Named> {
  const types = [...connectors].flatMap(({ id, types: all }) =>
    Object.entries(all).flatMap(([type, { record }]) => (record === 'credential' ? [`${id}:${type}`] : [])),
  );
  const named = new Map<number, Observed<Credential>>();
  for (const secret of batch.flatMap(({ credentials }) => credentials).filter(isSecret)) {
    const ids = idsIn(secret.record);
    if (ids.size === 0) continue;
    const key = await firstOf(ids, types, secret.record.ref, inventory);
    if (key !== null || leftOut !== null) named.set(secret.id, key ?? leftOut);
  }
  return named;
}

const isSecret = ({ record, state }: StoredRecord<Credential>): boolean =>
  record.kind === 'vaulted-secret' && state === 'active';

async function firstOf(
  ids: ReadonlySet<string>,
  types: readonly string[],
  own: Ref,
  inventory: Pick<Inventory, 'record'>,
): Promise<Credential | null> {
  for (const id of ids) {
    for (const type of types) {
      const ref = Ref.parse(`${type}:${id}`);
      const found = ref === own ? undefined : await inventory.record(ref);
      if (found?.record === 'credential' && found.kind !== 'vaulted-secret') return found;
    }
  }
  return null;
}
