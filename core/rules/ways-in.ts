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
export function wayIn(identity: Identity, facts: Facts, now: Timestamp): WayIn {
  const ways = [byWorkload(identity), byCredential(identity, facts, now), byTrust(facts)];
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
  const states = (credentials ?? []).map((item) => liveness(item, identity, now));
  if (states.includes('live')) return 'open';
  return states.includes('unknown') ? 'unknown' : 'closed';
}

function byTrust({ trusts }: Facts): WayIn {
  if (isUnknown(trusts)) return 'unknown';
  return (trusts ?? []).every(({ principal }) => principal.dangling) ? 'closed' : 'open';
}
