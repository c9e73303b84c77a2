/** Cells → one line of CSV. */

/**
 * A cell that starts so is a formula to a spreadsheet (https://owasp.org/www-community/attacks/CSV_Injection); an
 * apostrophe before it makes it text. A line feed counts too: some programs drop it first.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n\t;']|^\s|\s$/;

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
