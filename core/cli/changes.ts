/** Lines of the change log, in words. */
import type { LoggedChange } from '../inventory/read.ts';
import { isUnknown, type Json } from '../model.ts';
import type { Style } from './text/style.ts';
import { sanitize } from './text/sanitize.ts';
import { fit, pad } from './text/width.ts';

const LONGEST = 60;

/** `status: active → disabled`, one for each field that changed. */
export function fieldChanges({ fields }: LoggedChange): string[] {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return [];
  return Object.entries(fields as Readonly<Record<string, readonly [Json, Json]>>).map(
    ([name, [before, after]]) => `${sanitize(name)}: ${valueText(before)} → ${valueText(after)}`,
  );
}

function valueText(value: Json | undefined): string {
  if (value === undefined) return 'not set';
  if (value === null) return 'none';
  if (isUnknown(value)) return `unknown (${value.unknown})`;
  return fit(sanitize(typeof value === 'string' ? value : JSON.stringify(value)), LONGEST);
}

export function paintChange(kind: LoggedChange['kind'], style: Style): (text: string) => string {
  if (kind === 'appeared' || kind === 'back') return style.good;
  if (kind === 'gone') return style.bad;
  return kind === 'changed' ? style.warn : style.dim;
}

/** One change, a line and one more for each field. */
export function changeText(change: LoggedChange, style: Style): string {
  const head = [
    `${change.at.slice(0, 16)}Z`,
    paintChange(change.kind, style)(pad(change.kind, 12)),
    pad(change.record, 10),
    sanitize([change.name ?? '', change.ref].filter((text) => text !== '').join('  ')),
  ].join('  ');
  return [head, ...fieldChanges(change).map((line) => `    ${line}`), ''].join('\n');
}
