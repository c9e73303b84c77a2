/** Every path of Graph that the estate has, with what it needs and what it answers. */
import { DAY, HOUR } from '../../clock.ts';
import { NEEDED } from '../catalog/needed.ts';
import type { GraphRole } from '../catalog/microsoft-graph.ts';
import type { Application, AzureState, ServicePrincipal, SignIn } from '../state.ts';
import { answerDelta } from './delta.ts';
import {
  appCredentialSignInActivity,
  credentialActivities,
  isActive,
  servicePrincipalSignInActivity,
} from './entities/activity.ts';
import { agentBlueprint, application } from './entities/application.ts';
import { directoryObject, group, kindOf, organization, user } from './entities/directory.ts';
import { oauth2PermissionGrant } from './entities/grants.ts';
import {
  directoryAudit,
  retained,
  riskyServicePrincipal,
  signIn,
  summarizedSignIn,
  summarize,
} from './entities/logs.ts';
import { objectOf, objects } from './entities/objects.ts';
import { POLICIES } from './entities/policies.ts';
import {
  directoryRole,
  roleAssignment,
  roleAssignmentSchedule,
  roleDefinition,
  roleEligibilitySchedule,
} from './entities/roles.ts';
import { agentBlueprintPrincipal, agentIdentity, servicePrincipal } from './entities/service-principal.ts';
import { wire, type Entity, type Row, type Version, type Wire } from './entity.ts';
import { badRequest, deniedLogs, GraphError, noSegment, notFound, unlicensed, unsupportedQuery } from './errors.ts';
import { renderList, renderOne, type GraphCall } from './render.ts';

export interface Route {
  /** `servicePrincipals/{}/owners` */
  path: string;
  method: 'GET' | 'POST';
  /** What the log calls it. */
  operation: string;
  versions: readonly Version[];
  needs: readonly GraphRole[];
  /** Resource units before `$select` and `$expand`: https://learn.microsoft.com/en-us/graph/throttling-limits */
  cost: number;
  /** Refusal for want of permission, where it is not the directory's. */
  denied?: () => GraphError;
  answer: (call: GraphCall) => Wire;
}

type Given = Partial<Omit<Route, 'path' | 'operation' | 'needs' | 'answer'>>;

const route = (
  path: string,
  operation: string,
  needs: readonly GraphRole[],
  answer: Route['answer'],
  given: Given = {},
): Route => ({ path, operation, needs, answer, method: 'GET', versions: ['v1.0', 'beta'], cost: 1, ...given });

const directory = (of: Entity, rows: readonly Row[], call: GraphCall): Wire =>
  renderList({ of, rows, directory: true, size: 100, max: 999 }, call);

const other = (of: Entity, rows: readonly Row[], call: GraphCall, max = 999): Wire =>
  renderList({ of, rows, directory: false, size: Math.min(max, 1000), max }, call);

/** Object ids, or `appId='…'` of the alternate key. */
function find<T>(all: ReadonlyMap<string, T>, byAppId: ReadonlyMap<string, string>, key: string): T {
  const appId = /^appId='(.*)'$/.exec(key)?.[1];
  const found = all.get(appId === undefined ? key : (byAppId.get(appId) ?? ''));
  if (!found) throw notFound(key);
  return found;
}

const applicationOf = ({ state, params: [id = ''] }: GraphCall): Application =>
  find(state.applications, state.applicationByAppId, id);
const principalOf = ({ state, params: [id = ''] }: GraphCall): ServicePrincipal =>
  find(state.servicePrincipals, state.servicePrincipalByAppId, id);

const principals = (state: AzureState, kind: ServicePrincipal['kind']): ServicePrincipal[] =>
  [...state.servicePrincipals.values()].filter((sp) => sp.kind === kind);

