/** Collectors of a scope, each behind those it comes after. */
import type { Collector } from '../connector.ts';

export function inOrder(collectors: readonly Collector[]): Collector[] {
  const byId = new Map(collectors.map((collector) => [collector.id, collector]));
  const ordered = new Set<Collector>();
  const visit = (collector: Collector, path: readonly string[]): void => {
    if (ordered.has(collector)) return;
    if (path.includes(collector.id))
      throw new Error(`collectors wait for each other: ${[...path, collector.id].join(' → ')}`);
    for (const id of collector.after ?? []) {
      const earlier = byId.get(id);
      if (earlier !== undefined) visit(earlier, [...path, collector.id]);
    }
    ordered.add(collector);
  };
  for (const collector of collectors) visit(collector, []);
  return [...ordered];
}
