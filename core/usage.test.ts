import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Observed, Timestamp, UsageSignal } from './model.ts';
import {
  absorb,
  combine,
  decide,
  hear,
  neverUsed,
  quietDays,
  silenceOf,
  type LastUsed,
  type Silence,
  type StoredUsage,
} from './usage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ms = (time: Timestamp): number => Date.parse(time);
const iso = (time: number): Timestamp => new Date(time).toISOString().replace('.000Z', 'Z');
const at = (text: string): Timestamp => (text.includes('T') ? `${text}:00Z` : `${text}T00:00:00Z`);

const signal = (change: Partial<UsageSignal> = {}): UsageSignal => ({
  source: 'test:report',
  lastAt: null,
  windowStart: at('2026-01-01'),
  precision: 'second',
  lagHours: 4,
  ...change,
});

const joined = (stored: StoredUsage | null, tonight: StoredUsage, before: Timestamp | null): StoredUsage =>
  stored === null ? tonight : absorb(stored, tonight, before);

/** Reads once a night, oldest first, and decides after the last. */
function nights(
  readings: readonly (readonly [Timestamp, Observed<readonly UsageSignal[]>])[],
  createdAt: Observed<Timestamp> = at('2020-01-01'),
): LastUsed {
  let stored: StoredUsage | null = null;
  let before: Timestamp | null = null;
  for (const [readAt, observed] of readings) {
    stored = joined(stored, hear(observed, readAt), before);
    before = readAt;
  }
  if (stored === null || before === null) throw new Error('no readings');
  return decide(stored, before, createdAt);
}

describe('one reading', () => {
  const readAt = at('2026-11-20');

  test('a use is used, and quiet until the lag begins', () => {
    expect(nights([[readAt, [signal({ lastAt: at('2026-11-01') })]]])).toEqual({
      state: 'used',
      at: at('2026-11-01'),
      source: 'test:report',
      precision: 'second',
      quiet: { since: '2026-11-01T00:00:01Z', asOf: '2026-11-19T20:00:00Z' },
      blindTo: [],
    });
  });

  test('no use inside the window is unused since the window began', () => {
    expect(nights([[readAt, [signal()]]])).toEqual({
      state: 'unused',
      since: at('2026-01-01'),
      asOf: '2026-11-19T20:00:00Z',
      sources: ['test:report'],
      blindTo: [],
    });
  });

  test.each([
    [
      'refused',
      { unknown: 'denied', detail: 'iam:X' } as const,
      { state: 'unknown', reason: 'denied', detail: 'iam:X' },
    ],
    ['absent', null, { state: 'unknown', reason: 'unsupported' }],
    ['empty', [], { state: 'unknown', reason: 'unsupported' }],
  ])('a reading that is %s is unknown, not unused', (_, observed, expected) => {
    expect(nights([[readAt, observed]])).toEqual(expected);
  });

  test('created inside the lag: too early to know', () => {
    expect(nights([[readAt, [signal()]]], '2026-11-19T21:00:00Z')).toMatchObject({
      state: 'unknown',
      reason: 'pending',
    });
  });

  test('a window that begins inside the lag says nothing', () => {
    const decided = nights([[readAt, [signal({ windowStart: '2026-11-19T21:00:00Z' })]]]);
    expect(decided).toMatchObject({ state: 'unknown', reason: 'pending' });
  });

  test('a day may have been used until its end', () => {
    const decided = nights([[readAt, [signal({ lastAt: at('2026-11-01'), precision: 'day' })]]]);
    expect(silenceOf(decided)?.since).toBe(at('2026-11-02'));
  });

  test('a use on the day of reading leaves no silence', () => {
    const decided = nights([[at('2026-11-20T12:00'), [signal({ lastAt: at('2026-11-20'), precision: 'day' })]]]);
    expect(silenceOf(decided)).toBeNull();
  });

  test('a coarse source keeps a finer one from claiming its day', () => {
    const fineUse = signal({ source: 'test:log', lastAt: at('2026-11-01T10:00') });
    const coarseUse = signal({ lastAt: at('2026-11-01'), precision: 'day' });
    const decided = nights([[readAt, [fineUse, coarseUse]]]);
    expect(decided).toMatchObject({ at: at('2026-11-01T10:00'), quiet: { since: at('2026-11-02') } });
  });

  test.each([
    ['in the future', at('2026-11-22')],
    ['not a date', '2026-19-39T00:00:00Z'],
  ])('a date %s is a bad answer, not a use', (_, lastAt) => {
    expect(nights([[readAt, [signal({ lastAt })]]])).toMatchObject({ state: 'unknown', reason: 'failed' });
  });

  test('a window whose start is not a date is a bad answer', () => {
    const decided = nights([[readAt, [signal({ windowStart: '2026-19-39T00:00:00Z' })]]]);
    expect(decided).toMatchObject({ state: 'unknown', reason: 'failed' });
  });

  test('a blind spot is named, unless another source sees it', () => {
    const blind = signal({ blindTo: ['data events'] });
    expect(nights([[readAt, [blind]]])).toMatchObject({ state: 'unused', blindTo: ['data events'] });
    const seeing = signal({ source: 'test:log', windowStart: at('2026-09-01') });
    expect(nights([[readAt, [blind, seeing]]])).toMatchObject({ since: at('2026-09-01'), blindTo: [] });
  });
});

