/**
 * How long a refusal asks us to stay away.
 * - `Retry-After`, seconds or an HTTP-date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 *   (on 429: https://www.rfc-editor.org/rfc/rfc6585#section-4)
 * - otherwise, when the budget is used up, `x-ratelimit-reset` and its kin, which providers fill with seconds from now,
 *   seconds since 1970, or a date: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
const resetHeaders = ['ratelimit-reset', 'x-ratelimit-reset', 'x-rate-limit-reset'];
const remainingHeaders = ['ratelimit-remaining', 'x-ratelimit-remaining', 'x-rate-limit-remaining'];

/** Numbers above this are seconds since 1970 (2001 and later), not a time to wait (31 years). */
const epochFrom = 1_000_000_000;

/**
 * Milliseconds from `now` in which nothing may be sent. `undefined`: the headers do not say. 0: a time that is past.
 * A date is compared with the answer's own `Date`, so that a wrong clock on either side does not matter.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const serverNow = httpDate(headers.get('date')) ?? now;
  const retryAfter = headers.get('retry-after');
  const wait = retryAfter === null ? undefined : parse(retryAfter, serverNow);
  if (wait !== undefined) return wait;
  if (!remainingHeaders.some((name) => headers.get(name)?.trim() === '0')) return undefined;
  for (const name of resetHeaders) {
    const reset = headers.get(name);
    const until = reset === null ? undefined : parse(reset, serverNow);
    if (until !== undefined) return until;
  }
  return undefined;
}

function parse(value: string, now: number): number | undefined {
  const text = value.trim();
  if (/^\d{1,15}(\.\d{1,9})?$/.test(text)) {
    const seconds = Number(text);
    return seconds > epochFrom ? Math.max(0, seconds * 1000 - now) : seconds * 1000;
  }
  const at = httpDate(text);
  return at === undefined ? undefined : Math.max(0, at - now);
}

/** IMF-fixdate and the two obsolete forms of RFC 9110, and RFC 3339, which some providers send. */
function httpDate(value: string | null): number | undefined {
  if (value === null || !/^(?:[A-Z][a-z]{2,8},? |\d{4}-\d\d-\d\dT)/.test(value)) return undefined;
  const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/.test(value);
  const at = Date.parse(asctime ? `${value} GMT` : value);
  return Number.isNaN(at) ? undefined : at;
}