/** A collection that hangs on one object, all of it, page by page. */
function related(of: Entity, row: Row, name: string, call: GraphCall): Wire {
  const navigation = of.navigation[name];
  if (!navigation) throw noSegment(name);
  const rows = navigation.rows(row as never, call.state);
  return navigation.of ? directory(navigation.of, rows, call) : mixedList(rows, call);
}

/** A list of directory objects of several kinds. */
const mixedList = (rows: readonly Row[], call: GraphCall): Wire =>
  renderList({ of: directoryObject, rows, directory: true, size: 100, max: 999, mixed: true }, call);

function reports(call: GraphCall, answer: () => Wire): Wire {
  if (!call.state.behaviour.signInReports) throw noSegment(call.pathname.split('/').at(-1) ?? '');
  if (!call.state.licence.p1) throw unlicensed();
  return answer();
}

const WINDOWS: Readonly<Record<string, number>> = { h1: HOUR, h6: 6 * HOUR, d1: DAY };

function summaries(call: GraphCall, kind: SignIn['kind']): Wire {
  const { state, params } = call;
  const window = WINDOWS[params[0] ?? ''];
  if (!state.behaviour.summarizedSignIns) throw noSegment(call.pathname.split('/').at(-1)?.split('(')[0] ?? '');
  if (window === undefined) throw badRequest(`Requested value '${params[0] ?? ''}' was not found.`);
  if (!state.licence.p1) throw unlicensed();
  return other(summarizedSignIn, summarize(state, kind, window), call, 1000);
}

/** Without a filter on its event types, the log is that of people who sign in interactively. */
function signIns(call: GraphCall): Wire {
  const { state, query } = call;
  if (!state.licence.p1) throw unlicensed();
  const since = retained(state);
  const asked = query.filter?.paths.includes('signInEventTypes') === true;
  const rows = asked ? state.signIns.filter(({ at }) => at >= since) : [];
  return other(signIn, rows, call, 1000);
}

function eligibility(call: GraphCall): Wire {
  if (!call.state.licence.p2) {
    throw new GraphError(
      400,
      'AadPremiumLicenseRequired',
      'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
    );
  }
  const rows = [...call.state.directoryRoleAssignments.values()].filter(({ kind }) => kind === 'eligible');
  return other(roleEligibilitySchedule, rows, call);
}

const active = (state: AzureState): Row[] =>
  [...state.directoryRoleAssignments.values()].filter(({ kind }) => kind === 'active');

function jsonOf(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    throw badRequest('Unable to read JSON request payload.');
  }
}

/** POST, and only reads. `$select` works, and is not documented. https://learn.microsoft.com/en-us/graph/api/directoryobject-getbyids */
function getByIds({ state, version, body, base, query }: GraphCall): Wire {
  const { ids, types } = jsonOf(body);
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 1000) {
    throw badRequest('The number of ids must be between 1 and 1000.');
  }
  const wanted = Array.isArray(types) ? new Set(types as string[]) : undefined;
  const value = [...new Set(ids as string[])].flatMap((id) => {
    const row = objectOf(state, id);
    const of = row && kindOf(row);
    if (!row || !of || (wanted && !wanted.has(of.name.replace('microsoft.graph.', '')))) return [];
    const select = query.select?.filter((name) => of.properties[name] !== undefined);
    return [wire(of, row, { state, version, select, mixed: true })];
  });
  return { '@odata.context': `${base}/$metadata#directoryObjects`, value };
}

/** With the members of member groups, each once. https://learn.microsoft.com/en-us/graph/api/group-list-transitivemembers */
function transitiveMembers(state: AzureState, id: string, seen = new Set<string>()): Set<string> {
  for (const member of state.groups.get(id)?.members ?? []) {
    if (seen.has(member)) continue;
    seen.add(member);
    transitiveMembers(state, member, seen);
  }
  return seen;
}

