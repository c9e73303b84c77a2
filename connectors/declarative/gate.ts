/** Headers that tell how much of a limit is left: at zero nothing is sent until it is filled up again. */
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import { pause } from '../shared/pause.ts';
import type { Manifest } from './manifest.ts';

export interface Gate {
  /** @throws ReadFailed when it would take longer than is sensible */
  pass(run: Run): Promise<void>;
  heard(headers: Headers): void;
}

/** Providers refill within the hour; a longer wait is a wrong header or a wrong unit. */
const LONGEST_MS = 65 * 60_000;

export function gateOf({ id, limitHeaders }: Manifest): Gate {
  let until = 0;
  return {
    async pass(run) {
      const wait = until - Date.now();
      if (wait <= 0) return;
      if (wait > LONGEST_MS) {
        throw new ReadFailed(
          'failed',
          `${id} says that its limit is used up for another ${Math.ceil(wait / 60_000)} minutes`,
          {
            next: 'Run again later; what was read completely is kept.',
          },
        );
      }
      await pause(wait, run.signal);
    },
    heard(headers) {
      if (limitHeaders === undefined || headers.get(limitHeaders.remaining)?.trim() !== '0') return;
      const { header, as } = limitHeaders.reset;
      const reset = headers.get(header);
      // Without a time the door's own pace has to do; it slows down when it is refused.
      if (reset !== null) until = Math.max(until, momentOf(reset.trim(), as));
    },
  };
}

function momentOf(text: string, as: 'iso' | 'epoch_s' | 'epoch_ms' | 'seconds'): number {
  const at = as === 'iso' ? Date.parse(text) : Number(text);
  if (!Number.isFinite(at)) return 0;
  if (as === 'seconds') return Date.now() + at * 1000;
  return as === 'epoch_s' ? at * 1000 : at;
}
