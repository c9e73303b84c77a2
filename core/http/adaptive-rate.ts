/**
 * The rate that a provider really takes, learnt from its refusals: additive increase, multiplicative decrease, and a
 * memory of the ceiling, so that it is not hit again and again. As in TCP: https://www.rfc-editor.org/rfc/rfc9438
 * and the adaptive mode of the AWS SDKs: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
import { RecentCount } from './recent-count.ts';

/** One refusal multiplies the rate by this. */
const cut = 0.7;
/** The rate stays this far below what was delivered when it was refused. */
const margin = 0.95;
/** Growth per second towards the declared rate, as a share of it: slow, because it ends with the next refusal. */
const growth = 0.05;
/** Growth per second towards a known ceiling, as a share of it. */
const recovery = 0.15;
/** The lowest rate, as a share of the declared one. */
const floor = 0.02;
/** After this time without a refusal the ceiling itself is tried again; doubled when that was wrong. */
const firstPatienceMs = 30_000;
const longestPatienceMs = 16 * 60_000;
/** Growth of the ceiling per second while it is being tried. */
const probing = 0.02;

export class AdaptiveRate {
  readonly #declared: number;
  readonly #delivered: RecentCount;
  #rate: number;
  #at: number;
  /** Calls per second that the provider delivered when it last refused. `undefined`: the declared rate is fine. */
  #ceiling: number | undefined;
  #lastCutAt = -Infinity;
  #probeFrom = Infinity;
  #patienceMs = firstPatienceMs;
  #sinceCut = 0;
  /** Cuts since the last delivered call. */
  #dry = 0;

  /** @param perSecond the declared limit; the rate never exceeds it */
  constructor(perSecond: number, now: number) {
    this.#declared = perSecond;
    this.#delivered = new RecentCount(perSecond);
    this.#rate = perSecond;
    this.#at = now;
  }

  /** Calls per second allowed now. */
  at(now: number): number {
    if (this.#rate < this.#declared) this.#grow(now);
    this.#at = now;
    return this.#rate;
  }

  /** @param sentAt when the call was sent that the provider took */
  delivered(sentAt: number): void {
    this.#dry = 0;
    this.#sinceCut++;
    this.#delivered.add(sentAt);
  }

  /** Calls that were due and not sent for reasons of our own; they must not count as the provider's limit. */
  missed(now: number, calls: number): void {
    this.#sinceCut += calls;
    this.#delivered.add(now, calls);
  }

  /**
   * A call was refused. All refusals of calls sent before the last cut are part of the event that caused it.
   *
   * @param busySince since when calls were held back by nothing but this rate, so that the count of deliveries says
   * something about the provider
   * @returns how often in a row the rate was cut without a delivery; 0 when this is no new event
   */
  refused(sentAt: number, now: number, busySince: number): number {
    if (sentAt <= this.#lastCutAt) return 0;
    const rate = this.at(now);
    this.#dry++;
    // Only a refusal right after deliveries tells the ceiling; in a drought we merely stop hearing from the provider.
    const delivered = this.#dry === 1 ? this.#capacity(sentAt, now, busySince) : undefined;
    this.#rate = rate * cut;
    if (delivered !== undefined) {
      this.#ceiling = Math.min(this.#ceiling ?? this.#declared, delivered);
      this.#rate = Math.min(this.#rate, delivered * margin);
    }
    this.#rate = Math.max(this.#rate, this.#declared * floor);
    if (now > this.#probeFrom) this.#patienceMs = Math.min(this.#patienceMs * 2, longestPatienceMs);
    this.#probeFrom = now + this.#patienceMs;
    this.#lastCutAt = now;
    this.#sinceCut = 0;
    return this.#dry;
  }

  /**
   * Calls per second that the provider can take, told at a refusal; `undefined` when it is too early to tell. What it
   * took in the last second is too high by what it had saved up. What it took since the cut before, when it had nothing
   * saved up either, is exact at first, and later too low by what it could not save any more: the truth lies between,
   * nearer to the last second.
   */
  #capacity(sentAt: number, now: number, busySince: number): number | undefined {
    const high = this.#delivered.perSecond(sentAt, busySince);
    const { leastMs, mostMs } = this.#delivered;
    const sinceCutMs = now - this.#lastCutAt;
    if (high === undefined || busySince > this.#lastCutAt || sinceCutMs < leastMs) return high;
    const low = Math.min(high, (this.#sinceCut * 1000) / sinceCutMs);
    return sinceCutMs < mostMs ? low : 0.3 * low + 0.7 * high;
  }

  #grow(now: number): void {
    if (this.#ceiling !== undefined && now > this.#probeFrom) {
      const seconds = (now - Math.max(this.#probeFrom, this.#at)) / 1000;
      this.#ceiling *= 1 + probing * seconds;
      if (this.#ceiling * margin >= this.#declared) this.#ceiling = undefined;
    }
    const target = this.#ceiling === undefined ? this.#declared : this.#ceiling * margin;
    const perSecond = this.#ceiling === undefined ? this.#declared * growth : this.#ceiling * recovery;
    if (this.#rate < target) this.#rate = Math.min(target, this.#rate + (perSecond * (now - this.#at)) / 1000);
  }
}
