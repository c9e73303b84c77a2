/**
 * The URLs of a credentials file are where tokens are sent to: a file from elsewhere must not be able to choose them.
 * https://docs.cloud.google.com/docs/authentication/external/externally-sourced-credentials
 */
import { SignInFailed } from '../../../core/errors.ts';
import type { StoredCredentials } from './credentials.ts';
import { originsOf, type Endpoints } from './endpoints.ts';

/** Where the clouds' own machines get the token that they sign in with; the library asks it, not we. */
const METADATA = 'http://169.254.169.254';

/** @throws SignInFailed for a file that names another place than Google's and the configured ones */
export function assertKnownUrls(stored: StoredCredentials, endpoints: Endpoints): void {
  const source = stored.type === 'impersonated_service_account' ? stored.source_credentials : stored;
  const urls = [
    'service_account_impersonation_url' in stored ? stored.service_account_impersonation_url : undefined,
    'service_account_impersonation_url' in source ? source.service_account_impersonation_url : undefined,
    'token_url' in source ? source.token_url : undefined,
    'cloud_resource_manager_url' in source ? source.cloud_resource_manager_url : undefined,
  ].filter((url) => url !== undefined);
  for (const url of urls) assertKnown(url, originsOf(endpoints));
  if (source.type !== 'external_account') return;
  const { url, region_url: region, imdsv2_session_token_url: session } = source.credential_source;
  for (const each of [url, region, session]) {
    if (typeof each === 'string') assertKnown(each, [...originsOf(endpoints), METADATA]);
  }
}

function assertKnown(text: unknown, origins: readonly string[]): void {
  const url = URL.parse(String(text));
  if (url !== null && origins.some((origin) => admits(origin, url))) return;
  throw new SignInFailed(
    `the credentials file names ${url?.origin ?? 'something that is not a URL'}, which is not Google's`,
    {
      next: 'Write the file again with gcloud; if the place is right, add its origin to this source as endpoints.subjectToken.',
    },
  );
}

function admits(origin: string, url: URL): boolean {
  if (!origin.startsWith('https://*.')) return url.origin === origin;
  return url.protocol === 'https:' && url.port === '' && url.hostname.endsWith(origin.slice('https://*'.length));
}
