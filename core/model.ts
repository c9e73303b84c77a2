/**
 * The vocabulary: what connectors report and everything else reads. The zod schemas are the one definition; the
 * types are inferred from them. A record that does not parse is quarantined, never repaired.
 */
import { z } from 'zod';
import { facts, mapOf, texts } from './map-of.ts';

/** RFC 3339 in UTC with seconds or milliseconds, e.g. `2026-11-21T08:00:00Z`. Sorts as text. */
export const Timestamp = z
  .string()
  .regex(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/,
    'not an RFC 3339 UTC time',
  );
export type Timestamp = z.infer<typeof Timestamp>;

/**
 * `<connector>:<native type>:<globally unique native id>`, e.g. `aws:access-key:AKIA…`. The same thing keeps its Ref
 * for ever; recreated under the same name it gets a new one (AWS unique ids, Entra object ids).
 */
export type Ref = `${string}:${string}:${string}`;
export const Ref = z
  .string()
  .regex(/^[a-z][a-z0-9-]*:[a-z][a-z0-9-]*:[^\p{Cc}]{1,2048}$/u, 'not <connector>:<type>:<id>') as z.ZodType<Ref, Ref>;

/** The native type, e.g. `access-key`. */
export function typeOf(ref: Ref): string {
  const start = ref.indexOf(':') + 1;
  return ref.slice(start, ref.indexOf(':', start));
}

/**
 * Why a fact could not be seen.
 * - `denied`: the provider refused us
 * - `unlicensed`: the tenant's plan does not include it
 * - `unsupported`: the provider does not have this fact for this kind of thing
 * - `disabled`: the API or the region is switched off
 * - `pending`: too early to know (report being made, event lag)
 * - `failed`: an error, a timeout, a bad answer
 */
export const Unknown = z.enum(['denied', 'unlicensed', 'unsupported', 'disabled', 'pending', 'failed']);
export type Unknown = z.infer<typeof Unknown>;

const NotSeen = z.object({ unknown: Unknown, detail: z.string().max(1000).optional() });
export type NotSeen = z.infer<typeof NotSeen>;

/** A fact that we may have been unable to see. `null`: we looked, and there is none. */
export type Observed<T> = T | null | NotSeen;
const observed = <T extends z.ZodType>(fact: T) => z.union([fact, z.null(), NotSeen]);

export function isUnknown(fact: unknown): fact is NotSeen {
  return typeof fact === 'object' && fact !== null && 'unknown' in fact;
}

/** One source's word on use. Connectors emit signals; `core/usage.ts` alone decides. */
export const UsageSignal = z.object({
  /** `<connector>:<api or report>`, e.g. `aws:credential-report`. */
  source: z.string().min(1).max(200),
  /** `null`: no use inside the window. */
  lastAt: Timestamp.nullable(),
  /** How far back this source can see. */
  windowStart: Timestamp,
  precision: z.enum(['second', 'minute', 'hour', 'day']),
  /** How late the source may report a use, in hours. */
  lagHours: z.number().min(0),
  /** Kinds of use that it cannot see, in words shown to people. */
  blindTo: z.array(z.string().max(200)).max(20).optional(),
  /** Where the last use came from: region, service, address. */
  detail: mapOf(texts(500), 512).optional(),
});
export type UsageSignal = z.infer<typeof UsageSignal>;

const Json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(Json), z.record(z.string(), Json)]),
);
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Small, flat, allow-listed facts of one native type. Anything larger belongs in a field of its own. */
const Attributes = mapOf(facts, 100);
export type Attributes = z.infer<typeof Attributes>;

