/**
 * Gives calls their turn under one limit and key: a token bucket with an adaptive rate, a cap on calls in flight, and
 * windows in which the provider asked for silence. First come, first served; retries go before fresh calls.
 * In every window of t seconds at most `burst + perSecond × t` calls start.
 */
import type { RateLimit } from '../connector.ts';
import { AdaptiveRate } from './adaptive-rate.ts';
import type { Clock } from './clock.ts';
import { Fifo } from './fifo.ts';
import { onAbort } from './on-abort.ts';

/** A call that wants to be sent. */
export interface Turn {
  /** Any of them ends the waiting with its reason. */
  signals: readonly AbortSignal[];
  /** Asked when the turn has come: an error for a call that must not be sent any more. It then costs no token. */
  refusal(): Error | undefined;
  /** Asked when the pacer is silent for this many milliseconds: an error for a call that cannot wait so long. */
  cannotWait(ms: number): Error | undefined;
  retry: boolean;
}

interface Waiting {
  turn: Turn;
  start(): void;
  give(reason: unknown): void;
  done: boolean;
}

const superseded = new Error('the timer is not needed any more');
/** After refusals without any delivery in between, silence that doubles. */
const firstSilenceMs = 250;
const longestSilenceMs = 60_000;
/** The burst after the first refusal, in seconds' worth: enough to make up for late timers. */
const carefulBurst = 0.05;
/** A short pause with each cut, in seconds' worth, in which the provider can save up a little. */
const breath = 0.1;

export class Pacer {
  readonly #clock: Clock;
  readonly #rate: AdaptiveRate;
  readonly #concurrency: number;
  readonly #lanes = { retry: new Fifo<Waiting>(), fresh: new Fifo<Waiting>() };
  #waiting = 0;
  #burst: number;
  #tokens: number;
  #tokensAt: number;
  #inFlight = 0;
  #wasRefused = false;
  #silentUntil = -Infinity;
  #busySince = -Infinity;
  #timer: { at: number; cancel: AbortController } | undefined;
  readonly #random: () => number;

  constructor(limit: Pick<RateLimit, 'perSecond' | 'burst' | 'concurrency'>, clock: Clock, random = Math.random) {
    const now = clock.now();
    this.#clock = clock;
    this.#random = random;
    this.#rate = new AdaptiveRate(limit.perSecond, now);
    this.#concurrency = limit.concurrency ?? 10;
    this.#burst = Math.max(1, limit.burst ?? limit.perSecond);
    this.#tokens = this.#burst;
    this.#tokensAt = now;
  }

  /** `undefined` when the call may be sent at once, which is the usual case. Each turn must be ended by `release`. */
  acquire(turn: Turn): Promise<void> | undefined {
    const now = this.#clock.now();
    if (this.#waiting === 0) {
      const refusal = turn.refusal();
      if (refusal !== undefined) return Promise.reject(refusal);
      if (this.#mayStart(now)) {
        this.#start(now);
        return undefined;
      }
    }
    return new Promise((resolve, reject) => {
      this.#enqueue(turn, resolve, reject);
      this.#pump();
    });
  }

