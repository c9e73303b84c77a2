/** What a person means by a ref, a name or a key id: one identity, or one credential that belongs to none. */
import { UserError } from '../errors.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Ref } from '../model.ts';

export interface Found {
  /** The identity; for a loose credential, itself. */
  ref: Ref;
  record: 'identity' | 'credential';
  /** The credential, grant or trust that was named, when it was one of its parts. */
  marked: Ref | undefined;
  /** Others of that name that are no longer there. */
  former: readonly Ref[];
}

const MOST = 20;

export async function findSubject(text: string, inventory: Inventory): Promise<Found> {
  const found = await inventory.read.find(text, MOST);
  if (found.length === 0) throw await nothing(text, inventory);
  const exact = found.filter(({ ref }) => ref === text);
  if (exact.length === 0 && found.some(({ record }) => record === 'scope')) throw noIdentity(text, 'scope');
  const subjects = new Map<Ref, Found & { name: string; state: string }>();
  for (const each of exact.length > 0 ? exact : found) {
    const subject = await subjectOf(each.ref, each.record, inventory);
    if (subject !== undefined && !subjects.has(subject.ref))
      subjects.set(subject.ref, { ...subject, name: each.name, state: each.state });
  }
  const all = [...subjects.values()];
  const active = all.filter(({ state }) => state === 'active');
  const [only] = active.length > 0 ? active : all;
  if (only === undefined) throw noIdentity(text, found[0]?.record ?? 'record');
  const rivals = active.length > 0 ? active.length : all.length;
  if (rivals > 1) throw several(text, active.length > 0 ? active : all, found.length === MOST);
  const former = all.filter(({ ref }) => ref !== only.ref).map(({ ref }) => ref);
  return { ref: only.ref, record: only.record, marked: only.marked, former };
}

async function subjectOf(ref: Ref, record: string, inventory: Inventory): Promise<Found | undefined> {
  if (record === 'identity') return { ref, record, marked: undefined, former: [] };
  if (record === 'scope') return undefined;
  const stored = await inventory.read.record(ref);
  const identity = stored !== undefined && 'identity' in stored.record ? stored.record.identity : null;
  if (identity !== null && (await inventory.read.record(identity)) !== undefined) {
    return { ref: identity, record: 'identity', marked: ref, former: [] };
  }
  return record === 'credential' ? { ref, record, marked: ref, former: [] } : undefined;
}

async function nothing(text: string, inventory: Inventory): Promise<UserError> {
  const similar = await inventory.read.similarNames(text);
  return new UserError('not-found', `The inventory has nothing called "${text}".`, {
    next:
      similar.length > 0
        ? `Did you mean: ${similar.join(', ')}?`
        : 'See: discover list identities; a ref, a name, a key id or an ARN will do.',
  });
}

function noIdentity(text: string, record: string): UserError {
  const next = record === 'scope' ? `Try: discover list identities --scope ${text}` : 'See: discover list identities';
  return new UserError('not-found', `"${text}" is a ${record}, not an identity or a credential.`, { next });
}

function several(text: string, subjects: readonly { ref: Ref; name: string }[], more: boolean): UserError {
  const lines = subjects.map(({ ref, name }) => `${ref}  ${name}`);
  return new UserError(
    'ambiguous',
    [`"${text}" is ${subjects.length}${more ? ' or more' : ''} things:`, ...lines].join('\n'),
    {
      next: `Name it by its ref: discover show ${subjects[0]?.ref ?? ''}`,
    },
  );
}
