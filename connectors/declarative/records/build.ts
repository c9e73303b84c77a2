/** One row and one `emit` of a manifest → a record. */
import type { Attributes, InventoryRecordInput, OwnerHint, Ref } from '../../../core/model.ts';
import type { Emit, EmitOf } from '../schema/emit.ts';
import {
  anything,
  chosen,
  flagged,
  isNotTold,
  moment,
  optional,
  passes,
  refOf,
  required,
  type Making,
} from './maker.ts';
import { listOf, privilegeOf } from './privilege.ts';
import { usageOf } from './usage.ts';

type Input<Kind extends InventoryRecordInput['record']> = Extract<InventoryRecordInput, { record: Kind }>;
/** The words of closed lists are checked where every record is: against the model. */
type Word<Kind extends InventoryRecordInput['record'], Key extends keyof Input<Kind>> = Extract<
  Input<Kind>[Key],
  string
>;

/** @throws Unusable when the row lacks what the record needs */
export async function recordOf(making: Making, emit: Emit): Promise<InventoryRecordInput> {
  switch (emit.record) {
    case 'identity':
      return identity(making, emit);
    case 'credential':
      return credential(making, emit);
    case 'grant':
      return grant(making, emit);
    default:
      return trust(making, emit);
  }
}

async function identity(making: Making, emit: EmitOf<'identity'>): Promise<InventoryRecordInput> {
  const id = await required(making, emit.id, 'id');
  const { publisher } = emit;
  return {
    record: 'identity',
    ...(await common(making, emit, id)),
    kind: await chosen<Word<'identity', 'kind'>>(making, emit.kind, 'kind'),
    name: (await optional(making, emit.name, 'name')) ?? id,
    nativeId: (await optional(making, emit.nativeId, 'nativeId')) ?? id,
    status: await chosen<Word<'identity', 'status'>>(making, emit.status, 'status'),
    nature: { is: await chosen(making, emit.nature.is, 'nature'), because: emit.nature.because },
    managedBy: await chosen(making, emit.managedBy ?? 'customer', 'managedBy'),
    createdAt: await moment(making, emit.createdAt, 'createdAt'),
    purpose: (await optional(making, emit.purpose, 'purpose'))?.slice(0, 2000) ?? null,
    ownerHints: await hints(making, emit.ownerHints),
    ...(publisher === undefined ? {} : { publisher: await publisherOf(making, publisher) }),
    weaknesses: flagged(making, emit.weaknesses),
    usage: await usageOf(making, emit.usage),
  };
}

async function credential(making: Making, emit: EmitOf<'credential'>): Promise<InventoryRecordInput> {
  const id = await required(making, emit.id, 'id');
  return {
    record: 'credential',
    ...(await common(making, emit, id)),
    identity: emit.identity === null ? null : await owner(making, emit.identity),
    kind: await chosen<Word<'credential', 'kind'>>(making, emit.kind, 'kind'),
    name: (await optional(making, emit.name, 'name')) ?? id,
    nativeId: (await optional(making, emit.nativeId, 'nativeId')) ?? id,
    status: await chosen<Word<'credential', 'status'>>(making, emit.status, 'status'),
    managedBy: await chosen(making, emit.managedBy ?? 'customer', 'managedBy'),
    createdAt: await moment(making, emit.createdAt, 'createdAt'),
    rotatedAt: await moment(making, emit.rotatedAt, 'rotatedAt'),
    expiresAt: await moment(making, emit.expiresAt, 'expiresAt'),
    exposure: flagged(making, emit.exposure),
    weaknesses: flagged(making, emit.weaknesses),
    ownerHints: await hints(making, emit.ownerHints),
    usage: await usageOf(making, emit.usage),
  };
}

