/** Both kinds of limits: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
import type { Seconds } from '../clock.ts';
import { primaryLimit, secondaryLimit } from './errors.ts';
import { mainOrganization, type Caller, type GitHubState, type Resource } from './state.ts';

const HOUR: Seconds = 3600;

interface Window {
  /** By the servers' clock, and by the company's: a night that a test skips renews it too. */
  startedAt: Seconds;
  startedOn: Seconds;
  used: number;
}

/** Tokens of one person share a limit, and so do those of one installation. */
const ownerOf = (caller: Caller): string =>
  caller.kind === 'installation'
    ? `installation ID ${caller.installation.id}`
    : caller.kind === 'app'
      ? `app ID ${caller.app.id}`
      : `user ID ${caller.user.id}`;

/** 5,000, and 50 more for each repository and each user above 20, up to 12,500. */
function scaled(state: GitHubState): number {
  const { repositories, members } = mainOrganization(state);
  const more = Math.max(0, repositories.size - 20) + Math.max(0, members.size - 20);
  return Math.min(12_500, 5000 + 50 * more);
}

function limitOf(state: GitHubState, caller: Caller, resource: Resource): number {
  const { limits, plan } = state.behaviour;
  const set = limits[resource];
  if (set !== undefined) return set;
  if (resource === 'audit_log') return 1750;
  if (resource === 'search') return 30;
  if (caller.kind !== 'installation') return 5000;
  if (plan === 'ghec') return resource === 'graphql' ? 10_000 : 15_000;
  return scaled(state);
}

export interface Limits {
  /** Takes points, or refuses. Returns the headers that say what is left. */
  take(caller: Caller, resource: Resource, cost: number, wallClock: Seconds): Record<string, string>;
  /** A 304 costs nothing. */
  giveBack(caller: Caller, resource: Resource, cost: number): void;
  left(
    caller: Caller,
    resource: Resource,
    wallClock: Seconds,
  ): { limit: number; used: number; remaining: number; reset: Seconds };
  check(wallClock: Seconds): void;
}

export function createGitHubLimits(state: GitHubState): Limits {
  const windows = new Map<string, Window>();
  let minute = { startedAt: 0, calls: 0 };
  const windowOf = (caller: Caller, resource: Resource, wallClock: Seconds): Window => {
    const key = `${ownerOf(caller)}/${resource}`;
    const known = windows.get(key);
    const now = state.now();
    if (known && wallClock - known.startedAt < HOUR && now - known.startedOn < HOUR) return known;
    const fresh = { startedAt: wallClock, startedOn: now, used: 0 };
    windows.set(key, fresh);
    return fresh;
  };
  const left: Limits['left'] = (caller, resource, wallClock) => {
    const { used, startedAt } = windowOf(caller, resource, wallClock);
    const limit = limitOf(state, caller, resource);
    return { limit, used, remaining: Math.max(0, limit - used), reset: startedAt + HOUR };
  };
  const headers = (caller: Caller, resource: Resource, wallClock: Seconds): Record<string, string> => {
    const { limit, used, remaining, reset } = left(caller, resource, wallClock);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-used': String(used),
      'x-ratelimit-resource': resource,
    };
  };
  return {
    left,
    take(caller, resource, cost, wallClock) {
      if (state.behaviour.plan === 'ghes' && !state.behaviour.serverLimits) return {};
      const window = windowOf(caller, resource, wallClock);
      if (window.used + cost > limitOf(state, caller, resource)) {
        throw Object.assign(primaryLimit(state.behaviour.limitStatus, ownerOf(caller)), {
          headers: headers(caller, resource, wallClock),
        });
      }
      window.used += cost;
      return headers(caller, resource, wallClock);
    },
    giveBack(caller, resource, cost) {
      const window = windows.get(`${ownerOf(caller)}/${resource}`);
      if (window) window.used -= cost;
    },
    check(wallClock) {
      const { secondaryPerMinute, limitStatus, retryAfter } = state.behaviour;
      if (secondaryPerMinute === null) return;
      if (wallClock - minute.startedAt >= 60) minute = { startedAt: wallClock, calls: 0 };
      minute.calls += 1;
      if (minute.calls <= secondaryPerMinute) return;
      throw secondaryLimit(limitStatus, retryAfter ? 60 - (wallClock - minute.startedAt) : null);
    },
  };
}
