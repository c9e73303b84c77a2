/** Reads a body to its end or not at all: counted as unpacked bytes, and checked for having been cut off. */
import { Fault } from './faults.ts';

export const defaultMaxBytes = 32 * 2 ** 20;

/** Thrown inside the door only; it becomes ResponseTooLarge. */
export class Oversized extends Error {}

/**
 * `fetch` has unpacked gzip, br and deflate by the time we read, so this counts what the memory will hold. (Limits of
 * undici itself count bytes on the wire, which a 200 KB bomb of 200 MB passes.)
 *
 * @throws Oversized as soon as one byte too many arrives; the connection is then to be closed
 * @throws Fault `truncated`
 */
export async function readWhole(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) throw new Oversized();
    chunks.push(value);
  }
  const bytes = join(chunks, size);
  if (response.ok && isCutOff(bytes, response.headers.get('content-type') ?? '')) throw new Fault('truncated');
  return bytes;
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

const utf8 = new TextDecoder();

/**
 * Built-in `fetch` takes a gzip stream that ends in the middle for a whole one (it flushes with `Z_SYNC_FLUSH`), and
 * HTTP/1.0 bodies end where the connection does. So the format must tell: JSON that parses, XML that closes.
 */
function isCutOff(bytes: Uint8Array, contentType: string): boolean {
  if (bytes.byteLength === 0) return false;
  if (/^(?:application|text)\/(?:[\w.+-]+\+)?json\b|^application\/x-amz-json/i.test(contentType)) return !isJson(bytes);
  if (/^(?:application|text)\/(?:[\w.+-]+\+)?xml\b/i.test(contentType)) return !closes(bytes);
  return false;
}

/** True when XML ends with the end tag of the element that it starts with. */
function closes(bytes: Uint8Array): boolean {
  const root = /<([A-Za-z_][\w:.-]*)/.exec(utf8.decode(bytes.subarray(0, 4096)))?.[1];
  const end = utf8.decode(bytes.subarray(-256)).trimEnd();
  return (
    root !== undefined &&
    (end.endsWith(`</${root}>`) || (end.endsWith('/>') && end.lastIndexOf('<') === end.indexOf(`<${root}`)))
  );
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(utf8.decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/** A fresh Response with everything in memory, that can be read like the one from the network. */
export function responseOf(original: Response, bytes: Uint8Array<ArrayBuffer>, url: string): Response {
  const { status, statusText } = original;
  const headers = new Headers(original.headers);
  // They described the bytes on the wire.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  const bodiless = status === 204 || status === 205 || status === 304;
  const response = new Response(bodiless ? null : bytes, { status, statusText, headers });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}
