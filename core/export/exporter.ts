/** The contract of export formats: rows in, text out, one at a time, so that a million rows take no memory. */
import type { Json } from '../model.ts';

export const exportKinds = ['identities', 'credentials', 'grants', 'trusts', 'findings', 'scopes', 'coverage'] as const;
export type ExportKind = (typeof exportKinds)[number];

export interface ExportItem {
  kind: ExportKind;
  /** As `discover list … --format json` has it. */
  item: Readonly<Record<string, Json | undefined>>;
}

export interface Exporter {
  id: string;
  title: string;
  /** True when every row of a file must be of the same kind. */
  oneKind: boolean;
  write(items: AsyncIterable<ExportItem>): AsyncIterable<string>;
}
