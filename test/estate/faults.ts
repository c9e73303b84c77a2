/** What goes wrong. Each kind is what the provider, or the network before it, really does on a bad day. */
export type FaultKind =
  | { kind: 'deny'; by?: 'identity' | 'explicit' | 'scp' }
  | { kind: 'throttle' }
  | { kind: 'server-error'; status?: 500 | 502 | 503 | 504 }
  | { kind: 'reset' }
  | { kind: 'truncate' }
  | { kind: 'huge'; megabytes?: number; gzip?: boolean }
  | { kind: 'repeat-cursor' }
  | { kind: 'expired-token' }
  | { kind: 'empty-list' }
  | { kind: 'poison'; how?: 'wrong-type' | 'missing-id' | 'huge-string' | 'lone-surrogate' }
  | { kind: 'slow'; ms: number }
  | { kind: 'redirect'; to: string }
  | { kind: 'html'; status?: number };

/** Which requests it hits. Absent means any; `nth` and `page` count from 1; `times` is how often it strikes. */
export interface FaultMatch {
  service?: string;
  operation?: string;
  account?: string;
  region?: string;
  /** Only the nth request that matches the rest. */
  nth?: number;
  /** Only this page of a listing. */
  page?: number;
  times?: number;
}

export type Fault = FaultMatch & FaultKind;

export interface FaultSubject {
  service: string;
  operation: string;
  account?: string;
  region?: string;
  page?: number;
}

export interface Faults {
  add(...faults: readonly Fault[]): void;
  clear(): void;
  list(): readonly Fault[];
  /** The fault that strikes this request, if any. Counts the request. */
  strike(subject: FaultSubject): Fault | undefined;
}

export function createFaults(): Faults {
  let rules: { fault: Fault; seen: number; struck: number }[] = [];
  const matches = (fault: Fault, subject: FaultSubject): boolean =>
    (['service', 'operation', 'account', 'region', 'page'] as const).every(
      (key) => fault[key] === undefined || fault[key] === subject[key],
    );
  return {
    add(...faults) {
      rules.push(...faults.map((fault) => ({ fault, seen: 0, struck: 0 })));
    },
    clear() {
      rules = [];
    },
    list: () => rules.map(({ fault }) => fault),
    strike(subject) {
      for (const rule of rules) {
        if (!matches(rule.fault, subject)) continue;
        rule.seen += 1;
        if (rule.fault.nth !== undefined && rule.fault.nth !== rule.seen) continue;
        if (rule.struck >= (rule.fault.times ?? Infinity)) continue;
        rule.struck += 1;
        return rule.fault;
      }
      return undefined;
    },
  };
}
