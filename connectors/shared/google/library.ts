/** google-auth-library, which knows every way to get a first token, with its transport led through the one door. */
import {
  AwsClient,
  Compute,
  ExternalAccountAuthorizedUserClient,
  IdentityPoolClient,
  JWT,
  PluggableAuthClient,
  UserRefreshClient,
  type AuthClient,
  type BaseExternalAccountClient,
  type gaxios,
} from 'google-auth-library';
import type { Run } from '../../../core/connector.ts';
import { SignInFailed } from '../../../core/errors.ts';
import type { SourceCredentials } from './credentials.ts';
import { redirected, type Endpoints } from './endpoints.ts';
import { keptTokens, type TokenSource } from './tokens.ts';

interface Parts {
  /** `undefined`: the service account attached to this machine. */
  credentials: SourceCredentials | undefined;
  scopes: readonly string[];
  /** Of a service account key only: whom it acts for. */
  subject?: string | undefined;
  endpoints: Endpoints;
  run: Run;
}

/** Tokens without a date are taken to be good for as long as Google's shortest ones usually are. */
const UNDATED = 30 * 60_000;

export function libraryTokens(parts: Parts): TokenSource {
  // A client keeps its token: a new client is how to get another one.
  return keptTokens(async () => {
    const client = clientFor(parts);
    const { token } = await client.getAccessToken();
    if (!token) throw new SignInFailed('Google gave no access token', { next: signInAgain });
    return { token, expiresAt: client.credentials.expiry_date ?? Date.now() + UNDATED };
  });
}

export const signInAgain = 'Run: gcloud auth application-default login';

function clientFor({ credentials, scopes, subject, endpoints, run }: Parts): AuthClient {
  const transporterOptions: gaxios.GaxiosOptions = {
    fetchImplementation: throughTheDoor(run, endpoints),
    retry: false,
  };
  if (credentials === undefined) return new Compute({ scopes: [...scopes] });
  if (credentials.type === 'service_account') {
    return new JWT({
      email: credentials.client_email,
      key: credentials.private_key,
      ...(credentials.private_key_id === undefined ? {} : { keyId: credentials.private_key_id }),
      scopes: [...scopes],
      ...(subject === undefined ? {} : { subject }),
      transporterOptions,
    });
  }
  if (credentials.type === 'authorized_user') {
    const { client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken } = credentials;
    return new UserRefreshClient({ clientId, clientSecret, refreshToken, transporterOptions });
  }
  // The quota project goes with our own requests only.
  const { quota_project_id: _, ...file } = credentials;
  if (file.type === 'external_account_authorized_user') {
    return new ExternalAccountAuthorizedUserClient({ ...file, transporterOptions });
  }
  // The library checks the rest of the file itself.
  const options = { ...file, scopes: [...scopes], transporterOptions } as never;
  const { environment_id: aws, executable } = file.credential_source;
  if (aws !== undefined) return withOurTransport(new AwsClient(options));
  if (executable !== undefined) return withOurTransport(new PluggableAuthClient(options));
  return withOurTransport(new IdentityPoolClient(options));
}

/** The part of a federated client that exchanges tokens makes itself a transport; it gets that of its client instead. */
function withOurTransport(client: BaseExternalAccountClient): AuthClient {
  const { stsCredential } = client as unknown as { stsCredential: { transporter: unknown } };
  stsCredential.transporter = client.transporter;
  return client;
}

/**
 * Metadata services are asked by the library itself, outside of the door, which refuses them: they hand out
 * credentials to whoever asks, and only a sign-in has any business there.
 */
const METADATA = '169.254.169.254';

function throughTheDoor(run: Run, endpoints: Endpoints): typeof fetch {
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.hostname === METADATA) return fetch(input, init);
    const { method, headers, body } = init ?? {};
    return run.fetch(redirected(url, endpoints), {
      ...(method === undefined ? {} : { method }),
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body }),
      signal: run.signal,
      door: { operation: operationOf(url) },
    });
  };
}

/** By the end of its path, which is the same wherever the endpoint is. The rest may be a secret of another host. */
function operationOf({ pathname }: URL): string {
  if (pathname.endsWith('/v1/token')) return 'sts:token';
  if (pathname.endsWith('/token')) return 'oauth2:token';
  if (pathname.endsWith(':generateAccessToken')) return 'iamcredentials:serviceAccounts.generateAccessToken';
  return 'sign-in:subject-token';
}