/** A piece of evidence about who answers for something. `core/ownership` weighs them. */
export const OwnerHint = z.object({
  kind: z.enum([
    'owner',
    'sponsor',
    'tag',
    'creator',
    'stack',
    'path',
    'workload',
    'repository',
    'contact',
    'unit',
    'description',
  ]),
  /** A person, team, mailbox, repository or stack, as the provider spells it. */
  value: z.string().min(1).max(500),
  /** Where it was seen, e.g. `tag:owner`. */
  source: z.string().min(1).max(200),
  /** What the directory says of that person today. Only an `active` one answers for anything. Absent: not known. */
  standing: z.enum(['active', 'disabled', 'guest', 'deleted']).optional(),
});
export type OwnerHint = z.infer<typeof OwnerHint>;

/** From most to least dangerous. `escalation`: can become admin. `sensitive`: data or credentials at large. */
export const PrivilegeLevel = z.enum(['admin', 'escalation', 'sensitive', 'write', 'read', 'none', 'unknown']);
export type PrivilegeLevel = z.infer<typeof PrivilegeLevel>;

const name = z.string().max(1024);
/** Unknown when what would tell (tags, creators) could not be read: then nobody can be called its owner, or ownerless. */
const ownerHints = z.union([z.array(OwnerHint).max(50), NotSeen]).default([]);
const common = {
  ref: Ref,
  scope: Ref,
  /** The API operation or report that told us, e.g. `iam:GetAccountAuthorizationDetails`. */
  source: z.string().min(1).max(200),
};
const tags = mapOf(texts(1024), 512);

/** An account, subscription, project, organization, tenant, workspace. */
export const Scope = z.object({
  record: z.literal('scope'),
  ref: Ref,
  source: z.string().min(1).max(200),
  /** `region` is a slice of its parent and is shown with it. */
  kind: z.enum(['organization', 'tenant', 'account', 'subscription', 'project', 'workspace', 'region']),
  name,
  /** What people call it: the account number, project id, organization login, region code. */
  nativeId: z.string().min(1).max(500),
  parent: Ref.nullable(),
  status: z.enum(['active', 'suspended', 'unknown']),
  environment: z.string().max(100).optional(),
  ownerHints: z.array(OwnerHint).max(50).default([]),
  tags: tags.default({}),
  attributes: Attributes.default({}),
});

const IdentityKind = z.enum([
  'service-account',
  'machine-user',
  'user',
  'role',
  'app',
  'managed-identity',
  'oauth-app',
  'integration',
  'bot',
  'workload',
  'agent',
  'root',
  // Not in our hands, but holding something of ours: somebody else's account, and everybody.
  'external',
  'public',
]);

/** How an identity is made wrong, whatever it may do. A closed list, so that rules need no provider code. */
export const IdentityWeakness = z.enum([
  /** Other organizations can sign in to it. */
  'multi-tenant',
  /** A sign-in answer may be sent to any host of a pattern … */
  'wildcard-redirect',
  /** … over plain http to somewhere else than this machine … */
  'insecure-redirect',
  /** … to a host that is not there any more, and that anybody may register. */
  'dangling-redirect',
  /** Made with the project, shared by all that runs there. */
  'default-identity',
  /** A webhook that signs nothing: its receiver cannot tell a forged call from a real one … */
  'no-secret',
  /** … or that does not check whom it sends to: plain http, or certificates are not verified. */
  'insecure-transport',
  /** Machines that run the jobs of public repositories, which anybody may write. */
  'open-to-public-repositories',
  /** Of a kind that its provider has given up: wide by design, without scopes, review or a log of its use. */
  'legacy-integration',
  /** It runs, and nobody is left who may change it or switch it off. */
  'without-collaborators',
]);
export type IdentityWeakness = z.infer<typeof IdentityWeakness>;

