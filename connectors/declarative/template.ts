/** `{config.orgId}` and its kin in the texts of a request. */
import { ReadFailed } from '../../core/errors.ts';

/** `undefined`: this placeholder has no value. */
export type Values = (name: string) => string | undefined;

const PLACEHOLDER = /\{([A-Za-z_][\w.]*)\}/g;

/** @throws ReadFailed when a placeholder has no value */
export function rendered(text: string, values: Values, encode: (value: string) => string = (value) => value): string {
  return text.replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = values(name);
    if (value === undefined) throw new ReadFailed('failed', `the manifest asks for {${name}}, which has no value`);
    return encode(value);
  });
}

/** `undefined` when one of its placeholders has no value: an optional setting that was not given. */
export function renderedIfThere(text: string, values: Values): string | undefined {
  for (const [, name = ''] of text.matchAll(PLACEHOLDER)) if (values(name) === undefined) return undefined;
  return rendered(text, values);
}

/** Every text inside. GraphQL and SQL are not templates: their braces are their own. */
export function renderedAll(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return renderedIfThere(value, values);
  if (Array.isArray(value)) return value.map((each: unknown) => renderedAll(each, values));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, renderedAll(each, values)] as const);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}

const DAY = 86_400_000;

/** `now`, and `ago.30d` with `.epoch` or `.date` behind it: the start of that day, UTC. */
export function timeValue(name: string, now: string): string | undefined {
  if (name === 'now') return now;
  const parts = /^ago\.(\d{1,4})d(?:\.(epoch|date))?$/.exec(name);
  if (parts === null) return undefined;
  const start = Math.floor(Date.parse(now) / DAY) * DAY - Number(parts[1]) * DAY;
  if (parts[2] === 'epoch') return String(start / 1000);
  const day = new Date(start).toISOString();
  return parts[2] === 'date' ? day.slice(0, 10) : day.replace('.000Z', 'Z');
}
