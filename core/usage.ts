/**
 * Usage signals + stored history → when something was last used. The one place that decides.
 *
 * A source sees one interval: from the start of its window to the moment it was read, less its lag. Nights join:
 * while each new window reaches back into the interval already covered, the covered interval keeps its old start, so
 * our own history soon sees further back than any provider. A source may be blind to some kinds of use; silence is
 * only claimed for the kinds that some source could see, and the rest is named beside the claim.
 */
import { isUnknown, type Observed, type Timestamp, type Unknown, type UsageSignal } from './model.ts';

/** What all readings of one source add up to. Stored with the record. */
export interface StoredSignal extends Omit<UsageSignal, 'windowStart'> {
  /** Start of the interval that was watched without a hole. */
  coveredFrom: Timestamp;
  /** End of it. `null`: up to the last reading of the record, less the lag. */
  coveredTo: Timestamp | null;
}

export interface StoredUsage {
  signals: readonly StoredSignal[];
  /** Why the last reading brought no signal at all; `null` when it did. */
  missing: { reason: Unknown; detail?: string | undefined } | null;
}

/** A stretch of time in which no use was seen by anything that could have seen it. */
export interface Silence {
  since: Timestamp;
  /** The silence is known up to here; later use may not have been reported yet. */
  asOf: Timestamp;
}

/** The decision. "Never used" means unused with `since` at or before creation. */
export type LastUsed =
  /** `quiet: null`: it was used then, and whether later too cannot be told. */
  | {
      state: 'used';
      at: Timestamp;
      source: string;
      precision: UsageSignal['precision'];
      quiet: Silence | null;
      blindTo: readonly string[];
    }
  | ({ state: 'unused'; sources: readonly string[]; blindTo: readonly string[] } & Silence)
  | { state: 'unknown'; reason: Unknown; detail?: string | undefined };

const HOUR = 3_600_000;
/** The width of a date of this precision: use "on the 20th" may have been at 23:59. */
export const precisionWidth = { second: 1000, minute: 60_000, hour: HOUR, day: 24 * HOUR } as const;
/** Clocks differ a little; a use further in the future than this is a bad answer, not a use. */
const FUTURE_TOLERANCE = 24 * HOUR;

const ms = (time: Timestamp): number => Date.parse(time);
const iso = (time: number): Timestamp => new Date(time).toISOString().replace('.000Z', 'Z');
const isPlausible = (signal: UsageSignal, latest: number): boolean =>
  Number.isFinite(ms(signal.windowStart)) && (signal.lastAt === null || ms(signal.lastAt) <= latest);

const earlierOf = (a: Timestamp, b: Timestamp): Timestamp => (ms(a) < ms(b) ? a : b);

type Use = Pick<UsageSignal, 'lastAt' | 'precision' | 'detail'>;
const useOf = ({ lastAt, precision, detail }: Use): Use => ({
  lastAt,
  precision,
  ...(detail === undefined ? {} : { detail }),
});
/** The latest moment that a date may mean: "on the 20th" is up to the end of the 20th. */
const endOf = (use: Use): number => (use.lastAt === null ? -Infinity : ms(use.lastAt) + precisionWidth[use.precision]);

/** The later of two uses; as coarse as either when they may be the same one. */
function laterUse(a: Use, b: Use): Use {
  if (a.lastAt === null) return b;
  if (b.lastAt === null) return a;
  const [earlier, later] = ms(a.lastAt) > ms(b.lastAt) ? [b, a] : [a, b];
  return endOf(earlier) > endOf(later) ? { ...later, precision: earlier.precision } : later;
}

/** Ends the interval of a source that was not heard this time. */
const frozen = (signal: StoredSignal, previousReadAt: Timestamp | null): StoredSignal => {
  if (signal.coveredTo !== null) return signal;
  const end = previousReadAt === null ? ms(signal.coveredFrom) : ms(previousReadAt) - signal.lagHours * HOUR;
  return { ...signal, coveredTo: iso(end) };
};

/** A source that speaks twice in one reading is held to what both of its words prove. */
function oneEach(signals: readonly UsageSignal[]): readonly UsageSignal[] {
  if (signals.length < 2) return signals;
  const bySource = new Map<string, UsageSignal>();
  for (const signal of signals) {
    const other = bySource.get(signal.source);
    bySource.set(signal.source, other === undefined ? signal : inCommon(other, signal));
  }
  return [...bySource.values()];
}

const inCommon = (a: UsageSignal, b: UsageSignal): UsageSignal => ({
  source: a.source,
  ...laterUse(a, b),
  windowStart: ms(a.windowStart) > ms(b.windowStart) ? a.windowStart : b.windowStart,
  lagHours: Math.max(a.lagHours, b.lagHours),
  blindTo: [...new Set([...(a.blindTo ?? []), ...(b.blindTo ?? [])])],
});

