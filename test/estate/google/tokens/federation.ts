/**
 * `sts.googleapis.com/v1/token`: a token of somebody else's for one of Google's.
 * https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token; words of refusal from
 * https://cloud.google.com/iam/docs/troubleshooting-workload-identity-federation
 */
import type { Seconds } from '../../clock.ts';
import { OauthError, json } from '../errors.ts';
import type { FederationProvider, GoogleState } from '../state.ts';
import type { Reply } from '../../wire.ts';
import { accepts, mapped, type Assertion } from './conditions.ts';
import { LIFETIME } from './store.ts';
import { readJwt, text } from './signing.ts';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const JWT = new Set(['urn:ietf:params:oauth:token-type:jwt', 'urn:ietf:params:oauth:token-type:id_token']);
const AWS = 'urn:ietf:params:aws:token-type:aws4_request';

export function stsToken(state: GoogleState, form: URLSearchParams, now: Seconds): Reply {
  if (form.get('grant_type') !== EXCHANGE) throw new OauthError('invalid_request', 'Invalid value for "grant_type".');
  if (form.get('requested_token_type') !== ACCESS_TOKEN) {
    throw new OauthError('invalid_request', 'Invalid value for "requested_token_type".');
  }
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (scopes.length === 0) throw new OauthError('invalid_scope', 'The request is missing a required parameter: scope.');
  const audience = form.get('audience') ?? '';
  const { pool, provider } = target(state, audience);
  const assertion = subjectOf(provider, audience, form, now);
  const attributes = mapped(provider.attributeMapping, assertion);
  const subject = attributes['google.subject'];
  if (subject === undefined || subject === '') {
    throw new OauthError('invalid_grant', 'The mapped attribute google.subject is empty.');
  }
  if (provider.attributeCondition !== undefined && !accepts(provider.attributeCondition, assertion, attributes)) {
    throw new OauthError('unauthorized_client', 'The given credential is rejected by the attribute condition.');
  }
  const { token } = state.tokens.issue({
    principal: `principal://iam.googleapis.com/${pool}/subject/${subject}`,
    kind: 'federated',
    sets: setsOf(pool, attributes),
    scopes,
  });
  return json(200, {
    access_token: token,
    issued_token_type: ACCESS_TOKEN,
    token_type: 'Bearer',
    expires_in: LIFETIME - 1,
  });
}

/** https://cloud.google.com/iam/docs/principal-identifiers: every set that a federated identity is in. */
function setsOf(pool: string, attributes: Readonly<Record<string, string>>): string[] {
  const set = `principalSet://iam.googleapis.com/${pool}`;
  const each = Object.entries(attributes).flatMap(([name, value]) =>
    name.startsWith('attribute.') ? [`${set}/${name}/${value}`] : [],
  );
  return [`${set}/*`, ...each];
}

function target(state: GoogleState, audience: string): { pool: string; provider: FederationProvider } {
  const found =
    /^\/\/iam\.googleapis\.com\/((?:projects\/\d+\/)?locations\/global\/(?:workloadIdentity|workforce)Pools\/[^/]+)\/providers\/([^/]+)$/.exec(
      audience,
    );
  if (!found) {
    throw new OauthError(
      'invalid_request',
      'Invalid value for "audience". This value should be the full resource name of the Identity Provider. See https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token for the list of possible formats.',
    );
  }
  const [, name = '', id] = found;
  const pool = [...state.pools, ...state.workforcePools].find(
    (one) => one.name === name && !one.disabled && !gone(one),
  );
  const provider = pool?.providers.find((one) => one.id === id && !one.disabled && !gone(one));
  if (provider) return { pool: name, provider };
  throw new OauthError(
    'invalid_target',
    'The target service indicated by the "audience" parameters is invalid. This might either be because the pool or provider is disabled or deleted or because it doesn\'t exist.',
  );
}

const gone = (one: object): boolean => 'deletedUntil' in one;

function subjectOf(provider: FederationProvider, audience: string, form: URLSearchParams, now: Seconds): Assertion {
  const [type, token] = [form.get('subject_token_type') ?? '', form.get('subject_token') ?? ''];
  const { trust } = provider;
  if (trust.kind === 'oidc' && JWT.has(type)) return oidc(trust, audience, token, now);
  if (trust.kind === 'aws' && type === AWS) return aws(trust.accountId, audience, token);
  throw new OauthError('invalid_request', `Invalid value for "subject_token_type": ${type}`);
}

function oidc(
  trust: { issuerUri: string; allowedAudiences: readonly string[] },
  audience: string,
  token: string,
  now: Seconds,
): Assertion {
  const jwt = readJwt(token);
  if (!jwt) throw new OauthError('invalid_request', 'Unable to parse the ID Token.');
  const { claims } = jwt;
  if (text(claims, 'iss') !== trust.issuerUri) {
    const issuer = text(claims, 'iss') ?? '';
    throw new OauthError(
      'invalid_grant',
      `The issuer in ID Token ${issuer} does not match the expected ones: ${trust.issuerUri}`,
    );
  }
  if (!jwt.signed) throw new OauthError('invalid_grant', "Error connecting to the given credential's issuer.");
  // https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools.providers#Oidc
  const allowed = trust.allowedAudiences.length > 0 ? trust.allowedAudiences : [audience, `https:${audience}`];
  const named = text(claims, 'aud') ?? '';
  if (!allowed.includes(named)) {
    const expected = allowed[0] ?? '';
    throw new OauthError(
      'invalid_grant',
      `The audience in ID Token [${named}] does not match the expected audience ${expected}.`,
    );
  }
  if (!(Number(claims['exp']) > now)) {
    throw new OauthError('invalid_grant', `ID Token issued at ${Number(claims['iat'])} is stale to sign-in.`);
  }
  return claims;
}

/**
 * A signed GetCallerIdentity request, which Google would send on to AWS. Only its form is judged here, and the account
 * is taken from what the estate's own clients put in: AWS is another side's.
 */
function aws(accountId: string, audience: string, token: string): Assertion {
  const refused = new OauthError('invalid_grant', 'Received invalid AWS response of type InvalidClientTokenId.');
  let request: unknown;
  try {
    request = JSON.parse(decodeURIComponent(token));
  } catch {
    throw new OauthError('invalid_request', 'Unable to parse the AWS subject token.');
  }
  const { headers } = request as { headers?: { key: string; value: string }[] };
  const header = (name: string): string => headers?.find(({ key }) => key.toLowerCase() === name)?.value ?? '';
  if (header('x-goog-cloud-target-resource') !== audience) {
    throw new OauthError('invalid_grant', 'The AWS subject token does not target the given audience.');
  }
  if (!/^AWS4-HMAC-SHA256 Credential=A[KS]IA\w+\/\d{8}\/[\w-]+\/sts\/aws4_request/.test(header('authorization'))) {
    throw refused;
  }
  const role = header('x-amz-security-token') === '' ? 'user/collector' : 'assumed-role/collector/session';
  const service = role.startsWith('user') ? 'iam' : 'sts';
  return {
    account: accountId,
    arn: `arn:aws:${service}::${accountId}:${role}`,
    userid: header('authorization').slice(28, 48),
  };
}
