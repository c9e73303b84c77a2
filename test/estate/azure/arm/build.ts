import { DAY, type Seconds } from '../../clock.ts';
import type { Random } from '../../random.ts';
import { createBuilder as directoryBuilder } from '../build.ts';
import type { AzureState, ServicePrincipal } from '../state.ts';
import type {
  ArmState,
  ArmSubscription,
  Resource,
  ResourceIdentity,
  RoleAssignment,
  RoleDefinition,
  RoleSchedule,
  ScopePath,
} from './model.ts';
import { roleAssignmentId, subscriptionPath } from './paths.ts';
import { roleId } from './roles.ts';

/** Who holds a role: somebody of the directory, or an id that nobody has any more. */
export type Holder = ServicePrincipal | { id: string; principalType: RoleAssignment['principalType'] };

type Some<T> = Partial<Omit<T, 'id' | 'name' | 'type'>>;

/** Makes Azure resources, with plausible values for all that a story does not care about. */
export interface Builder {
  readonly state: ArmState;
  readonly directory: AzureState;
  readonly random: Random;
  readonly now: Seconds;
  ago(days: number): Seconds;
  /** By the last part of its name: `production`. */
  subscription(name: string): ArmSubscription;
  scope(subscription: string, resourceGroup?: string): ScopePath;
  resource(subscription: string, resourceGroup: string, type: string, name: string, given?: Some<Resource>): Resource;
  /** @param role name of a built-in role, or a definition of our own */
  assign(holder: Holder, role: string | RoleDefinition, scope: ScopePath, given?: Some<RoleAssignment>): RoleAssignment;
  schedule(
    holder: Holder,
    role: string,
    scope: ScopePath,
    given: Pick<RoleSchedule, 'kind'> & Partial<RoleSchedule>,
  ): RoleSchedule;
  customRole(roleName: string, scope: ScopePath, given: Partial<RoleDefinition>): RoleDefinition;
  /** An own application's service principal: the one of that name, or a new one. */
  application(name: string): ServicePrincipal;
  /** A user-assigned identity, in the directory and as a resource. */
  userAssigned(subscription: string, resourceGroup: string, name: string): { sp: ServicePrincipal; resource: Resource };
  /** A resource with an identity of its own, in the directory too. */
  systemAssigned(resource: Resource): ServicePrincipal;
  /** A secret that is served where the real one would be, and may never be kept. */
  canary(of: string): string;
  note(name: string, what: string, scope: string, id: string): void;
}

