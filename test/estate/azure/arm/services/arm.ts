/** The Resource Manager: which paths there are, in which versions, and what each needs. */
import { onlyParameters, parameter, type Answer, type Call, type Context } from '../call.ts';
import { Refusal } from '../errors.ts';
import { managementGroupOf, subscriptionOf, TENANT_ROOT } from '../paths.ts';
import * as authorization from './authorization.ts';
import * as containers from './containers.ts';
import * as identities from './managed-identity.ts';

interface Route {
  operation: string;
  method: 'GET' | 'POST';
  /** Of the path in lower case, after the scope if it has one. */
  path: RegExp;
  /** Where it may be asked: below `/`, management groups, subscriptions and what is in them. */
  scoped?: RegExp;
  versions: readonly string[];
  parameters?: readonly string[];
  /** What the caller must be allowed at the scope. Absent: anybody who has signed in may ask. */
  action?: string;
  /** It would answer with a secret. */
  secret?: true;
  run?(call: Call, context: Context, scope: string, name?: string): Answer;
}

const ANY = /^(\/|\/providers\/microsoft\.management\/managementgroups\/[^/]+|\/subscriptions\/.+)$/;
const SUBSCRIPTION = /^\/subscriptions\/[^/]+$/;
const IN_SUBSCRIPTION = /^\/subscriptions\/[^/]+(\/resourcegroups\/[^/]+)?$/;
const GROUP = /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+$/;

const AUTHORIZATION = ['2015-07-01', '2018-01-01-preview', '2020-04-01-preview', '2022-04-01'];
const PIM = ['2020-10-01', '2020-10-01-preview'];
const SUBSCRIPTIONS = [
  '2016-06-01',
  '2018-06-01',
  '2019-06-01',
  '2019-11-01',
  '2020-01-01',
  '2021-01-01',
  '2022-12-01',
];
const MANAGEMENT = ['2020-02-01', '2020-05-01', '2020-10-01', '2021-04-01', '2023-04-01'];
const IDENTITY = ['2022-01-31-preview', '2023-01-31', '2024-11-30'];

const under = (type: string): RegExp => new RegExp(`^/providers/microsoft\\.authorization/${type.toLowerCase()}$`);

const authorizationRoute = (
  operation: keyof typeof authorization,
  run: NonNullable<Route['run']>,
  given: Partial<Route> = {},
): Route => ({
  operation,
  method: 'GET',
  path: under(operation),
  scoped: ANY,
  versions: AUTHORIZATION,
  parameters: ['$filter', '$skipToken', 'tenantId'],
  action: `Microsoft.Authorization/${operation}/read`,
  run,
  ...given,
});

const pim = { versions: PIM, parameters: ['$filter', '$skipToken'] };
const identity = '/providers/microsoft.managedidentity/userassignedidentities';

const ROUTES: readonly Route[] = [
  {
    operation: 'subscriptions',
    method: 'GET',
    path: /^\/subscriptions$/,
    versions: SUBSCRIPTIONS,
    parameters: ['$skipToken'],
    run: containers.subscriptions,
  },
  {
    operation: 'subscription',
    method: 'GET',
    path: /^$/,
    scoped: SUBSCRIPTION,
    versions: SUBSCRIPTIONS,
    run: containers.subscription,
  },
  { operation: 'tenants', method: 'GET', path: /^\/tenants$/, versions: SUBSCRIPTIONS, run: containers.tenants },
  {
    operation: 'resourceGroups',
    method: 'GET',
    path: /^\/resourcegroups$/,
    scoped: SUBSCRIPTION,
    versions: ['2021-04-01', '2022-09-01', '2024-03-01'],
    parameters: ['$filter', '$top', '$skipToken'],
    action: 'Microsoft.Resources/subscriptions/resourceGroups/read',
    run: containers.resourceGroups,
  },
  {
    operation: 'managementGroups',
    method: 'GET',
    path: /^\/providers\/microsoft\.management\/managementgroups$/,
    versions: MANAGEMENT,
    parameters: ['$skiptoken'],
    run: containers.managementGroups,
  },
  {
    operation: 'managementGroup',
    method: 'GET',
    path: /^\/providers\/microsoft\.management\/managementgroups\/([^/]+)$/,
    versions: MANAGEMENT,
    parameters: ['$expand', '$recurse', '$filter'],
    action: 'Microsoft.Management/managementGroups/read',
    run: containers.managementGroup,
  },
  {
    operation: 'managementGroupDescendants',
    method: 'GET',
    path: /^\/providers\/microsoft\.management\/managementgroups\/([^/]+)\/descendants$/,
    versions: MANAGEMENT,
    parameters: ['$top', '$skiptoken'],
    action: 'Microsoft.Management/managementGroups/descendants/read',
    run: containers.descendants,
  },
  {
    operation: 'getEntities',
    method: 'POST',
    path: /^\/providers\/microsoft\.management\/getentities$/,
    versions: MANAGEMENT,
    parameters: ['$skiptoken', '$skip', '$top', '$select', '$search', '$filter', '$view', 'groupName'],
    run: containers.entities,
  },
  authorizationRoute('roleAssignments', authorization.roleAssignments),
  authorizationRoute('roleDefinitions', authorization.roleDefinitions),
  authorizationRoute('roleDefinition', authorization.roleDefinition, {
    path: /^\/providers\/microsoft\.authorization\/roledefinitions\/([^/]+)$/,
    action: 'Microsoft.Authorization/roleDefinitions/read',
  }),
  authorizationRoute('denyAssignments', authorization.denyAssignments),
  authorizationRoute('classicAdministrators', authorization.classicAdministrators, {
    scoped: SUBSCRIPTION,
    parameters: [],
  }),
  authorizationRoute('roleEligibilitySchedules', authorization.roleEligibilitySchedules, pim),
  authorizationRoute('roleEligibilityScheduleInstances', authorization.roleEligibilityScheduleInstances, pim),
  authorizationRoute('roleAssignmentSchedules', authorization.roleAssignmentSchedules, pim),
  authorizationRoute('roleAssignmentScheduleInstances', authorization.roleAssignmentScheduleInstances, pim),
  {
    operation: 'userAssignedIdentities',
    method: 'GET',
    path: new RegExp(`^${identity}$`),
    scoped: IN_SUBSCRIPTION,
    versions: ['2018-11-30', ...IDENTITY],
    parameters: ['$skipToken'],
    action: 'Microsoft.ManagedIdentity/userAssignedIdentities/read',
    run: identities.userAssignedIdentities,
  },
  {
    operation: 'userAssignedIdentity',
    method: 'GET',
    path: new RegExp(`^${identity}/([^/]+)$`),
    scoped: GROUP,
    versions: ['2018-11-30', ...IDENTITY],
    action: 'Microsoft.ManagedIdentity/userAssignedIdentities/read',
    run: identities.userAssignedIdentity,
  },
  {
    operation: 'federatedIdentityCredentials',
    method: 'GET',
    path: new RegExp(`^${identity}/([^/]+)/federatedidentitycredentials$`),
    scoped: GROUP,
    versions: IDENTITY,
    parameters: ['$top', '$skiptoken'],
    action: 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/read',
    run: identities.federatedIdentityCredentials,
  },
  {
    // Keys, connection strings and admin credentials of anything: a Reader may not, and a collector must not ask.
    operation: 'listKeys',
    method: 'POST',
    path: /\/(listkeys|listsecrets|listconnectionstrings|listcredentials|listaccountsas|listservicesas|regeneratekey|listadminkeys|listpublishingcredentials|listcallbackurl)$/,
    versions: [],
    secret: true,
  },
];

