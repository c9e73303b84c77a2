/** A client of the simulated Google that hides nothing: plain requests, with the collector's token unless told otherwise. */
import { onTestFinished } from 'vitest';
import { createEstate, serveEstate, type Estate, type EstateOptions, type ServedEstate } from '../index.ts';
import type { CloudChange } from './mutate.ts';
import type { GoogleState } from './state.ts';
import { CLOUD_PLATFORM } from './tokens/oauth.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  text: string;
}

export interface GoogleLab {
  estate: Estate;
  served: ServedEstate;
  state: GoogleState;
  /** `organizations/<number>` */
  root: string;
  change(what: CloudChange): unknown;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A form, as the token endpoints take it. */
  form(path: string, fields: Record<string, string>): Promise<Answer>;
  /** Every row of a listing, page by page; fails on the first refusal. */
  rows(path: string, list: string): Promise<Record<string, unknown>[]>;
}

export async function googleLab(options: EstateOptions = {}): Promise<GoogleLab> {
  const estate = createEstate(options);
  const served = await serveEstate(estate);
  onTestFinished(() => served.close());
  const { state } = estate.google;
  const token = (): string =>
    state.tokens.issue({ principal: state.collector.email, kind: 'service-account', scopes: [CLOUD_PLATFORM] }).token;
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(served.url + path, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const body = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, headers: response.headers, body, text };
  };
  const signed = (headers: Record<string, string> = {}): Record<string, string> => ({
    authorization: `Bearer ${token()}`,
    ...headers,
  });
  const lab: GoogleLab = {
    estate,
    served,
    state,
    root: `organizations/${state.organization.number}`,
    change: (what) => estate.google.mutate(what),
    get: (path, headers) => send(path, { headers: signed(headers) }),
    post: (path, body, headers) => send(path, { method: 'POST', headers: signed(headers), body: JSON.stringify(body) }),
    form: (path, fields) => send(path, { method: 'POST', body: new URLSearchParams(fields) }),
    async rows(path, list) {
      const found: Record<string, unknown>[] = [];
      for (let pageToken = ''; ;) {
        const { status, body } = await lab.get(
          pageToken === '' ? path : `${path}${path.includes('?') ? '&' : '?'}pageToken=${pageToken}`,
        );
        if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
        found.push(...((body[list] ?? []) as Record<string, unknown>[]));
        if (typeof body['nextPageToken'] !== 'string') return found;
        pageToken = body['nextPageToken'];
      }
    },
  };
  return lab;
}

interface Refusal {
  code: number;
  status: string;
  message: string;
  details?: { '@type': string; reason?: string; metadata?: Record<string, string> }[];
}
export const refusal = ({ body }: Answer): Refusal => body['error'] as Refusal;
/** `reason` of the ErrorInfo. */
export const reason = (answer: Answer): string | undefined =>
  refusal(answer).details?.find((one) => one.reason)?.reason;
