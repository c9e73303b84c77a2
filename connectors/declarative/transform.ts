/** The closed list of what may be done with a value. Each refuses what it does not understand. */
import { URL } from 'node:url';
import { parseJson } from './json.ts';
import type { Transform } from './schema/mapping.ts';

/** A value that is not what the manifest says it is. The message has no value in it: it might be a secret. */
export class NotUnderstood extends Error {}

export function transform(value: unknown, as: Transform): unknown {
  return value === undefined || value === null ? undefined : transforms[as](value);
}

const transforms: Record<Transform, (value: unknown) => unknown> = {
  iso: (value) => time(Date.parse(isoText(text(value))), 'a date of RFC 3339'),
  http_date: (value) => time(Date.parse(text(value)), 'a date of RFC 9110'),
  date: (value) => {
    const day = /^\d{4}-\d\d-\d\d$/.exec(text(value).trim())?.[0];
    return time(day === undefined ? NaN : Date.parse(`${day}T00:00:00Z`), 'a day such as 2026-11-21');
  },
  epoch_s: (value) => time(number(value) * 1000, 'seconds since 1970'),
  epoch_ms: (value) => time(number(value), 'milliseconds since 1970'),
  epoch_us: (value) => time(number(value) / 1000, 'microseconds since 1970'),
  neg1_null: (value) => (Number(value) === -1 ? undefined : value),
  zero_null: (value) => (Number(value) === 0 ? undefined : value),
  empty_null: (value) => (value === '' ? undefined : value),
  lower: (value) => text(value).toLowerCase(),
  csv: (value) => split(text(value), /,/),
  words: (value) => split(text(value), /\s+/),
  json: (value) => json(text(value)),
  text: (value) => (typeof value === 'boolean' ? String(value) : text(value)),
  number,
  boolean: (value) => {
    if (typeof value === 'boolean') return value;
    const word = text(value).toLowerCase();
    if (['true', 'yes', '1'].includes(word)) return true;
    if (['false', 'no', '0'].includes(word)) return false;
    throw new NotUnderstood('is not true or false');
  },
  host: (value) => {
    const url = URL.parse(text(value));
    if (url === null) throw new NotUnderstood('is not a URL');
    return url.host;
  },
};

/** ISO 8601 such as `P30D`, or seconds. @returns milliseconds */
export function durationMs(value: unknown): number {
  if (typeof value === 'number') return value * 1000;
  const parts =
    /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text(value)) ?? undefined;
  if (parts === undefined || parts.slice(1).every((part) => part === undefined))
    throw new NotUnderstood('is not a duration such as P30D');
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** The form that the model wants. */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

function time(ms: number, what: string): string {
  // Years before 1970 and after 9999 are bad answers.
  if (!Number.isFinite(ms) || ms < 0 || ms > 253_402_300_799_999) throw new NotUnderstood(`is not ${what}`);
  return timestamp(Math.floor(ms));
}

/** `2026-11-21 08:00:00.123456+0000` → `2026-11-21T08:00:00.123+00:00`; without a zone it is UTC. */
function isoText(raw: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i.exec(
    raw.trim(),
  );
  if (parts === null) return '';
  const [, day = '', clock = '00:00:00', fraction = '', zone = 'Z'] = parts;
  const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  return `${day}T${clock}${clock.length === 5 ? ':00' : ''}${fraction.slice(0, 4)}${/^utc$/i.test(offset) ? 'Z' : offset.toUpperCase()}`;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new NotUnderstood('is not text');
}

function number(value: unknown): number {
  // Snowflake writes "1700000000.123000000 1440": seconds and a zone.
  const found =
    typeof value === 'number' ? value : Number(/^\s*(-?\d+(?:\.\d+)?)(?:\s+\d+)?\s*$/.exec(text(value))?.[1]);
  if (Number.isNaN(found)) throw new NotUnderstood('is not a number');
  return found;
}

function split(value: string, by: RegExp): string[] {
  return value
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function json(value: string): unknown {
  try {
    return parseJson(value);
  } catch {
    throw new NotUnderstood('is not JSON');
  }
}
