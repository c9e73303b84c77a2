/** What an Azure Resource Manager scope covers. https://learn.microsoft.com/en-us/azure/role-based-access-control/scope-overview */

export type Breadth = 'root' | 'management-group' | 'subscription' | 'resource-group' | 'resource';

export interface ArmScope {
  breadth: Breadth;
  /** Lower-case; `null` above subscriptions. */
  subscription: string | null;
  /** For people: `resource group shop`. */
  title: string;
  /** `microsoft.keyvault/vaults`, of a resource. */
  type: string | null;
}

export function armScope(id: string): ArmScope {
  const parts = id.split('/').filter((part) => part !== '');
  const [first = '', second = '', third = '', fourth = ''] = parts;
  if (parts.length === 0) return { breadth: 'root', subscription: null, title: 'everything in the tenant', type: null };
  if (first.toLowerCase() === 'providers' && third.toLowerCase() === 'managementgroups') {
    return { breadth: 'management-group', subscription: null, title: `management group ${fourth}`, type: null };
  }
  const subscription = first.toLowerCase() === 'subscriptions' ? second.toLowerCase() : null;
  // What is no resource of a subscription, such as reservations: `/providers/Microsoft.Capacity`.
  if (subscription === null)
    return { breadth: 'resource', subscription, title: parts.slice(1).join(' '), type: typeOf(parts) };
  if (parts.length === 2) return { breadth: 'subscription', subscription, title: `subscription ${second}`, type: null };
  if (parts.length === 4 && third.toLowerCase() === 'resourcegroups') {
    return { breadth: 'resource-group', subscription, title: `resource group ${fourth}`, type: null };
  }
  return { breadth: 'resource', subscription, title: `${parts.at(-2)} ${parts.at(-1)}`, type: typeOf(parts) };
}

/** The types of all segments after the last provider: `microsoft.storage/storageaccounts/blobservices`. */
function typeOf(parts: readonly string[]): string | null {
  const at = parts.findLastIndex((part) => part.toLowerCase() === 'providers');
  if (at < 0) return null;
  const [namespace, ...rest] = parts.slice(at + 1);
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/').toLowerCase();
}
