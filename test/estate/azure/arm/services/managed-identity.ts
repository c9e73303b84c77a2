/** User-assigned identities: https://learn.microsoft.com/en-us/rest/api/managedidentity/ */
import { page, type Answer, type Call, type Context } from '../call.ts';
import { Refusal } from '../errors.ts';
import type { Resource } from '../model.ts';

const TYPE = 'Microsoft.ManagedIdentity/userAssignedIdentities';

const row = ({ id, name, location, tags, properties }: Resource) => ({
  id,
  name,
  type: TYPE,
  location,
  tags: tags ?? {},
  properties,
});

export function userAssignedIdentities(call: Call, { state }: Context, scope: string): Answer {
  const start = `${scope.toLowerCase()}/`;
  const rows = [...state.resources.values()]
    .filter(({ type, id }) => type === TYPE && id.toLowerCase().startsWith(start))
    .map(row);
  const [value, nextLink] = page(call, rows, state.pageSize);
  return { body: nextLink === undefined ? { value } : { value, nextLink } };
}

function identityOf({ state }: Context, scope: string, name: string): Resource {
  const found = state.resources.get(`${scope}/providers/${TYPE}/${name}`.toLowerCase());
  if (found) return found;
  const group = /\/resourceGroups\/([^/]+)/i.exec(scope)?.[1] ?? '';
  throw new Refusal(
    404,
    'ResourceNotFound',
    `The Resource '${TYPE}/${name}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  );
}

export const userAssignedIdentity = (_: Call, context: Context, scope: string, name = ''): Answer => ({
  body: row(identityOf(context, scope, name)),
});

export function federatedIdentityCredentials(call: Call, context: Context, scope: string, name = ''): Answer {
  const identity = identityOf(context, scope, name);
  const { principalId } = identity.properties as { principalId?: string };
  const credentials = context.directory.servicePrincipals.get(principalId ?? '')?.federated ?? [];
  const rows = credentials.map(({ name: own, issuer, subject, audiences }) => ({
    id: `${identity.id}/federatedIdentityCredentials/${own}`,
    name: own,
    type: `${TYPE}/federatedIdentityCredentials`,
    properties: { issuer, subject, audiences },
  }));
  const [value, nextLink] = page(call, rows, context.state.pageSize, '$skiptoken');
  return { body: nextLink === undefined ? { value } : { value, nextLink } };
}
