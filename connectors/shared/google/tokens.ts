/** Access tokens, kept until shortly before they end, and how one is turned into another. */
import { z } from 'zod';
import type { GoogleReader } from './client.ts';

export interface TokenSource {
  token(): Promise<string>;
  /** A new one in place of one that was refused; whoever asks second gets what the first one got. */
  renew(refused: string): Promise<string>;
}

export interface FreshToken {
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Renewed this long before its end, so that it does not end on the way. */
const EARLY = 5 * 60_000;

export function keptTokens(fetchToken: () => Promise<FreshToken>): TokenSource {
  let current: Promise<FreshToken> | undefined;
  const start = (): Promise<FreshToken> => {
    const made = fetchToken();
    current = made;
    // What failed is asked for again the next time.
    made.catch(() => {
      if (current === made) current = undefined;
    });
    return made;
  };
  return {
    async token() {
      const kept = await (current ?? start());
      if (Date.now() < kept.expiresAt - EARLY) return kept.token;
      return (await start()).token;
    },
    async renew(refused) {
      const kept = await (current ?? start());
      return kept.token === refused ? (await start()).token : kept.token;
    },
  };
}

const Generated = z.object({ accessToken: z.string().min(1), expireTime: z.string() });

/**
 * Acts as a service account.
 * https://docs.cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
 * @param reader calls as whoever has the Token Creator role on it
 */
export function impersonated(
  reader: GoogleReader,
  email: string,
  scopes: readonly string[],
  delegates: readonly string[] = [],
): TokenSource {
  return keptTokens(async () => {
    const { accessToken, expireTime } = await reader.post(
      {
        service: 'iamcredentials',
        path: `/v1/projects/-/serviceAccounts/${encodeURIComponent(email)}:generateAccessToken`,
        operation: 'iamcredentials:serviceAccounts.generateAccessToken',
        body: { scope: scopes, delegates, lifetime: '3600s' },
      },
      Generated,
    );
    return { token: accessToken, expiresAt: Date.parse(expireTime) };
  });
}

const Signed = z.object({ signedJwt: z.string().min(1) });
const Exchanged = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/**
 * Acts as a person of the Workspace domain, through a service account that has domain-wide delegation, without a key:
 * Google signs the assertion that a key would sign.
 * https://developers.google.com/identity/protocols/oauth2/service-account#authorizingrequests
 * @param reader calls as whoever has the Token Creator role on the service account
 * @param exchange sends the assertion; it must not carry a token of its own
 */
export function delegated(
  reader: GoogleReader,
  email: string,
  subject: string,
  scopes: readonly string[],
  exchange: (assertion: string) => Promise<unknown>,
): TokenSource {
  return keptTokens(async () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: email,
      sub: subject,
      scope: scopes.join(' '),
      aud: 'https://oauth2.googleapis.com/token',
      iat: now,
      exp: now + 3600,
    };
    const { signedJwt } = await reader.post(
      {
        service: 'iamcredentials',
        path: `/v1/projects/-/serviceAccounts/${encodeURIComponent(email)}:signJwt`,
        operation: 'iamcredentials:serviceAccounts.signJwt',
        body: { payload: JSON.stringify(claims) },
      },
      Signed,
    );
    const { access_token: token, expires_in: seconds } = Exchanged.parse(await exchange(signedJwt));
    return { token, expiresAt: Date.now() + seconds * 1000 };
  });
}
