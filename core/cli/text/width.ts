/** How many terminal cells a text takes, near enough to keep columns straight. */

const ZERO = /[\p{Mn}\p{Me}]/u;
/** East Asian wide and fullwidth, and emoji (https://www.unicode.org/reports/tr11/). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
// oxlint-disable-next-line no-control-regex -- the sequences that set colours
const COLOURS = /\u001b\[[\d;]*m/g;
const PLAIN = /^[\u0020-\u007e]*$/;

export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text.replace(COLOURS, '')) width += cells(character);
  return width;
}

function cells(character: string): number {
  if (ZERO.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Cuts uncoloured text to a width, with `…` where something is missing. */
export function fit(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let shown = '';
  let used = 1;
  for (const character of text) {
    used += cells(character);
    if (used > width) break;
    shown += character;
  }
  return `${shown}…`;
}

export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}