async function grant(making: Making, emit: EmitOf<'grant'>): Promise<InventoryRecordInput> {
  const id = await required(making, emit.id, 'id');
  const role = await required(making, emit.role, 'role');
  const document = emit.document === undefined ? undefined : await anything(making, emit.document, 'document');
  return {
    record: 'grant',
    ...(await common(making, emit, id)),
    identity: await owner(making, emit.identity),
    role,
    roleId: (await optional(making, emit.roleId, 'roleId')) ?? role,
    resource: await required(making, emit.resource, 'resource'),
    origin: { kind: emit.origin.kind, via: (await optional(making, emit.origin.via, 'via')) ?? null },
    ...(emit.delegated === undefined ? {} : { delegated: await delegatedOf(making, emit.delegated) }),
    grantedAt: await moment(making, emit.grantedAt, 'grantedAt'),
    grantedBy: await moment(making, emit.grantedBy, 'grantedBy'),
    privilege: await privilegeOf(making, emit.privilege),
    document: (document ?? null) as Input<'grant'>['document'],
  };
}

async function trust(making: Making, emit: EmitOf<'trust'>): Promise<InventoryRecordInput> {
  const { principal } = emit;
  return {
    record: 'trust',
    ...(await common(making, emit, await required(making, emit.id, 'id'))),
    identity: await owner(making, emit.identity),
    principal: {
      kind: principal.kind,
      id: await required(making, principal.id, 'principal'),
      owner: (await optional(making, principal.owner, 'owner')) ?? null,
    },
    reach: await chosen(making, emit.reach, 'reach'),
    subjects: emit.subjects === undefined ? [] : listOf(await anything(making, emit.subjects, 'subjects')),
    weaknesses: flagged(making, emit.weaknesses),
  };
}

async function common(making: Making, emit: Emit, id: string) {
  return {
    ref: refOf(making.connector, emit.type, id),
    scope: making.scope,
    source: `${making.connector}:${making.stream}`,
    attributes: await attributesOf(making, emit.attributes),
  };
}

async function owner(making: Making, reference: { type: string; id: Parameters<typeof required>[1] }): Promise<Ref> {
  return refOf(making.connector, reference.type, await required(making, reference.id, `id of its ${reference.type}`));
}

async function hints(
  making: Making,
  declared: EmitOf<'identity'>['ownerHints'],
): Promise<Input<'identity'>['ownerHints']> {
  if (declared === undefined) return [];
  if (isNotTold(declared)) return declared;
  const found: OwnerHint[] = [];
  for (const hint of declared) {
    if (!passes(making, hint.when)) continue;
    const standing =
      hint.standing === undefined
        ? undefined
        : await chosen<NonNullable<OwnerHint['standing']>>(making, hint.standing, 'standing');
    for (const value of listOf(await anything(making, hint.value, 'owner'))) {
      if (value === '') continue;
      const source = `${making.connector}:${making.stream}`;
      found.push({
        kind: hint.kind,
        value: value.slice(0, 500),
        source,
        ...(standing === undefined ? {} : { standing }),
      });
    }
  }
  return found.slice(0, 50);
}

async function publisherOf(making: Making, { name, id, verified }: NonNullable<EmitOf<'identity'>['publisher']>) {
  const known = await optional(making, name, 'publisher');
  const idOf = await optional(making, id, 'id of the publisher');
  if (known === undefined && idOf === undefined) return null;
  const told = verified === undefined ? undefined : await anything(making, verified, 'verified');
  return { name: known ?? idOf ?? '', id: idOf ?? known ?? '', verified: typeof told === 'boolean' ? told : null };
}

async function delegatedOf(making: Making, { by, users }: NonNullable<EmitOf<'grant'>['delegated']>) {
  const count = users === undefined ? undefined : await anything(making, users, 'users');
  return { by, users: typeof count === 'number' ? count : null };
}

async function attributesOf(making: Making, declared: EmitOf<'identity'>['attributes']): Promise<Attributes> {
  const found: Attributes = {};
  for (const [name, mapping] of Object.entries(declared ?? {})) {
    const value = await anything(making, mapping, name);
    if (value === undefined) continue;
    found[name] = Array.isArray(value) ? listOf(value).slice(0, 1000) : (value as string | number | boolean);
  }
  return found;
}
