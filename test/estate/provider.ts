/** What each provider's part of the company offers besides its APIs. */
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Limits } from './limits.ts';
import type { RequestLog } from './log.ts';
import type { Side } from './wire.ts';

/** What all sides share: one clock, one log, one list of faults. */
export interface SideContext {
  seed: string;
  clock: Clock;
  log: RequestLog;
  faults: Faults;
  limits: Limits;
  /** `false`: only plain filler, so that every count is exactly as asked for. */
  story: boolean;
}

/** An awkward thing with a name, so that tests need no ids of their own. */
export interface ProviderCase {
  name: string;
  /** What is awkward about it. */
  what: string;
  /** Tenant, subscription, project … that it is in. */
  scope: string;
  /** What the provider identifies it by. */
  id: string;
}

export interface ProviderSide<Truth = unknown, Change extends { do: string } = { do: string }> extends Side {
  /** What a discovery must find; plain JSON. */
  truth(): Truth;
  cases(): Record<string, ProviderCase>;
  /** Secrets that may never be stored, logged or exported. */
  canaries(): string[];
  /** One change between two nights. Returns what the caller could not know, such as a new id. */
  mutate(change: Change): unknown;
  /** What a client of this provider needs in its environment to sign in, when everything is served under `url`. */
  env(url: string): Record<string, string>;
}
