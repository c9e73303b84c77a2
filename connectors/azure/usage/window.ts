/** How far back Entra's sign-in data reaches in a tenant. */
import type { Timestamp } from '../../../core/model.ts';
import type { TenantFacts } from '../tenant.ts';
import { iso } from './dates.ts';

const DAY = 86_400_000;
/** https://learn.microsoft.com/en-us/entra/identity/monitoring-health/reference-reports-data-retention */
const DAYS = { P2: 30, P1: 30, free: 7 } as const;
/** What was kept before the licence, and is shown after it. */
const DAYS_BEFORE_LICENCE = 7;

/** The reports are made now and then, and behind the log they are made from. */
export const LAG_HOURS = 48;

/** @param facts `null`: the licence could not be read; a report that answers proves that there is one */
export function windowStart(now: Timestamp, facts: TenantFacts | null): Timestamp {
  const kept = Date.parse(now) - (facts === null || facts.licence === 'free' ? DAYS.P1 : DAYS[facts.licence]) * DAY;
  const since = facts?.licensedSince ?? null;
  return since === null ? iso(kept) : iso(Math.max(kept, Date.parse(since) - DAYS_BEFORE_LICENCE * DAY));
}
