/** What a source says of use → signals. An absent date means what the manifest says, and nothing when it says so. */
import { isUnknown, type NotSeen, type Observed, type Timestamp, type UsageSignal } from '../../../core/model.ts';
import type { Signal } from '../schema/emit.ts';
import { timestamp } from '../transform.ts';
import { flawOf, isNotTold, moment, optional, type Making } from './maker.ts';
import type { Unknown } from '../../../core/model.ts';

type Declared = { unknown: Unknown; detail?: string | undefined } | readonly Signal[];

const DAY = 86_400_000;

/** Signals that tell something; when none does, why the first does not. */
export async function usageOf(making: Making, declared: Declared): Promise<UsageSignal[] | NotSeen> {
  if (isNotTold(declared)) return moment(making, declared, 'usage') as Promise<NotSeen>;
  const told: UsageSignal[] = [];
  let untold: NotSeen | undefined;
  for (const signal of declared) {
    const said = await one(making, signal);
    if ('unknown' in said) untold ??= said;
    else told.push(said);
  }
  return told.length > 0 ? told : (untold ?? { unknown: 'unsupported' });
}

async function one(making: Making, signal: Signal): Promise<UsageSignal | NotSeen> {
  const source = `${making.connector}:${signal.source ?? making.stream}`;
  // Of a list that was not read to its end neither the absence of a date nor the latest one tells when it fell silent.
  const flaw = flawOf(making, signal.lastAt);
  if (flaw !== undefined) return { unknown: flaw.because, detail: flaw.detail };
  const last = await moment(making, signal.lastAt, 'last use');
  if (isUnknown(last) && last.unknown !== 'unsupported') return last;
  const lastAt = isUnknown(last) ? null : last;
  const from = await windowStart(making, signal);
  if (lastAt === null) {
    if (signal.nullMeans === 'unknown')
      return { unknown: 'unsupported', detail: `${source} gives no date, and what that means is not documented` };
    if (from === undefined)
      return { unknown: 'unsupported', detail: `${source} gives no date, and since when it would is not known` };
  }
  const detail = await details(making, signal);
  return {
    source,
    lastAt,
    windowStart: from ?? (lastAt as Timestamp),
    precision: signal.precision,
    lagHours: signal.lagHours,
    ...(signal.blindTo === undefined ? {} : { blindTo: signal.blindTo }),
    ...(Object.keys(detail).length === 0 ? {} : { detail }),
  };
}

async function windowStart(making: Making, { window }: Signal): Promise<Timestamp | undefined> {
  if ('days' in window) return timestamp(Date.parse(making.run.now()) - window.days * DAY);
  const from: Observed<Timestamp> = await moment(making, window.from, 'start of the window');
  return from === null || isUnknown(from) ? undefined : from;
}

async function details(making: Making, { detail, derived }: Signal): Promise<Record<string, string>> {
  const found: Record<string, string> = derived === undefined ? {} : { derived };
  for (const [name, mapping] of Object.entries(detail ?? {})) {
    const value = await optional(making, mapping, name);
    if (value !== undefined) found[name] = value.slice(0, 500);
  }
  return found;
}