/** "OData cast" to one type: only in advanced queries. */
function castMembers(call: GraphCall, of: Entity): Wire {
  const { state, params, eventual, query } = call;
  const [id = ''] = params;
  if (!state.groups.has(id)) throw notFound(id);
  if (!eventual || !query.count) {
    throw unsupportedQuery(`The specified cast to '${of.name}' is only supported in advanced queries.`);
  }
  const rows = objects(state, [...transitiveMembers(state, id)]).filter((row) => kindOf(row as object) === of);
  return directory(of, rows, call);
}

/** Restorable for thirty days: https://learn.microsoft.com/en-us/graph/api/directory-deleteditems-list */
function deletedItems(type: 'application' | 'servicePrincipal' | 'user', of: Entity, call: GraphCall): Wire {
  const now = call.state.clock.now();
  const kept = [...call.state.deleted.values()].filter((each) => each.type === type && each.deletedAt > now - 30 * DAY);
  const at = new Map<unknown, number>(kept.map(({ object, deletedAt }) => [object, deletedAt]));
  const deletedDateTime = {
    read: (row: never) => new Date((at.get(row) ?? 0) * 1000).toISOString().replace('.000', ''),
  };
  return directory(
    { ...of, properties: { ...of.properties, deletedDateTime } },
    kept.map(({ object }) => object),
    call,
  );
}

/** https://learn.microsoft.com/en-us/graph/api/directoryrole-list: neither page sizes nor filters. */
function directoryRoles(call: GraphCall): Wire {
  if (call.query.given.has('top')) {
    throw unsupportedQuery(
      'This resource does not support custom page sizes. Please retry without a page size argument.',
    );
  }
  const used = new Set(active(call.state).map((row) => (row as { roleDefinitionId: string }).roleDefinitionId));
  return directory(
    directoryRole,
    [...call.state.roleDefinitions.values()].filter(({ id }) => used.has(id)),
    call,
  );
}

const beta: Given = { versions: ['beta'] };
const logs: Given = { denied: deniedLogs };

