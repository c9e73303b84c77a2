/** One JSON object a line (https://github.com/ndjson/ndjson-spec): `{schemaVersion, kind, item}`. */
import type { Exporter } from '../exporter.ts';

export const ndjson: Exporter = {
  id: 'ndjson',
  title: 'Newline-delimited JSON, the faithful form',
  oneKind: false,
  async *write(items) {
    for await (const { kind, item } of items) yield `${JSON.stringify({ schemaVersion: 1, kind, item })}\n`;
  },
};
