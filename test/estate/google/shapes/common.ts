import { iso, type Seconds } from '../../clock.ts';

export type Shape = Record<string, unknown>;

/** Google leaves out what is empty: absent, `false`, `''` and empty lists are the same on its wire. */
export function compact(shape: Shape): Shape {
  return Object.fromEntries(
    Object.entries(shape).filter(
      ([, value]) =>
        value !== undefined && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Most services keep microseconds, IAM whole seconds. */
export const micros = (at: Seconds): string => iso(at).replace('Z', '.348211Z');
export const etag = (text: string): string => Buffer.from(`BwY${text.slice(-8)}`).toString('base64');
