/** Pools, providers and OAuth clients, as IAM v1 shows them. */
import { iso } from '../../clock.ts';
import { clientSecret } from '../canaries.ts';
import type { FederationProvider, OauthClient, WorkforcePool, WorkloadPool } from '../state.ts';
import { compact, type Shape } from './common.ts';

const lifecycle = (one: { deletedUntil?: number }): Shape => ({
  state: one.deletedUntil === undefined ? 'ACTIVE' : 'DELETED',
  expireTime: one.deletedUntil && iso(one.deletedUntil),
});

/** https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools */
export const poolShape = (pool: WorkloadPool): Shape =>
  compact({
    name: pool.name,
    displayName: pool.displayName,
    description: pool.description,
    disabled: pool.disabled,
    mode: pool.mode,
    ...lifecycle(pool),
  });

export function providerShape(pool: string, provider: FederationProvider): Shape {
  return compact({
    name: `${pool}/providers/${provider.id}`,
    displayName: provider.displayName,
    disabled: provider.disabled,
    attributeMapping: provider.attributeMapping,
    attributeCondition: provider.attributeCondition,
    ...trustShape(provider.trust),
    ...lifecycle(provider),
  });
}

function trustShape(trust: FederationProvider['trust']): Shape {
  if (trust.kind === 'aws') return { aws: { accountId: trust.accountId } };
  if (trust.kind === 'saml') return { saml: { idpMetadataXml: trust.idpMetadataXml } };
  const { issuerUri, allowedAudiences, clientId } = trust;
  return { oidc: compact({ issuerUri, allowedAudiences, clientId }) };
}

/** https://cloud.google.com/iam/docs/reference/rest/v1/locations.workforcePools */
export const workforceShape = (pool: WorkforcePool, organization: string): Shape =>
  compact({
    name: pool.name,
    parent: organization,
    displayName: pool.displayName,
    disabled: pool.disabled,
    sessionDuration: `${pool.sessionDuration}s`,
    state: 'ACTIVE',
  });

/** https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.oauthClients */
export const oauthClientShape = (client: OauthClient): Shape =>
  compact({
    name: client.name,
    clientId: client.clientId,
    displayName: client.displayName,
    description: client.description,
    disabled: client.disabled,
    clientType: client.clientType,
    allowedGrantTypes: ['AUTHORIZATION_CODE_GRANT', 'REFRESH_TOKEN_GRANT'],
    allowedScopes: client.allowedScopes,
    allowedRedirectUris: client.allowedRedirectUris,
    ...lifecycle(client),
  });

/** A listing hands the secret out. Cloud Asset Inventory does not. */
export function oauthCredentialShape(
  seed: string,
  client: OauthClient,
  credential: OauthClient['credentials'][number],
  withSecret: boolean,
): Shape {
  const name = `${client.name}/credentials/${credential.id}`;
  const { displayName, disabled } = credential;
  return compact({ name, displayName, disabled, clientSecret: withSecret ? clientSecret(seed, name) : undefined });
}