const rolling = (readAt: Timestamp, change: Partial<UsageSignal> = {}): [Timestamp, UsageSignal[]] => [
  readAt,
  [signal({ windowStart: iso(ms(readAt) - 30 * DAY), ...change })],
];

describe('several nights', () => {
  test('nights join: the covered time outgrows the window', () => {
    const decided = nights([rolling(at('2026-09-01')), rolling(at('2026-09-20')), rolling(at('2026-10-10'))]);
    expect(decided).toMatchObject({ state: 'unused', since: at('2026-08-02'), asOf: '2026-10-09T20:00:00Z' });
  });

  test('a hole longer than the window starts again', () => {
    const decided = nights([rolling(at('2026-01-01')), rolling(at('2026-09-01'))]);
    expect(decided).toMatchObject({ since: at('2026-08-02') });
  });

  test('a use is remembered after it left the window', () => {
    const decided = nights([rolling(at('2026-01-20'), { lastAt: at('2026-01-10') }), rolling(at('2026-09-01'))]);
    expect(decided).toMatchObject({ state: 'used', at: at('2026-01-10'), quiet: { since: at('2026-08-02') } });
  });

  test('the precision of a remembered use is remembered with it', () => {
    const decided = nights([
      rolling(at('2026-09-01'), { lastAt: at('2026-08-10'), precision: 'day' }),
      rolling(at('2026-09-02'), { precision: 'second' }),
    ]);
    expect(silenceOf(decided)?.since).toBe(at('2026-08-11'));
  });

  test('a night without an answer does not extend the silence', () => {
    const decided = nights([
      rolling(at('2026-09-01'), { lastAt: at('2026-08-10') }),
      [at('2026-09-02'), { unknown: 'failed' }],
    ]);
    expect(decided).toMatchObject({ state: 'used', quiet: { asOf: '2026-08-31T20:00:00Z' } });
    expect(nights([rolling(at('2026-09-01')), [at('2026-09-02'), { unknown: 'denied' }]])).toMatchObject({
      state: 'unknown',
      reason: 'denied',
    });
  });

  test('the only source that sees a kind of use fails: the silence of the whole ends there', () => {
    const one = at('2026-09-01');
    const two = at('2026-09-05');
    const blind = { blindTo: ['data events'] };
    const seeing = { source: 'test:log' };
    expect(nights([[one, [...rolling(one, blind)[1], ...rolling(one, seeing)[1]]], rolling(two, blind)])).toMatchObject(
      {
        asOf: '2026-08-31T20:00:00Z',
        blindTo: [],
      },
    );
  });

  test('a finer date does not sharpen a coarse one of the same day', () => {
    const decided = nights([
      rolling(at('2026-09-01'), { lastAt: at('2026-08-10'), precision: 'day' }),
      rolling(at('2026-09-02'), { lastAt: at('2026-08-10T05:00') }),
    ]);
    expect(decided).toMatchObject({ at: at('2026-08-10T05:00'), precision: 'day' });
  });

  test('a source that speaks twice in one reading loses nothing', () => {
    const one = at('2026-09-01');
    const twice = [...rolling(one, { lastAt: at('2026-08-20') })[1], ...rolling(one)[1]];
    expect(nights([[one, twice], rolling(at('2026-09-02'))])).toMatchObject({ at: at('2026-08-20') });
  });

  test('a source that sees more than before did not see it before', () => {
    const decided = nights([
      rolling(at('2026-09-01'), { blindTo: ['data events'] }),
      rolling(at('2026-09-02'), { blindTo: [] }),
    ]);
    expect(decided).toMatchObject({ since: at('2026-08-03'), blindTo: [] });
  });

  test('the sources named are those that watched', () => {
    const one = at('2026-09-01');
    const late = signal({ source: 'test:new', windowStart: at('2026-09-02') });
    const decided = nights([rolling(one), [at('2026-09-02'), [late]]]);
    expect(decided).toMatchObject({ state: 'unused', asOf: '2026-08-31T20:00:00Z', sources: ['test:report'] });
  });
});