export const ROUTES: readonly Route[] = [
  route('organization', 'organization', NEEDED.organization, (call) => directory(organization, [call.state], call)),

  route(
    'applications',
    'applications',
    NEEDED.applications,
    (call) => directory(application, [...call.state.applications.values()], call),
    { cost: 2 },
  ),
  route('applications/delta', 'applications.delta', NEEDED.applications, (call) => answerDelta('applications', call), {
    cost: 2,
  }),
  route(
    'applications/microsoft.graph.agentIdentityBlueprint',
    'agentBlueprints',
    NEEDED.agentBlueprints,
    (call) =>
      directory(
        agentBlueprint,
        [...call.state.applications.values()].filter(({ kind }) => kind === 'agentIdentityBlueprint'),
        call,
      ),
    { cost: 2 },
  ),
  route('applications/{}', 'application', NEEDED.applications, (call) =>
    renderOne(application, applicationOf(call), call),
  ),
  route('applications/{}/owners', 'applications.owners', NEEDED.applications, (call) =>
    related(application, applicationOf(call), 'owners', call),
  ),
  route(
    'applications/{}/microsoft.graph.agentIdentityBlueprint/sponsors',
    'agentBlueprints.sponsors',
    NEEDED.agentBlueprints,
    (call) => related(agentBlueprint, applicationOf(call), 'sponsors', call),
  ),
  route(
    'applications/{}/federatedIdentityCredentials',
    'applications.federatedIdentityCredentials',
    NEEDED.federatedIdentityCredentials,
    (call) => related(application, applicationOf(call), 'federatedIdentityCredentials', call),
  ),

  route('servicePrincipals', 'servicePrincipals', NEEDED.servicePrincipals, (call) =>
    directory(servicePrincipal, [...call.state.servicePrincipals.values()], call),
  ),
  route('servicePrincipals/delta', 'servicePrincipals.delta', NEEDED.servicePrincipals, (call) =>
    answerDelta('servicePrincipals', call),
  ),
  route('servicePrincipals/microsoft.graph.agentIdentity', 'agentIdentities', NEEDED.agentIdentities, (call) =>
    directory(agentIdentity, principals(call.state, 'agentIdentity'), call),
  ),
  route(
    'servicePrincipals/microsoft.graph.agentIdentityBlueprintPrincipal',
    'agentBlueprintPrincipals',
    NEEDED.agentBlueprintPrincipals,
    (call) => directory(agentBlueprintPrincipal, principals(call.state, 'agentIdentityBlueprintPrincipal'), call),
  ),
  route('servicePrincipals/{}', 'servicePrincipal', NEEDED.servicePrincipals, (call) =>
    renderOne(servicePrincipal, principalOf(call), call),
  ),
  route('servicePrincipals/{}/owners', 'servicePrincipals.owners', NEEDED.servicePrincipals, (call) =>
    related(servicePrincipal, principalOf(call), 'owners', call),
  ),
  route(
    'servicePrincipals/{}/microsoft.graph.agentIdentity/sponsors',
    'agentIdentities.sponsors',
    NEEDED.agentIdentities,
    (call) => related(agentIdentity, principalOf(call), 'sponsors', call),
  ),
  route(
    'servicePrincipals/{}/federatedIdentityCredentials',
    'servicePrincipals.federatedIdentityCredentials',
    NEEDED.federatedIdentityCredentials,
    (call) => related(servicePrincipal, principalOf(call), 'federatedIdentityCredentials', call),
  ),
  route(
    'servicePrincipals/{}/appRoleAssignedTo',
    'servicePrincipals.appRoleAssignedTo',
    NEEDED.appRoleAssignments,
    (call) => related(servicePrincipal, principalOf(call), 'appRoleAssignedTo', call),
    { cost: 2 },
  ),
  route(
    'servicePrincipals/{}/appRoleAssignments',
    'servicePrincipals.appRoleAssignments',
    NEEDED.appRoleAssignments,
    (call) => related(servicePrincipal, principalOf(call), 'appRoleAssignments', call),
    { cost: 2 },
  ),
  route(
    'servicePrincipals/{}/oauth2PermissionGrants',
    'servicePrincipals.oauth2PermissionGrants',
    NEEDED.grants,
    (call) => related(servicePrincipal, principalOf(call), 'oauth2PermissionGrants', call),
    { cost: 2 },
  ),

  route(
    'oauth2PermissionGrants',
    'oauth2PermissionGrants',
    NEEDED.grants,
    (call) => directory(oauth2PermissionGrant, [...call.state.delegatedGrants.values()], call),
    { cost: 2 },
  ),
  route(
    'oauth2PermissionGrants/delta',
    'oauth2PermissionGrants.delta',
    NEEDED.grants,
    (call) => answerDelta('oauth2PermissionGrants', call),
    { cost: 2 },
  ),

  route('directoryRoles', 'directoryRoles', NEEDED.directoryRoles, directoryRoles),
  route('directoryRoles/delta', 'directoryRoles.delta', NEEDED.directoryRoles, (call) =>
    answerDelta('directoryRoles', call),
  ),
  route('roleManagement/directory/roleAssignments', 'roleAssignments', NEEDED.directoryRoles, (call) =>
    other(roleAssignment, active(call.state), call),
  ),
  route('roleManagement/directory/roleDefinitions', 'roleDefinitions', NEEDED.directoryRoles, (call) =>
    other(roleDefinition, [...call.state.roleDefinitions.values()], call),
  ),
  route(
    'roleManagement/directory/roleEligibilitySchedules',
    'roleEligibilitySchedules',
    NEEDED.eligibility,
    eligibility,
  ),
  route('roleManagement/directory/roleAssignmentSchedules', 'roleAssignmentSchedules', NEEDED.roleSchedules, (call) =>
    other(roleAssignmentSchedule, active(call.state), call),
  ),

  route('directory/deletedItems/microsoft.graph.application', 'deletedItems.application', NEEDED.applications, (call) =>
    deletedItems('application', application, call),
  ),
  route(
    'directory/deletedItems/microsoft.graph.servicePrincipal',
    'deletedItems.servicePrincipal',
    NEEDED.servicePrincipals,
    (call) => deletedItems('servicePrincipal', servicePrincipal, call),
  ),
  route('directory/deletedItems/microsoft.graph.user', 'deletedItems.user', NEEDED.users, (call) =>
    deletedItems('user', user, call),
  ),
  route('directoryObjects/getByIds', 'directoryObjects.getByIds', NEEDED.directoryObjects, getByIds, {
    method: 'POST',
    cost: 3,
  }),

  route('users', 'users', NEEDED.users, (call) => directory(user, [...call.state.users.values()], call), { cost: 2 }),
  route('groups', 'groups', NEEDED.groups, (call) => directory(group, [...call.state.groups.values()], call), {
    cost: 2,
  }),
  route(
    'groups/{}/members',
    'groups.members',
    NEEDED.groups,
    (call) => {
      const found = call.state.groups.get(call.params[0] ?? '');
      if (!found) throw notFound(call.params[0] ?? '');
      return mixedList(objects(call.state, found.members), call);
    },
    { cost: 3 },
  ),

  route(
    'groups/{}/transitiveMembers/microsoft.graph.servicePrincipal',
    'groups.transitiveMembers',
    NEEDED.groups,
    (call) => castMembers(call, servicePrincipal),
    { cost: 3 },
  ),

  ...Object.entries(POLICIES).map(([name, { needs, body }]) =>
    route(`policies/${name}`, `policies.${name}`, needs, ({ base, version }) => ({
      '@odata.context': `${base}/$metadata#policies/${name}`,
      ...body(version),
    })),
  ),

  route(
    'reports/servicePrincipalSignInActivities',
    'reports.servicePrincipalSignInActivities',
    NEEDED.reports,
    (call) =>
      reports(call, () =>
        other(servicePrincipalSignInActivity, [...call.state.servicePrincipals.values()].filter(isActive), call, 1000),
      ),
    { ...beta, ...logs },
  ),
  route(
    'reports/appCredentialSignInActivities',
    'reports.appCredentialSignInActivities',
    NEEDED.reports,
    (call) => reports(call, () => other(appCredentialSignInActivity, credentialActivities(call.state), call, 1000)),
    { ...beta, ...logs },
  ),
  route(
    "auditLogs/getSummarizedServicePrincipalSignIns(aggregationWindow='{}')",
    'auditLogs.getSummarizedServicePrincipalSignIns',
    NEEDED.signIns,
    (call) => summaries(call, 'servicePrincipal'),
    { ...beta, ...logs },
  ),
  route(
    "auditLogs/getSummarizedMSISignIns(aggregationWindow='{}')",
    'auditLogs.getSummarizedMSISignIns',
    NEEDED.signIns,
    (call) => summaries(call, 'managedIdentity'),
    { ...beta, ...logs },
  ),
  route('auditLogs/signIns', 'auditLogs.signIns', NEEDED.signIns, signIns, logs),
  route(
    'auditLogs/directoryAudits',
    'auditLogs.directoryAudits',
    NEEDED.audits,
    (call) => {
      const since = retained(call.state);
      return other(
        directoryAudit,
        call.state.audits.filter(({ at }) => at >= since),
        call,
      );
    },
    logs,
  ),
  route(
    'identityProtection/riskyServicePrincipals',
    'riskyServicePrincipals',
    NEEDED.riskyServicePrincipals,
    (call) => {
      if (!call.state.licence.p2)
        throw new GraphError(403, 'Forbidden', 'Your tenant is not licensed for this feature.');
      return other(riskyServicePrincipal, call.state.riskyServicePrincipals, call, 500);
    },
  ),
];
