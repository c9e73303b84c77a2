/** The private key of the collector's App: made when first needed, and never written anywhere. */
import { generateKeyPairSync } from 'node:crypto';

/** GitHub hands out PKCS#1: https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app */
const make = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
let made: ReturnType<typeof make> | undefined;
const pair = () => (made ??= make());

export const privateKey = (): string => pair().privateKey;
export const publicKey = (): string => pair().publicKey;
/** A canary, once there is one. */
export const madePrivateKey = (): string | undefined => made?.privateKey;