/**
 * A true history, sources that see parts of it as real ones do, and nights on which they are read. What is decided
 * after each night is held against the truth.
 */
interface Source {
  windowDays: number;
  lagHours: number;
  blindTo: readonly string[];
}
interface Night {
  hoursLater: number;
  /** Of each source: what it did. `delay`: how late it reported that night, as a part of its lag. */
  sources: readonly {
    fails: boolean;
    delay: number;
    precision: UsageSignal['precision'];
    /** Blind that night to more than usual. */
    alsoBlindTo: readonly string[];
  }[];
}
interface World {
  createdAfterHours: number;
  uses: readonly { atMinute: number; kind: string }[];
  sources: readonly Source[];
  nights: readonly Night[];
}
interface Interval {
  from: number;
  to: number;
}

const kinds = ['sign-in', 'data'];
const start = ms(at('2026-01-01'));
const widths = { second: 1000, minute: 60_000, hour: HOUR, day: DAY };

const worlds: fc.Arbitrary<World> = fc.record({
  createdAfterHours: fc.nat(24 * 40),
  uses: fc.array(fc.record({ atMinute: fc.nat(60 * 24 * 60), kind: fc.constantFrom(...kinds) }), { maxLength: 6 }),
  sources: fc.array(
    fc.record({
      windowDays: fc.integer({ min: 1, max: 90 }),
      lagHours: fc.constantFrom(0, 4, 24, 72),
      blindTo: fc.subarray(kinds),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  nights: fc.array(
    fc.record({
      hoursLater: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 20, max: 28 }) },
        fc.integer({ min: 1, max: 700 }),
      ),
      sources: fc.array(
        fc.record({
          fails: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
          delay: fc.double({ min: 0, max: 1, noNaN: true }),
          precision: fc.constantFrom('second', 'minute', 'hour', 'day'),
          alsoBlindTo: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.subarray(kinds)),
        }),
        { minLength: 3, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});

interface Watched extends Interval {
  source: number;
  blindTo: readonly string[];
}

interface Decided {
  lastUsed: LastUsed;
  readAt: number;
  createdAt: Timestamp;
  /** True uses of each kind. */
  uses: readonly { at: number; kind: string }[];
  /** What every source that was heard up to this night has watched. */
  watched: readonly Watched[];
  heard: boolean;
}

function live({ createdAfterHours, uses, sources, nights: plan }: World): Decided[] {
  const created = start + createdAfterHours * HOUR;
  const truth = uses
    .map(({ atMinute, kind }) => ({ at: start + atMinute * 60_000, kind }))
    .filter((use) => use.at >= created);
  const decided: Decided[] = [];
  const watched: Watched[] = [];
  let stored: StoredUsage | null = null;
  let before: Timestamp | null = null;
  let clock = start;
  for (const night of plan) {
    clock += night.hoursLater * HOUR;
    const signals: UsageSignal[] = [];
    for (const [index, source] of sources.entries()) {
      const tonight = night.sources[index];
      if (tonight === undefined || tonight.fails) continue;
      const blindTo = [...new Set([...source.blindTo, ...tonight.alsoBlindTo])];
      const from = clock - source.windowDays * DAY;
      const told = truth.filter(
        (use) =>
          use.at >= from && use.at <= clock - tonight.delay * source.lagHours * HOUR && !blindTo.includes(use.kind),
      );
      const width = widths[tonight.precision];
      const last = Math.max(...told.map((use) => Math.floor(use.at / width) * width));
      signals.push({
        source: `test:${index}`,
        lastAt: told.length === 0 ? null : iso(last),
        windowStart: iso(from),
        precision: tonight.precision,
        lagHours: source.lagHours,
        blindTo,
      });
      watched.push({ source: index, from, to: clock - source.lagHours * HOUR, blindTo });
    }
    const heard = hear(signals.length === 0 ? { unknown: 'failed' } : signals, iso(clock));
    stored = joined(stored, heard, before);
    before = iso(clock);
    const lastUsed = decide(stored, before, iso(created));
    decided.push({
      lastUsed,
      readAt: clock,
      createdAt: iso(created),
      uses: truth,
      watched: [...watched],
      heard: signals.length > 0,
    });
  }
  return decided;
}

function covers(intervals: readonly Interval[], { from, to }: Interval): boolean {
  let reached = from;
  for (const interval of intervals.toSorted((a, b) => a.from - b.from)) {
    if (interval.from <= reached) reached = Math.max(reached, interval.to);
  }
  return reached >= to;
}

const blindSpots = (lastUsed: LastUsed): readonly string[] => (lastUsed.state === 'unknown' ? [] : lastUsed.blindTo);
const within = (time: number, { since, asOf }: Silence): boolean => ms(since) <= time && time <= ms(asOf);
const seeing = (watched: readonly Watched[], kind: string): readonly Watched[] =>
  watched.filter((interval) => !interval.blindTo.includes(kind));
/** True uses that a silence denies, of kinds that could have been seen. */
function missed(lastUsed: LastUsed, uses: Decided['uses']): Decided['uses'] {
  const silence = silenceOf(lastUsed);
  if (silence === null) return [];
  return uses.filter((use) => !blindSpots(lastUsed).includes(use.kind) && within(use.at, silence));
}
const runs = { numRuns: 2000 };

describe('whatever happens', () => {
  test('the last use is a true one and never moves backwards', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        let latest = -Infinity;
        const wrong = live(world).filter(({ lastUsed, uses }) => {
          if (lastUsed.state !== 'used') return latest > -Infinity;
          const used = ms(lastUsed.at);
          const isTrue = uses.some((use) => used <= use.at && use.at < used + DAY);
          const isBackwards = used < latest;
          latest = used;
          return !isTrue || isBackwards;
        });
        expect(wrong).toEqual([]);
      }),
      runs,
    );
  });

  test('no true use of a kind that could be seen lies in a silence', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        expect(live(world).flatMap(({ lastUsed, uses }) => missed(lastUsed, uses))).toEqual([]);
      }),
      runs,
    );
  });

  test('a silence never claims more than was watched, by a source that sees that kind, up to its lag', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const wrong = live(world).filter(({ lastUsed, watched, readAt }) => {
          const silence = silenceOf(lastUsed);
          if (silence === null) return false;
          const claim = { from: ms(silence.since), to: ms(silence.asOf) };
          const unwatched = kinds
            .filter((kind) => !blindSpots(lastUsed).includes(kind))
            .filter((kind) => !covers(seeing(watched, kind), claim));
          return claim.from > claim.to || claim.to > readAt || unwatched.length > 0;
        });
        expect(wrong).toEqual([]);
      }),
      runs,
    );
  });

  test('a blind spot is one of every source, by its latest word', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const wrong = live(world).filter(({ lastUsed, watched }) => {
          const latest = [...new Map(watched.map((interval) => [interval.source, interval])).values()];
          return blindSpots(lastUsed).some((kind) => seeing(latest, kind).length > 0);
        });
        expect(wrong).toEqual([]);
      }),
      runs,
    );
  });

  test('a night without any answer extends no silence and proves nothing unused', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        let known = -Infinity;
        const wrong = live(world).filter(({ lastUsed, heard }) => {
          const asOf = ms(silenceOf(lastUsed)?.asOf ?? '');
          const isWrong = !heard && (lastUsed.state === 'unused' || asOf > known);
          known = Number.isNaN(asOf) ? known : asOf;
          return isWrong;
        });
        expect(wrong).toEqual([]);
      }),
      runs,
    );
  });

  test('what was created after the last known moment is not unused', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const wrong = live(world).filter(
          ({ lastUsed, createdAt }) => lastUsed.state === 'unused' && ms(lastUsed.asOf) < ms(createdAt),
        );
        expect(wrong).toEqual([]);
      }),
      runs,
    );
  });

  test('never used means that there was no use of any kind', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const wrong = live(world).filter(({ lastUsed, createdAt, uses }) => {
          const asOf = ms(silenceOf(lastUsed)?.asOf ?? '');
          return neverUsed(lastUsed, createdAt) && uses.some((use) => use.at <= asOf);
        });
        expect(wrong).toEqual([]);
      }),
      runs,
    );
  });

  test('the whole is silent only where every part is', () => {
    fc.assert(
      fc.property(fc.array(worlds, { minLength: 1, maxLength: 3 }), (parts) => {
        const ends = parts.map((world) => live(world).at(-1)).filter((end) => end !== undefined);
        const whole = combine(ends.map((end) => end.lastUsed));
        const silence = silenceOf(whole);
        const lastUses = ends.flatMap(({ lastUsed }) => (lastUsed.state === 'used' ? [ms(lastUsed.at)] : []));
        expect(whole.state === 'used' ? ms(whole.at) : -Infinity).toBe(Math.max(...lastUses));
        const wrong = ends.filter(({ lastUsed, uses }) => {
          if (whole.state === 'unused' && lastUsed.state !== 'unused') return true;
          if (silence === null) return false;
          const part = silenceOf(lastUsed);
          const isInside = part !== null && within(ms(silence.since), part) && within(ms(silence.asOf), part);
          return !isInside || missed(whole, uses).length > 0;
        });
        expect(wrong).toEqual([]);
      }),
      runs,
    );
  });
});

