/** How an App proves itself: https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app */
import { createVerify } from 'node:crypto';
import type { Seconds } from '../../clock.ts';
import { unauthorized } from '../errors.ts';
import type { App } from '../state.ts';
import { publicKey } from './app-key.ts';

interface Claims {
  iss?: string | number;
  iat?: number;
  exp?: number;
}

const LONGEST = 600;
/** What is a JWT and not one of GitHub's own tokens. */
export const looksLikeJwt = (token: string): boolean => token.split('.').length === 3 && token.startsWith('ey');

const decode = (part: string): Record<string, unknown> => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    throw unauthorized('A JSON web token could not be decoded');
  }
};

/** @param wallClock of the servers: clients stamp their JWTs with their own clocks, not with the company's */
export function checkJwt(token: string, app: App, wallClock: Seconds): App {
  const [head = '', body = '', proof = ''] = token.split('.');
  const { alg } = decode(head);
  const claims = decode(body) as Claims;
  if (alg !== 'RS256') throw unauthorized('A JSON web token could not be decoded');
  if (typeof claims.exp !== 'number') {
    throw unauthorized("'Expiration time' claim ('exp') must be a numeric value representing the future time");
  }
  if (claims.exp <= wallClock) {
    throw unauthorized("'Expiration time' claim ('exp') must be a numeric value representing the future time");
  }
  if (claims.exp > wallClock + LONGEST) throw unauthorized("'Expiration time' claim ('exp') is too far in the future");
  if (typeof claims.iat !== 'number' || claims.iat > wallClock) {
    throw unauthorized(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  const issuer = String(claims.iss ?? '');
  if (issuer !== String(app.id) && issuer !== app.clientId) throw unauthorized('Integration not found', 404);
  const verify = createVerify('RSA-SHA256').update(`${head}.${body}`);
  if (!verify.verify(publicKey(), proof, 'base64url')) throw unauthorized('A JSON web token could not be decoded');
  return app;
}
