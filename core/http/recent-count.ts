/** Events per second over the last second or so, in a ring of slots: constant memory at any rate. */
const slots = 8;
const shortestSlotMs = 150;
/** Less than this many slots says too little. */
const leastSlots = 4;
/** At slow rates the ring covers this many events. */
const fewest = 6;

export class RecentCount {
  readonly #counts = Array.from({ length: slots }, () => 0);
  readonly #slotMs: number;
  /** The shortest and the longest time that a rate is told of, in milliseconds. */
  readonly leastMs: number;
  readonly mostMs: number;
  #slot = -slots;

  /** @param perSecond the highest rate to expect */
  constructor(perSecond: number) {
    this.#slotMs = Math.max(shortestSlotMs, (fewest * 1000) / perSecond / slots);
    this.leastMs = this.#slotMs * leastSlots;
    this.mostMs = this.#slotMs * slots;
  }

  /** Times may come out of order, as answers do; what is older than the ring is left out. */
  add(at: number, events = 1): void {
    this.#turn(at);
    const slot = Math.floor(at / this.#slotMs);
    if (slot > this.#slot - slots) this.#counts[slot % slots] = (this.#counts[slot % slots] ?? 0) + events;
  }

  /** `undefined` when too little time has passed since `since` to tell, or nothing was counted. */
  perSecond(now: number, since: number): number | undefined {
    this.#turn(now);
    const from = Math.max((this.#slot - slots + 1) * this.#slotMs, since);
    const total = this.#counts.reduce((sum, count) => sum + count, 0);
    if (now - from < this.leastMs || total === 0) return undefined;
    return (total * 1000) / (now - from);
  }

  /** Empties the slots that time has passed over. */
  #turn(now: number): void {
    const slot = Math.floor(now / this.#slotMs);
    const passed = Math.min(slot - this.#slot, slots);
    if (passed <= 0) return;
    for (let back = 0; back < passed; back++) this.#counts[(slot - back) % slots] = 0;
    this.#slot = slot;
  }
}
