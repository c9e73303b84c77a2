/** docs/connectors.md: of each connector, which dates can be known of what it finds. */
import type { Connector, NativeType, TypeFacts } from '../../core/connector.ts';
import { cell, heading, tableOf } from './markdown.ts';

const columns = ['created', 'lastUsed', 'rotated', 'expires', 'owner'] as const;

export function connectorsPage(connectors: readonly Connector[]): string {
  const parts = [
    heading('What can be known'),
    'Last use is not one date: each source sees a stretch of time, tells late, and is blind to something. Where a cell is empty, the provider does not tell, and the inventory says `unknown`, never "never". What each connector reads, and with which permissions, is in [coverage.md](coverage.md); a connector of your own is one file: [connectors/declarative](../connectors/declarative/README.md).',
    summary(connectors),
  ];
  for (const connector of connectors) {
    if (connector.facts !== undefined) parts.push(`## ${cell(connector.title)}`, detail(connector, connector.facts));
  }
  return `${parts.join('\n\n')}\n`;
}

/** How many of its types have each date. */
function summary(connectors: readonly Connector[]): string {
  const rows = connectors.map(({ id, title, types, facts }) => {
    const dated = Object.values(types).filter(({ record }) => isDated(record)).length;
    const counts = columns.map((column) =>
      facts === undefined
        ? '?'
        : `${Object.values(facts).filter((each) => each[column] !== undefined).length} of ${dated}`,
    );
    return [`\`${id}\``, cell(title), ...counts];
  });
  return tableOf(['Connector', 'Title', 'Created', 'Last used', 'Rotated', 'Expires', 'Owner'], rows);
}

function detail({ types }: Connector, facts: Readonly<Record<string, TypeFacts>>): string {
  const rows = Object.entries(types)
    .filter(([, { record }]) => isDated(record))
    .map(([type, { title, docs }]) => {
      const known = facts[type] ?? {};
      return [`[${cell(title)}](${docs})`].concat(columns.map((column) => cell(known[column] ?? '')));
    });
  return tableOf(['What', 'Created', 'Last used', 'Rotated', 'Expires', 'Owner'], rows);
}

const isDated = (record: NativeType['record']): boolean => record === 'identity' || record === 'credential';
