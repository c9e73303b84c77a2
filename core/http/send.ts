/** Sends a call once: waits for its turn, counts it, and tells pacer, circuit and meter what came of it. */
import type { Logger } from '../connector.ts';
import { ReadFailed } from '../errors.ts';
import { attempt } from './attempt.ts';
import type { Answer, Timeouts, Transport } from './attempt.ts';
import type { RunBudget } from './budget.ts';
import { nameOf } from './call.ts';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import { Fault, ResponseTooLarge, isTransient } from './faults.ts';
import type { Turn } from './pacer.ts';
import type { Pacers } from './pacers.ts';
import { retryAfterMs } from './retry-after.ts';
import { Oversized, defaultMaxBytes } from './whole-body.ts';

export type Outcome =
  | { kind: 'answer'; answer: Answer }
  /** Refused because of the rate, whatever the status. */
  | { kind: 'refused'; answer: Answer; waitMs: number | undefined }
  /** A server error that often passes; the answer is whole. */
  | { kind: 'error'; answer: Answer }
  | { kind: 'fault'; fault: Fault };

export interface Surroundings {
  source: string;
  budget: RunBudget;
  log: Logger;
  clock: Clock;
  transport: Transport;
  pacers: Pacers;
  timeouts: Timeouts;
  maxSilenceMs: number;
  isThrottle: ((status: number, headers: Headers, body: string) => boolean | number) | undefined;
}

const hookSeesBytes = 16 * 1024;
const utf8 = new TextDecoder();

export async function sendOnce(call: Call, around: Surroundings): Promise<Outcome> {
  const { request, meter } = call;
  const { budget, clock } = around;
  const { operation } = request.tag;
  const { circuit } = budget.host(request.url.host);
  const pacer = around.pacers.for(request.tag, request.url.host);

  await pacer.acquire(turnOf(call, around));
  const sentAt = clock.now();
  try {
    // The waiting may have changed both; a call is only counted when it is sent.
    if (circuit.openFor(sentAt) > 0) throw hostIsFailing(call, around);
    budget.take();
    circuit.sending();
    meter.count(operation, 'calls');
    const outcome = await receive(call, around);
    if (outcome.kind === 'refused') {
      circuit.succeeded();
      meter.count(operation, 'throttled');
      const { status, headers } = outcome.answer.response;
      const wait = retryAfterMs(headers, clock.now()) ?? outcome.waitMs;
      pacer.refused(sentAt, wait);
      around.log.debug({ source: around.source, operation, status, retryAfterMs: wait }, 'told to slow down');
    } else if (outcome.kind === 'answer') {
      circuit.succeeded();
      pacer.delivered(sentAt);
    } else {
      meter.count(operation, 'errors');
      noteFailure(call, around, outcome, sentAt);
    }
    return outcome;
  } finally {
    pacer.release();
    meter.spent(operation, clock.now() - sentAt);
  }
}

/** @throws ResponseTooLarge, or the reason of a signal */
async function receive(call: Call, around: Surroundings): Promise<Outcome> {
  const { request } = call;
  const { budget, timeouts } = around;
  const { circuit } = budget.host(request.url.host);
  const maxBytes = request.tag.maxBytes ?? defaultMaxBytes;
  try {
    const answer = await attempt(request, {
      transport: around.transport,
      clock: around.clock,
      maxBytes,
      signals: call.signals,
      firstByteMs: timeouts.firstByteMs,
      requestMs: Math.min(timeouts.requestMs, budget.remainingMs()),
    });
    const refusal = refusalOf(answer, around);
    if (refusal !== null) return { kind: 'refused', answer, ...refusal };
    return { kind: isTransient(answer.response.status) ? 'error' : 'answer', answer };
  } catch (error) {
    if (error instanceof Fault) return { kind: 'fault', fault: error };
    circuit.cancelled();
    if (!(error instanceof Oversized)) throw error;
    call.meter.count(request.tag.operation, 'errors');
    throw new ResponseTooLarge(nameOf(call), maxBytes);
  }
}

function refusalOf({ response, bytes }: Answer, { isThrottle }: Surroundings): { waitMs: number | undefined } | null {
  const { status, headers } = response;
  const said = isThrottle?.(status, headers, utf8.decode(bytes.subarray(0, hookSeesBytes))) ?? false;
  if (typeof said === 'number') return { waitMs: said };
  const refused = said || status === 429 || (status === 503 && headers.has('retry-after'));
  return refused ? { waitMs: undefined } : null;
}

function noteFailure(call: Call, around: Surroundings, outcome: Outcome, sentAt: number): void {
  const { source, budget, clock, log } = around;
  const { host } = call.request.url;
  const { circuit } = budget.host(host);
  const reason = outcome.kind === 'fault' ? outcome.fault.kind : `HTTP ${outcome.answer.response.status}`;
  const opened = circuit.failed(reason, sentAt, clock.now());
  if (opened) log.warn({ source, host, reason }, 'the host keeps failing; calls to it fail at once for a while');
}

function turnOf(call: Call, around: Surroundings): Turn {
  const { budget, clock, maxSilenceMs } = around;
  const { circuit } = budget.host(call.request.url.host);
  return {
    signals: [...call.signals, budget.ended],
    retry: call.faults + call.refusals > 0,
    refusal: () => budget.stopped() ?? (circuit.openFor(clock.now()) > 0 ? hostIsFailing(call, around) : undefined),
    cannotWait: (ms) => (ms > Math.min(maxSilenceMs, budget.remainingMs()) ? silentTooLong(call, ms) : undefined),
  };
}

function hostIsFailing(call: Call, { budget, clock }: Surroundings): ReadFailed {
  const { host } = call.request.url;
  const { circuit } = budget.host(host);
  const seconds = Math.ceil(circuit.openFor(clock.now()) / 1000);
  return new ReadFailed(
    'failed',
    `${nameOf(call)} was not sent: ${host} failed again and again (last: ${circuit.reason}) and is left alone for ${seconds} s`,
    {
      next: `Check the provider's status page and the way to ${host}, then run again; what was read completely is kept.`,
    },
  );
}

function silentTooLong(call: Call, ms: number): ReadFailed {
  return new ReadFailed(
    'failed',
    `${nameOf(call)} was not sent: the provider wants no calls for another ${Math.ceil(ms / 1000)} s, longer than this run may wait`,
    { next: 'Run again later, or give the run more time.' },
  );
}
