import type { Seconds } from './clock.ts';

/** One request that reached the estate. */
export interface LogEntry {
  n: number;
  at: Seconds;
  provider: string;
  service: string;
  operation: string;
  account?: string;
  region?: string;
  principal?: string;
  status: number;
  /** The provider's error code, when it was refused. */
  code?: string;
  /** 1 for a first page; absent for operations without pages. */
  page?: number;
  fault?: string;
  /** The operation would have handed out a secret. A collector must never make such a call. */
  secretReturning?: true;
}

export type LogFilter = Partial<Pick<LogEntry, 'provider' | 'service' | 'operation' | 'account' | 'region' | 'code'>>;

export interface RequestLog {
  entries(filter?: LogFilter): LogEntry[];
  count(filter?: LogFilter): number;
  /** `{'iam:ListUsers': 3}` */
  byOperation(filter?: LogFilter): Record<string, number>;
  add(entry: Omit<LogEntry, 'n'>): LogEntry;
  clear(): void;
}

/** A benchmark may send millions of requests; beyond this many, the oldest entries go. */
const KEPT = 250_000;

export function createLog(): RequestLog {
  let all: LogEntry[] = [];
  let n = 0;
  const entries = (filter: LogFilter = {}): LogEntry[] => {
    const wanted = Object.entries(filter) as [keyof LogFilter, string][];
    return all.filter((entry) => wanted.every(([key, value]) => entry[key] === value));
  };
  return {
    entries,
    count: (filter) => entries(filter).length,
    byOperation(filter) {
      const counts: Record<string, number> = {};
      for (const { service, operation } of entries(filter)) {
        const key = `${service}:${operation}`;
        counts[key] = (counts[key] ?? 0) + 1;
      }
      return counts;
    },
    add(entry) {
      const added = { n: ++n, ...entry };
      all.push(added);
      if (all.length > KEPT * 1.2) all = all.slice(-KEPT);
      return added;
    },
    clear() {
      all = [];
      n = 0;
    },
  };
}
