/**
 * Signature Version 4, the verifying side, written from
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Incoming } from '../wire.ts';

export interface Authorization {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
}

const FORM =
  /^AWS4-HMAC-SHA256 +Credential=([^/, ]+)\/(\d{8})\/([^/, ]+)\/([^/, ]+)\/aws4_request, *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})$/;

/** `null`: it claims to be SigV4, and is not well formed. */
export function parseAuthorization(header: string): Authorization | null {
  const [, accessKeyId, date, region, service, signedHeaders, proof] = FORM.exec(header) ?? [];
  if (!accessKeyId || !date || !region || !service || !signedHeaders || !proof) return null;
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature: proof };
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();

/** RFC 3986 unreserved characters stay; all else becomes %XY, upper case. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return at < 0
      ? [encode(decode(pair)), '']
      : [encode(decode(pair.slice(0, at))), encode(decode(pair.slice(at + 1)))];
  });
  return pairs
    .toSorted(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

function canonicalRequest(request: Incoming, signedHeaders: readonly string[]): string {
  const [path = '/', query = ''] = request.target.split('?', 2);
  // Every service but S3 encodes the path twice: the path as sent is encoded once, so encode each segment again.
  const uri = path.split('/').map(encode).join('/');
  const headers = signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`);
  const hash = request.headers['x-amz-content-sha256'] ?? sha256(request.body);
  return [request.method, uri, canonicalQuery(query), headers.join(''), signedHeaders.join(';'), hash].join('\n');
}

const signingKeys = new Map<string, Buffer>();

function signingKey(
  secret: string,
  { date, region, service }: Pick<Authorization, 'date' | 'region' | 'service'>,
): Buffer {
  const name = `${secret}/${date}/${region}/${service}`;
  const cached = signingKeys.get(name);
  if (cached) return cached;
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request');
  if (signingKeys.size > 5000) signingKeys.clear();
  signingKeys.set(name, key);
  return key;
}

/** The signature, in hex, that `secret` gives to exactly this request in this scope. */
export function signature(secret: string, request: Incoming, auth: Omit<Authorization, 'signature'>): string {
  const at = request.headers['x-amz-date'] ?? '';
  const scope = `${auth.date}/${auth.region}/${auth.service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, sha256(canonicalRequest(request, auth.signedHeaders))].join('\n');
  return hmac(signingKey(secret, auth), text).toString('hex');
}

/** True when the signature was made with `secret` over exactly this request. */
export function signedWith(secret: string, request: Incoming, auth: Authorization): boolean {
  const claimed = request.headers['x-amz-content-sha256'];
  if (claimed !== undefined && claimed !== sha256(request.body)) return false;
  return timingSafeEqual(Buffer.from(signature(secret, request, auth)), Buffer.from(auth.signature));
}

/** `20261121T120000Z` → seconds, or `undefined` when it is not of that form. */
export function parseAmzDate(text: string): number | undefined {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (y === undefined) return undefined;
  return Date.UTC(Number(y), Number(m) - 1, Number(d), Number(h), Number(min), Number(s)) / 1000;
}

export const amzDate = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/[-:]|\.\d{3}/g, '');
