/** The data plane of Key Vault: names, dates and tags, never a value. https://learn.microsoft.com/en-us/rest/api/keyvault/ */
import { onlyParameters, page, parameter, type Answer, type Call, type Context } from '../call.ts';
import { Refusal } from '../errors.ts';
import type { Vault, VaultItem } from '../model.ts';

const VERSIONS = new Set(['7.0', '7.1', '7.2', '7.3', '7.4', '7.5', '7.6']);
/** The most that it gives in a page, whatever is asked for. */
const MOST = 25;

const ACTIONS = {
  secrets: 'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
  keys: 'Microsoft.KeyVault/vaults/keys/read',
  certificates: 'Microsoft.KeyVault/vaults/certificates/read',
} as const;
const KINDS = { secrets: 'secret', keys: 'key', certificates: 'certificate' } as const;
export type Collection = keyof typeof ACTIONS;

export const collectionOf = (path: string): Collection | undefined =>
  (Object.keys(ACTIONS) as Collection[]).find((name) => path === `/${name}` || path === `/${name}/`);

/** One thing by its name: its answer would have the value in it. */
export const isValue = (path: string): boolean => /^\/(secrets|keys|certificates)\/[^/]+/.test(path);

function itemRow(call: Call, collection: Collection, item: VaultItem): Record<string, unknown> {
  const attributes = {
    enabled: item.enabled,
    ...(item.expiresAt === null ? {} : { exp: item.expiresAt }),
    created: item.createdAt,
    updated: item.updatedAt,
    ...(collection === 'certificates' ? {} : { recoveryLevel: 'Recoverable+Purgeable', recoverableDays: 90 }),
  };
  const id = `${call.base}/${collection}/${item.name}`;
  return {
    // Keys are named by `kid`, all others by `id`.
    [collection === 'keys' ? 'kid' : 'id']: id,
    attributes,
    ...(Object.keys(item.tags).length > 0 ? { tags: item.tags } : {}),
    ...(item.managed ? { managed: true } : {}),
    ...(item.contentType === null || collection !== 'secrets' ? {} : { contentType: item.contentType }),
    ...(collection === 'certificates' ? { x5t: Buffer.from(item.name.padEnd(20)).toString('base64url') } : {}),
  };
}

/** The firewall comes first, then policies or roles. */
function checkAccess(call: Call, { access, state }: Context, vault: Vault, action: string): void {
  const { firewalled, accessPolicies, resourceId, name } = vault;
  const where = `${name};location=westeurope`;
  if (firewalled)
    throw new Refusal(
      403,
      'Forbidden',
      `Client address is not authorized and caller is not a trusted service.\r\nClient address: 203.0.113.7\r\nCaller: appid=${call.caller.appId};oid=${call.caller.servicePrincipalId}\r\nVault: ${where}`,
      { details: [{ code: 'ForbiddenByFirewall' }] },
    );
  if (accessPolicies)
    throw new Refusal(
      403,
      'Forbidden',
      `The user, group or application 'appid=${call.caller.appId};oid=${call.caller.servicePrincipalId};iss=https://sts.windows.net/${state.tenantId}/' does not have ${collectionOf(call.path)} list permission on key vault '${where}'.`,
      { details: [{ code: 'ForbiddenByPolicy' }] },
    );
  if (!access.may(call.caller, action, resourceId))
    throw new Refusal(
      403,
      'Forbidden',
      `Caller is not authorized to perform action on resource.\r\nIf role assignments, deny assignments or role definitions were changed recently, please observe propagation time.\r\nCaller: appid=${call.caller.appId};oid=${call.caller.servicePrincipalId}\r\nAction: '${action}'\r\nResource: '${resourceId.toLowerCase()}'`,
      { details: [{ code: 'ForbiddenByRbac' }] },
    );
}

export function answerVault(call: Call, context: Context, vaultName: string): Answer {
  const vault = context.state.vaults.get(vaultName.toLowerCase());
  const collection = collectionOf(call.path);
  const version = parameter(call, 'api-version');
  if (!vault) throw new Refusal(404, 'VaultNotFound', `The vault ${vaultName} was not found.`);
  if (version === null || !VERSIONS.has(version))
    throw new Refusal(400, 'BadParameter', `The api-version ${version ?? ''} is missing or not supported.`);
  if (isValue(call.path)) checkAccess(call, context, vault, 'Microsoft.KeyVault/vaults/secrets/getSecret/action');
  if (!collection || call.method !== 'GET') throw new Refusal(404, 'NotFound', `Nothing at ${call.path}.`);
  checkAccess(call, context, vault, ACTIONS[collection]);
  onlyParameters(call, [
    'api-version',
    'maxresults',
    '$skiptoken',
    ...(collection === 'certificates' ? ['includePending'] : []),
  ]);
  const size = Number(parameter(call, 'maxresults') ?? MOST);
  if (!Number.isInteger(size) || size < 1 || size > MOST)
    throw new Refusal(400, 'BadParameter', 'The value of maxresults must be between 1 and 25.');
  const items = vault.items.filter(({ kind }) => kind === KINDS[collection]);
  const [value, nextLink] = page(call, items, size, '$skiptoken');
  return { body: { value: value.map((item) => itemRow(call, collection, item)), nextLink: nextLink ?? null } };
}
