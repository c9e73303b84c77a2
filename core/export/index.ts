/** The only list of export formats. */
import { csv } from './csv/index.ts';
import type { Exporter } from './exporter.ts';
import { ndjson } from './ndjson/index.ts';

export const exporters: Readonly<Record<'ndjson' | 'csv', Exporter>> = { ndjson, csv };
