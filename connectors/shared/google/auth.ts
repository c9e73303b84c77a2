/** Signs in to Google: whatever this machine has, then the service account to act as, then the person to act for. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { SignInFailed, Stopped } from '../../../core/errors.ts';
import { googleReader, type GoogleReader } from './client.ts';
import { storedCredentials, type SourceCredentials, type StoredCredentials } from './credentials.ts';
import { baseOf, type Endpoints } from './endpoints.ts';
import { assertKnownUrls } from './external-urls.ts';
import { libraryTokens } from './library.ts';
import { signInFailed } from './sign-in-errors.ts';
import { delegated, impersonated, type TokenSource } from './tokens.ts';

export interface GoogleSignIn {
  endpoints: Endpoints;
  /** OAuth scopes of what is read. */
  scopes: readonly string[];
  /** Default: Application Default Credentials. */
  credentialsFile?: string | undefined;
  /** E-mail of the service account to act as; the caller needs the Token Creator role on it. */
  impersonate?: string | undefined;
  /** E-mail of the person to act for, by domain-wide delegation of that service account. */
  subject?: string | undefined;
  /** Charged for the calls instead of the caller's own project. */
  quotaProject?: string | undefined;
}

export interface Google {
  reader(run: Run): GoogleReader;
  /** Who we are, for evidence. */
  caller: string;
  /** The user-managed key that we sign in with, when it is one. */
  ownKey: { email: string; keyId: string } | undefined;
}

const CLOUD_PLATFORM = ['https://www.googleapis.com/auth/cloud-platform'];

/** @throws SignInFailed with the cause in words and the next step */
export async function openGoogle(options: GoogleSignIn, run: Run): Promise<Google> {
  const { endpoints } = options;
  const stored = await storedCredentials(options.credentialsFile);
  if (stored !== undefined) assertKnownUrls(stored, endpoints);
  const chain = chainOf(stored, options);
  const quotaProject =
    options.quotaProject ?? (process.env['GOOGLE_CLOUD_QUOTA_PROJECT'] || undefined) ?? stored?.quota_project_id;
  const readerWith = (tokens: TokenSource, each: Run): GoogleReader =>
    googleReader({ run: each, endpoints, tokens, quotaProject });

  let tokens = libraryTokens({ ...chain, endpoints, run });
  if (chain.actAs !== undefined) {
    const { email, delegates } = chain.actAs;
    const asCaller = readerWith(tokens, run);
    tokens =
      options.subject === undefined
        ? impersonated(asCaller, email, options.scopes, delegates)
        : delegated(asCaller, email, options.subject, options.scopes, (assertion) =>
            exchanged(assertion, endpoints, run),
          );
  }
  try {
    await tokens.token();
  } catch (error) {
    if (error instanceof Stopped) throw error;
    if (run.signal.aborted && run.signal.reason instanceof Error) throw run.signal.reason;
    throw signInFailed(error, chain.actAs?.email, stored !== undefined);
  }
  return { reader: (each) => readerWith(tokens, each), caller: callerOf(stored, options), ownKey: ownKeyOf(stored) };
}

interface Chain {
  credentials: SourceCredentials | undefined;
  scopes: readonly string[];
  subject: string | undefined;
  actAs: { email: string; delegates: readonly string[] } | undefined;
}

function chainOf(stored: StoredCredentials | undefined, options: GoogleSignIn): Chain {
  const file = stored?.type === 'impersonated_service_account' ? stored : undefined;
  const credentials = stored?.type === 'impersonated_service_account' ? stored.source_credentials : stored;
  const inFile = file && { email: emailIn(file.service_account_impersonation_url), delegates: file.delegates };
  const actAs =
    options.impersonate === undefined
      ? inFile
      : {
          email: options.impersonate,
          // From the account in the file on to the one in the configuration.
          delegates:
            inFile === undefined || inFile.email === options.impersonate ? [] : [...inFile.delegates, inFile.email],
        };
  if (options.subject !== undefined && actAs === undefined && credentials?.type !== 'service_account') {
    throw new SignInFailed(`acting for ${options.subject} needs a service account with domain-wide delegation`, {
      next: 'Name it in this source; the caller needs roles/iam.serviceAccountTokenCreator on it.',
    });
  }
  return {
    credentials,
    actAs,
    scopes: actAs === undefined ? options.scopes : CLOUD_PLATFORM,
    subject: actAs === undefined ? options.subject : undefined,
  };
}

function emailIn(url: string): string {
  const email = /serviceAccounts\/([^/:]+):generateAccessToken$/.exec(url)?.[1];
  if (email !== undefined) return decodeURIComponent(email);
  throw new SignInFailed('the credentials file does not say which service account to impersonate', {
    next: 'Write it again: gcloud auth application-default login --impersonate-service-account=EMAIL',
  });
}

function callerOf(stored: StoredCredentials | undefined, { impersonate, subject }: GoogleSignIn): string {
  const own = impersonate ?? ownNameOf(stored);
  return subject === undefined ? own : `${subject}, through ${own}`;
}

function ownNameOf(stored: StoredCredentials | undefined): string {
  if (stored === undefined) return 'the service account attached to this machine';
  if (stored.type === 'service_account') return stored.client_email;
  if (stored.type === 'authorized_user') return stored.account || 'the gcloud sign-in of this machine';
  if (stored.type === 'external_account_authorized_user') return stored.audience;
  if (stored.type === 'impersonated_service_account') return emailIn(stored.service_account_impersonation_url);
  const url = stored.service_account_impersonation_url;
  return url === undefined ? stored.audience : emailIn(url);
}

function ownKeyOf(stored: StoredCredentials | undefined): Google['ownKey'] {
  const own = stored?.type === 'impersonated_service_account' ? stored.source_credentials : stored;
  if (own?.type !== 'service_account' || own.private_key_id === undefined) return undefined;
  return { email: own.client_email, keyId: own.private_key_id };
}

const OAuthRefusal = z.object({ error: z.string(), error_description: z.string().default('') });

/** https://developers.google.com/identity/protocols/oauth2/service-account#httprest */
async function exchanged(assertion: string, endpoints: Endpoints, run: Run): Promise<unknown> {
  const response = await run.fetch(`${baseOf('oauth2', endpoints)}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
    signal: run.signal,
    door: { operation: 'oauth2:token' },
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const refusal = OAuthRefusal.safeParse(answer).data ?? { error: `HTTP ${response.status}`, error_description: '' };
  throw Object.assign(new Error(`${refusal.error}: ${refusal.error_description}`), { response: { data: refusal } });
}
