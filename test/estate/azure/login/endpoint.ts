import { createRandom } from '../../random.ts';
import type { Incoming, Reply } from '../../wire.ts';
import { CLOUDS } from '../clouds.ts';
import type { Application, AzureState, Secret, ServicePrincipal } from '../state.ts';
import { checkAssertion } from './assertion.ts';
import { LoginError } from './errors.ts';
import { issueToken, TOKEN_LIFETIME } from './token.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

type LoginOperation = 'token' | 'openid-configuration' | 'instance-discovery';

export interface LoginDoor {
  operation: LoginOperation;
  tenant: string;
}

/** What a path of the login hosts is for. */
export function loginDoor(pathname: string): LoginDoor | undefined {
  if (pathname === '/common/discovery/instance') return { operation: 'instance-discovery', tenant: 'common' };
  const signsIn = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(pathname)?.[1];
  if (signsIn !== undefined) return { operation: 'token', tenant: signsIn };
  const openid = /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/.exec(pathname)?.[1];
  return openid === undefined ? undefined : { operation: 'openid-configuration', tenant: openid };
}

const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store, no-cache' },
  body: JSON.stringify(value),
});

/** Ids of requests are drawn from the seed and the number of refusals before. */
const requestIds = (state: AzureState): [string, string] => {
  const random = createRandom(`${state.seed}/azure/login/${++state.refusals}`);
  return [random.uuid(), random.uuid()];
};

/** https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow#error-response */
export function refusal(state: AzureState, error: LoginError): Reply {
  const [trace, correlation] = requestIds(state);
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return json(error.status, {
    error: error.error,
    error_description: `${error.message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [error.number],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://${CLOUDS[state.cloud].login}/error?code=${error.number}`,
  });
}

export const knowsTenant = ({ tenant }: AzureState, name: string): boolean =>
  [tenant.id, tenant.domain, tenant.initialDomain].includes(name);

function checkSecret(state: AzureState, app: Application, value: string): Secret {
  const client = app.appId;
  const found = app.secrets.find((secret) => secret.value === value);
  if (!found) throw new LoginError(7000215, { client });
  if (found.endDateTime <= state.clock.now()) throw new LoginError(7000222, { client });
  return found;
}

function checkCredential(state: AzureState, app: Application, form: URLSearchParams): void {
  const secret = form.get('client_secret');
  const assertion = form.get('client_assertion');
  if (secret !== null) checkSecret(state, app, secret);
  else if (assertion !== null && form.get('client_assertion_type') === JWT_BEARER) {
    checkAssertion(app, assertion, Math.floor(Date.now() / 1000));
  } else throw new LoginError(7000216);
}

function signingIn(state: AzureState, client: string): { app: Application; sp: ServicePrincipal } {
  const app = state.applications.get(state.applicationByAppId.get(client) ?? '');
  if (!app) throw new LoginError(700016, { client, directory: state.tenant.displayName });
  const sp = state.servicePrincipals.get(app.servicePrincipalId ?? '');
  if (!sp) throw new LoginError(7000229, { client, tenant: state.tenant.id });
  if (!sp.accountEnabled) throw new LoginError(7000112, { client });
  return { app, sp };
}

/** `https://graph.microsoft.com/.default` → audience and resource. */
function resourceOf(state: AzureState, scope: string, client: string): { aud: string; appId: string } {
  if (!scope.endsWith('/.default')) throw new LoginError(1002012, { scope });
  const aud = scope.slice(0, -'/.default'.length);
  const appId = CLOUDS[state.cloud].resources[aud.replace(/\/$/, '')];
  if (appId === undefined) {
    throw new LoginError(500011, { resource: aud, directory: state.tenant.displayName, client });
  }
  return { aud, appId };
}

function token(state: AzureState, tenant: string, body: string): Reply {
  if (!knowsTenant(state, tenant)) throw new LoginError(90002, { tenant });
  const form = new URLSearchParams(body);
  for (const parameter of ['grant_type', 'client_id', 'scope']) {
    if (!form.get(parameter)) throw new LoginError(900144, { parameter });
  }
  const grant = form.get('grant_type') ?? '';
  if (grant !== 'client_credentials') throw new LoginError(70003, { grant });
  const client = form.get('client_id') ?? '';
  const { app, sp } = signingIn(state, client);
  checkCredential(state, app, form);
  const { aud, appId } = resourceOf(state, form.get('scope') ?? '', client);
  if (state.blockedSignIn !== null) throw new LoginError(state.blockedSignIn, { client });
  return json(200, {
    token_type: 'Bearer',
    expires_in: TOKEN_LIFETIME,
    ext_expires_in: TOKEN_LIFETIME,
    access_token: issueToken(state, sp, aud, appId),
  });
}

/** https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols-oidc#sample-response */
function openidConfiguration(state: AzureState, tenant: string): Reply {
  if (!knowsTenant(state, tenant) && !['common', 'organizations'].includes(tenant)) {
    throw new LoginError(90002, { tenant });
  }
  const base = `https://${CLOUDS[state.cloud].login}/${tenant}`;
  const { id } = state.tenant;
  return json(200, {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    issuer: `https://${CLOUDS[state.cloud].login}/${id}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    tenant_region_scope: 'EU',
    cloud_instance_name: CLOUDS[state.cloud].login.replace('login.', ''),
    msgraph_host: CLOUDS[state.cloud].graph,
  });
}

function instanceDiscovery(state: AzureState, search: URLSearchParams): Reply {
  const { login } = CLOUDS[state.cloud];
  const asked = search.get('authorization_endpoint');
  const tenant = asked === null ? 'common' : (new URL(asked).pathname.split('/')[1] ?? 'common');
  return json(200, {
    tenant_discovery_endpoint: `https://${login}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: login, preferred_cache: login, aliases: [login] }],
  });
}

/** Answers for the login hosts; throws {@link LoginError}. */
export function answerLogin(state: AzureState, { operation, tenant }: LoginDoor, request: Incoming): Reply {
  const { searchParams } = new URL(request.target, 'https://login.invalid');
  const method = operation === 'token' ? 'POST' : 'GET';
  if (request.method !== method) return { status: 405, headers: { allow: method }, body: '' };
  if (operation === 'token') return token(state, tenant, request.body);
  if (operation === 'openid-configuration') return openidConfiguration(state, tenant);
  return instanceDiscovery(state, searchParams);
}
