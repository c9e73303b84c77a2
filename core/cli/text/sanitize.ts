/**
 * Names come from providers, and anybody who may create a role may put terminal escapes or right-to-left marks into
 * its name (CWE-150, CWE-117). They are shown spelled out, so that nothing is hidden and nothing is obeyed.
 */

/** C0, DEL, C1, zero-width and bidirectional controls, line and paragraph separators, tags, lone surrogates. */
const UNSAFE =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** One line that a terminal shows and does not obey. */
export function sanitize(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
