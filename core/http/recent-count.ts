/** Events per second over the last second or so, in a ring of slots: constant memory at any rate. */
const slots = 8;
const shortestSlotMs = 150;
/** At slow rates the ring covers this many events. */
const events = 6;

export class RecentCount {
  readonly #counts = Array.from({ length: slots }, () => 0);
  readonly #slotMs: number;
  #slot = -1;

  /** @param perSecond the highest rate to expect */
  constructor(perSecond: number) {
    this.#slotMs = Math.max(shortestSlotMs, (events * 1000) / perSecond / slots);
  }

  add(now: number): void {
    this.#turn(now);
    const index = this.#slot % slots;
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
  }

  /** `undefined` when too little time has passed since `since` to tell, or nothing was counted. */
  perSecond(now: number, since: number): number | undefined {
    this.#turn(now);
    const from = Math.max((this.#slot - slots + 1) * this.#slotMs, since);
    const total = this.#counts.reduce((sum, count) => sum + count, 0);
    if (now - from < this.#slotMs * (slots - 1) || total === 0) return undefined;
    return (total * 1000) / (now - from);
  }

  /** Empties the slots that time has passed over. */
  #turn(now: number): void {
    const slot = Math.floor(now / this.#slotMs);
    const passed = Math.min(slot - this.#slot, slots);
    for (let i = 1; i <= passed; i++) this.#counts[(slot - passed + i) % slots] = 0;
    if (passed > 0) this.#slot = slot;
  }
}
