/** Limits of single paths, which hold whatever else is free. Off unless `documentedLimits` is set. */

interface Limit {
  path: RegExp;
  applies: (search: URLSearchParams) => boolean;
  requests: number;
  seconds: number;
}

const LIMITS: readonly Limit[] = [
  // https://learn.microsoft.com/en-us/graph/throttling-limits#identity-and-access-reports-best-practices
  { path: /^(reports|auditLogs)\//, applies: () => true, requests: 5, seconds: 10 },
  // https://learn.microsoft.com/en-us/graph/api/application-list: "limited to 150 requests per minute for each tenant"
  {
    path: /^(applications|servicePrincipals)\b/,
    applies: (search) => (search.get('$select') ?? '').includes('keyCredentials'),
    requests: 150,
    seconds: 60,
  },
];

/** Sliding windows by the wall clock: limits are about real load, not about the company's time. */
export function createPathLimits(nowMs: () => number = () => performance.now()) {
  const seen = new Map<Limit, number[]>();
  return {
    take(path: string, search: URLSearchParams): boolean {
      const limit = LIMITS.find((each) => each.path.test(path) && each.applies(search));
      if (!limit) return true;
      const since = nowMs() - limit.seconds * 1000;
      const recent = (seen.get(limit) ?? []).filter((at) => at > since);
      const allowed = recent.length < limit.requests;
      seen.set(limit, allowed ? [...recent, nowMs()] : recent);
      return allowed;
    },
  };
}
