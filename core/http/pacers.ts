/** Which limit a call falls under, and which budget of that limit. */
import type { RateLimit, RequestTag } from '../connector.ts';
import type { Clock } from './clock.ts';
import { Pacer } from './pacer.ts';

/** For operations that no limit of the connector covers: slow enough for any API we know. */
const defaultLimit: Omit<RateLimit, 'docs'> = {
  id: 'default',
  operations: ['*'],
  per: ['host'],
  perSecond: 10,
  concurrency: 10,
};

export class Pacers {
  readonly #limits: readonly Omit<RateLimit, 'docs'>[];
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #pacers = new Map<string, Pacer>();
  readonly #limitOf = new Map<string, Omit<RateLimit, 'docs'>>();

  constructor(limits: readonly RateLimit[], clock: Clock, random: () => number) {
    this.#limits = limits;
    this.#clock = clock;
    this.#random = random;
  }

  for(tag: RequestTag, host: string): Pacer {
    const limit = this.#limit(tag.operation);
    let key = limit.id;
    for (const part of limit.per) {
      key += `\n${part === 'scope' ? (tag.limitKey ?? '') : part === 'operation' ? tag.operation : host}`;
    }
    let pacer = this.#pacers.get(key);
    if (pacer === undefined) this.#pacers.set(key, (pacer = new Pacer(limit, this.#clock, this.#random)));
    return pacer;
  }

  #limit(operation: string): Omit<RateLimit, 'docs'> {
    let limit = this.#limitOf.get(operation);
    if (limit === undefined) {
      limit = this.#limits.find(({ operations }) => operations.some((pattern) => matches(pattern, operation)));
      this.#limitOf.set(operation, (limit ??= defaultLimit));
    }
    return limit;
  }
}

function matches(pattern: string, operation: string): boolean {
  return pattern.endsWith('*') ? operation.startsWith(pattern.slice(0, -1)) : operation === pattern;
}
