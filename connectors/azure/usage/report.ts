/** What a report says of each thing, by id; what it says nothing of was not used, unless something of it could not be read. */
import type { Run } from '../../../core/connector.ts';
import { isUnknown, type NotSeen } from '../../../core/model.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Reader, Request } from '../client/reader.ts';

/** `{unknown}`: the report could not be read. */
export type Report<T extends object> = Rows<T> | NotSeen;
export const isRead = <T extends object>(report: Report<T>): report is Rows<T> => report instanceof Rows;

export class Rows<T extends object> {
  readonly #rows: ReadonlyMap<string, T | NotSeen>;
  readonly #doubt: NotSeen | undefined;

  /** @param doubt why anything may be missing */
  constructor(rows: Iterable<readonly [id: string, row: T | NotSeen]>, doubt?: NotSeen) {
    this.#rows = new Map(rows);
    this.#doubt = doubt;
  }

  /** Ids are in any case. `undefined`: the report does not have it. */
  of(id: string): T | NotSeen | undefined {
    return this.#rows.get(id.toLowerCase()) ?? this.#doubt;
  }
}

/** @param parse `undefined`: the row does not say whose it is, so that it may be anybody's */
export async function readReport<T extends object>(
  reader: Reader,
  run: Run,
  request: Request,
  parse: (row: unknown) => readonly [id: string, row: T | NotSeen] | undefined,
  join: (a: T, b: T) => T,
): Promise<Report<T>> {
  const rows = new Map<string, T | NotSeen>();
  let odd = 0;
  try {
    for await (const row of reader.rows(request)) {
      const [id, found] = parse(row) ?? [];
      if (id === undefined || found === undefined) {
        odd++;
        continue;
      }
      const key = id.toLowerCase();
      const before = rows.get(key);
      rows.set(
        key,
        before === undefined || isUnknown(found) ? found : isUnknown(before) ? before : join(before, found),
      );
    }
  } catch (error) {
    return notSeen(error);
  }
  if (odd === 0 && rows.size === 0)
    return { unknown: 'pending', detail: `${request.operation} is empty: not made yet` };
  if (odd === 0) return new Rows(rows);
  const doubt: NotSeen = { unknown: 'failed', detail: `${odd} rows of ${request.operation} do not say whose they are` };
  run.blind(`rows of ${request.operation}`, 'failed', doubt.detail);
  return new Rows(rows, doubt);
}
