/** Whether anything at all can act as an identity: a credential, somebody who is trusted, a workload that runs with it. */
import { isUnknown, type Identity, type Timestamp } from '../model.ts';
import { liveness } from './live.ts';
import type { Facts } from './rule.ts';

export type WayIn = 'open' | 'closed' | 'unknown';

/** Kinds that machines may run with, without a credential to be seen. */
const attachable: ReadonlySet<Identity['kind']> = new Set([
  'service-account',
  'managed-identity',
  'role',
  'workload',
  'agent',
]);

/** `closed` only when every way was listed, and none of them is usable. */
export const wayIn = (identity: Identity, facts: Facts, now: Timestamp): WayIn =>
  widest([byWorkload(identity), byCredential(identity, facts, now), byTrust(facts)]);

function widest(ways: readonly WayIn[]): WayIn {
  if (ways.includes('open')) return 'open';
  return ways.includes('unknown') ? 'unknown' : 'closed';
}

export function byWorkload({ kind, workloads }: Identity): WayIn {
  if (workloads === undefined) return attachable.has(kind) ? 'unknown' : 'closed';
  if (isUnknown(workloads)) return 'unknown';
  return (workloads ?? []).length > 0 ? 'open' : 'closed';
}

function byCredential(identity: Identity, { credentials }: Facts, now: Timestamp): WayIn {
  if (isUnknown(credentials)) return 'unknown';
  return widest((credentials ?? []).map((item) => asWayIn[liveness(item, identity, now)]));
}

const asWayIn = { live: 'open', dead: 'closed', unknown: 'unknown' } as const;

function byTrust({ trusts }: Facts): WayIn {
  if (isUnknown(trusts)) return 'unknown';
  return (trusts ?? []).every(({ principal }) => principal.dangling) ? 'closed' : 'open';
}
