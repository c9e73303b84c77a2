/** The metadata server of a machine that the collector's account is attached to. */
import type { Incoming, Reply } from '../../wire.ts';
import { projectOf, type GoogleState } from '../state.ts';
import { CLOUD_PLATFORM } from './oauth.ts';
import { LIFETIME } from './store.ts';

const FLAVOR = { 'metadata-flavor': 'Google' };

/** https://cloud.google.com/compute/docs/metadata/predefined-metadata-keys */
export function metadata(state: GoogleState, { headers }: Incoming, url: URL): Reply {
  if (headers['metadata-flavor'] !== 'Google')
    return { status: 403, headers: FLAVOR, body: 'Missing Metadata-Flavor:Google header.' };
  const { email, quotaProject } = state.collector;
  const plain = (body: string): Reply => ({
    status: 200,
    headers: { ...FLAVOR, 'content-type': 'application/text' },
    body,
  });
  const account = /^\/computeMetadata\/v1\/instance\/service-accounts\/(?:default|[^/]+@[^/]+)\/(\w+)$/.exec(
    url.pathname,
  );
  if (account?.[1] === 'email') return plain(email);
  if (account?.[1] === 'token') {
    const scopes = url.searchParams.get('scopes')?.split(',') ?? [CLOUD_PLATFORM];
    const { token } = state.tokens.issue({ principal: email, kind: 'service-account', scopes });
    const body = JSON.stringify({ access_token: token, expires_in: LIFETIME - 1, token_type: 'Bearer' });
    return { status: 200, headers: { ...FLAVOR, 'content-type': 'application/json' }, body };
  }
  const values: Readonly<Record<string, string>> = {
    '/computeMetadata/v1/instance': 'service-accounts/',
    '/computeMetadata/v1/instance/': 'service-accounts/',
    '/computeMetadata/v1/project/project-id': projectOf(state, quotaProject)?.id ?? '',
    '/computeMetadata/v1/project/numeric-project-id': quotaProject,
    '/computeMetadata/v1/universe/universe-domain': 'googleapis.com',
    '/computeMetadata/v1/universe/universe_domain': 'googleapis.com',
  };
  const value = values[url.pathname];
  return value === undefined ? { status: 404, headers: FLAVOR, body: 'Not Found' } : plain(value);
}