export interface Match {
  operation: string;
  scope: string;
  name: string | undefined;
  route: Route;
}

/** Splits a path into the scope and what is asked of it: the last `/providers/…` of it, or the whole. */
function readings(path: string): { scope: string; rest: string }[] {
  const found = [{ scope: '', rest: path }];
  const providers = path.toLowerCase().lastIndexOf('/providers/');
  if (providers >= 0) found.push({ scope: path.slice(0, providers) || TENANT_ROOT, rest: path.slice(providers) });
  const subscription = /^\/subscriptions\/[^/]+/i.exec(path)?.[0];
  if (subscription !== undefined) found.push({ scope: subscription, rest: path.slice(subscription.length) });
  return found;
}

export function match({ method, path }: Pick<Call, 'method' | 'path'>): Match {
  let allowed: string | undefined;
  for (const { scope, rest } of readings(path.replace(/\/$/, '')))
    for (const route of ROUTES) {
      const found = route.path.exec(rest.toLowerCase());
      if (!found || (route.secret !== true && (route.scoped === undefined) !== (scope === ''))) continue;
      if (route.scoped && !route.scoped.test(scope.toLowerCase())) continue;
      allowed = route.method;
      if (route.method === method) return { operation: route.operation, scope, name: found[1], route };
    }
  if (allowed !== undefined)
    throw new Refusal(405, 'HttpMethodNotAllowed', `The HTTP method '${method}' is not supported at scope '${path}'.`);
  throw new Refusal(404, 'InvalidResourceType', `The resource type could not be found in the namespace for '${path}'.`);
}

/** https://learn.microsoft.com/en-us/rest/api/azure/#create-the-request */
function checkVersion(call: Call, { operation, route }: Match): void {
  const version = parameter(call, 'api-version');
  if (version === null)
    throw new Refusal(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  if (route.secret || route.versions.includes(version)) return;
  const supported = route.versions.join(', ');
  if (!route.path.source.includes('microsoft'))
    throw new Refusal(
      400,
      'InvalidApiVersionParameter',
      `The api-version '${version}' is invalid. The supported versions are '${supported}'.`,
    );
  throw new Refusal(
    400,
    'NoRegisteredProviderFound',
    `No registered resource provider found for location '' and API version '${version}' for type '${operation}'. The supported api-versions are '${supported}'. The supported locations are ''.`,
  );
}

export function answerArm(call: Call, context: Context, matched: Match): Answer {
  const { route, scope, name } = matched;
  checkVersion(call, matched);
  const { state, access } = context;
  const subscription = subscriptionOf(scope);
  if (subscription !== undefined && !state.subscriptions.has(subscription))
    throw new Refusal(404, 'SubscriptionNotFound', `The subscription '${subscription}' could not be found.`);
  if (route.secret) access.demand({ ...call.caller, appId: '' }, secretAction(call.path), call.path);
  if (route.action !== undefined) access.demand(call.caller, route.action, scope || call.path);
  onlyParameters(call, ['api-version', ...(route.parameters ?? [])]);
  if (!route.run) throw new Refusal(403, 'AuthorizationFailed', 'Nobody may do this here.');
  return route.run(call, context, scope, name);
}

/** `…/Microsoft.Storage/storageAccounts/x/listKeys` → `Microsoft.Storage/storageAccounts/listKeys/action` */
function secretAction(path: string): string {
  const [, provider, type, action] = /\/providers\/([^/]+)\/([^/]+)\/.*?([^/]+)$/.exec(path) ?? [];
  return `${provider ?? ''}/${type ?? ''}/${action ?? ''}/action`;
}

/** What the log and the faults call the account: the subscription, or the management group. */
export const accountOf = ({ scope }: Match): string | undefined => subscriptionOf(scope) ?? managementGroupOf(scope);
