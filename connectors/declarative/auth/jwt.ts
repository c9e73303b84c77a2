/** Signed JWTs, with nothing but node:crypto. https://www.rfc-editor.org/rfc/rfc7519 */
import { createPrivateKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import type { Auth } from '../schema/auth.ts';
import { askForToken, refused, tokenSigner, type Signer, type SigningContext } from './signer.ts';

type Assertion = Extract<Auth, { type: 'jwt_assertion' }>;

export interface Claims {
  iss: string;
  sub: string;
  aud?: string;
  iat: number;
  exp: number;
  jti?: string;
}

export function signedJwt(claims: Claims, key: KeyObject, algorithm: 'RS256' | 'ES256', keyId?: string): string {
  const header = { alg: algorithm, typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) };
  const encoded = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign('sha256', Buffer.from(encoded), { key, dsaEncoding: 'ieee-p1363' });
  return `${encoded}.${signature.toString('base64url')}`;
}

/** @throws SignInFailed; the message has nothing of the key */
export function keyOf(pem: string, context: SigningContext): KeyObject {
  try {
    // In one line of an environment variable, line breaks are often written as \n.
    return createPrivateKey(pem.replaceAll('\\n', '\n'));
  } catch {
    throw refused(context, 'the private key is not a PEM that can be read (is it encrypted?)');
  }
}

/** private_key_jwt (RFC 7523, 2.2) or the JWT bearer grant (2.1). */
export function jwtAssertion(auth: Assertion, context: SigningContext): Signer {
  const { text, optional } = context;
  const id = text(auth.clientId);
  return tokenSigner(`client ${id}`, 'Bearer', (run) => {
    const now = Math.floor(Date.parse(run.now()) / 1000);
    const claims: Claims = {
      iss: id,
      sub: auth.subject === undefined ? id : text(auth.subject),
      aud: auth.audience === undefined ? context.realUrl(text(auth.tokenUrl)) : text(auth.audience),
      iat: now,
      // Salesforce refuses more than three minutes, Okta more than an hour.
      exp: now + 170,
      jti: randomUUID(),
    };
    const key = keyOf(text(auth.privateKey), context);
    const assertion = signedJwt(claims, key, auth.algorithm, optional(auth.keyId));
    const form = {
      scope: optional(auth.scope),
      ...Object.fromEntries(Object.entries(auth.params ?? {}).map(([name, value]) => [name, text(value)])),
    };
    if (auth.grant === 'jwt_bearer') {
      const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
      return askForToken(run, context, auth.tokenUrl, { ...form, grant_type, assertion });
    }
    return askForToken(run, context, auth.tokenUrl, {
      ...form,
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    });
  });
}
