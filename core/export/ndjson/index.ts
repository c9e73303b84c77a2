/** One JSON object a line (https://github.com/ndjson/ndjson-spec): `{schemaVersion, kind, item}`. */
import type { Exporter, ExportKind } from '../exporter.ts';

/** What one line is. */
const one: Readonly<Record<ExportKind, string>> = {
  identities: 'identity',
  credentials: 'credential',
  grants: 'grant',
  trusts: 'trust',
  findings: 'finding',
  scopes: 'scope',
  coverage: 'coverage',
};

export const ndjson: Exporter = {
  id: 'ndjson',
  title: 'Newline-delimited JSON, the faithful form',
  oneKind: false,
  async *write(items) {
    for await (const { kind, item } of items) yield `${JSON.stringify({ schemaVersion: 1, kind: one[kind], item })}\n`;
  },
};
