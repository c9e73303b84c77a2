/** Faults, as Google would fail. What any provider's wire does is told by AWS's side, once. */
import type { Fault } from '../faults.ts';
import { GoogleError, permissionDenied, rateLimited, unauthenticated, type Status } from './errors.ts';

const SERVER: Readonly<Record<number, [Status, string]>> = {
  500: ['INTERNAL', 'Internal error encountered.'],
  502: ['UNAVAILABLE', 'Bad gateway.'],
  503: ['UNAVAILABLE', 'The service is currently unavailable.'],
  504: ['UNAVAILABLE', 'Deadline expired before operation could complete.'],
};

/** The refusal that a fault stands for, if it stands for one. */
export function faultError(
  fault: Fault,
  service: string,
  operation: string,
  consumer: string,
): GoogleError | undefined {
  if (fault.kind === 'throttle') return rateLimited(`${service}.googleapis.com`, consumer);
  if (fault.kind === 'expired-token') return unauthenticated(`${service}.googleapis.com`, 'invalid', operation);
  if (fault.kind === 'deny') return permissionDenied(`${service}.${operation}`, `projects/${consumer}`);
  if (fault.kind !== 'server-error') return undefined;
  const http = fault.status ?? 500;
  const [status, message] = SERVER[http] ?? ['INTERNAL', 'Internal error encountered.'];
  return new GoogleError(status, message, [], { http });
}

type Row = Record<string, unknown>;

/** A fault in what the service says, still in a valid wire form. */
export function spoil(fault: Fault, answer: Row, pageToken: string | undefined): Row {
  const copy = { ...answer };
  const list = Object.keys(copy).find((key) => Array.isArray(copy[key]) && copy[key].length > 0);
  if (fault.kind === 'empty-list') {
    if (list) delete copy[list];
    delete copy['nextPageToken'];
  }
  if (fault.kind === 'repeat-cursor' && pageToken !== undefined) copy['nextPageToken'] = pageToken;
  if (fault.kind === 'poison' && list) {
    const [first, ...rest] = copy[list] as unknown[];
    copy[list] = [poisoned(first, fault.how ?? 'wrong-type'), ...rest];
  }
  return copy;
}

function poisoned(row: unknown, how: string): unknown {
  if (typeof row !== 'object' || row === null) return how === 'wrong-type' ? { not: 'text' } : `${String(row)}\ud800`;
  const copy = { ...(row as Row) };
  const texts = Object.keys(copy).filter((key) => typeof copy[key] === 'string');
  const name = texts.find((key) => key === 'name') ?? texts[0] ?? '';
  if (how === 'missing-id')
    for (const key of ['name', 'uid', 'uniqueId', 'email', 'accessId', 'clientId']) delete copy[key];
  if (how === 'wrong-type') copy[name] = 42;
  if (how === 'huge-string') copy[name] = 'A'.repeat(5 << 20);
  if (how === 'lone-surrogate') copy[name] = `${String(copy[name])}\ud800`;
  return copy;
}