describe('combine', () => {
  const used: LastUsed = {
    state: 'used',
    at: at('2026-11-01'),
    source: 'test:key',
    precision: 'day',
    quiet: { since: at('2026-11-02'), asOf: at('2026-11-19') },
    blindTo: [],
  };
  const unused: LastUsed = {
    state: 'unused',
    since: at('2026-01-01'),
    asOf: at('2026-11-20'),
    sources: ['test:role'],
    blindTo: ['data'],
  };
  const unknown: LastUsed = { state: 'unknown', reason: 'denied' };

  test('a part that is unknown keeps its silence from being proven, never its use', () => {
    expect(combine([used, unknown])).toEqual({ ...used, quiet: null });
    expect(combine([unused, unknown])).toEqual(unknown);
  });
  test('the use of one part is the use of all', () => {
    expect(combine([unused, used])).toEqual({ ...used, blindTo: ['data'] });
  });
  test('nothing that reports use is unknown', () => {
    expect(combine([])).toMatchObject({ state: 'unknown', reason: 'unsupported' });
  });
  test('parts that were never watched at the same time prove nothing together', () => {
    const earlier: LastUsed = { ...unused, since: at('2025-01-01'), asOf: at('2025-06-01') };
    expect(combine([unused, earlier])).toMatchObject({ state: 'unknown', reason: 'pending' });
  });
});

