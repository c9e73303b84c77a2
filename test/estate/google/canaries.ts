/** What must never be stored, logged or exported. */
import { createHash } from 'node:crypto';
import type { GoogleState } from './state.ts';
import { refreshTokenOf } from './tokens/oauth.ts';
import { madePrivateKey } from './tokens/signing.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Google publishes gcloud's; here it stands for one that is not. */
export const CANARY_CLIENT_SECRET = 'd-FL95Q19q7MQmFpd7hHD0Ty-estate';
/** What `getKeyString` would tell: https://cloud.google.com/docs/authentication/api-keys */
const keyString = (seed: string, uid: string): string => `AIzaSy${digest(`${seed}/api-key/${uid}`).slice(0, 33)}`;
/** In every listing of an OAuth client's credentials. */
export const clientSecret = (seed: string, name: string): string =>
  `GOCSPX-${digest(`${seed}/client/${name}`).slice(0, 28)}`;

export function canariesOf(state: GoogleState): string[] {
  const { seed, apiKeys, oauthClients, tokens, plantedSecrets, users } = state;
  const pem = madePrivateKey();
  return [
    ...[...apiKeys.keys()].map((uid) => keyString(seed, uid)),
    ...oauthClients.flatMap(({ name, credentials }) =>
      credentials.map(({ id }) => clientSecret(seed, `${name}/credentials/${id}`)),
    ),
    ...[...users.keys()].map((email) => refreshTokenOf(state, email)),
    ...tokens.all(),
    ...plantedSecrets,
    CANARY_CLIENT_SECRET,
    // The middle of it, so that it is found with other line ends too.
    ...(pem === undefined ? [] : [pem.split('\n')[5] ?? pem]),
  ];
}
