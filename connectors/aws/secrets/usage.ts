/**
 * When a secret was last read. Each Region keeps a date of its own, to the day; a secret is silent only where all of
 * its Regions are, so every Region is a source of its own that is blind to the others.
 *
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_SecretListEntry.html: "omitted if the secret has
 * never been retrieved in the Region". It is so since the service exists, hence the window is the secret's whole life.
 */
import type { NotSeen, Observed, Timestamp, UsageSignal } from '../../../core/model.ts';
import type { SecretRow } from '../schemas/secrets.ts';

export interface Replica {
  Region: string;
  LastAccessedDate?: string | undefined;
}

/** The other Regions that it can be read in. */
export type Elsewhere = { replicas: readonly Replica[] } | NotSeen;

/** How late a read may show is not documented; a day of reads shares one date. */
const LAG_HOURS = 24;
/** A record takes 20 signals, and a signal 20 blind spots; two of them for each replica. */
const MOST_REPLICAS = 9;

export function secretUsage(
  row: SecretRow,
  region: string,
  elsewhere: Elsewhere,
  now: Timestamp,
): Observed<UsageSignal[]> {
  const own: Replica = { Region: region, LastAccessedDate: row.LastAccessedDate };
  if ('unknown' in elsewhere) return onlyIfRead(row, own, elsewhere, now);
  if (row.CreatedDate === undefined)
    return onlyIfRead(row, own, { unknown: 'failed', detail: 'no date of creation' }, now);
  const replicas = folded(elsewhere.replicas);
  const regions = [own, ...replicas];
  return regions.map((each) => {
    const blindTo = [
      ...regions.filter((other) => other !== each).map((other) => `reads in ${other.Region}`),
      ...replicas.map((other) => `reads of an earlier replica in ${other.Region}, removed since`),
    ];
    return signal(row, each, row.CreatedDate ?? now, blindTo);
  });
}

/** A read proves use. Silence proves nothing while some of its Regions are not known: the window is closed. */
function onlyIfRead(row: SecretRow, own: Replica, because: NotSeen, now: Timestamp): Observed<UsageSignal[]> {
  return own.LastAccessedDate === undefined ? because : [signal(row, own, now, [])];
}

function signal(
  row: SecretRow,
  { Region, LastAccessedDate }: Replica,
  since: Timestamp,
  blindTo: string[],
): UsageSignal {
  return {
    source: `aws:secret-last-accessed:${Region}`,
    lastAt: LastAccessedDate ?? null,
    windowStart: since,
    precision: 'day',
    lagHours: LAG_HOURS,
    ...(blindTo.length > 0 ? { blindTo } : {}),
    detail: { region: Region, ...(row.RotationEnabled === true ? { includes: 'reads by its own rotation' } : {}) },
  };
}

/** The last ones of very many replicas as one: read when any of them was. */
function folded(replicas: readonly Replica[]): readonly Replica[] {
  if (replicas.length <= MOST_REPLICAS) return replicas;
  const rest = replicas.slice(MOST_REPLICAS - 1);
  const dates = rest.flatMap(({ LastAccessedDate }) => LastAccessedDate ?? []).toSorted();
  return [...replicas.slice(0, MOST_REPLICAS - 1), { Region: 'other Regions', LastAccessedDate: dates.at(-1) }];
}
