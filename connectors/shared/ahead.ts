/**
 * Works on a few items at once and yields the results in order; reads ahead no further than that, so memory stays
 * flat. An error comes in its place; what was begun after it is dropped.
 */
export async function* ahead<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Awaited below, later than it may fail.
    result.catch(() => undefined);
    begun.push(result);
    if (begun.length >= atOnce) yield (await begun.shift()) as Result;
  }
  for (const result of begun) yield await result;
}
