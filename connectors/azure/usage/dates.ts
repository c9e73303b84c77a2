/** Microsoft's dates, as they really come. */
import type { Observed, Timestamp } from '../../../core/model.ts';

/**
 * Graph's reports show offsets such as `-8:00`, seven decimals, and no zone at all; year 1 stands for "never".
 * https://learn.microsoft.com/en-us/graph/api/reportroot-list-appcredentialsigninactivities
 */
const form = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{1,2}:?\d{2})?)?$/i;

const isNone = (text: string | null | undefined): boolean => !text?.trim() || text.startsWith('0001-');

/** @returns `null` for no date, and for text that is none */
export function timestamp(text: string | null | undefined): Timestamp | null {
  const [, day, time = '00:00:00', zone = 'Z'] = form.exec(text?.trim() ?? '') ?? [];
  if (day === undefined || isNone(day)) return null;
  const at = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${offset(zone)}`);
  return Number.isNaN(at) ? null : iso(at);
}

/**
 * A date that decides something: one that cannot be read is not the same as none.
 * @param none what it means that there is none
 */
export function dated(text: string | null | undefined, none: Observed<Timestamp>): Observed<Timestamp> {
  return isNone(text)
    ? none
    : (timestamp(text) ?? { unknown: 'failed', detail: `"${text?.slice(0, 100) ?? ''}" is no date` });
}

export const iso = (ms: number): Timestamp => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** `-8:00` and `-0800` → `-08:00` */
function offset(zone: string): string {
  if (/^z$/i.test(zone)) return 'Z';
  const [, sign = '+', hours = '', minutes = ''] = /^([+-])(\d{1,2}?):?(\d{2})$/.exec(zone) ?? [];
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

export const latest = (dates: readonly (Timestamp | null | undefined)[]): Timestamp | null =>
  dates.reduce<Timestamp | null>((last, date) => (date && (last === null || date > last) ? date : last), null);
