/** One request on the wire and its whole answer, within its time. */
import type { Clock } from './clock.ts';
import { Fault, faultOf } from './faults.ts';
import { onAbort } from './on-abort.ts';
import type { Outgoing } from './request.ts';
import { Oversized, readWhole } from './whole-body.ts';

export type Transport = (url: string, init: RequestInit) => Promise<Response>;

export interface Timeouts {
  /** Until the status and headers are there, in milliseconds. Default 30 s. */
  firstByteMs: number;
  /** Until the last byte of the body, in milliseconds. Default 60 s. */
  requestMs: number;
}

export interface Answer {
  response: Response;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The reason for stopping the watch. Made once: a DOMException of its own for each call would cost more than the rest. */
const over = new Error('the attempt is over');

interface Conditions extends Timeouts {
  transport: Transport;
  clock: Clock;
  maxBytes: number;
  /** Any of them ends the attempt. */
  signals: readonly AbortSignal[];
}

/**
 * Never retries, never follows a redirect, never hands on half a body.
 *
 * @throws Fault for a broken or late answer, Oversized for one that is too large, the reason of a signal that aborted
 */
export async function attempt(request: Outgoing, conditions: Conditions): Promise<Answer> {
  const { clock, signals } = conditions;
  const cancel = new AbortController();
  const ended = new AbortController();
  let headersCame = false;
  const unsubscribe = signals.map((signal) => onAbort(signal, () => cancel.abort(signal.reason)));

  async function watch(): Promise<void> {
    await clock.sleep(Math.min(conditions.firstByteMs, conditions.requestMs), ended.signal);
    if (headersCame) await clock.sleep(conditions.requestMs - conditions.firstByteMs, ended.signal);
    cancel.abort(new Fault('timeout'));
  }
  watch().catch(() => undefined);

  try {
    const { method, headers, body } = request;
    const init: RequestInit = { method, headers, redirect: 'manual', signal: cancel.signal };
    if (body !== undefined) init.body = body;
    if (!request.replayable) init.duplex = 'half';
    const response = await conditions.transport(request.url.href, init);
    headersCame = true;
    return { response, bytes: await readWhole(response, conditions.maxBytes) };
  } catch (error) {
    const aborted = signals.find((signal) => signal.aborted);
    if (aborted !== undefined) throw aborted.reason;
    if (cancel.signal.aborted) throw cancel.signal.reason;
    if (error instanceof Oversized) {
      // Closes the connection; the rest is not even received.
      cancel.abort(over);
      throw error;
    }
    throw faultOf(error);
  } finally {
    ended.abort(over);
    for (const stop of unsubscribe) stop();
  }
}