/** Something that acts on its own. */
export const Identity = z.object({
  record: z.literal('identity'),
  ...common,
  kind: IdentityKind,
  name,
  /** The provider's own full address: ARN, object id, e-mail of the service account. */
  nativeId: z.string().min(1).max(2048),
  status: z.enum(['active', 'disabled', 'deleted', 'unknown']),
  /** Human or not, and what makes us think so. */
  nature: z.object({ is: z.enum(['machine', 'human', 'unclear']), because: z.string().min(1).max(500) }),
  /** `provider`: made and kept by the provider (service-linked roles, Google-managed agents); not ours to change. */
  managedBy: z.enum(['customer', 'provider']),
  createdAt: observed(Timestamp),
  purpose: z.string().max(2000).nullable(),
  ownerHints,
  /** The third party that runs it, when there is one. */
  publisher: z
    .object({
      name,
      id: z.string().max(500),
      /** By the provider. `null`: it does not tell. */
      verified: z.boolean().nullable(),
      /** `sister`: another tenant of the same company, by our configuration. */
      relation: z.enum(['third-party', 'sister']).default('third-party'),
    })
    .nullable()
    .default(null),
  /** What runs with it: machines, clusters, functions, by name. Absent: nothing can, or the provider does not tell. */
  workloads: observed(z.array(z.string().max(1024)).max(1000)).optional(),
  weaknesses: z.array(IdentityWeakness).default([]),
  /** Use of the identity as such; that of its credentials is on them. */
  usage: observed(z.array(UsageSignal).max(20)),
  tags: tags.default({}),
  attributes: Attributes.default({}),
});

export const CredentialKind = z.enum([
  'access-key',
  'client-secret',
  'certificate',
  'key-pair',
  'api-token',
  'deploy-key',
  'ssh-key',
  'webhook-secret',
  'password',
  'vaulted-secret',
  'federation',
]);
export type CredentialKind = z.infer<typeof CredentialKind>;

/** How a credential is weaker than it needs to be. A closed list, so that rules need no provider code. */
export const CredentialWeakness = z.enum([
  /** Where the people who answer for the identity do not see it: on a service principal instead of its application. */
  'hidden',
  /** Made and kept by the user where the provider offers keyless or provider-held ones. */
  'user-managed',
  /** The private half was made elsewhere and uploaded: nobody can tell where it has been. */
  'uploaded',
  /** Works from anywhere, for every API. */
  'unrestricted',
  /** A federation that accepts every token of an issuer which others can get tokens from too. */
  'no-condition',
  /** Signs in without the second factor that its user otherwise needs. */
  'bypasses-mfa',
  /** Of an old kind that holds all rights of its owner, wherever that owner has some. */
  'classic-token',
]);
export type CredentialWeakness = z.infer<typeof CredentialWeakness>;

/** What an identity proves itself with: id and dates, never the value. */
export const Credential = z.object({
  record: z.literal('credential'),
  ...common,
  /** `null`: not tied to one identity that we can see, e.g. a vaulted secret. */
  identity: Ref.nullable(),
  kind: CredentialKind,
  name,
  nativeId: z.string().min(1).max(2048),
  status: z.enum(['active', 'disabled', 'expired', 'deleted', 'unknown']),
  managedBy: z.enum(['customer', 'provider']).default('customer'),
  createdAt: observed(Timestamp),
  /** When the value itself last changed. `null`: never since creation. */
  rotatedAt: observed(Timestamp),
  /** `null`: never expires although it could. `unsupported`: the provider offers no expiry for this kind. */
  expiresAt: observed(Timestamp),
  usage: observed(z.array(UsageSignal).max(20)),
  /** The provider's own rotation, where it has one. `null`: none is set up. Absent: it has none for this kind. */
  rotation: observed(z.object({ everyDays: z.number().nullable(), nextAt: Timestamp.nullable() })).optional(),
  /** What a provider or scanner says about it being exposed: `leaked`, `public-repository` … */
  exposure: z.array(z.string().max(200)).max(20).default([]),
  weaknesses: z.array(CredentialWeakness).default([]),
  ownerHints,
  tags: tags.default({}),
  attributes: Attributes.default({}),
});

