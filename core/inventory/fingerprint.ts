/**
 * Tells a record that was stored already from one that says something new, by what its connector gave and before it is
 * checked: what is the same, byte for byte, was checked when it was stored. On a quiet night that is nearly all of them.
 */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { InventoryRecord, type Json, type Observed, type UsageSignal } from '../model.ts';

/** 132 bits of SHA-256: short enough to store with every record, long enough that nobody makes two alike. */
const digest = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

/** Fields that are treated in a way of their own; nothing of them is checked yet. */
interface Given {
  usage?: unknown;
  document?: unknown;
  tags?: unknown;
}

/** Of everything but the windows of its usage, which move every night. `null` when it has no JSON form. */
export function fingerprintOf(raw: object): string | null {
  // A copy with fields replaced: leaving fields out of one (`...rest`) costs V8 several times as much.
  const said: Given = { ...raw };
  const { usage, document, tags } = said;
  try {
    if (Array.isArray(usage)) said.usage = usage.map(withoutWindow);
    if (isObject(document)) said.document = documentOf(document)[0];
    if (isObject(tags)) said.tags = sortedKeys(tags);
    return digest(model() + JSON.stringify(said));
  } catch {
    // A cycle or a BigInt; the check of the record will say what is wrong.
    return null;
  }
}

function withoutWindow(signal: unknown): unknown {
  if (!isObject(signal)) return signal;
  return { ...(signal as Partial<UsageSignal>), windowStart: undefined };
}

/** What was stored under another model may lack fields, so the model is part of every fingerprint. */
let modelDigest: string | undefined;
const model = (): string =>
  (modelDigest ??= digest(JSON.stringify(z.toJSONSchema(InventoryRecord, { unrepresentable: 'any' }))));

/** True when every window reaches back into what was covered before, so that the stored history simply goes on. */
export function windowsJoin(raw: object, previousReadAt: string | null): boolean {
  const { usage } = raw as { usage?: Observed<readonly UsageSignal[]> };
  if (!Array.isArray(usage)) return true;
  if (previousReadAt === null) return false;
  const covered = Date.parse(previousReadAt);
  return (usage as readonly UsageSignal[]).every(
    ({ windowStart, lagHours }) => Date.parse(windowStart) <= covered - lagHours * 3_600_000,
  );
}

/** Many grants share one policy, and connectors hand over the same object: it is hashed once. */
const seenDocuments = new WeakMap<object, readonly [string, string]>();

/** Content-addressed: `[hash, JSON]`. */
export function documentOf(document: Json & object): readonly [string, string] {
  const seen = seenDocuments.get(document);
  if (seen !== undefined) return seen;
  const text = JSON.stringify(document);
  const found = [digest(text), text] as const;
  seenDocuments.set(document, found);
  return found;
}

const isObject = (value: unknown): value is Json & object => typeof value === 'object' && value !== null;

export function sortedKeys<T extends object>(object: T): T {
  let last = '';
  for (const key in object) {
    if (key < last) return Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1))) as T;
    last = key;
  }
  return object;
}
