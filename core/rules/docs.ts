/** The table of rules in docs/rules.md, from the rules themselves. */
import type { Rule } from './rule.ts';

const intro = `# Rules

<!-- Generated from core/rules. Do not edit: run the documentation script. -->

Every rule says \`violation\`, \`fine\` or \`undetermined\` about each subject. \`undetermined\` means that a fact it needs
could not be read: it is never counted as fine. The severity is the usual one; a rule may raise or lower it by what it
finds. The controls are those that a finding supports evidence for.
`;

/** Aligned as prettier does it, so that generated and formatted text are the same. */
export function rulesMarkdown(rules: readonly Rule[]): string {
  const rows = [
    ['Rule', 'Finds', 'About', 'Severity', 'Controls'],
    ...rules.map((rule) => [
      `[${rule.id}](../core/rules/${rule.id}/README.md)`,
      cell(rule.title),
      rule.about,
      rule.severity,
      cell(rule.controls.join(', ')),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => line(row.map((text, column) => text.padEnd(widths[column] ?? 0))));
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return `${intro}\n${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`;
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const cell = (text: string): string => text.replaceAll('|', '\\|');
