/** Azure DevOps Services: https://learn.microsoft.com/en-us/rest/api/azure/devops/ */
import { iso, type Seconds } from '../../../clock.ts';
import { parameter, readCursor, writeCursor, type Answer, type Call, type Context } from '../call.ts';
import { Refusal } from '../errors.ts';
import type {
  DevopsOrganization,
  DevopsProject,
  DevopsUser,
  PersonalAccessToken,
  ServiceConnection,
} from '../model.ts';

interface Route {
  operation: string;
  path: RegExp;
  /** Its API is in preview: `7.1` alone is refused. */
  preview?: true;
  /** What the caller must be allowed; tests take it away under this name. */
  permission: string;
  run(call: Call, organization: DevopsOrganization, parts: readonly string[]): Answer;
}

/**
 * Nobody documents how many rows are in a page of users, and it need not be the same twice: 495 and 499 have been counted.
 * https://github.com/MicrosoftDocs/vsts-rest-api-specs/issues/155
 */
const PAGE = { projects: 100, users: 495, tokens: 20, history: 50 };

const ROUTES: readonly Route[] = [
  { operation: 'projects', path: /^\/_apis\/projects$/, permission: 'vso.project', run: projects },
  {
    operation: 'serviceEndpoints',
    path: /^\/([^/]+)\/_apis\/serviceendpoint\/endpoints$/,
    permission: 'vso.serviceendpoint_query',
    run: serviceEndpoints,
  },
  {
    operation: 'executionHistory',
    path: /^\/([^/]+)\/_apis\/serviceendpoint\/([^/]+)\/executionhistory$/,
    permission: 'vso.serviceendpoint_query',
    run: executionHistory,
  },
  {
    operation: 'users',
    path: /^\/_apis\/graph\/users$/,
    preview: true,
    permission: 'vso.graph',
    run: (call, { users }) => listing(call, users.map(userRow), PAGE.users),
  },
  {
    operation: 'personalAccessTokens',
    path: /^\/_apis\/tokenadmin\/personalaccesstokens\/([^/]+)$/,
    preview: true,
    permission: 'vso.tokenadministration',
    run: tokens,
  },
];

export interface DevopsMatch {
  organization: string;
  route: Route | undefined;
  parts: string[];
}

export function matchDevops(path: string): DevopsMatch {
  const [, organization = '', rest = ''] = /^\/([^/]*)(\/.*)?$/.exec(path) ?? [];
  for (const route of ROUTES) {
    const found = route.path.exec(rest);
    if (found) return { organization, route, parts: found.slice(1).map(decodeURIComponent) };
  }
  return { organization, route: undefined, parts: [] };
}

export function answerDevops(
  call: Call,
  { state, access }: Context,
  { organization, route, parts }: DevopsMatch,
): Answer {
  const found = state.devops.get(organization.toLowerCase());
  if (!found)
    throw new Refusal(404, 'OrganizationNotFoundException', `The organization ${organization} was not found.`);
  if (!route || call.method !== 'GET')
    throw new Refusal(404, 'VssResourceNotFoundException', `API resource location ${call.path} is not registered.`);
  const version = parameter(call, 'api-version') ?? '';
  const form = route.preview ? /^(6\.0|7\.[0-2])-preview(\.\d)?$/ : /^(6\.0|7\.[0-2])(-preview(\.\d)?)?$/;
  if (!form.test(version))
    throw new Refusal(
      400,
      'VssInvalidPreviewVersionException',
      `The requested version "${version}" of the resource is under preview. The -preview flag must be supplied in the api-version for such requests. For example: "7.1-preview"`,
    );
  if (!access.may(call.caller, route.permission, organization)) {
    // Token administration says 401 to those who may not, although they have signed in.
    const status = route.operation === 'personalAccessTokens' ? 401 : 403;
    const who = call.caller.servicePrincipalId;
    throw new Refusal(
      status,
      'UnauthorizedRequestException',
      `TF400813: The user '${who}' is not authorized to access this resource.`,
    );
  }
  return route.run(call, found, parts);
}

/** DevOps gives the token of the next page in a header, and wants it back as `continuationToken`. */
function listing(call: Call, rows: readonly unknown[], size: number): Answer {
  const { offset } = readCursor(parameter(call, 'continuationToken'));
  return pageOf(rows, offset, size, (next) => writeCursor({ offset: next }));
}

function pageOf(rows: readonly unknown[], offset: number, size: number, token: (next: number) => string): Answer {
  const value = rows.slice(offset, offset + size);
  const next = offset + size;
  const headers: Record<string, string> = next < rows.length ? { 'x-ms-continuationtoken': token(next) } : {};
  return { body: { count: value.length, value }, headers };
}

const sized = (call: Call, name: string, most: number): number => Math.min(most, Number(parameter(call, name) ?? most));

/**
 * The token is "a pointer that shows how many projects already been fetched"; `$skip` says the same.
 * https://learn.microsoft.com/en-us/rest/api/azure/devops/core/projects/list
 */