/**
 * Whether tonight's window continues what was watched before: without a hole, and without claiming that a kind of use
 * was watched to which the source was blind then.
 */
function continues(earlier: StoredSignal, tonight: StoredSignal): boolean {
  if (earlier.coveredTo === null || ms(tonight.coveredFrom) > ms(earlier.coveredTo)) return false;
  return (earlier.blindTo ?? []).every((kind) => tonight.blindTo?.includes(kind));
}

/**
 * What one reading alone tells.
 * @param readAt when it began
 */
export function hear(observed: Observed<readonly UsageSignal[]>, readAt: Timestamp): StoredUsage {
  const told = Array.isArray(observed) ? (observed as readonly UsageSignal[]) : [];
  const latest = ms(readAt) + FUTURE_TOLERANCE;
  const plausible = told.filter((signal) => isPlausible(signal, latest));
  const signals = oneEach(plausible).map(({ windowStart, ...word }): StoredSignal =>
    Object.assign(word, { coveredFrom: windowStart, coveredTo: null }),
  );
  const missing = signals.length > 0 ? null : whyMissing(observed, told.length - plausible.length);
  return { signals, missing };
}

/**
 * Adds one reading to the history.
 * @param tonight what it alone tells
 * @param previousReadAt when the record was read before
 */
export function absorb(stored: StoredUsage, tonight: StoredUsage, previousReadAt: Timestamp | null): StoredUsage {
  const before = new Map(stored.signals.map((signal) => [signal.source, frozen(signal, previousReadAt)]));
  const signals = tonight.signals.map((signal): StoredSignal => {
    const earlier = before.get(signal.source);
    if (earlier === undefined) return signal;
    before.delete(signal.source);
    const coveredFrom = continues(earlier, signal)
      ? earlierOf(earlier.coveredFrom, signal.coveredFrom)
      : signal.coveredFrom;
    const { detail: _, ...watched } = signal;
    return { ...watched, coveredFrom, ...laterUse(useOf(earlier), useOf(signal)) };
  });
  return { signals: [...signals, ...before.values()], missing: tonight.missing };
}

function whyMissing(observed: Observed<readonly UsageSignal[]>, rejected: number): StoredUsage['missing'] {
  if (rejected > 0) return { reason: 'failed', detail: 'the provider gave a date in the future, or no date' };
  if (isUnknown(observed)) return { reason: observed.unknown, detail: observed.detail };
  return { reason: 'unsupported' };
}

interface Interval {
  from: number;
  to: number;
}

const covered = (signal: StoredSignal, readAt: Timestamp): Interval => ({
  from: ms(signal.coveredFrom),
  to: signal.coveredTo === null ? ms(readAt) - signal.lagHours * HOUR : ms(signal.coveredTo),
});

/**
 * Decides from the history.
 * @param readAt when the record was last read
 */
export function decide(usage: StoredUsage, readAt: Timestamp, createdAt: Observed<Timestamp>): LastUsed {
  const last = latestUse(usage.signals);
  const { silence, blindTo } = watchedBy(usage.signals, readAt);
  if (last !== null) {
    const end = Math.max(...usage.signals.map(endOf));
    const quiet = silence !== null && silence.to >= end ? silence : null;
    return {
      state: 'used',
      at: last.lastAt,
      source: last.source,
      precision: last.precision,
      quiet: quiet && { since: iso(Math.max(end, quiet.from)), asOf: iso(quiet.to) },
      blindTo,
    };
  }
  if (usage.missing !== null) return { state: 'unknown', ...usage.missing };
  if (silence === null)
    return { state: 'unknown', reason: 'pending', detail: 'its sources do not cover any common time yet' };
  if (typeof createdAt === 'string' && ms(createdAt) > silence.to) {
    return { state: 'unknown', reason: 'pending', detail: 'created after the last moment that its sources report on' };
  }
  const sources = usage.signals
    .filter((signal) => overlap(covered(signal, readAt), silence))
    .map((signal) => signal.source);
  return { state: 'unused', since: iso(silence.from), asOf: iso(silence.to), sources, blindTo };
}

function latestUse(signals: readonly StoredSignal[]): (StoredSignal & { lastAt: Timestamp }) | null {
  let last: (StoredSignal & { lastAt: Timestamp }) | null = null;
  for (const signal of signals) {
    const { lastAt } = signal;
    if (lastAt !== null && (last === null || ms(lastAt) > ms(last.lastAt))) last = { ...signal, lastAt };
  }
  return last;
}

