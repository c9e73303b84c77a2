/** What changed between two stored bodies, field by field; tags and attributes key by key. */
import type { Json } from '../model.ts';

export type FieldChanges = Record<string, readonly [Json | undefined, Json | undefined]>;

const OPENED = new Set(['tags', 'attributes', 'nature', 'privilege', 'rotation']);
/** Where it was read from, and when by itself, is no change of the thing itself. */
const SILENT = new Set(['source', 'attributes.observedAt']);

export function diffBodies(before: string, after: string): FieldChanges {
  return diffObjects(JSON.parse(before) as Fields, JSON.parse(after) as Fields, '');
}

type Fields = Record<string, Json>;

function diffObjects(before: Fields, after: Fields, prefix: string): FieldChanges {
  const changes: FieldChanges = Object.create(null) as FieldChanges;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (SILENT.has(prefix + key)) continue;
    const [old, now] = [before[key], after[key]];
    if (JSON.stringify(old) === JSON.stringify(now)) continue;
    if (prefix === '' && OPENED.has(key) && isFields(old) && isFields(now)) {
      Object.assign(changes, diffObjects(old, now, `${key}.`));
      continue;
    }
    changes[prefix + key] = [old, now];
  }
  return changes;
}

function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
