/** Columns of text for people. Every cell is sanitized here, so no caller can forget it. */
import { sanitize } from './sanitize.ts';
import { fit, pad, widthOf } from './width.ts';

export interface Column<Row> {
  title: string;
  value: (row: Row) => string;
  align?: 'left' | 'right';
  /** May be cut when the terminal is narrow, down to so many cells (`true`: 20). */
  flexible?: boolean | number;
  /** May be left out when even that is not enough: 1 goes first. */
  leaveOut?: number;
  paint?: (row: Row) => (text: string) => string;
}

const GAP = 2;
/** A column that is cut further than this says little. */
function narrowest({ flexible }: { flexible?: boolean | number }): number {
  return typeof flexible === 'number' ? flexible : flexible === true ? 20 : Infinity;
}

/**
 * @param width of the terminal in cells; `undefined` where nothing must be cut, e.g. in a pipe
 * @returns lines without a line break at their end; the first is the heading
 */
export function table<Row>(all: readonly Column<Row>[], rows: readonly Row[], width?: number): string[] {
  const measured = all.map((column) => {
    const cells = rows.map((row) => sanitize(column.value(row)));
    return { column, cells, natural: Math.max(widthOf(column.title), ...cells.map(widthOf)) };
  });
  const kept = width === undefined ? measured : fitting(measured, width);
  const columns = kept.map(({ column }) => column);
  const natural = kept.map((each) => each.natural);
  const widths = width === undefined ? natural : narrowed(columns, natural, width);
  const cells = rows.map((_, number) => kept.map((each) => each.cells[number] ?? ''));
  const heading = columns.map(({ title, align }, index) => pad(title, widths[index] ?? 0, align));
  const body = cells.map((line, number) =>
    line.map((text, index) => {
      const column = columns[index];
      const row = rows[number] as Row;
      const cut = fit(text, widths[index] ?? 0);
      const space = pad(cut, widths[index] ?? 0, column?.align);
      return column?.paint === undefined ? space : space.replace(cut, () => column.paint?.(row)(cut) ?? cut);
    }),
  );
  return [heading, ...body].map((line) => line.join(' '.repeat(GAP)).trimEnd());
}

interface Measured<Row> {
  column: Column<Row>;
  natural: number;
}

/** Leaves out columns until the rest fits, or none may be left out. */
function fitting<M extends Measured<never>>(measured: readonly M[], width: number): M[] {
  const kept = [...measured];
  const needed = (): number =>
    kept.reduce((sum, { column, natural }) => sum + GAP + Math.min(natural, narrowest(column)), -GAP);
  while (needed() > width) {
    const first = kept
      .filter(({ column }) => column.leaveOut !== undefined)
      .toSorted((a, b) => (a.column.leaveOut ?? 0) - (b.column.leaveOut ?? 0))[0];
    if (first === undefined) return kept;
    kept.splice(kept.indexOf(first), 1);
  }
  return kept;
}

/** Takes from the widest flexible column, cell by cell, until all fit or nothing more can be taken. */
function narrowed<Row>(columns: readonly Column<Row>[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, each) => sum + each, 0) + GAP * (widths.length - 1) - width;
  while (over > 0) {
    const widest = columns.reduce(
      (best, column, index) => ((widths[index] ?? 0) > Math.max(narrowest(column), widths[best] ?? 0) ? index : best),
      -1,
    );
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over--;
  }
  return widths;
}
