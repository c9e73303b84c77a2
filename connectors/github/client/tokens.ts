/** Tokens: a fixed one, or those of a GitHub App, which live for an hour and are renewed on the way. */
import { createSign } from 'node:crypto';
import { SignInFailed } from '../../../core/errors.ts';

export interface TokenSource {
  token(): Promise<string>;
  /** A new one in place of one that was refused; `undefined` when there is none. Asked twice at once, made once. */
  renew(refused: string): Promise<string | undefined>;
}

export const fixedToken = (token: string): TokenSource => ({
  token: () => Promise.resolve(token),
  renew: () => Promise.resolve(undefined),
});

interface FreshToken {
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Renewed this long before its end, so that it does not end on the way. */
const EARLY = 5 * 60_000;

/** @param now GitHub's time, in milliseconds since 1970 */
export function keptToken(make: () => Promise<FreshToken>, now: () => number): TokenSource {
  let current: Promise<FreshToken> | undefined;
  const start = (): Promise<FreshToken> => {
    const made = make();
    current = made;
    // What failed is asked for again the next time.
    made.catch(() => {
      if (current === made) current = undefined;
    });
    return made;
  };
  const fresh = async (isStale: (kept: FreshToken) => boolean): Promise<string> => {
    const asked = current ?? start();
    const kept = await asked;
    if (!isStale(kept)) return kept.token;
    // Whoever comes second finds the one that the first has begun.
    return (await (current === asked || current === undefined ? start() : current)).token;
  };
  return {
    token: () => fresh(({ expiresAt }) => now() >= expiresAt - EARLY),
    renew: (refused) => fresh(({ token }) => token === refused),
  };
}

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/**
 * Ten minutes at most; a minute of the past allows for clocks that differ.
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 * @param time GitHub's, in milliseconds since 1970
 */
export function appJwt({ id, privateKey }: { id: string; privateKey: string }, time: number): string {
  const now = Math.floor(time / 1000);
  const content = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded({ iat: now - 60, exp: now + 540, iss: id })}`;
  try {
    return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url')}`;
  } catch {
    // The original error may quote the key.
    throw new SignInFailed('the private key of the GitHub App cannot be used', {
      next: 'app.privateKey must be the whole PEM file that GitHub gave out, e.g. ${file:/run/secrets/app.pem}.',
    });
  }
}
