/** Whether the caller may, and what GitHub says when it may not. */
import { expandScopes } from './catalog.ts';
import { GitHubError, notFound, ssoRequired, unauthorized } from './errors.ts';
import { atLeast } from './login/callers.ts';
import type { Call, Route } from './route.ts';
import type { Caller, GitHubState } from './state.ts';

type Headers = Record<string, string>;

const isUser = (caller: Caller): caller is Extract<Caller, { kind: 'classic' | 'fine-grained' }> =>
  caller.kind === 'classic' || caller.kind === 'fine-grained';

const scopesOf = (state: GitHubState, scopes: readonly string[]): readonly string[] =>
  scopes.filter((scope) => !state.denied.has(scope));

/** What GitHub tells of the token and of what would have been needed, whether it was enough or not. */
export function accessHeaders({ state, caller }: Pick<Call, 'state' | 'caller'>, route: Route): Headers {
  if (caller.kind === 'classic') {
    return {
      'x-oauth-scopes': scopesOf(state, caller.scopes).join(', '),
      'x-accepted-oauth-scopes': (route.scopes ?? []).join(', '),
    };
  }
  const { permission } = route;
  if (caller.kind === 'app' || permission === undefined || route.only === 'user') return {};
  return { 'x-accepted-github-permissions': `${permission}=read` };
}

function checkApp(route: Route): void {
  if (route.only === 'app' || route.open) return;
  throw new GitHubError(403, 'Resource not accessible by integration');
}

const REFUSED = { installation: 'integration', 'fine-grained': 'personal access token' } as const;

function checkGranted(
  call: Call,
  route: Route,
  caller: Extract<Caller, { kind: 'installation' | 'fine-grained' }>,
): void {
  const { state, path } = call;
  const refusal = (): GitHubError =>
    route.hidden ? notFound() : new GitHubError(403, `Resource not accessible by ${REFUSED[caller.kind]}`);
  const place = path['org'] ?? path['owner'];
  const home = caller.kind === 'installation' ? caller.account : caller.organization;
  if (path['enterprise'] !== undefined && home !== path['enterprise']) throw refusal();
  if (path['enterprise'] === undefined && place !== undefined && home !== place) throw refusal();
  if (route.only === 'user' && caller.kind === 'installation') throw refusal();
  if (route.only === 'installation' && caller.kind === 'fine-grained') throw refusal();
  if (route.permission !== undefined) {
    const held = state.denied.has(route.permission) ? undefined : caller.permissions[route.permission];
    if (!atLeast(held, 'read')) throw refusal();
  }
  if (caller.kind !== 'installation' || path['repo'] === undefined) return;
  const { selection, repositories } = caller.installation;
  if (selection === 'selected' && !repositories.includes(call.repository.id)) throw notFound();
}

function checkClassic(call: Call, route: Route, caller: Extract<Caller, { kind: 'classic' }>): void {
  const { state, path } = call;
  if (route.only === 'installation') throw new GitHubError(403, 'This endpoint is only available to GitHub Apps.');
  const held = expandScopes(scopesOf(state, caller.scopes));
  if (route.scopes && !route.scopes.some((scope) => held.has(scope))) throw notFound();
  const ofOrganization = path['org'] ?? path['owner'];
  if (ofOrganization === undefined) return;
  const { organization } = call;
  const closed = state.behaviour.plan === 'ghec' && organization.saml && route.permission !== undefined;
  if (closed && !caller.sso.includes(organization.login)) throw ssoRequired(organization.login);
}

/** Refuses what the caller may not do. */
export function checkAccess(call: Call, route: Route): void {
  const { caller, path } = call;
  if (caller.kind === 'app') return checkApp(route);
  if (route.only === 'app') throw unauthorized('A JSON web token could not be decoded');
  if (route.open) return;
  if (caller.kind === 'classic') checkClassic(call, route, caller);
  else checkGranted(call, route, caller);
  if (!route.owner || !isUser(caller) || path['org'] === undefined) return;
  if (call.organization.members.get(caller.user.login) === 'admin') return;
  throw new GitHubError(403, 'You must be an organization owner or have an appropriate role to use this endpoint.');
}
