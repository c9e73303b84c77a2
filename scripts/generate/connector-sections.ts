/** Tables about a connector, from its declaration; in its README between `<!-- generated:NAME -->` and `<!-- /generated -->`. */
import type { Connector } from '../../core/connector.ts';
import { cell, tableOf } from './markdown.ts';

const sections: Readonly<Record<string, (connector: Connector) => string>> = {
  types: typeTable,
  collectors: collectorTable,
  permissions: permissionTable,
  policy: policyBlock,
  limits: limitTable,
};

const MARKED = /(<!-- generated:([a-z]+) -->\n)[\s\S]*?(<!-- \/generated -->)/g;

/** @throws Error for a section that nobody knows how to write */
export function connectorSections(readme: string, connector: Connector): string {
  return readme.replace(MARKED, (_, start: string, name: string, end: string) => {
    const write = sections[name];
    if (write === undefined)
      throw new Error(
        `connectors/${connector.id}/README.md: no section is called ${name}; known: ${Object.keys(sections).join(', ')}`,
      );
    return `${start}\n${write(connector)}\n\n${end}`;
  });
}

export function typeTable({ types }: Connector): string {
  const rows = Object.entries(types).map(([type, { record, title, docs }]) => [
    `\`${type}\``,
    record,
    `[${cell(title)}](${docs})`,
  ]);
  return tableOf(['Type', 'Is', 'Called'], rows);
}

export function collectorTable({ collectors }: Connector): string {
  const rows = collectors.map(({ id, title, in: kinds, emits, permissions }) => [
    `\`${id}\``,
    cell(title),
    kinds.join(', '),
    emits.map((type) => `\`${type}\``).join(', '),
    permissions.map((permission) => `\`${permission}\``).join(', '),
  ]);
  return tableOf(['Collector', 'Reads', 'In', 'Gives', 'Permissions'], rows);
}

function permissionTable({ collectors }: Connector): string {
  const all = [...new Set(collectors.flatMap(({ permissions }) => permissions))].toSorted();
  const rows = all.map((permission) => [
    `\`${permission}\``,
    collectors
      .filter(({ permissions }) => permissions.includes(permission))
      .map(({ id }) => `\`${id}\``)
      .join(', '),
  ]);
  return tableOf(['Permission', 'Needed by'], rows);
}

function policyBlock(connector: Connector): string {
  const all = [...new Set(connector.collectors.flatMap(({ permissions }) => permissions))].toSorted();
  const policy = connector.policy(all).trimEnd();
  return [`\`\`\`${languageOf(policy)}`, policy, '```'].join('\n');
}

/** Each provider's policies have a form of their own. */
function languageOf(policy: string): string {
  if (/^[[{]/.test(policy)) return 'json';
  return /^[\w-]+:(?: |$)/m.test(policy) ? 'yaml' : 'text';
}

export function limitTable({ limits }: Connector): string {
  const rows = limits.map(({ id, operations, per, perSecond, concurrency, docs }) => [
    `\`${id}\``,
    operations.map((operation) => `\`${operation}\``).join(', '),
    per.length === 0 ? 'source' : per.join(', '),
    String(perSecond),
    String(concurrency ?? 10),
    `[documentation](${docs})`,
  ]);
  return tableOf(['Limit', 'Operations', 'For each', 'Calls a second', 'At once', 'See'], rows);
}
