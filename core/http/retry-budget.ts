/**
 * Bounds what retries may add to the load of a host that is in trouble: at most a tenth of the requests made to it, with
 * a small reserve so that a short run can ride out a hiccup. Without it, retries multiply an outage.
 * The idea is Finagle's: https://twitter.github.io/finagle/guide/Clients.html#retries
 * and that of gRPC's retry throttling: https://github.com/grpc/proposal/blob/master/A6-client-retries.md#throttling-retry-attempts-and-hedged-rpcs
 */
const reserve = 10;
const share = 0.1;

/** One for each host and run. Counts retries after faults; throttled calls are paced instead. */
export class RetryBudget {
  #requests = 0;
  #retries = 0;

  /** A new request, not a retry, is about to be made. */
  request(): void {
    this.#requests++;
  }

  /** True when one more retry may be made; it is then taken from the budget. */
  take(): boolean {
    if (this.#retries >= Math.max(reserve, Math.floor(this.#requests * share))) return false;
    this.#retries++;
    return true;
  }
}
