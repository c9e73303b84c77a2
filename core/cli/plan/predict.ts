/** Calls, minutes and share of the provider's limits that the next run will take, from what is known. Pure. */
import type { Collector, Connector, RateLimit } from '../../connector.ts';
import type { Scope } from '../../model.ts';

export interface PlannedScope {
  ref: string;
  kind: Scope['kind'];
  name: string;
  nativeId: string;
  parent: string | null;
}

export interface PlanLine {
  scope: string;
  name: string;
  collector: string;
  calls: number;
  /** `last run`: what it took then. `first run`: what the connector expects of a scope of unknown size. */
  from: 'last run' | 'first run';
  seconds: number;
}

export interface LimitShare {
  limit: string;
  calls: number;
  perSecond: number;
  /** Of all that the limit lets through in an hour, 0 to 1, of the busiest budget. */
  shareOfHour: number;
  docs: string;
}

export interface SourcePlan {
  lines: readonly PlanLine[];
  calls: number;
  minutes: number;
  limits: readonly LimitShare[];
}

export interface PredictOptions {
  /** Calls of the last attempt, by `scope collector`; only of attempts that read to the end. */
  lastCalls: ReadonlyMap<string, number>;
  /** Scopes read at once. */
  concurrency: number;
  /** That signing in and listing the scopes took just now. */
  openingCalls: number;
}

/** A call takes this long when no limit slows it down. */
const LATENCY_SECONDS = 0.2;

export function predict(connector: Connector, scopes: readonly PlannedScope[], options: PredictOptions): SourcePlan {
  const lines: PlanLine[] = [];
  const used = new Map<RateLimit, Map<string, number>>();
  for (const scope of scopes) {
    for (const collector of connector.collectors.filter(({ in: kinds }) => kinds.includes(scope.kind))) {
      const last = options.lastCalls.get(`${scope.ref} ${collector.id}`);
      const calls = last ?? collector.firstRunCalls;
      const limit = tightest(connector, collector);
      if (limit !== undefined) spend(used, limit, scope.ref, calls);
      lines.push({
        scope: labelOf(scope),
        name: scope.name,
        collector: collector.id,
        calls,
        from: last === undefined ? 'first run' : 'last run',
        seconds: calls * Math.max(LATENCY_SECONDS, limit === undefined ? 0 : 1 / limit.perSecond),
      });
    }
  }
  const calls = lines.reduce((sum, line) => sum + line.calls, options.openingCalls);
  return { lines, calls, minutes: minutes(lines, used, options), limits: shares(used) };
}

/** A region is told apart by the account that it is a slice of. */
function labelOf({ kind, nativeId, parent }: PlannedScope): string {
  return kind === 'region' && parent !== null ? `${parent.split(':').slice(2).join(':')}/${nativeId}` : nativeId;
}

/** What slows a collector down most. Its permissions are the operations that it calls. */
function tightest(connector: Connector, collector: Collector): RateLimit | undefined {
  const covering = collector.permissions.flatMap(
    (operation) => connector.limits.find((limit) => covers(limit, operation)) ?? [],
  );
  return covering.reduce<RateLimit | undefined>(
    (slowest, limit) => (slowest === undefined || limit.perSecond < slowest.perSecond ? limit : slowest),
    undefined,
  );
}

function covers({ operations }: RateLimit, operation: string): boolean {
  return operations.some((pattern) =>
    pattern.endsWith('*') ? operation.startsWith(pattern.slice(0, -1)) : pattern === operation,
  );
}

function spend(used: Map<RateLimit, Map<string, number>>, limit: RateLimit, scope: string, calls: number): void {
  const budgets = used.get(limit) ?? new Map<string, number>();
  const budget = limit.per.includes('scope') ? scope : '';
  budgets.set(budget, (budgets.get(budget) ?? 0) + calls);
  used.set(limit, budgets);
}

/** Collectors of a scope go one after the other, scopes side by side, and a shared limit holds for all of them. */
function minutes(
  lines: readonly PlanLine[],
  used: ReadonlyMap<RateLimit, ReadonlyMap<string, number>>,
  { concurrency, openingCalls }: PredictOptions,
): number {
  const byScope = new Map<string, number>();
  for (const { scope, seconds } of lines) byScope.set(scope, (byScope.get(scope) ?? 0) + seconds);
  const all = [...byScope.values()];
  const sideBySide = all.reduce((sum, seconds) => sum + seconds, 0) / concurrency;
  const shared = [...used].map(([{ perSecond }, budgets]) => Math.max(0, ...budgets.values()) / perSecond);
  const seconds = Math.max(0, ...all, sideBySide, ...shared) + openingCalls * LATENCY_SECONDS;
  return Math.ceil(seconds / 6) / 10;
}

function shares(used: ReadonlyMap<RateLimit, ReadonlyMap<string, number>>): LimitShare[] {
  return [...used].map(([limit, budgets]) => {
    const busiest = Math.max(0, ...budgets.values());
    const calls = [...budgets.values()].reduce((sum, each) => sum + each, 0);
    const shareOfHour = Number((busiest / (limit.perSecond * 3600)).toPrecision(2));
    return { limit: limit.id, calls, perSecond: limit.perSecond, shareOfHour, docs: limit.docs };
  });
}
