/** docs/coverage.md: what each connector reads, and with which permissions. */
import type { Connector } from '../../core/connector.ts';
import { heading } from './markdown.ts';
import { collectorTable, limitTable, typeTable } from './connector-sections.ts';

/** @param homeOf where more is told about a connector, as a path in the repository */
export function coveragePage(connectors: readonly Connector[], homeOf: (id: string) => string): string {
  const parts = [
    heading('What can be read'),
    'A collector reads one kind of thing in one scope, and its coverage is told by itself: `complete`, `partial`, `denied`, `failed` or `skipped`. What cannot be seen even then is in the README of each connector.',
  ];
  for (const connector of connectors) {
    parts.push(
      `## [${connector.title}](../${homeOf(connector.id)})`,
      typeTable(connector),
      collectorTable(connector),
      limitTable(connector),
    );
  }
  return `${parts.join('\n\n')}\n`;
}
