/** JSON without loss: an id of 19 digits is no number that JavaScript can hold, so it stays the text that was sent. */
type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown;

const keepDigits: Reviver = (_, value, { source }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source)
    ? source
    : value;

/** Integers beyond 2^53 become text. @throws SyntaxError */
export function parseJson(text: string): unknown {
  // Reading with a reviver takes several times as long, and most answers need none.
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text, keepDigits as (this: unknown, key: string, value: unknown) => unknown);
}
