/** `iamcredentials.googleapis.com`: https://cloud.google.com/iam/docs/reference/credentials/rest */
import { iso, type Seconds } from '../../clock.ts';
import { errorInfo, GoogleError, invalid } from '../errors.ts';
import type { GoogleState, ServiceAccount } from '../state.ts';
import { systemKeyId } from './oauth.ts';
import { signJwt } from './signing.ts';
import { LIFETIME, type AccessToken } from './store.ts';

const CREATOR = 'roles/iam.serviceAccountTokenCreator';
const WORKLOAD = 'roles/iam.workloadIdentityUser';
type Body = Readonly<Record<string, unknown>>;

/** Bindings on the account itself decide; its own projects are trusted with nothing. */
function mayActAs(state: GoogleState, caller: AccessToken, account: ServiceAccount, roles: readonly string[]): boolean {
  const mine = memberships(caller);
  return (state.policies.get(account.email) ?? []).some(
    ({ role, members }) => roles.includes(role) && members.some((member) => mine.includes(member)),
  );
}

function memberships({ kind, principal, sets = [] }: AccessToken): readonly string[] {
  if (kind === 'federated') return [principal, ...sets];
  return [kind === 'user' ? `user:${principal}` : `serviceAccount:${principal}`];
}

function accountFor(
  state: GoogleState,
  caller: AccessToken,
  name: string,
  permission: string,
  roles: readonly string[],
): ServiceAccount {
  const account = state.serviceAccounts.get(name);
  if (!account || !mayActAs(state, caller, account, roles)) {
    throw new GoogleError('PERMISSION_DENIED', `Permission '${permission}' denied on resource (or it may not exist).`, [
      errorInfo('IAM_PERMISSION_DENIED', 'iam.googleapis.com', { permission }),
    ]);
  }
  if (account.disabled) throw new GoogleError('FAILED_PRECONDITION', 'Service account is disabled.');
  return account;
}

function onlyFields(body: Body, allowed: readonly string[]): void {
  const odd = Object.keys(body).find((name) => !allowed.includes(name));
  if (odd !== undefined) throw invalid(`Invalid JSON payload received. Unknown name "${odd}": Cannot find field.`);
}

/** @param now as the client's clock sees it: it compares `expireTime` with its own */
export function generateAccessToken(
  state: GoogleState,
  caller: AccessToken,
  name: string,
  body: Body,
  now: Seconds,
): Record<string, unknown> {
  onlyFields(body, ['delegates', 'scope', 'lifetime']);
  const account = accountFor(state, caller, name, 'iam.serviceAccounts.getAccessToken', [CREATOR, WORKLOAD]);
  const scopes = Array.isArray(body['scope']) ? body['scope'].filter((one) => typeof one === 'string') : [];
  if (scopes.length === 0) throw invalid('The scope field is required.');
  const lifetime = Number(/^(\d+)s$/.exec(String(body['lifetime'] ?? `${LIFETIME}s`))?.[1] ?? NaN);
  // Up to 12 hours only with an organization policy: https://cloud.google.com/iam/docs/create-short-lived-credentials-direct
  if (!(lifetime > 0 && lifetime <= LIFETIME)) throw invalid('The access token lifetime cannot exceed 3600 seconds.');
  const { email, uniqueId } = account;
  const { token } = state.tokens.issue(
    { principal: email, kind: 'service-account', clientId: uniqueId, scopes },
    lifetime,
  );
  return { accessToken: token, expireTime: iso(now + lifetime) };
}

/** What keyless domain-wide delegation is made of: an assertion signed by a key that never leaves Google. */
export function signJwtFor(state: GoogleState, caller: AccessToken, name: string, body: Body): Record<string, unknown> {
  onlyFields(body, ['delegates', 'payload']);
  const account = accountFor(state, caller, name, 'iam.serviceAccounts.signJwt', [CREATOR]);
  const keyId = systemKeyId(state, account);
  let claims: unknown;
  try {
    claims = JSON.parse(String(body['payload']));
  } catch {
    throw invalid('Invalid JSON payload in request.');
  }
  return { keyId, signedJwt: signJwt(claims as Record<string, unknown>, keyId) };
}
