/** What a source of provider `azure` may be told. Without any of it: the caller's own tenant and all its subscriptions. */
import { z } from 'zod';

const Guid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'not an id (a GUID)');
const TenantId = Guid.transform((id) => id.toLowerCase());
const SubscriptionId = Guid.transform((id) => id.toLowerCase());

const Endpoint = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).search === '', 'an endpoint has no query');

/** A token of any OIDC issuer that a federated credential of the application trusts. */
const Assertion = z.union([
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({
    /** Answers with the token, alone or as `{"value": …}`, e.g. `${env:ACTIONS_ID_TOKEN_REQUEST_URL}`. */
    url: z.url({ protocol: /^https?$/ }),
    /** The bearer token that the URL wants, e.g. `${env:ACTIONS_ID_TOKEN_REQUEST_TOKEN}`. */
    bearer: z.string().min(1).optional(),
  }),
]);

const Tenant = z.strictObject({
  id: TenantId,
  /** The application that signs in. Default: AZURE_CLIENT_ID. */
  clientId: Guid.optional(),
  assertion: Assertion.optional(),
  /** A PEM file with certificate and private key. */
  certificate: z.string().min(1).optional(),
  /** Works, and is the kind of credential that this program advises against. */
  clientSecret: z.string().min(1).optional(),
  /** That of the machine; with several, `clientId` chooses. */
  managedIdentity: z.boolean().default(false),
});

const Endpoints = z.strictObject({
  /** For every service that has none of its own here. */
  default: Endpoint.optional(),
  login: Endpoint.optional(),
  graph: Endpoint.optional(),
  arm: Endpoint.optional(),
  vault: Endpoint.optional(),
  devops: Endpoint.optional(),
});

export const Settings = z
  .strictObject({
    /** One tenant with the ambient credentials. Default: AZURE_TENANT_ID, then the one that the credentials are of. */
    tenantId: TenantId.optional(),
    /** Several tenants, or one with credentials of its own. */
    tenants: z.array(Tenant).min(1).optional(),
    /** https://learn.microsoft.com/en-us/graph/deployments; Microsoft 365 GCC is `public`. Default: that of AZURE_AUTHORITY_HOST, else public. */
    cloud: z.enum(['public', 'usgov', 'usgov-dod', 'china']).optional(),
    /** Other tenants of the same company: their applications are no third party's. */
    sisterTenants: z.array(TenantId).default([]),
    /** Default: every subscription in reach. */
    subscriptions: z
      .strictObject({
        include: z.array(SubscriptionId).min(1).optional(),
        exclude: z.array(SubscriptionId).default([]),
      })
      .default({ exclude: [] }),
    /** Reads names and dates of the secrets, keys and certificates of every vault: a call and more for each vault. */
    keyVaults: z.boolean().default(false),
    /** Federated credentials of user-assigned managed identities: a call for each identity, when it changed. */
    managedIdentityFederation: z.boolean().default(false),
    devops: z
      .strictObject({ organizations: z.array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,49}$/)).min(1) })
      .optional(),
    endpoints: Endpoints.default({}),
  })
  .refine(({ tenantId, tenants }) => !(tenantId && tenants), 'give either tenantId or tenants, not both');

export type Settings = z.infer<typeof Settings>;
export type TenantSettings = z.infer<typeof Tenant>;
export type Endpoint = Exclude<keyof z.infer<typeof Endpoints>, 'default'>;
export type CloudName = NonNullable<Settings['cloud']>;

/** Why the configuration leaves a subscription out; `undefined` when it does not. */
export function leftOut({ subscriptions: { include, exclude } }: Settings, id: string): string | undefined {
  const subscription = id.toLowerCase();
  if (exclude.includes(subscription)) return `excluded by the configuration (${subscription})`;
  if (include !== undefined && !include.includes(subscription)) return 'not included by the configuration';
  return undefined;
}
