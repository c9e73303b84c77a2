/** What a run is doing: one block of at most ten lines that is redrawn on a terminal; in a pipe, nothing. */
import type { RunEvent } from '../run/options.ts';
import type { Io } from './io.ts';
import type { Output } from './output.ts';
import { formatDuration } from './text/duration.ts';
import { sanitize } from './text/sanitize.ts';
import { fit } from './text/width.ts';

export interface Progress {
  onEvent: (event: RunEvent) => void;
  end(): void;
  [Symbol.dispose](): void;
}

interface SourceState {
  name: string;
  collections: number;
  done: number;
  records: number;
  calls: number;
}

const MOST_LINES = 10;
const REDRAW_MS = 100;
const UP_AND_CLEAR = '\u001b[1A\u001b[2K';

export function createProgress(out: Output, io: Pick<Io, 'stderr' | 'now'>): Progress {
  const startedAt = io.now().getTime();
  const sources = new Map<string, SourceState>();
  const running = new Map<string, { text: string; records: number }>();
  let judged: number | undefined;
  let drawn = 0;
  let drawnAt = 0;
  let ended = false;

  function erase(): void {
    if (drawn > 0) io.stderr.write(UP_AND_CLEAR.repeat(drawn));
    drawn = 0;
  }

  function draw(): void {
    const width = (io.stderr.columns ?? 80) - 1;
    const shown = lines(sources, running, judged, io.now().getTime() - startedAt).map((line) => fit(line, width));
    io.stderr.write(`${shown.join('\n')}\n`);
    drawn = shown.length;
    drawnAt = io.now().getTime();
  }

  function refresh(): void {
    if (!out.live || ended || io.now().getTime() - drawnAt < REDRAW_MS) return;
    erase();
    draw();
  }

  function end(): void {
    if (ended) return;
    ended = true;
    erase();
    out.around = undefined;
  }

  if (out.live) {
    out.around = (write) => {
      const before = drawn;
      erase();
      write();
      if (before > 0) draw();
    };
  }

  return {
    onEvent(event) {
      take(event, sources, running);
      if (event.kind === 'judging') judged = event.identities;
      if (event.kind === 'collected') out.detail(finished(event));
      if (event.kind === 'source-opened') {
        out.detail(sanitize(`${event.source}: signed in as ${event.caller}, ${count(event.scopes, 'scope')}`));
      }
      refresh();
    },
    end,
    [Symbol.dispose]: end,
  };
}

function take(
  event: RunEvent,
  sources: Map<string, SourceState>,
  running: Map<string, { text: string; records: number }>,
): void {
  if (event.kind === 'source-opened') {
    sources.set(event.source, { name: event.source, collections: event.collections, done: 0, records: 0, calls: 0 });
  }
  if (event.kind !== 'collecting' && event.kind !== 'progress' && event.kind !== 'collected') return;
  const key = JSON.stringify([event.source, event.scope, event.collector]);
  if (event.kind === 'collecting') running.set(key, { text: `${event.scope}  ${event.collector}`, records: 0 });
  if (event.kind === 'progress')
    running.set(key, { text: `${event.scope}  ${event.collector}`, records: event.records });
  if (event.kind !== 'collected') return;
  running.delete(key);
  const source = sources.get(event.source);
  if (source === undefined) return;
  source.done++;
  source.records += event.records;
  source.calls += event.calls;
}

function finished({
  source,
  scope,
  collector,
  status,
  records,
  calls,
}: Extract<RunEvent, { kind: 'collected' }>): string {
  return sanitize(`${source}: ${scope}: ${collector} ${status}, ${count(records, 'record')}, ${count(calls, 'call')}`);
}

function lines(
  sources: ReadonlyMap<string, SourceState>,
  running: ReadonlyMap<string, { text: string; records: number }>,
  judged: number | undefined,
  elapsedMs: number,
): string[] {
  const time = formatDuration(elapsedMs);
  if (sources.size === 0) return [`Signing in …  ${time}`];
  const heads = [...sources.values()].map(
    ({ name, collections, done, records, calls }) =>
      `${sanitize(name)}  ${done} of ${collections} read  ${count(records, 'record')}  ${count(calls, 'call')}  ${time}`,
  );
  if (judged !== undefined) heads.push(`Judging …  ${count(judged, 'identity', 'identities')}`);
  const rest = [...running.values()].map(
    ({ text, records }) => `  ${sanitize(text)}${records > 0 ? `  ${count(records, 'record')}` : ''}`,
  );
  return capped([...capped(heads, MOST_LINES - 3), ...rest], MOST_LINES);
}

function capped(all: readonly string[], most: number): string[] {
  return all.length <= most ? [...all] : [...all.slice(0, most - 1), `  … and ${all.length - most + 1} more`];
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}
