/** https://learn.microsoft.com/en-us/graph/json-batching */
import type { Wire } from './entity.ts';
import { badRequest } from './errors.ts';

export interface BatchItem {
  id: string;
  method: string;
  /** Relative to the version: `/applications?$top=5`, with or without the slash. */
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

export interface BatchAnswer {
  status: number;
  headers: Record<string, string>;
  body: Wire;
}

const LIMIT = 20;

function items(body: string): BatchItem[] {
  let parsed: { requests?: unknown };
  try {
    parsed = JSON.parse(body) as { requests?: unknown };
  } catch {
    throw badRequest('Invalid batch payload format.');
  }
  const { requests } = parsed;
  if (!Array.isArray(requests) || requests.length === 0) throw badRequest('Invalid batch payload format.');
  if (requests.length > LIMIT) {
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${LIMIT}.`);
  }
  return requests.map(item);
}

function item(given: Partial<BatchItem>): BatchItem {
  const { id, method, url, headers = {}, body } = given;
  if (typeof id !== 'string' || typeof method !== 'string' || typeof url !== 'string') {
    throw badRequest('Invalid batch payload format.');
  }
  if ('dependsOn' in given) throw badRequest('The estate does not sequence batch requests.');
  if (body !== undefined && !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')) {
    throw badRequest('Content-Type header is required for requests with a body.');
  }
  return { id, method, url: url.startsWith('/') ? url : `/${url}`, headers, body };
}

/** Answers come in another order than the requests, as the documentation warns. */
export function answerBatch(body: string, answer: (item: BatchItem) => BatchAnswer): Wire {
  const all = items(body);
  const ids = new Set(all.map(({ id }) => id.toLowerCase()));
  if (ids.size < all.length) throw badRequest('Request Id has to be unique in a batch.');
  return { responses: all.toReversed().map((each) => ({ id: each.id, ...answer(each) })) };
}
