/** The first Ctrl-C lets a run keep what it has; the second ends it at once. */
import { exitCodes } from '../errors.ts';
import type { Io } from './io.ts';
import type { Output } from './output.ts';

export interface Interruptible {
  signal: AbortSignal;
  /** Stops listening. */
  [Symbol.dispose](): void;
}

export function listenForInterrupt(io: Io, out: Output): Interruptible {
  const controller = new AbortController();
  const stop = io.onSignal(() => {
    if (controller.signal.aborted) {
      io.exit(exitCodes.interrupted);
      return;
    }
    out.note('Interrupted: keeping what was read completely. Again to stop at once.');
    controller.abort();
  });
  return { signal: controller.signal, [Symbol.dispose]: stop };
}