describe('quiet days and never used', () => {
  const unused: LastUsed = {
    state: 'unused',
    since: at('2026-10-01'),
    asOf: at('2026-11-19'),
    sources: ['test:report'],
    blindTo: [],
  };

  test('whole days up to what is known', () => {
    expect(quietDays(unused, at('2026-11-20'))).toBe(49);
    expect(quietDays({ ...unused, since: at('2026-10-01T00:01') }, at('2026-11-20'))).toBe(48);
  });
  test('old evidence proves nothing about today', () => {
    expect(quietDays(unused, at('2026-12-19'))).toBeNull();
  });
  test('a source that is three days late can still prove silence', () => {
    expect(quietDays({ ...unused, asOf: at('2026-11-17') }, at('2026-11-20T06:00'))).toBe(47);
  });
  test('unknown use has no quiet days', () => {
    expect(quietDays({ state: 'unknown', reason: 'denied' }, at('2026-11-20'))).toBeNull();
  });

  test('never: watched from creation, by something that sees everything', () => {
    expect(neverUsed(unused, at('2026-10-01'))).toBe(true);
    expect(neverUsed(unused, at('2026-09-30'))).toBe(false);
    expect(neverUsed({ ...unused, blindTo: ['data'] }, at('2026-10-02'))).toBe(false);
  });
  test.each([null, { unknown: 'denied' } as const])(
    'without a creation date nothing is never used (%o)',
    (createdAt) => {
      expect(neverUsed(unused, createdAt)).toBe(false);
    },
  );
  test('use, and use that is not known, are not never', () => {
    expect(neverUsed({ state: 'unknown', reason: 'denied' }, at('2026-10-02'))).toBe(false);
  });
});
