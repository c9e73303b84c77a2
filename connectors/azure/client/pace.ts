/** Slows down before a service refuses: Graph and Resource Graph say how much of their budget is used. */
import { pause } from '../../shared/pause.ts';

/** From here on Graph tells. https://learn.microsoft.com/en-us/graph/throttling-limits#identity-and-access-service-limits */
const TELLING = 0.8;
/** Its budgets are for ten seconds. */
const WINDOW_MS = 10_000;

export class Pace {
  #notBefore = 0;

  /** Waits as long as the last answers asked for. */
  async turn(signal: AbortSignal): Promise<void> {
    const ms = this.#notBefore - Date.now();
    if (ms > 0) await pause(ms, signal);
  }

  heed(headers: Headers): void {
    const ms = Math.max(ofGraph(headers), ofResourceGraph(headers));
    if (ms > 0) this.#notBefore = Math.max(this.#notBefore, Date.now() + ms);
  }
}

/** The header is a share of the limit, from 0.8 to 1.8; the more is used, the longer the pause. */
function ofGraph(headers: Headers): number {
  const share = Number(headers.get('x-ms-throttle-limit-percentage'));
  return share > TELLING ? Math.min(1, share - TELLING) * WINDOW_MS : 0;
}

/** https://learn.microsoft.com/en-us/azure/governance/resource-graph/concepts/guidance-for-throttled-requests */
function ofResourceGraph(headers: Headers): number {
  if (headers.get('x-ms-user-quota-remaining')?.trim() !== '0') return 0;
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^(\d+):(\d+):(\d+)/.exec(headers.get('x-ms-user-quota-resets-after') ?? '') ?? [];
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
