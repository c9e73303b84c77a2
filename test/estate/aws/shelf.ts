/** Things by name: case-insensitive as IAM's names are, listed in name order as IAM lists them. */
export interface Shelf<T> {
  get(name: string): T | undefined;
  put(name: string, item: T): void;
  remove(name: string): boolean;
  readonly size: number;
  /** In name order. The array is shared: do not change it. */
  all(): readonly T[];
  /** Changes with every put and remove. */
  revision(): number;
}

export function createShelf<T>(): Shelf<T> {
  const items = new Map<string, T>();
  let sorted: T[] | undefined;
  let revision = 0;
  const changed = (): void => {
    sorted = undefined;
    revision += 1;
  };
  return {
    get: (name) => items.get(name.toLowerCase()),
    put(name, item) {
      items.set(name.toLowerCase(), item);
      changed();
    },
    remove(name) {
      changed();
      return items.delete(name.toLowerCase());
    },
    get size() {
      return items.size;
    },
    all() {
      sorted ??= [...items].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
      return sorted;
    },
    revision: () => revision,
  };
}