export function createBuilder(state: ArmState, directory: AzureState, random: Random): Builder {
  const now = directory.clock.now();
  const ago = (days: number): Seconds => Math.floor(now - days * DAY);
  const people = directoryBuilder(directory, random.fork('directory'));
  const principalType = (holder: Holder) => ('principalType' in holder ? holder.principalType : 'ServicePrincipal');

  const build: Builder = {
    state,
    directory,
    random,
    now,
    ago,
    subscription(name) {
      const found = [...state.subscriptions.values()].find(
        ({ id, displayName }) => id === name || displayName === name || displayName.endsWith(`-${name}`),
      );
      if (!found) throw new RangeError(`no subscription ${name}`);
      return found;
    },
    scope(subscription, resourceGroup) {
      const path = subscriptionPath(build.subscription(subscription).id);
      return resourceGroup === undefined ? path : `${path}/resourceGroups/${resourceGroup}`;
    },
    resource(subscription, resourceGroup, type, name, given = {}) {
      const { id: subscriptionId } = build.subscription(subscription);
      const made: Resource = {
        id: `${subscriptionPath(subscriptionId)}/resourceGroups/${resourceGroup}/providers/${type}/${name}`,
        name,
        type,
        kind: '',
        location: 'westeurope',
        subscriptionId,
        resourceGroup,
        tags: null,
        sku: null,
        identity: null,
        properties: { provisioningState: 'Succeeded' },
        ...given,
      };
      state.resources.set(made.id.toLowerCase(), made);
      return made;
    },
    assign(holder, role, scope, given = {}) {
      const made: RoleAssignment = {
        name: random.uuid(),
        scope,
        principalId: holder.id,
        principalType: principalType(holder),
        role: typeof role === 'string' ? roleId(role) : role.name,
        condition: null,
        description: null,
        createdAt: ago(random.int(20, 800)),
        createdBy: directory.collector.servicePrincipalId,
        ...given,
      };
      state.roleAssignments.set(roleAssignmentId(made).toLowerCase(), made);
      return made;
    },
    schedule(holder, role, scope, given) {
      const made: RoleSchedule = {
        name: random.uuid(),
        scope,
        principalId: holder.id,
        principalType: principalType(holder),
        role: roleId(role),
        condition: null,
        createdAt: ago(60),
        createdBy: directory.collector.servicePrincipalId,
        endsAt: null,
        ...given,
      };
      state.schedules.set(made.name, made);
      return made;
    },
    customRole(roleName, scope, given) {
      const made: RoleDefinition = {
        name: random.uuid(),
        roleName,
        description: '',
        builtIn: false,
        assignableScopes: [scope],
        actions: [],
        notActions: [],
        dataActions: [],
        notDataActions: [],
        createdAt: ago(500),
        ...given,
      };
      state.roleDefinitions.set(made.name, made);
      return made;
    },
    application(name) {
      const found = [...directory.servicePrincipals.values()].find(
        ({ displayName, appOwnerOrganizationId }) =>
          displayName === name && appOwnerOrganizationId === directory.tenant.id,
      );
      return found ?? people.both(name).sp;
    },
    userAssigned(subscription, resourceGroup, name) {
      const resource = build.resource(
        subscription,
        resourceGroup,
        'Microsoft.ManagedIdentity/userAssignedIdentities',
        name,
      );
      const sp = people.principal(name, {
        servicePrincipalType: 'ManagedIdentity',
        signInAudience: null,
        // The directory has the id as it was when the identity was made; groups are often in lower case there.
        alternativeNames: ['isExplicit=True', resource.id.replace('/resourceGroups/', '/resourcegroups/')],
      });
      resource.properties = identityProperties(directory, sp);
      return { sp, resource };
    },
    systemAssigned(resource) {
      const sp = people.principal(resource.name, {
        servicePrincipalType: 'ManagedIdentity',
        signInAudience: null,
        alternativeNames: ['isExplicit=False', resource.id.replace('/resourceGroups/', '/resourcegroups/')],
      });
      resource.identity = withSystemAssigned(directory, sp, resource.identity);
      return sp;
    },
    canary(of) {
      const secret = `${of}-${random.chars('abcdef0123456789', 24)}`;
      state.canaries.add(secret);
      return secret;
    },
    note(name, what, scope, id) {
      state.cases.set(name, { name, what, scope, id });
    },
  };
  return build;
}

export const identityProperties = ({ tenant }: AzureState, { id, appId }: ServicePrincipal) => ({
  tenantId: tenant.id,
  principalId: id,
  clientId: appId,
});

export function withSystemAssigned(
  { tenant }: AzureState,
  { id }: ServicePrincipal,
  before: ResourceIdentity | null,
): ResourceIdentity {
  const type = before?.userAssignedIdentities ? 'SystemAssigned, UserAssigned' : 'SystemAssigned';
  return { ...before, type, principalId: id, tenantId: tenant.id };
}

/** Lets a resource run with a user-assigned identity. */
export function attach(resource: Resource, identity: Resource, { id, appId }: ServicePrincipal): void {
  const before = resource.identity;
  resource.identity = {
    ...before,
    type: before?.principalId === undefined ? 'UserAssigned' : 'SystemAssigned, UserAssigned',
    userAssignedIdentities: { ...before?.userAssignedIdentities, [identity.id]: { principalId: id, clientId: appId } },
  };
}