function projects(call: Call, organization: DevopsOrganization): Answer {
  const seen = organization.projects.filter(({ hidden }) => hidden !== true);
  const rows = seen.map(({ id, name }) => ({
    id,
    name,
    url: `https://dev.azure.com/${organization.name}/_apis/projects/${id}`,
    state: 'wellFormed',
    revision: 11,
    visibility: 'private',
    lastUpdateTime: '2024-05-02T08:00:00.000Z',
  }));
  const offset = Number(parameter(call, 'continuationToken') ?? parameter(call, '$skip') ?? 0);
  return pageOf(rows, offset, sized(call, '$top', PAGE.projects), String);
}

function projectOf({ projects: all }: DevopsOrganization, name = ''): DevopsProject {
  const found = all.find((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase());
  // Whoever may not see it is told the same as of one that is not there.
  if (found && found.hidden !== true) return found;
  throw new Refusal(
    404,
    'ProjectDoesNotExistWithNameException',
    `TF200016: The following project does not exist: ${name}. Verify that the name of the project is correct and that the project exists on the specified Azure DevOps Server.`,
  );
}

/**
 * Not in pages. Those whose making or changing failed are left out unless they are asked for.
 * https://learn.microsoft.com/en-us/rest/api/azure/devops/serviceendpoint/endpoints/get-service-endpoints
 */
function serviceEndpoints(call: Call, organization: DevopsOrganization, [project]: readonly string[]): Answer {
  const failed = parameter(call, 'includeFailed') === 'true';
  const value = projectOf(organization, project)
    .connections.filter(({ operation }) => failed || operation !== 'failed')
    .map((one) => connectionRow(organization, one));
  return { body: { count: value.length, value } };
}

const connectionRow = ({ projects: all }: DevopsOrganization, one: ServiceConnection) => ({
  data: one.data,
  id: one.id,
  name: one.name,
  type: one.type,
  url: one.url,
  createdBy: { ...one.createdBy, descriptor: '' },
  description: one.description,
  authorization: { parameters: one.parameters, scheme: one.scheme },
  isShared: one.isShared,
  isOutdated: false,
  isReady: one.isReady,
  ...(one.operation === undefined ? {} : { operationStatus: { state: 'Failed', statusMessage: 'It was refused.' } }),
  owner: 'Library',
  serviceEndpointProjectReferences: all
    .filter(({ connections }) => connections.includes(one))
    .map(({ id, name }) => ({ projectReference: { id, name }, name: one.name, description: one.description })),
});

/**
 * Newest first. It is asked for in a project, and nothing says that it tells of runs in others: here it does not.
 * https://learn.microsoft.com/en-us/rest/api/azure/devops/serviceendpoint/executionhistory/list
 */
function executionHistory(call: Call, organization: DevopsOrganization, [project, id]: readonly string[]): Answer {
  const asked = projectOf(organization, project);
  const connection = asked.connections.find((one) => one.id === id);
  // An unknown connection has an empty history.
  const runs = (connection?.runs ?? []).filter((run) => run.project === undefined || run.project === asked.id);
  const rows = runs.map((run) => ({
    endpointId: id,
    data: {
      id: run.id,
      planType: 'Build',
      definition: { id: 7, name: run.definition },
      owner: { id: run.id, name: `${run.definition} #${run.id}` },
      startTime: iso(run.startedAt),
      finishTime: run.finishedAt === null ? null : iso(run.finishedAt),
      result: run.result,
    },
  }));
  return listing(call, rows, sized(call, 'top', PAGE.history));
}

const userRow = ({ descriptor, originId, displayName, principalName }: DevopsUser) => ({
  subjectKind: 'user',
  domain: 'halden.example',
  principalName,
  mailAddress: principalName,
  origin: 'aad',
  originId,
  displayName,
  url: `https://vssps.dev.azure.com/_apis/Graph/Users/${descriptor}`,
  descriptor,
});

const date = (at: Seconds): string => iso(at).replace('Z', '.0000000Z');

const tokenRow = (token: PersonalAccessToken, { originId }: DevopsUser) => ({
  clientId: '00000000-0000-0000-0000-000000000000',
  accessId: token.authorizationId,
  authorizationId: token.authorizationId,
  hostAuthorizationId: '00000000-0000-0000-0000-000000000000',
  userId: originId,
  validFrom: date(token.validFrom),
  validTo: date(token.validTo),
  displayName: token.displayName,
  scope: token.scope,
  targetAccounts: [],
  // Only at its making it is told.
  token: null,
  alternateToken: null,
  isValid: token.isValid,
  isPublic: false,
  publicData: null,
  source: null,
});

/** Its token for the next page is in the body. https://learn.microsoft.com/en-us/rest/api/azure/devops/tokenadmin/personal-access-tokens/list */
function tokens(call: Call, { users }: DevopsOrganization, [descriptor = '']: readonly string[]): Answer {
  if (!/^(aad|msa)\./.test(descriptor))
    throw new Refusal(400, 'ArgumentException', `The subject descriptor '${descriptor}' is invalid.`);
  const user = users.find((one) => one.descriptor === descriptor);
  if (!user) throw new Refusal(404, 'IdentityNotFoundException', `The identity ${descriptor} was not found.`);
  const { offset } = readCursor(parameter(call, 'continuationToken'));
  const size = sized(call, 'pageSize', PAGE.tokens);
  const value = user.tokens.slice(offset, offset + size).map((token) => tokenRow(token, user));
  const more = offset + size < user.tokens.length;
  return { body: { value, ...(more ? { continuationToken: writeCursor({ offset: offset + size }) } : {}) } };
}
