/**
 * JSON Web Tokens. One RSA key, made when first needed, stands for every private key of the company: what tells keys
 * apart is the key id in the header, which is checked as Google does.
 */
import { createSign, createVerify, generateKeyPairSync } from 'node:crypto';

const make = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
let made: ReturnType<typeof make> | undefined;
const pair = () => (made ??= make());

/** A canary of every estate, once it has been made. */
export const privateKey = (): string => pair().privateKey;
export const madePrivateKey = (): string | undefined => made?.privateKey;

export type Claims = Readonly<Record<string, unknown>>;

export interface Jwt {
  header: Claims;
  claims: Claims;
  signed: boolean;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function signJwt(claims: Claims, keyId: string): string {
  const body = `${encode({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${encode(claims)}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(pair().privateKey, 'base64url')}`;
}

/** `undefined`: not a token at all. */
export function readJwt(token: string): Jwt | undefined {
  const [header, claims, proof, ...more] = token.split('.');
  if (header === undefined || claims === undefined || proof === undefined || more.length > 0) return undefined;
  try {
    const signed = createVerify('RSA-SHA256')
      .update(`${header}.${claims}`)
      .verify(pair().publicKey, proof, 'base64url');
    return { header: decode(header), claims: decode(claims), signed };
  } catch {
    return undefined;
  }
}

function decode(part: string): Claims {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
  if (typeof value !== 'object' || value === null) throw new SyntaxError('not an object');
  return value as Claims;
}

export const text = (claims: Claims, name: string): string | undefined =>
  typeof claims[name] === 'string' ? claims[name] : undefined;
