import { createHash } from 'node:crypto';

/** A seeded source of chance. `fork` gives a stream of its own, so that adding one thing does not move all others. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number, both ends included. */
  int(low: number, high: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  chars(alphabet: string, length: number): string;
  uuid(): string;
  fork(name: string): Random;
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const alphabets = { base32: UPPER, lower: 'abcdefghijklmnopqrstuvwxyz0123456789', hex: '0123456789abcdef' };

export function createRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  /** mulberry32: small, quick, and good enough for test data. */
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const chars = (alphabet: string, length: number): string => {
    let out = '';
    for (let i = 0; i < length; i++) out += alphabet[Math.floor(next() * alphabet.length)] ?? '';
    return out;
  };
  return {
    next,
    int,
    chars,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    uuid: () => {
      const hex = chars(alphabets.hex, 30);
      const variant = '89ab'[int(0, 3)] ?? '8';
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`;
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}