/** The latest stretch in which every kind of use that any source can see was watched by some source. */
function watchedBy(
  signals: readonly StoredSignal[],
  readAt: Timestamp,
): { silence: Interval | null; blindTo: string[] } {
  const intervals = signals.map((signal) => ({ blindTo: new Set(signal.blindTo), ...covered(signal, readAt) }));
  const blindTo: string[] = [];
  const stretches: (Interval | null)[] = [latestStretch(intervals)];
  for (const kind of new Set(intervals.flatMap((interval) => [...interval.blindTo]))) {
    const seeing = intervals.filter((interval) => !interval.blindTo.has(kind));
    if (seeing.length === 0) blindTo.push(kind);
    else stretches.push(latestStretch(seeing));
  }
  if (stretches.includes(null)) return { silence: null, blindTo };
  const all = stretches.filter((stretch) => stretch !== null);
  const silence = { from: Math.max(...all.map((s) => s.from)), to: Math.min(...all.map((s) => s.to)) };
  return { silence: isReal(silence) ? silence : null, blindTo };
}

const isReal = (interval: Interval): boolean => interval.from <= interval.to;
const overlap = (a: Interval, b: Interval): boolean => isReal(a) && a.from <= b.to && b.from <= a.to;

/** The union of the intervals, back from its latest end to the first hole. */
function latestStretch(intervals: readonly Interval[]): Interval | null {
  const real = intervals.filter(isReal).toSorted((a, b) => b.to - a.to);
  const [latest, ...earlier] = real;
  if (latest === undefined) return null;
  let from = latest.from;
  for (const interval of earlier) {
    if (interval.to >= from) from = Math.min(from, interval.from);
  }
  return { from, to: latest.to };
}

/**
 * The use of an identity: its own and that of everything it signs in with. One part that cannot be told makes the
 * silence of the whole unprovable, never its use.
 */
export function combine(parts: readonly LastUsed[]): LastUsed {
  const [first] = parts;
  if (first === undefined) {
    return { state: 'unknown', reason: 'unsupported', detail: 'it has nothing that reports its use' };
  }
  const blindTo = [...new Set(parts.flatMap((part) => (part.state === 'unknown' ? [] : part.blindTo)))];
  const silences = parts.map(silenceOf);
  const quiet = silences.includes(null) ? null : common(silences.filter((silence) => silence !== null));
  const used = parts
    .filter((part) => part.state === 'used')
    .reduce<Extract<LastUsed, { state: 'used' }> | null>(
      (best, part) => (best !== null && ms(best.at) >= ms(part.at) ? best : part),
      null,
    );
  if (used !== null) return { ...used, quiet, blindTo };
  const unknown = parts.find((part) => part.state === 'unknown');
  if (unknown !== undefined) return unknown;
  if (quiet === null)
    return { state: 'unknown', reason: 'pending', detail: 'its sources do not cover any common time yet' };
  const sources = [...new Set(parts.flatMap((part) => (part.state === 'unused' ? part.sources : [])))];
  return { state: 'unused', ...quiet, sources, blindTo };
}

export function silenceOf(lastUsed: LastUsed): Silence | null {
  if (lastUsed.state === 'unknown') return null;
  return lastUsed.state === 'used' ? lastUsed.quiet : { since: lastUsed.since, asOf: lastUsed.asOf };
}

function common(silences: readonly Silence[]): Silence | null {
  const from = Math.max(...silences.map((silence) => ms(silence.since)));
  const to = Math.min(...silences.map((silence) => ms(silence.asOf)));
  return from <= to ? { since: iso(from), asOf: iso(to) } : null;
}

/**
 * Evidence of silence older than this says nothing about today. The slowest sources report three days late; one night
 * may have failed, and hours pass between reading and asking.
 */
const FRESH_FOR = 5 * 24 * HOUR;

/** Days of proven silence up to now, or `null` when silence up to now cannot be proven. */
export function quietDays(lastUsed: LastUsed, now: Timestamp): number | null {
  const silence = silenceOf(lastUsed);
  if (silence === null || ms(now) - ms(silence.asOf) > FRESH_FOR) return null;
  return Math.floor((ms(silence.asOf) - ms(silence.since)) / (24 * HOUR));
}

/** True when every moment of its life up to `asOf` was watched, by sources without blind spots, and no use was seen. */
export function neverUsed(lastUsed: LastUsed, createdAt: Observed<Timestamp>): boolean {
  if (lastUsed.state !== 'unused' || lastUsed.blindTo.length > 0) return false;
  return typeof createdAt === 'string' && ms(lastUsed.since) <= ms(createdAt);
}