  /** The call has ended. */
  release(): void {
    this.#inFlight--;
    if (this.#waiting > 0) this.#pump();
  }

  /** The provider took the call. */
  delivered(sentAt: number): void {
    this.#rate.delivered(sentAt);
  }

  /**
   * The provider refused a call because of its rate: slows down, once per event, and is silent as long as it was asked.
   *
   * @param retryAfterMs what the provider asked for, if it did
   */
  refused(sentAt: number, retryAfterMs: number | undefined): void {
    const now = this.#clock.now();
    this.#refill(now);
    const inARow = this.#rate.refused(sentAt, now, this.#busySince);
    if (retryAfterMs !== undefined) this.#silence(now, retryAfterMs);
    if (inARow === 0) return;
    // What was sent in the first burst tells nothing about the rate.
    if (!this.#wasRefused) this.#busySince = now;
    this.#wasRefused = true;
    const rate = this.#rate.at(now);
    this.#burst = Math.min(this.#burst, 1 + rate * carefulBurst);
    this.#tokens = Math.min(this.#tokens, -rate * breath);
    if (retryAfterMs === undefined && inARow > 1) {
      const most = Math.min(firstSilenceMs * 2 ** (inARow - 2), longestSilenceMs);
      this.#silence(now, most * (0.5 + this.#random() / 2));
    }
  }

  /** Nothing starts before `now + ms`; a shorter wish does not end a longer one. */
  #silence(now: number, ms: number): void {
    if (now + ms <= this.#silentUntil) return;
    this.#silentUntil = now + ms;
    if (this.#waiting > 0) this.#pump();
  }

  #enqueue(turn: Turn, resolve: () => void, reject: (reason: unknown) => void): void {
    let unsubscribe: (() => void)[] = [];
    const settle = () => {
      waiting.done = true;
      this.#waiting--;
      for (const stop of unsubscribe) stop();
    };
    const waiting: Waiting = {
      turn,
      done: false,
      start: () => {
        settle();
        resolve();
      },
      give: (reason) => {
        if (waiting.done) return;
        settle();
        reject(reason);
        if (this.#waiting === 0) this.#disarm();
      },
    };
    this.#waiting++;
    this.#lanes[turn.retry ? 'retry' : 'fresh'].push(waiting);
    unsubscribe = turn.signals.map((signal) => onAbort(signal, () => waiting.give(signal.reason)));
  }

  /** Starts whoever may start now, and sets a timer for the next when only time is missing. */
  #pump(): void {
    this.#noteLateness();
    for (;;) {
      const next = this.#next();
      if (next === undefined) return this.#disarm();
      const now = this.#clock.now();
      if (now < this.#silentUntil && this.#dropImpatient(this.#silentUntil - now)) continue;
      if (this.#mayStart(now)) {
        this.#lane().shift();
        this.#start(now);
        next.start();
        continue;
      }
      if (this.#inFlight < this.#concurrency) this.#arm(this.#readyAt(now));
      else this.#disarm();
      return;
    }
  }

  /** The first that still wants to be sent. */
  #next(): Waiting | undefined {
    for (;;) {
      const next = this.#lane().peek();
      if (next === undefined) return undefined;
      if (!next.done) {
        const refusal = next.turn.refusal();
        if (refusal === undefined) return next;
        next.give(refusal);
      }
      this.#lane().shift();
    }
  }

  #lane(): Fifo<Waiting> {
    return this.#lanes.retry.size > 0 ? this.#lanes.retry : this.#lanes.fresh;
  }

  /** True when the first in line cannot wait that long; it is then gone. */
  #dropImpatient(ms: number): boolean {
    const next = this.#lane().peek();
    const reason = next?.turn.cannotWait(ms);
    if (reason === undefined) return false;
    next?.give(reason);
    return true;
  }

  #mayStart(now: number): boolean {
    if (this.#inFlight >= this.#concurrency || now < this.#silentUntil) return false;
    this.#refill(now);
    // The sum of many small refills may miss 1 by a rounding error.
    return this.#tokens >= 1 - 1e-9;
  }

  #start(now: number): void {
    // Nobody waits and the bucket is full: we ask for less than we may, so what is delivered is no measure.
    if (this.#waiting === 0 && this.#tokens >= this.#burst - 1e-9) this.#busySince = now;
    this.#tokens -= 1;
    this.#inFlight++;
  }

  /** A timer that came late, on a busy machine, cost calls that the provider might have taken. */
  #noteLateness(): void {
    const now = this.#clock.now();
    if (this.#timer === undefined || now <= this.#timer.at) return;
    const lost = this.#refill(now);
    if (lost > 0) this.#rate.missed(now, lost);
  }

  /** @returns the tokens that the bucket had no room for */
  #refill(now: number): number {
    const rate = this.#rate.at(now);
    if (this.#silentUntil > this.#tokensAt && now >= this.#silentUntil) {
      // What was saved up before and during the silence is not owed to us after it: one call, then the usual pace.
      this.#tokens = Math.min(1, this.#tokens + (rate * (this.#silentUntil - this.#tokensAt)) / 1000);
      this.#tokensAt = this.#silentUntil;
      this.#busySince = this.#silentUntil;
    }
    const tokens = this.#tokens + (rate * (now - this.#tokensAt)) / 1000;
    this.#tokens = Math.min(this.#burst, tokens);
    this.#tokensAt = now;
    return tokens - this.#tokens;
  }

  #readyAt(now: number): number {
    if (now < this.#silentUntil) return this.#silentUntil;
    return now + ((1 - this.#tokens) / this.#rate.at(now)) * 1000;
  }

  #arm(at: number): void {
    if (this.#timer?.at === at) return;
    this.#disarm();
    const timer = { at, cancel: new AbortController() };
    this.#timer = timer;
    const fire = () => {
      if (this.#timer !== timer) return;
      this.#noteLateness();
      this.#timer = undefined;
      this.#pump();
    };
    this.#clock.sleep(Math.max(1, at - this.#clock.now()), timer.cancel.signal).then(fire, () => undefined);
  }

  #disarm(): void {
    this.#timer?.cancel.abort(superseded);
    this.#timer = undefined;
  }
}
