/** The records that a row becomes. Only fields that are named here are ever kept. */
import { z } from 'zod';
import {
  Credential,
  CredentialKind,
  CredentialWeakness,
  Grant,
  Identity,
  IdentityWeakness,
  OwnerHint,
  PrivilegeLevel,
  Trust,
  TrustWeakness,
} from '../../../core/model.ts';
import { choice, Condition, Mapping, NeverThere, NotTold } from './mapping.ts';

const words = <Word extends string>(list: { options: readonly Word[] }) => list.options as [Word, ...Word[]];
const kebab = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower case letters, digits and "-" only');

/** Another thing of this connector: `<connector>:<type>:<id>`. */
const Reference = z.strictObject({ type: kebab, id: Mapping });

/** A date, or why there is none, or none to be had. Left out: the API does not tell. */
const When = z.union([NotTold, NeverThere, Mapping]);

/** What a source says of use. Claiming it takes an example that proves it. */
export const Signal = z.strictObject({
  source: z.string().max(150).optional().describe('`<connector>:` is put before it. Default: the id of the stream.'),
  lastAt: Mapping.describe('When it was last used.'),
  window: z
    .union([z.strictObject({ days: z.number().positive() }), z.strictObject({ from: Mapping })])
    .describe('How far back the source sees: so many days, or since a date (often that of creation).'),
  precision: z.enum(['second', 'minute', 'hour', 'day']),
  lagHours: z.number().min(0).describe('How late a use may be reported at most.'),
  nullMeans: z
    .enum(['never', 'outside_window', 'unknown'])
    .describe(
      'What no value means: not used since the window began (`never`: since creation; `outside_window`: not in these days), or nothing at all.',
    ),
  blindTo: z.array(z.string().max(200)).max(20).optional().describe('Kinds of use that it does not see.'),
  derived: z.string().max(300).optional().describe('When the date is reckoned and not told: how. Shown to people.'),
  detail: z.record(z.string(), Mapping).optional().describe('Where the last use came from: address, service.'),
  docs: z.url().optional(),
});
const Usage = z.union([NotTold, z.array(Signal).min(1).max(5)]);

const Hint = z.strictObject({
  kind: z.enum(words(OwnerHint.shape.kind)),
  value: Mapping,
  standing: choice(['active', 'disabled', 'guest', 'deleted']).optional(),
  when: z.array(Condition).optional(),
});
const Hints = z.union([NotTold, z.array(Hint).max(10)]);

/** A word of a closed list that holds always, or when something does. */
const flags = (list: readonly string[]) =>
  z.array(
    z.union([
      z.enum(list as [string, ...string[]]),
      z.strictObject({ is: z.enum(list as [string, ...string[]]), when: z.array(Condition) }),
    ]),
  );

const common = {
  type: kebab.describe('A key of `types`.'),
  id: Mapping.describe("The provider's own id, unique within this connector."),
  when: z.array(Condition).optional().describe('Only rows of which all of this holds.'),
  each: z.string().optional().describe('A path of a list: one record for each element, which is then `$item`.'),
  attributes: z.record(z.string().max(100), Mapping).optional().describe('Small facts worth keeping.'),
};

const EmitIdentity = z.strictObject({
  record: z.literal('identity'),
  ...common,
  kind: choice(words(Identity.shape.kind)),
  name: Mapping,
  nativeId: Mapping.optional().describe('Default: the id.'),
  status: choice(words(Identity.shape.status)),
  nature: z.strictObject({ is: choice(['machine', 'human', 'unclear']), because: z.string().min(1).max(500) }),
  managedBy: choice(['customer', 'provider']).optional(),
  createdAt: When.optional(),
  purpose: Mapping.optional(),
  ownerHints: Hints.optional(),
  publisher: z.strictObject({ name: Mapping, id: Mapping, verified: Mapping.optional() }).optional(),
  weaknesses: flags(IdentityWeakness.options).optional(),
  usage: Usage,
});

const EmitCredential = z.strictObject({
  record: z.literal('credential'),
  ...common,
  identity: Reference.nullable().describe('Whose it is. null: not tied to one that can be seen.'),
  kind: choice(words(CredentialKind)),
  name: Mapping,
  nativeId: Mapping.optional(),
  status: choice(words(Credential.shape.status)),
  managedBy: choice(['customer', 'provider']).optional(),
  createdAt: When.optional(),
  rotatedAt: When.optional().describe('When the value itself changed last.'),
  expiresAt: When.optional(),
  exposure: z.array(z.strictObject({ is: z.string().max(200), when: z.array(Condition) })).optional(),
  weaknesses: flags(CredentialWeakness.options).optional(),
  ownerHints: Hints.optional(),
  usage: Usage,
});

const Privilege = z.union([
  z.strictObject({
    level: choice(words(PrivilegeLevel)),
    reason: z.string().max(500),
  }),
  z
    .strictObject({
      permissions: Mapping.describe('The list of permission strings.'),
      levels: z
        .array(
          z.strictObject({
            match: z.string().describe('`*` stands for anything.'),
            level: z.enum(words(PrivilegeLevel)),
          }),
        )
        .describe('The first that matches a permission decides about it.'),
    })
    .describe('The highest level of all. A permission that nothing matches is kept as it is, and makes it unknown.'),
]);

const EmitGrant = z.strictObject({
  record: z.literal('grant'),
  ...common,
  identity: Reference,
  role: Mapping,
  roleId: Mapping.optional().describe('Default: the role.'),
  resource: Mapping,
  origin: z.strictObject({ kind: z.enum(words(Grant.shape.origin.shape.kind)), via: Mapping.optional() }),
  delegated: z.strictObject({ by: z.enum(['admin', 'users']), users: Mapping.optional() }).optional(),
  grantedAt: When.optional(),
  grantedBy: When.optional(),
  privilege: Privilege,
  document: Mapping.optional().describe('The permissions themselves, as the provider writes them.'),
});

const EmitTrust = z.strictObject({
  record: z.literal('trust'),
  ...common,
  identity: Reference,
  principal: z.strictObject({
    kind: z.enum(words(Trust.shape.principal.shape.kind)),
    id: Mapping,
    owner: Mapping.optional(),
  }),
  reach: choice(words(Trust.shape.reach)),
  subjects: Mapping.optional(),
  weaknesses: flags(TrustWeakness.options).optional(),
});

export const Emit = z.discriminatedUnion('record', [EmitIdentity, EmitCredential, EmitGrant, EmitTrust]);
export type Emit = z.infer<typeof Emit>;
export type EmitOf<Record extends Emit['record']> = Extract<Emit, { record: Record }>;
export type Signal = z.infer<typeof Signal>;
