/** A set of row ids: dense runs of numbers, so one bit each in pages made as needed (1,000,000 ids: 125 KB). */
const PAGE_BITS = 15;
const WORDS = 2 ** (PAGE_BITS - 5);

export class SeenRows {
  readonly #pages = new Map<number, Uint32Array>();
  size = 0;

  add(id: number): void {
    const key = Math.floor(id / 2 ** PAGE_BITS);
    let page = this.#pages.get(key);
    if (page === undefined) this.#pages.set(key, (page = new Uint32Array(WORDS)));
    const offset = id % 2 ** PAGE_BITS;
    const word = offset >>> 5;
    const mask = 1 << (offset & 31);
    const before = page[word] ?? 0;
    if ((before & mask) !== 0) return;
    page[word] = before | mask;
    this.size++;
  }

  has(id: number): boolean {
    const offset = id % 2 ** PAGE_BITS;
    const word = this.#pages.get(Math.floor(id / 2 ** PAGE_BITS))?.[offset >>> 5] ?? 0;
    return (word & (1 << (offset & 31))) !== 0;
  }
}
