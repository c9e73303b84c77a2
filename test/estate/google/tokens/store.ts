/** Access tokens that have been given out. Opaque, as Google's are: only the store knows what is behind one. */
import type { Clock, Seconds } from '../../clock.ts';
import type { Random } from '../../random.ts';
import { alphabets } from '../../random.ts';

export interface AccessToken {
  token: string;
  /** E-mail address of a service account or a user; `principal://…` of a federated identity. */
  principal: string;
  kind: 'service-account' | 'user' | 'federated';
  /** The Workspace user whom a service account acts as, by domain-wide delegation. */
  subject?: string;
  /** The `principalSet://…` that a federated identity is in. */
  sets?: readonly string[];
  /** OAuth 2.0 client id of a service account. */
  clientId?: string;
  scopes: readonly string[];
  expiresAt: Seconds;
}

export interface TokenStore {
  issue(token: Omit<AccessToken, 'token' | 'expiresAt'>, lifetime?: Seconds): AccessToken;
  /** What is behind a token, expired or not. */
  find(token: string): AccessToken | undefined;
  all(): string[];
}

/** https://cloud.google.com/docs/authentication/token-types: an hour unless told otherwise. */
export const LIFETIME = 3600;
const ALPHABET = `${alphabets.lower}ABCDEFGHIJKLMNOPQRSTUVWXYZ-_`;

export function createTokenStore(random: Random, clock: Clock): TokenStore {
  const issued = new Map<string, AccessToken>();
  return {
    issue(details, lifetime = LIFETIME) {
      const token = `ya29.${details.kind === 'federated' ? 'd' : 'c'}.${random.chars(ALPHABET, 120)}`;
      const given = { token, ...details, expiresAt: clock.now() + lifetime };
      issued.set(token, given);
      return given;
    },
    find: (token) => issued.get(token),
    all: () => [...issued.keys()],
  };
}

/** The token of an `Authorization: Bearer …` header. */
export const bearerOf = (header: string | undefined): string | undefined => /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
