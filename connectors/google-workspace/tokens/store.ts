/**
 * Who agreed to what, remembered from night to night: Google lists it by user only, so only users with a change are
 * asked again. In shards, so that a run that ends early loses nothing, and small: each distinct token is stored once
 * a shard, and each user is a row of numbers.
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { recalled } from '../../shared/recalled.ts';
import type { TokenRow } from '../schemas.ts';

export interface Holder {
  /** Day that Google was asked, counted from 1970. */
  day: number;
  tokens: readonly TokenRow[];
}

const StoredToken = z.tuple([z.string(), z.string(), z.int(), z.array(z.string())]);
const Shard = z.object({
  tokens: z.array(StoredToken),
  /** User id → the day, then indexes into `tokens`. */
  users: z.record(z.string(), z.array(z.int())),
});
type Shard = z.infer<typeof Shard>;

const SHARDS = 32;
const keyOf = (shard: number): string => `tokens/${shard}`;
/** The same for ever: notes are found by it. */
const shardOf = (userId: string): number => {
  let sum = 0;
  for (const letter of userId) sum = (sum * 31 + letter.charCodeAt(0)) % 65_536;
  return sum % SHARDS;
};

export class TokenStore {
  readonly #holders = new Map<string, Holder>();
  readonly #touched = new Set<number>();
  /** One object for each distinct token, however many hold it. */
  readonly #tokens = new Map<string, TokenRow>();

  static async recall(run: Run): Promise<TokenStore> {
    const store = new TokenStore();
    for (let shard = 0; shard < SHARDS; shard++) {
      const noted = await recalled(run, keyOf(shard), Shard);
      if (noted !== undefined) store.#unpack(noted);
    }
    return store;
  }

  get holders(): ReadonlyMap<string, Holder> {
    return this.#holders;
  }

  set(userId: string, tokens: readonly TokenRow[], day: number): void {
    this.#holders.set(userId, { day, tokens: tokens.map((token) => this.#shared(token)) });
    this.#touched.add(shardOf(userId));
  }

  delete(userId: string): void {
    if (this.#holders.delete(userId)) this.#touched.add(shardOf(userId));
  }

  /** Hands over what changed. Kept only if what was read is merged. */
  remember(run: Run): void {
    const shards = new Map<number, Shard>();
    const indexes = new Map<number, Map<TokenRow, number>>();
    for (const [userId, { day, tokens }] of this.#holders) {
      const number = shardOf(userId);
      if (!this.#touched.has(number)) continue;
      const shard = shards.get(number) ?? { tokens: [], users: {} };
      const known = indexes.get(number) ?? new Map<TokenRow, number>();
      shards.set(number, shard);
      indexes.set(number, known);
      shard.users[userId] = [day, ...tokens.map((token) => indexIn(shard, known, token))];
    }
    for (const number of this.#touched)
      run.known.remember(keyOf(number), shards.get(number) ?? { tokens: [], users: {} });
    this.#touched.clear();
  }

  #unpack({ tokens, users }: Shard): void {
    const rows = tokens.map(([clientId, displayText, flags, scopes]) =>
      this.#shared({ clientId, displayText, anonymous: (flags & 1) !== 0, nativeApp: (flags & 2) !== 0, scopes }),
    );
    for (const [userId, [day = 0, ...indexes]] of Object.entries(users)) {
      const held = indexes.flatMap((index) => rows[index] ?? []);
      // A note that does not fit together: the user is asked again.
      if (held.length === indexes.length) this.#holders.set(userId, { day, tokens: held });
    }
  }

  #shared(token: TokenRow): TokenRow {
    const scopes = token.scopes.toSorted();
    const key = JSON.stringify([token.clientId, token.displayText, token.anonymous, token.nativeApp, scopes]);
    const known = this.#tokens.get(key) ?? { ...token, scopes };
    this.#tokens.set(key, known);
    return known;
  }
}

function indexIn(shard: Shard, known: Map<TokenRow, number>, token: TokenRow): number {
  const found = known.get(token);
  if (found !== undefined) return found;
  const { clientId, displayText, anonymous, nativeApp, scopes } = token;
  shard.tokens.push([clientId, displayText, (anonymous ? 1 : 0) | (nativeApp ? 2 : 0), scopes]);
  known.set(token, shard.tokens.length - 1);
  return shard.tokens.length - 1;
}
