/** Decides whether a call that brought nothing useful is tried again, and waits until then. */
import { nameOf } from './call.ts';
import type { Call } from './call.ts';
import { RequestFailed, adviceFor } from './faults.ts';
import type { Outcome, Surroundings } from './send.ts';

/** Attempts for one call: a fault passes or it does not; being told to slow down is no reason to give up soon. */
const mostFaults = 4;
const mostRefusals = 16;
/** Exponential back-off with full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ */
const firstBackoffMs = 250;
const longestBackoffMs = 10_000;

type Useless = Exclude<Outcome, { kind: 'answer' }>;

/** @throws RequestFailed when it is not tried again, or the reason of a signal */
export async function beforeRetry(
  call: Call,
  outcome: Useless,
  around: Surroundings,
  random: () => number,
): Promise<void> {
  const { budget, clock } = around;
  const { request } = call;
  if (outcome.kind === 'refused') call.refusals++;
  else call.faults++;
  if (request.tag.retries === 'caller') throw failed(call, outcome, '');
  if (!request.replayable) throw failed(call, outcome, '; its body is a stream, which cannot be sent again');
  if (outcome.kind === 'refused') {
    // No wait of its own: the pacer keeps it until the provider can take it.
    if (call.refusals >= mostRefusals) throw failed(call, outcome, '');
    return;
  }
  const lasting = outcome.kind === 'fault' && !outcome.fault.transient;
  if (lasting || call.faults >= mostFaults) throw failed(call, outcome, '');
  if (!budget.host(request.url.host).retries.take()) {
    throw failed(call, outcome, `; not tried again, because too many calls to ${request.url.host} already were`);
  }
  const backoff = random() * Math.min(longestBackoffMs, firstBackoffMs * 2 ** (call.faults - 1));
  await clock.sleep(backoff, AbortSignal.any([...call.signals, budget.ended]));
}

function failed(call: Call, outcome: Useless, more: string): RequestFailed {
  const { host } = call.request.url;
  const attempts = call.faults + call.refusals;
  const times = attempts === 1 ? 'once' : `${attempts} times`;
  if (outcome.kind === 'fault') {
    const fault = outcome.fault.kind;
    const next = adviceFor(fault, host);
    return new RequestFailed(`${nameOf(call)} was tried ${times} and failed (${fault})${more}`, {
      fault,
      attempts,
      next,
    });
  }
  const { status } = outcome.answer.response;
  const told = outcome.kind === 'refused' ? 'the provider still says to slow down' : 'the provider has an error';
  return new RequestFailed(`${nameOf(call)} was tried ${times}; ${told} (HTTP ${status})${more}`, {
    status,
    attempts,
    next: 'Run again later; what was read completely is kept.',
  });
}
