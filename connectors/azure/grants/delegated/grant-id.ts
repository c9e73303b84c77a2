/**
 * A delegated grant's id is made of its client, its API and, for one user, that user. Microsoft does not promise it, so
 * it is only believed where every grant of a full reading bears it out. It tells whose a removed grant was: of those,
 * the changes give nothing but the id.
 */
import { Buffer } from 'node:buffer';

/** Two or three GUIDs. */
const LENGTHS = new Set([32, 48]);

/** @returns object id of the client; `undefined` when the id is made in some other way */
export function clientOf(id: string): string | undefined {
  const bytes = Buffer.from(id, 'base64url');
  if (!LENGTHS.has(bytes.length)) return undefined;
  // The first three parts of a GUID are little-endian.
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  const hex = order.map((at) => bytes.toString('hex', at, at + 1)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
