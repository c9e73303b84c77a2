/** Refusals as Slack words them: status 200 and `ok: false`, but for the rate. https://docs.slack.dev/apis/web-api */
import type { Fault } from '../faults.ts';
import type { Reply } from '../wire.ts';

export class SlackError extends Error {
  readonly more: Readonly<Record<string, unknown>>;

  /** @param code e.g. `missing_scope` */
  constructor(code: string, more: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.more = more;
  }
}

const json = { 'content-type': 'application/json; charset=utf-8' };
/** Until the next call may be made, in seconds. */
const RETRY_AFTER = 1;

export function okReply(
  body: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status: 200, headers: { ...json, ...headers }, body: JSON.stringify({ ok: true, ...body }) };
}

/** @param audit the Audit Logs API says it with the status too */
export function errorReply(
  { message, more }: SlackError,
  audit: boolean,
  headers: Readonly<Record<string, string>>,
): Reply {
  if (message === 'ratelimited') {
    const body = JSON.stringify({ ok: false, error: message });
    return { status: 429, headers: { ...json, 'retry-after': String(RETRY_AFTER) }, body };
  }
  const status = !audit
    ? 200
    : message.endsWith('_authentication')
      ? 401
      : /^invalid_(?:arg|action|cursor)/.test(message)
        ? 400
        : 403;
  return { status, headers: { ...json, ...headers }, body: JSON.stringify({ ok: false, error: message, ...more }) };
}

/** The refusal that a fault stands for, if it stands for one. */
export function faultError(fault: Fault): SlackError | undefined {
  if (fault.kind === 'throttle') return new SlackError('ratelimited');
  if (fault.kind === 'expired-token') return new SlackError('token_expired');
  if (fault.kind === 'deny') return new SlackError(fault.by === 'explicit' ? 'restricted_action' : 'not_allowed');
  return undefined;
}

/** https://docs.slack.dev/apis/web-api: 5xx with a small text */
export const serverError = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: 'internal_error',
});
