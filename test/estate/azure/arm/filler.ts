import { iso } from '../../clock.ts';
import type { ServicePrincipal } from '../state.ts';
import type { Builder, Holder } from './build.ts';
import type { ArmSize } from './generate.ts';
import { subscriptionPath } from './paths.ts';

const ROLES = [
  'Contributor',
  'Reader',
  'Storage Blob Data Reader',
  'AcrPull',
  'Monitoring Reader',
  'Key Vault Secrets User',
  'Website Contributor',
  'Storage Blob Data Contributor',
  'Network Contributor',
] as const;

/** Tops the company up to a size with plain, plausible things. What is there already counts. */
export function fill(build: Builder, size: ArmSize): void {
  resources(build, size.azureResources);
  roleAssignments(build, size.roleAssignments);
}

/** Half of them have keys of their own. */
function resources(build: Builder, wanted: number): void {
  const { state, random } = build;
  const subscriptions = [...state.subscriptions.keys()];
  for (let i = state.resources.size; i < wanted; i++) {
    const subscription = subscriptions[i % subscriptions.length] ?? '';
    const group = `rg-${i % 20}`;
    const name = String(i).padStart(6, '0');
    if (i % 2 === 0) {
      build.resource(subscription, group, 'Microsoft.Network/virtualNetworks', `vnet-${name}`);
      continue;
    }
    const made = iso(build.ago(random.int(1, 900)));
    build.resource(subscription, group, 'Microsoft.Storage/storageAccounts', `st${name}`, {
      kind: 'StorageV2',
      properties: { creationTime: made, keyCreationTime: { key1: made, key2: made } },
    });
  }
}

/** Mostly machines of this tenant, some people, and one in a hundred that is nobody any more. */
function roleAssignments(build: Builder, wanted: number): void {
  const { state, directory, random } = build;
  const machines = [...directory.servicePrincipals.values()].filter((sp) => isOurs(sp, directory.tenant.id));
  const people: Holder[] = [...directory.users.keys()].map((id) => ({ id, principalType: 'User' }));
  const scopes = [...state.subscriptions.keys()].map(subscriptionPath);
  for (let i = state.roleAssignments.size; i < wanted; i++) {
    const subscription = scopes[i % scopes.length] ?? '/';
    const holder =
      i % 100 === 99
        ? ({ id: random.uuid(), principalType: 'ServicePrincipal' } as const)
        : i % 10 === 9
          ? people[i % people.length]
          : machines[i % machines.length];
    if (!holder) continue;
    const scope = i % 3 === 0 ? subscription : `${subscription}/resourceGroups/rg-${i % 20}`;
    build.assign(holder, ROLES[i % ROLES.length] ?? 'Reader', scope);
  }
}

const isOurs = ({ servicePrincipalType: type, appOwnerOrganizationId }: ServicePrincipal, tenant: string): boolean =>
  type === 'ManagedIdentity' || appOwnerOrganizationId === tenant;
