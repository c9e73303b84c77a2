/** What one run may use in all: calls, time, and each host's patience. Shared by the doors of all its sources. */
import { Stopped } from '../errors.ts';
import type { StopReason } from '../errors.ts';
import { Circuit } from './circuit.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { onAbort } from './on-abort.ts';
import { RetryBudget } from './retry-budget.ts';

export interface RunBudget {
  /** Network attempts of the whole run so far, retries and redirects included. */
  readonly calls: number;
  /** The run's own signal: when it aborts, calls in flight end too. */
  readonly signal: AbortSignal;
  /** Aborts on the first Stopped of any kind. Calls in flight then still end; calls that wait do not start. */
  readonly ended: AbortSignal;
  /** Milliseconds until the deadline; `Infinity` when there is none. */
  remainingMs(): number;
  /** Why the run must end: interrupted, out of time, out of calls. `undefined`: it goes on. */
  stopped(): Stopped | undefined;
  /** Counts one call that is sent right after. @throws Stopped; the call must then not be sent */
  take(): void;
  /** What is known of one host (with port), e.g. `iam.amazonaws.com`. */
  host(host: string): HostState;
}

interface HostState {
  retries: RetryBudget;
  circuit: Circuit;
}

interface BudgetOptions {
  maxCalls?: number | undefined;
  /** From now, in milliseconds. */
  deadlineMs?: number | undefined;
  signal?: AbortSignal | undefined;
  clock?: Clock;
}

export function createBudget(options: BudgetOptions = {}): RunBudget {
  const { maxCalls = Infinity, deadlineMs = Infinity, clock = systemClock } = options;
  const signal = options.signal ?? new AbortController().signal;
  const deadlineAt = clock.now() + deadlineMs;
  const hosts = new Map<string, HostState>();
  const ending = new AbortController();
  let calls = 0;
  let end: Stopped | undefined;

  function stop(reason: StopReason, message: string): Stopped {
    end ??= new Stopped(reason, message);
    ending.abort(end);
    return end;
  }

  onAbort(signal, () => void stop('interrupted', 'the run was interrupted; what was read completely is kept'));

  function stopped(): Stopped | undefined {
    if (end !== undefined || clock.now() < deadlineAt) return end;
    return stop('deadline', `the time for this run (${seconds(deadlineMs)}) is over; what was read completely is kept`);
  }

  return {
    get calls() {
      return calls;
    },
    signal,
    ended: ending.signal,
    remainingMs: () => deadlineAt - clock.now(),
    stopped,
    take() {
      const over = stopped();
      if (over !== undefined) throw over;
      if (calls >= maxCalls) {
        throw stop(
          'call-budget',
          `the ${maxCalls} calls allowed for this run are used up; what was read completely is kept`,
        );
      }
      calls++;
    },
    host(host) {
      let state = hosts.get(host);
      if (state === undefined) hosts.set(host, (state = { retries: new RetryBudget(), circuit: new Circuit() }));
      return state;
    },
  };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
