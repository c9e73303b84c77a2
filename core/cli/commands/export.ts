import { exitCodes, UserError } from '../../errors.ts';
import { exportKinds, type ExportItem, type ExportKind } from '../../export/exporter.ts';
import { exporters } from '../../export/index.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { defineCommand } from '../command.ts';
import { withInventory } from '../inventory.ts';
import { choose, names, oneOf, parsed, text } from '../option.ts';
import { writePrivateFile } from '../private-file.ts';

const options = {
  format: oneOf('--format <format>', 'default: ndjson', ['ndjson', 'csv']),
  what: parsed('--what <kinds>', `of ${exportKinds.join(', ')}; default: all, of CSV identities`, (given) =>
    names(given).map((name) => choose(name, exportKinds, '--what')),
  ),
  state: oneOf('--state <state>', 'of records; default: active', ['active', 'any']),
  output: text('-o, --output <file>', 'into this file (mode 600, replaced when it is whole) instead of stdout'),
};

export const command = defineCommand({
  description: 'Writes the inventory for other programs. Reads no provider.',
  options,
  examples: [
    ['discover export -o inventory.ndjson', 'everything, one JSON object a line'],
    ['discover export --format csv --what credentials -o keys.csv', 'for a spreadsheet'],
    ['discover export --what findings | jq -r .item.message', 'into another program'],
  ],
  async run(invocation) {
    const { values, out } = invocation;
    const exporter = exporters[values.format ?? 'ndjson'];
    const kinds = values.what ?? (exporter.oneKind ? (['identities'] as const) : exportKinds);
    if (exporter.oneKind && kinds.length > 1) {
      throw new UserError('one-kind', `A ${exporter.id} file holds one kind of thing.`, {
        next: `Export one at a time: --what ${kinds[0] ?? 'identities'}. NDJSON takes all in one file.`,
      });
    }
    return await withInventory(invocation, async (inventory) => {
      const chunks = exporter.write(items(kinds, values.state ?? 'active', inventory));
      if (values.output === undefined || values.output === '-') {
        for await (const chunk of chunks) await out.data(chunk);
        return exitCodes.ok;
      }
      await writePrivateFile(values.output, chunks);
      out.note(`Written: ${values.output}`);
      return exitCodes.ok;
    });
  },
});

async function* items(
  kinds: readonly ExportKind[],
  state: 'active' | 'any',
  inventory: Inventory,
): AsyncGenerator<ExportItem> {
  for (const kind of kinds) {
    // Findings have states of their own; coverage has none.
    const filter = state === 'any' && kind !== 'coverage' ? { state } : {};
    for await (const item of inventory.read.list(kind, filter)) yield { kind, item };
  }
}
