/** Waits, unless the run ends first. Its own file so that tests need not wait. */
import { setTimeout as sleep } from 'node:timers/promises';

export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    throw signal.reason instanceof Error ? signal.reason : error;
  }
}
