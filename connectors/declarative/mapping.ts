/** A mapping of a manifest and a row → the value of one field. `undefined`: there is none. */
import jsonata from 'jsonata';
import { lookUp, type Row } from './row.ts';
import type { Constant, Mapping, Transform } from './schema/mapping.ts';
import { durationMs, NotUnderstood, timestamp, transform } from './transform.ts';

/** @throws NotUnderstood */
export async function mapped(mapping: Mapping, row: Row): Promise<unknown> {
  if (typeof mapping === 'string') return lookUp(row, mapping);
  if ('const' in mapping) return mapping.const ?? undefined;
  if ('template' in mapping) return fill(mapping.template, row);
  if ('expr' in mapping) return applied(await evaluated(mapping.expr, row), mapping.as);
  const paths = typeof mapping.path === 'string' ? [mapping.path] : mapping.path;
  const found = paths.map((path) => lookUp(row, path)).find((value) => value !== undefined && value !== null);
  const value = applied(found, mapping.as);
  const chosen = mapping.map === undefined ? value : choose(value, mapping.map, mapping.else);
  if (chosen === undefined) return mapping.default ?? undefined;
  return mapping.minus === undefined ? chosen : earlier(chosen, lookUp(row, mapping.minus));
}

/** Text, or nothing. Numbers are ids; anything else is no text. @throws NotUnderstood */
export async function textOf(mapping: Mapping, row: Row): Promise<string | undefined> {
  const value = await mapped(mapping, row);
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') throw new NotUnderstood('is not text');
  return value;
}

function applied(value: unknown, as: Transform | readonly Transform[] | undefined): unknown {
  const list = as === undefined ? [] : typeof as === 'string' ? [as] : as;
  return list.reduce(transform, value);
}

function choose(value: unknown, map: Readonly<Record<string, Constant>>, otherwise: Constant | undefined): unknown {
  const isWord = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const key = isWord ? String(value) : undefined;
  if (value !== undefined && key !== undefined && Object.hasOwn(map, key)) return map[key] ?? undefined;
  if (otherwise !== undefined) return otherwise ?? undefined;
  if (value === undefined) return undefined;
  throw new NotUnderstood('has a value that the manifest does not know');
}

function earlier(date: unknown, by: unknown): string {
  const at = typeof date === 'string' ? Date.parse(date) : NaN;
  if (Number.isNaN(at)) throw new NotUnderstood('is not a date, so nothing can be taken off');
  if (by === undefined) throw new NotUnderstood('has no duration beside it to take off');
  return timestamp(at - durationMs(by));
}

/** Empty when none of its placeholders has a value. */
function fill(template: string, row: Row): string | undefined {
  const text = template.replaceAll(PLACEHOLDER, (_, path: string) => wordAt(row, path) ?? '');
  return partsOf(template, row).some((part) => part !== undefined) ? text : undefined;
}

/** Whether every placeholder of a template has a value: an id that lacks a part would be that of another row. */
export const isWhole = (mapping: Mapping, row: Row): boolean =>
  typeof mapping === 'string' || !('template' in mapping) || !partsOf(mapping.template, row).includes(undefined);

const PLACEHOLDER = /\{([^{}]+)\}/g;

const partsOf = (template: string, row: Row): (string | undefined)[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, path = '']) => wordAt(row, path));

function wordAt(row: Row, path: string): string | undefined {
  const value = lookUp(row, path);
  const isWord = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isWord && value !== '' ? String(value) : undefined;
}

/** Enough for one field of one row; more is a mistake, or a trap in a foreign manifest. */
const guards = { timeout: 200, stack: 100 } as const;
const compiled = new Map<string, jsonata.Expression>();

async function evaluated(expression: string, { row, ...roots }: Row): Promise<unknown> {
  let ready = compiled.get(expression);
  try {
    if (ready === undefined) compiled.set(expression, (ready = jsonata(expression, guards)));
    const value: unknown = await ready.evaluate(row, roots);
    // Lists of JSONata carry marks of its own.
    return Array.isArray(value) ? [...(value as unknown[])] : (value ?? undefined);
  } catch {
    throw new NotUnderstood('could not be worked out by its expression');
  }
}
