/** Bad days, as Microsoft's services and the network before them have them. See ../faults.ts. */
import { gzipSync } from 'node:zlib';
import type { Fault } from '../faults.ts';
import type { Reply } from '../wire.ts';

const HTML =
  '<!DOCTYPE html><html><head><title>Web Gateway</title></head><body><h1>Sign in to the proxy</h1></body></html>';

/** A fault that answers instead of the service. */
export function earlyReply(fault: Fault): Reply | undefined {
  if (fault.kind === 'reset') return { status: 500, headers: {}, body: '', wire: 'reset' };
  if (fault.kind === 'redirect') return { status: 307, headers: { location: fault.to }, body: '' };
  if (fault.kind !== 'html') return undefined;
  return { status: fault.status ?? 200, headers: { 'content-type': 'text/html' }, body: HTML };
}

type Row = Record<string, unknown>;

function poisoned(row: unknown, how: string): unknown {
  if (typeof row !== 'object' || row === null) return { not: 'text' };
  const copy: Row = { ...(row as Row) };
  const texts = Object.keys(copy).filter((key) => typeof copy[key] === 'string' && !key.startsWith('@'));
  const date = texts.find((key) => key.endsWith('DateTime'));
  const name = texts.find((key) => /[nN]ame$/.test(key)) ?? texts[0] ?? 'id';
  if (how === 'missing-id') for (const key of Object.keys(copy).filter((k) => /^id$|Id$/.test(k))) delete copy[key];
  if (how === 'wrong-type') copy[date ?? name] = date ? 'yesterday-ish' : 42;
  if (how === 'huge-string') copy[name] = 'A'.repeat(5 << 20);
  if (how === 'lone-surrogate') copy[name] = `${String(copy[name])}\ud800`;
  return copy;
}

/** A fault in what the service says, still in a valid form. */
export function spoil(
  fault: Fault,
  body: Row,
  request: { base: string; pathname: string; search: URLSearchParams },
): Row {
  const copy: Row = { ...body };
  const { value } = copy;
  if (fault.kind === 'empty-list' && Array.isArray(value)) {
    copy['value'] = [];
    delete copy['@odata.nextLink'];
  }
  if (fault.kind === 'repeat-cursor' && request.search.has('$skiptoken')) {
    const path = request.pathname.split('/').slice(2).join('/');
    copy['@odata.nextLink'] = `${request.base}/${path}?${request.search.toString()}`;
  }
  if (fault.kind === 'poison' && Array.isArray(value) && value.length > 0) {
    copy['value'] = [poisoned(value[0], fault.how ?? 'wrong-type'), ...(value as unknown[]).slice(1)];
  }
  return copy;
}

/** A fault on the way back. */
export function damage(fault: Fault, reply: Reply): Reply {
  if (fault.kind === 'truncate') return { ...reply, wire: 'truncate' };
  if (fault.kind === 'slow') return { ...reply, delayMs: fault.ms };
  if (fault.kind !== 'huge') return reply;
  const body = reply.body.toString() + ' '.repeat((fault.megabytes ?? 200) << 20);
  if (!fault.gzip) return { ...reply, body };
  return { ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' }, body: gzipSync(body, { level: 1 }) };
}
