/**
 * The one door to the network. A call is checked against the origins, waits for its turn under its limit, is counted,
 * sent, read whole, and tried again when that makes sense. What comes back is an ordinary Response.
 */
import type { Fetch, Logger, RateLimit } from '../connector.ts';
import type { Timeouts, Transport } from './attempt.ts';
import type { RunBudget } from './budget.ts';
import type { Call } from './call.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import type { Meter } from './meter.ts';
import { compileOrigins } from './origins.ts';
import { Pacers } from './pacers.ts';
import { nextHop } from './redirect.ts';
import { outgoing } from './request.ts';
import { beforeRetry } from './retry.ts';
import { sendOnce } from './send.ts';
import type { Surroundings } from './send.ts';
import { responseOf } from './whole-body.ts';

export interface DoorOptions {
  /** Name of the source in the configuration, for logs. */
  source: string;
  /** See `Connector.origins`. */
  origins: readonly string[];
  limits: readonly RateLimit[];
  /**
   * See `Connector.isThrottle`. Asked about every answer, with at most the first 16 KiB of its body. 429, and 503 with
   * `Retry-After`, mean "slow down" without being asked about.
   */
  isThrottle?: ((status: number, headers: Headers, body: string) => boolean | number) | undefined;
  /** Shared by all doors of a run. */
  budget: RunBudget;
  log: Logger;
  clock?: Clock;
  /** Default: the global `fetch`, as it is at the time of the call. */
  transport?: Transport;
  timeouts?: Partial<Timeouts>;
  /** The longest silence that a provider may ask for, in milliseconds; beyond it we give up. Default: one hour. */
  maxSilenceMs?: number;
  /** From 0 to below 1; for the jitter of back-off. */
  random?: () => number;
}

export interface Door {
  /**
   * A `fetch` whose calls are counted on one meter.
   *
   * It throws Stopped when the run must end, RequestFailed when retries did not help, ResponseTooLarge, ReadFailed for a
   * request that may not be sent, and the signal's reason when `signal` or that of the call aborts. Refusals by the
   * provider that are not about its rate (4xx) are answers like any other.
   */
  fetch(meter: Meter, signal?: AbortSignal): Fetch;
}

/** @throws UserError `bad-origin` */
export function openDoor(options: DoorOptions): Door {
  const { budget, clock = systemClock, random = Math.random } = options;
  const origins = compileOrigins(options.origins);
  const around: Surroundings = {
    source: options.source,
    budget,
    log: options.log,
    clock,
    transport: options.transport ?? ((url, init) => globalThis.fetch(url, init)),
    pacers: new Pacers(options.limits, clock, random),
    timeouts: { firstByteMs: 30_000, requestMs: 60_000, ...options.timeouts },
    maxSilenceMs: options.maxSilenceMs ?? 3_600_000,
    isThrottle: options.isThrottle,
  };

  async function run(call: Call): Promise<Response> {
    budget.host(call.request.url.host).retries.request();
    for (;;) {
      const outcome = await sendOnce(call, around);
      if (outcome.kind === 'answer' || (outcome.kind !== 'fault' && call.request.tag.retries === 'caller')) {
        const { response, bytes } = outcome.answer;
        const next = nextHop(call.request, response, ++call.hops);
        if (next === undefined) return responseOf(response, bytes, call.request.url.href);
        call.request = { ...call.request, url: next };
        continue;
      }
      await beforeRetry(call, outcome, around, random);
      call.meter.retries++;
    }
  }

  return {
    fetch:
      (meter, signal) =>
      async (input, init = {}) => {
        try {
          const request = await outgoing(input, init, origins);
          const signals = [budget.signal, signal, request.signal].filter((each) => each !== undefined);
          for (const each of signals) each.throwIfAborted();
          return await run({ request, meter, signals, faults: 0, refusals: 0, hops: 0 });
        } catch (error) {
          // Whatever an interrupt breaks on its way, the reason is the interrupt.
          throw (budget.signal.aborted && budget.stopped()) || error;
        }
      },
  };
}
