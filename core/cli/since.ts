/** `7d`, `2026-11-01`, `2026-11-01T08:00:00Z` or `run:12`. */
import { UserError } from '../errors.ts';
import type { Timestamp } from '../model.ts';
import { parseDuration } from './text/duration.ts';

export type Since = { ago: number } | { at: Timestamp } | { afterRun: number };

export function parseSince(text: string): Since {
  const run = /^run:(\d{1,15})$/.exec(text)?.[1];
  if (run !== undefined) return { afterRun: Number(run) };
  if (/^\d+[a-z]$/.test(text)) return { ago: parseDuration(text) };
  if (/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(text)) {
    const at = new Date(text);
    if (!Number.isNaN(at.getTime())) return { at: at.toISOString() };
  }
  throw new UserError('bad-since', `"${text}" is no moment.`, {
    next: 'Write a duration (7d), a day (2026-11-01), an RFC 3339 time (2026-11-01T08:00:00Z) or a run (run:12).',
  });
}

export function changesSince(since: Since, now: Date): { since?: Timestamp; afterRun?: number } {
  if ('afterRun' in since) return since;
  if ('at' in since) return { since: since.at };
  return { since: new Date(now.getTime() - since.ago).toISOString() };
}
