/**
 * A circuit breaker for one host: when it fails again and again, calls to it fail at once for a while, so that a dead
 * host costs neither the run's time nor the other hosts'. https://martinfowler.com/bliki/CircuitBreaker.html
 */
const opensAfter = 5;
const coolDownMs = 30_000;

export class Circuit {
  #failures = 0;
  #lastFailureAt = -Infinity;
  #openUntil = -Infinity;
  #open = false;
  #probing = false;
  /** The last failure, for messages. */
  reason = '';

  /** Milliseconds until a call may be tried again; 0 when it may be now. Sends nothing and changes nothing. */
  openFor(now: number): number {
    if (!this.#open) return 0;
    return Math.max(this.#probing ? 1 : 0, this.#openUntil - now);
  }

  /** A call is about to be sent, which `openFor` allowed. After the cool-down it is the probe; the rest fail meanwhile. */
  sending(): void {
    this.#probing = this.#open;
  }

  /** The host answered, whatever it said, short of a server error. */
  succeeded(): void {
    this.#failures = 0;
    this.#open = false;
    this.#probing = false;
  }

  /** The call ended without telling anything about the host: it was cancelled. */
  cancelled(): void {
    this.#probing = false;
  }

  /**
   * No connection, a broken body, or a server error. Calls that were in flight together when a connection broke count as
   * one failure: only those sent after the last failure was known add to the count.
   *
   * @returns true when this failure opened the circuit
   */
  failed(reason: string, sentAt: number, now: number): boolean {
    this.reason = reason;
    if (sentAt >= this.#lastFailureAt) this.#failures++;
    this.#lastFailureAt = now;
    if (this.#failures < opensAfter) return false;
    const opens = !this.#open || this.#probing;
    this.#open = true;
    this.#probing = false;
    if (opens) this.#openUntil = now + coolDownMs;
    return opens;
  }
}
