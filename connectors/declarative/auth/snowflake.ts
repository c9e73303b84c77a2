/**
 * Snowflake takes a JWT that the client signs for every hour itself.
 * https://docs.snowflake.com/en/developer-guide/sql-api/authenticating#using-key-pair-authentication
 */
import { createHash, createPublicKey } from 'node:crypto';
import type { Auth } from '../schema/auth.ts';
import { keyOf, signedJwt } from './jwt.ts';
import { tokenSigner, type Signer, type SigningContext } from './signer.ts';

type KeyPair = Extract<Auth, { type: 'key_pair_jwt' }>;

/** Snowflake accepts an hour at most. */
const LIFETIME_SECONDS = 3540;

export function keyPair(auth: KeyPair, context: SigningContext): Signer {
  const { text } = context;
  // Upper case, and of a locator with a region (`xy12345.eu-central-1`) only the first part.
  const account = (text(auth.account).split('.')[0] ?? '').toUpperCase();
  const name = `${account}.${text(auth.user).toUpperCase()}`;
  const signer = tokenSigner(name, 'Bearer', async (run) => {
    const key = keyOf(text(auth.privateKey), context);
    const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
    const fingerprint = createHash('sha256').update(spki).digest('base64');
    const iat = Math.floor(Date.parse(run.now()) / 1000);
    const claims = { iss: `${name}.SHA256:${fingerprint}`, sub: name, iat, exp: iat + LIFETIME_SECONDS };
    return { token: signedJwt(claims, key, 'RS256'), seconds: LIFETIME_SECONDS };
  });
  return {
    ...signer,
    headers: async (run) => ({
      'x-snowflake-authorization-token-type': 'KEYPAIR_JWT',
      ...Object.fromEntries(Object.entries(auth.headers ?? {}).map(([header, value]) => [header, text(value)])),
      ...(await signer.headers(run)),
    }),
  };
}