/** What an identity may do, and where. */
export const Grant = z.object({
  record: z.literal('grant'),
  ...common,
  identity: Ref,
  /** The policy, role or OAuth scope, as the provider names it. */
  role: name,
  /** Its full id, e.g. the policy's ARN. */
  roleId: z.string().max(2048),
  /** What it covers: a resource, a scope, `*`. */
  resource: z.string().max(2048),
  origin: z.object({
    /** `delegation`: it may act as other people, without their knowing. */
    kind: z.enum(['attached', 'inline', 'group', 'consent', 'assignment', 'inherited', 'eligible', 'delegation']),
    /** The group, consent or parent that it comes through. */
    via: z.string().max(2048).nullable(),
  }),
  /** Of grants to act for people: who agreed, and for how many. `users: null` is everybody, or nobody knows how many. */
  delegated: z
    .object({ by: z.enum(['admin', 'users']), users: z.number().int().nonnegative().nullable() })
    .nullable()
    .default(null),
  grantedAt: observed(Timestamp),
  grantedBy: observed(z.string().max(500)),
  privilege: z.object({
    level: PrivilegeLevel,
    /** What an `unknown` level is certainly less than. */
    below: PrivilegeLevel.optional(),
    reasons: z.array(z.string().max(500)).max(50),
  }),
  /** The permissions themselves, in the provider's own form. Stored once per content, however many grants share it. */
  document: Json.nullable().default(null),
  /**
   * Permissions among them that nothing it did since `unusedSince` needed, in the provider's words. `[]`: all were
   * needed. Absent: the provider does not tell of calls at all.
   */
  unused: observed(z.array(z.string().max(200)).max(500)).optional(),
  /** How far back its calls were seen. */
  unusedSince: Timestamp.optional(),
  attributes: Attributes.default({}),
});

/** How a trust is narrower or wider than it looks. A closed list, so that rules need no provider code. */
export const TrustWeakness = z.enum([
  'no-external-id',
  'no-subject',
  'wildcard-subject',
  'for-all-values',
  'if-exists',
  'no-audience',
  'not-principal',
]);
export type TrustWeakness = z.infer<typeof TrustWeakness>;

/** Who may act as an identity. */
export const Trust = z.object({
  record: z.literal('trust'),
  ...common,
  identity: Ref,
  principal: z.object({
    kind: z.enum(['anyone', 'service', 'account', 'identity', 'oidc', 'saml', 'certificate', 'person']),
    /** Account number, ARN, service name, issuer … as written in the policy. */
    id: z.string().min(1).max(2048),
    /** The account, tenant or organization it lives in, where it has one. */
    owner: z.string().max(500).nullable(),
    /** True when it names something that was deleted: nobody can use it, and it should go. */
    dangling: z.boolean().default(false),
  }),
  /** Seen from the trusting account. `unknown`: the organization's members could not be listed. */
  reach: z.enum(['same-account', 'same-organization', 'external', 'provider', 'anyone', 'unknown']),
  /** What must hold, as the provider writes it. */
  conditions: z
    .array(z.object({ operator: z.string().max(200), key: z.string().max(500), values: z.array(z.string().max(2048)) }))
    .max(200)
    .default([]),
  /** Subject patterns that a token may carry, e.g. `repo:acme/shop:ref:refs/heads/main`. */
  subjects: z.array(z.string().max(2048)).max(1000).default([]),
  weaknesses: z.array(TrustWeakness).default([]),
  attributes: Attributes.default({}),
});

export type Scope = z.infer<typeof Scope>;
export type Identity = z.infer<typeof Identity>;
export type Credential = z.infer<typeof Credential>;
export type Grant = z.infer<typeof Grant>;
export type Trust = z.infer<typeof Trust>;

export const InventoryRecord = z.discriminatedUnion('record', [Scope, Identity, Credential, Grant, Trust]);
/** A record as stored: every default filled in. */
export type InventoryRecord = z.infer<typeof InventoryRecord>;
/** A record as a connector writes it: fields with a default may be left out. */
export type InventoryRecordInput = z.input<typeof InventoryRecord>;
export type RecordKind = InventoryRecord['record'];
