/**
 * The SDK throws away a whole page when one date in it cannot be read. Such a date is replaced by one that no record
 * has, so that only its own record fails its schema and the others are read. Taking it out would not do: where a date
 * is optional, its absence means "never used" or "never expires".
 */
export const BAD_DATE = '9999-12-31T23:59:59Z';
const BAD_SECONDS = Date.parse(BAD_DATE) / 1000;
const name = String.raw`\w*(?:Date|Time|Timestamp|At|Until|Expiration)`;
const inXml = new RegExp(`<(${name})>([^<]*)</\\1>`, 'g');
/** AWS's JSON protocols write dates as numbers: a text is never one. Names in escaped text do not match. */
const inJson = new RegExp(String.raw`("${name}"\s*:\s*)"(?:[^"\\]|\\.)*"`, 'g');
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

export function withoutBadDates(body: Uint8Array, contentType: string): Uint8Array {
  const xml = /\bxml\b/.test(contentType);
  if (!xml && !contentType.startsWith('application/x-amz-json')) return body;
  const text = new TextDecoder().decode(body);
  const clean = xml
    ? text.replace(inXml, (element, tag: string, value: string) =>
        rfc3339.test(value) ? element : `<${tag}>${BAD_DATE}</${tag}>`,
      )
    : text.replace(inJson, (_pair, key: string) => `${key}${BAD_SECONDS}`);
  return clean === text ? body : new TextEncoder().encode(clean);
}
