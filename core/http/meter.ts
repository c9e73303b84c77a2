/** Counts what one scope and collector cost. */
interface OperationCount {
  /** Network attempts, retries and redirects included. */
  calls: number;
  throttled: number;
  /** Attempts that ended without a usable answer: connection, timeout, server error, too large. */
  errors: number;
  /** From sending to the last byte, summed over the calls, in milliseconds. Waiting for a turn is not in it. */
  ms: number;
}

interface MeterSnapshot extends OperationCount {
  /** Attempts beyond the first that the door made for a call. */
  retries: number;
  byOperation: Readonly<Record<string, OperationCount>>;
}

export interface Meter extends OperationCount {
  retries: number;
  readonly byOperation: ReadonlyMap<string, OperationCount>;
  count(operation: string, kind: 'calls' | 'throttled' | 'errors'): void;
  spent(operation: string, ms: number): void;
  /** A copy that does not change, ready for JSON. */
  snapshot(): MeterSnapshot;
}

const none = (): OperationCount => ({ calls: 0, throttled: 0, errors: 0, ms: 0 });

export function createMeter(): Meter {
  const byOperation = new Map<string, OperationCount>();
  function of(operation: string): OperationCount {
    let count = byOperation.get(operation);
    if (count === undefined) byOperation.set(operation, (count = none()));
    return count;
  }
  return {
    ...none(),
    retries: 0,
    byOperation,
    count(operation, kind) {
      of(operation)[kind]++;
      this[kind]++;
    },
    spent(operation, ms) {
      of(operation).ms += ms;
      this.ms += ms;
    },
    snapshot() {
      const { calls, throttled, errors, ms, retries } = this;
      const copies = [...byOperation].map(([operation, count]) => [operation, { ...count }] as const);
      return { calls, throttled, errors, ms, retries, byOperation: Object.fromEntries(copies) };
    },
  };
}
