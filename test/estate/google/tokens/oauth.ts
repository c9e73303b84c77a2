/**
 * `oauth2.googleapis.com/token`. Words of refusal from
 * https://developers.google.com/identity/protocols/oauth2/service-account#jwt-auth and …/oauth2/web-server#errors
 */
import type { Seconds } from '../../clock.ts';
import { OauthError, json } from '../errors.ts';
import { systemKeys } from '../ids.ts';
import type { GoogleState, ServiceAccount } from '../state.ts';
import type { Reply } from '../../wire.ts';
import { LIFETIME } from './store.ts';
import { readJwt, text, type Claims } from './signing.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
export const TOKEN_ENDPOINT = 'https://oauth2.googleapis.com/token';
/** Google's own tools: the client that `gcloud auth application-default login` signs in with. */
export const GCLOUD_CLIENT = '764086051850-6qr4p6gpi6hn506pt8ejuq83di341hur.apps.googleusercontent.com';

/** @param now as a client's clock sees it: an assertion is judged by it, not by the company's */
export function oauthToken(state: GoogleState, form: URLSearchParams, now: Seconds): Reply {
  const grant = form.get('grant_type');
  if (grant === JWT_BEARER) return bearer(state, form.get('assertion') ?? '', now);
  if (grant === 'refresh_token') return refresh(state, form);
  throw new OauthError('unsupported_grant_type', `Invalid grant_type: ${grant ?? ''}`);
}

const given = (token: string): Reply =>
  json(200, { access_token: token, expires_in: LIFETIME - 1, token_type: 'Bearer' });

function bearer(state: GoogleState, assertion: string, now: Seconds): Reply {
  const jwt = readJwt(assertion);
  if (!jwt) throw new OauthError('invalid_grant', 'Bad Request');
  const { claims } = jwt;
  const account = state.serviceAccounts.get(text(claims, 'iss') ?? '');
  if (!account) throw new OauthError('invalid_grant', 'Invalid grant: account not found');
  if (!jwt.signed || !signs(account, text(jwt.header, 'kid'), state)) {
    throw new OauthError('invalid_grant', 'Invalid JWT Signature.');
  }
  checkTimes(claims, now);
  if (text(claims, 'aud') !== TOKEN_ENDPOINT)
    throw new OauthError('invalid_grant', 'Invalid JWT: Failed audience check.');
  if (account.disabled) throw new OauthError('disabled_client', 'The OAuth client was disabled.', 401);
  const scopes = (text(claims, 'scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (scopes.length === 0) {
    throw new OauthError('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  }
  const subject = text(claims, 'sub');
  const { email, uniqueId } = account;
  const acting = subject !== undefined && subject !== email ? delegated(state, uniqueId, subject, scopes) : undefined;
  const { token } = state.tokens.issue({
    principal: email,
    kind: 'service-account',
    clientId: uniqueId,
    scopes,
    ...(acting === undefined ? {} : { subject: acting }),
  });
  return given(token);
}

/** Without a key id in the header, Google tries all of them; keys that Google holds sign through `signJwt` alone. */
function signs(account: ServiceAccount, keyId: string | undefined, state: GoogleState): boolean {
  if (keyId !== undefined && keyId === systemKeyId(state, account)) return true;
  return account.keys.some((key) => !key.disabled && (keyId === undefined || key.id === keyId));
}

/** The key that Google signs with on the account's behalf. */
export const systemKeyId = ({ seed, clock }: GoogleState, { uniqueId }: ServiceAccount): string =>
  systemKeys(seed, uniqueId, clock.now())[0].id;

/** Google allows ten minutes of difference between clocks. */
const SKEW = 600;

function checkTimes(claims: Claims, now: Seconds): void {
  const [iat, exp] = [Number(claims['iat']), Number(claims['exp'])];
  const fine = exp > now - SKEW && iat < now + SKEW && exp - iat <= LIFETIME && exp > iat;
  if (fine) return;
  throw new OauthError(
    'invalid_grant',
    'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
  );
}

/** Domain-wide delegation: https://developers.google.com/identity/protocols/oauth2/service-account#delegatingauthority */
function delegated(state: GoogleState, clientId: string, subject: string, scopes: readonly string[]): string {
  const user = state.users.get(subject);
  if (!user || user.suspended) throw new OauthError('invalid_grant', 'Invalid email or User ID');
  const delegation = state.delegations.find((one) => one.clientId === clientId);
  if (!delegation || !scopes.every((scope) => delegation.scopes.includes(scope))) {
    const message =
      'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.';
    throw new OauthError('unauthorized_client', message, 401);
  }
  return user.email;
}

/** A laptop's credentials, as `gcloud auth application-default login` leaves them. */
export const refreshTokenOf = (state: GoogleState, email: string): string =>
  `1//0${Buffer.from(`${state.seed}/${email}`).toString('base64url')}`;

function refresh(state: GoogleState, form: URLSearchParams): Reply {
  if (form.get('client_id') !== GCLOUD_CLIENT) {
    throw new OauthError('invalid_client', 'The OAuth client was not found.', 401);
  }
  const user = [...state.users.values()].find(
    ({ email }) => refreshTokenOf(state, email) === form.get('refresh_token'),
  );
  if (!user || user.suspended) throw new OauthError('invalid_grant', 'Token has been expired or revoked.');
  const scopes = ['openid', 'https://www.googleapis.com/auth/userinfo.email', CLOUD_PLATFORM];
  return given(state.tokens.issue({ principal: user.email, kind: 'user', scopes }).token);
}

export const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
