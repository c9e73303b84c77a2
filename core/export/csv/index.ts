/** CSV for spreadsheets: RFC 4180, with formulas disarmed. NDJSON is the faithful form. */
import type { Exporter } from '../exporter.ts';
import { columns } from './columns.ts';
import { csvLine } from './line.ts';

export const csv: Exporter = {
  id: 'csv',
  title: 'Comma-separated values for spreadsheets; one kind a file',
  oneKind: true,
  async *write(items) {
    let kind: string | undefined;
    for await (const each of items) {
      if (kind === undefined) yield csvLine(columns[each.kind].map(({ title }) => title));
      else if (kind !== each.kind) throw new Error(`a CSV file of ${kind} cannot hold ${each.kind}`);
      kind = each.kind;
      yield csvLine(columns[each.kind].map(({ value }) => value(each.item)));
    }
  },
};
