/** Whom to ask for their consents tonight. */
import type { People } from '../users.ts';
import { RETENTION_DAYS } from '../reports/time.ts';
import type { Holder } from './store.ts';

export interface Plan {
  /** Never asked, or so long ago that the log does not reach back to it. */
  unknown: string[];
  /** With a consent given or taken back since. */
  changed: string[];
  /** Those who were asked longest ago, in case that the log missed something. */
  reconciled: string[];
}

const WEEK = 7;

interface Given {
  people: People;
  holders: ReadonlyMap<string, Holder>;
  /** User ids of the log's lines. */
  changed: Iterable<string>;
  today: number;
  /** At most so many are reconciled. */
  reconcile: number;
}

export function planOf({ people, holders, changed, today, reconcile }: Given): Plan {
  const asked = (id: string): number => holders.get(id)?.day ?? -Infinity;
  const ids = [...people.keys()];
  const unknown = ids.filter((id) => asked(id) <= today - RETENTION_DAYS);
  const others = new Set(unknown);
  const again = [...new Set(changed)].filter((id) => people.has(id) && !others.has(id));
  for (const id of again) others.add(id);
  // Everybody once a week, where there are few enough.
  const share = Math.min(reconcile, Math.ceil(ids.length / WEEK));
  const reconciled = ids
    .filter((id) => !others.has(id) && asked(id) <= today - WEEK)
    .toSorted((a, b) => asked(a) - asked(b))
    .slice(0, share);
  return { unknown, changed: again, reconciled };
}
