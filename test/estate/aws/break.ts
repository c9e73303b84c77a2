import { gzipSync } from 'node:zlib';
import type { Fault } from '../faults.ts';
import type { Reply } from '../wire.ts';
import { denied } from './access.ts';
import { common, MESSAGES, type AwsError } from './errors.ts';
import type { ServiceModel } from './model.ts';
import { TOKEN_NAMES, tokenOf } from './page.ts';
import type { Output } from './serialize.ts';
import type { Params } from './validate.ts';

/** The refusal that a fault stands for, if it stands for one. */
export function faultError(fault: Fault, model: ServiceModel, callerArn: string, action: string): AwsError | undefined {
  if (fault.kind === 'throttle') return common(model, 'throttled', MESSAGES.throttled);
  if (fault.kind === 'expired-token') return common(model, 'expired', MESSAGES.expired);
  if (fault.kind === 'deny') {
    const by = { identity: 'implicit', explicit: 'explicit', scp: 'scp' } as const;
    return denied(model, callerArn, action, '*', by[fault.by ?? 'identity']);
  }
  if (fault.kind === 'server-error') {
    const kind = (fault.status ?? 500) === 500 ? 'internal' : 'unavailable';
    const error = common(model, kind, 'We encountered an internal error. Please try again.');
    return Object.assign(error, { status: fault.status ?? error.status });
  }
  return undefined;
}

const HTML =
  '<!DOCTYPE html><html><head><title>Web Gateway</title></head><body><h1>Sign in to the proxy</h1></body></html>';

/** A fault that answers without asking the service at all. */
export function faultReply(fault: Fault): Reply | undefined {
  if (fault.kind === 'reset') return { status: 500, headers: {}, body: '', wire: 'reset' };
  if (fault.kind === 'redirect') return { status: 307, headers: { location: fault.to }, body: '' };
  if (fault.kind === 'html')
    return { status: fault.status ?? 200, headers: { 'content-type': 'text/html' }, body: HTML };
  return undefined;
}

type Row = Record<string, unknown>;

function poisoned(row: unknown, how: string): unknown {
  if (typeof row !== 'object' || row === null) {
    return how === 'huge-string'
      ? 'A'.repeat(5 << 20)
      : how === 'lone-surrogate'
        ? `${String(row)}\ud800`
        : { not: 'text' };
  }
  const copy = { ...(row as Row) };
  const keys = Object.keys(copy);
  const date = keys.find((key) => typeof copy[key] === 'number');
  const texts = keys.filter((key) => typeof copy[key] === 'string');
  const name = texts.find((key) => /Name$|^name$/.test(key)) ?? texts[0] ?? '';
  if (how === 'missing-id') for (const key of keys.filter((k) => /(Id|ID|Arn|ARN)$/.test(k))) delete copy[key];
  if (how === 'wrong-type') copy[date ?? name] = date ? 'yesterday-ish' : 42;
  if (how === 'huge-string') copy[name] = 'A'.repeat(5 << 20);
  if (how === 'lone-surrogate') copy[name] = `${String(copy[name])}\ud800`;
  return copy;
}

/** A fault in what the service says, still in a valid wire form. */
export function spoil(fault: Fault, output: Output, params: Params): Output {
  const copy: Row = { ...output };
  if (fault.kind === 'empty-list') {
    for (const key of Object.keys(copy)) if (Array.isArray(copy[key])) copy[key] = [];
    for (const name of TOKEN_NAMES) delete copy[name];
    if ('IsTruncated' in copy) copy['IsTruncated'] = false;
  }
  if (fault.kind === 'repeat-cursor') {
    const token = tokenOf(params);
    const name = TOKEN_NAMES.find((n) => n in copy || n in params);
    if (token && name) copy[name] = token;
    if (token && 'IsTruncated' in copy) copy['IsTruncated'] = true;
  }
  if (fault.kind === 'poison') {
    const key = Object.keys(copy).find((k) => Array.isArray(copy[k]) && copy[k].length > 0);
    const list = key ? (copy[key] as unknown[]) : [];
    if (key) copy[key] = [poisoned(list[0], fault.how ?? 'wrong-type'), ...list.slice(1)];
  }
  return copy;
}

/** A fault on the way back. */
export function damage(fault: Fault, reply: Reply): Reply {
  if (fault.kind === 'truncate') return { ...reply, wire: 'truncate' };
  if (fault.kind === 'slow') return { ...reply, delayMs: fault.ms };
  if (fault.kind === 'huge') {
    const body = reply.body.toString() + ' '.repeat((fault.megabytes ?? 200) << 20);
    if (!fault.gzip) return { ...reply, body };
    return { ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' }, body: gzipSync(body, { level: 1 }) };
  }
  return reply;
}
