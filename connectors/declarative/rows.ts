/** One answer → its rows, without what must not be seen. */
import { ReadFailed } from '../../core/errors.ts';
import type { Stream } from './manifest.ts';
import { valueAt, without } from './path.ts';
import { withoutSecrets } from './verdict.ts';

export interface FoundRow {
  row: unknown;
  outer: unknown;
}

/** @throws ReadFailed when the list is not where the manifest says */
export function rowsIn(
  stream: Pick<Stream, 'title' | 'records' | 'one' | 'emptyWhenMissing' | 'columns' | 'unnest' | 'drop'>,
  body: unknown,
  columns: unknown,
): { rows: readonly unknown[]; found: FoundRow[] } {
  const rows = listIn(stream, body).map((row) =>
    without(stream.columns === undefined ? row : named(row, columns, stream.title), stream.drop),
  );
  const { unnest } = stream;
  if (unnest === undefined) return { rows, found: rows.map((row) => ({ row, outer: undefined })) };
  const found = rows.flatMap((outer) => {
    const inner = valueAt(outer, unnest);
    // None would read as "nothing happened".
    if (!Array.isArray(inner)) throw new ReadFailed('failed', `${stream.title}: a row has no list at "${unnest}"`);
    return (inner as unknown[]).map((row) => ({ row, outer }));
  });
  return { rows, found };
}

function listIn({ title, records, one, emptyWhenMissing }: Parameters<typeof rowsIn>[0], body: unknown): unknown[] {
  const list = valueAt(body, records);
  const said = errorIn(body);
  const failed = ['error', 'errors.0'].some((path) => Boolean(valueAt(body, path)));
  // "None" is only believed of an answer that does not speak of an error.
  if (Array.isArray(list) && (list.length > 0 || !failed)) return one === true ? list.slice(0, 1) : (list as unknown[]);
  if (one === true && typeof list === 'object' && !failed) return [list];
  const isMissing = list === undefined && typeof body === 'object' && !failed && said === undefined;
  if (isMissing && emptyWhenMissing === true) return [];
  const place = records === '.' ? 'the answer is no list' : `the answer has no list at "${records}"`;
  throw new ReadFailed('failed', `${title}: ${place}${said === undefined ? '' : `; it says: ${said}`}`, {
    next: 'If the provider changed its answer, the manifest needs to follow.',
  });
}

/** A 200 with an error inside. */
function errorIn(body: unknown): string | undefined {
  for (const path of ['error.message', 'error', 'message', 'errors.0.message', 'errors.0']) {
    const said = valueAt(body, path);
    if (typeof said === 'string') return withoutSecrets(said);
  }
  return undefined;
}

/** `[1, 2]` and the names of the columns → `{a: 1, b: 2}` */
function named(row: unknown, columns: unknown, title: string): unknown {
  if (!Array.isArray(row) || !Array.isArray(columns) || row.length !== columns.length) {
    throw new ReadFailed('failed', `${title}: the rows do not fit the columns of the answer`);
  }
  return Object.fromEntries(columns.map((name, index) => [String(name), (row as unknown[])[index]]));
}
