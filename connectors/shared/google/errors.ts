/** What Google's error answers mean for the coverage. https://google.aip.dev/193 */
import { z } from 'zod';
import { ReadFailed } from '../../../core/errors.ts';
import type { Unknown } from '../../../core/model.ts';

const Detail = z.looseObject({
  reason: z.string().optional().catch(undefined),
  metadata: z.record(z.string(), z.string()).optional().catch(undefined),
});
const ErrorBody = z.object({
  error: z.object({
    message: z.string().catch(''),
    status: z.string().optional().catch(undefined),
    details: z.array(Detail).catch([]),
    // The older APIs (storage, the Admin SDK) say it here. https://docs.cloud.google.com/storage/docs/json_api/v1/status-codes
    errors: z.array(z.looseObject({ reason: z.string().optional().catch(undefined) })).catch([]),
  }),
});

/** What Google said. `cause` of the ReadFailed that a refused call throws. */
export class GoogleError extends Error {
  readonly status: number;
  /** `ErrorInfo.reason`, e.g. `SERVICE_DISABLED`, else the older APIs' reason or the status word. */
  readonly reason: string;
  readonly metadata: Readonly<Record<string, string>>;

  constructor(status: number, reason: string, message: string, metadata: Readonly<Record<string, string>>) {
    super(message);
    this.name = 'GoogleError';
    this.status = status;
    this.reason = reason;
    this.metadata = metadata;
  }
}

export function parseError(status: number, body: string): GoogleError {
  const parsed = ErrorBody.safeParse(jsonOf(body));
  if (!parsed.success) {
    const what = /^\s*</.test(body) ? 'a web page instead of an API answer' : 'an answer that is not understood';
    return new GoogleError(status, 'NOT_AN_API_ERROR', `HTTP ${status} with ${what}`, {});
  }
  const { message, status: word, details, errors } = parsed.data.error;
  const info = details.find(({ reason }) => reason !== undefined);
  const reason = info?.reason ?? errors[0]?.reason ?? word ?? '';
  return new GoogleError(status, reason, message.slice(0, 500), info?.metadata ?? {});
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What Google said, when it was Google that refused. */
export function googleErrorOf(error: unknown): GoogleError | undefined {
  return error instanceof ReadFailed && error.cause instanceof GoogleError ? error.cause : undefined;
}

export const isDenied = (error: unknown): boolean => error instanceof ReadFailed && error.because === 'denied';
export const isDisabled = (error: unknown): boolean => error instanceof ReadFailed && error.because === 'disabled';
/** Gone, or hidden from us: Google does not tell which. */
export const isMissing = (error: unknown): boolean => googleErrorOf(error)?.status === 404;

/** https://docs.cloud.google.com/apis/docs/reference/rpc/google.api#errorreason */
const disabled = new Set([
  'SERVICE_DISABLED',
  'accessNotConfigured',
  'BILLING_DISABLED',
  'CONSUMER_INVALID',
  'CONSUMER_SUSPENDED',
  'RESOURCE_PROJECT_INVALID',
]);

function because({ status, reason, message }: GoogleError): Unknown {
  if (disabled.has(reason) || /\bproject\b.{0,80}\b(?:has been|is being|was) deleted\b/i.test(message))
    return 'disabled';
  if (status === 403) return 'denied';
  if (status === 404) return reason === 'NOT_AN_API_ERROR' ? 'unsupported' : 'denied';
  return status === 501 ? 'unsupported' : 'failed';
}

/** @param operation e.g. `cloudasset:assets.list` */
export function asReadFailed(error: GoogleError, operation: string): ReadFailed {
  const { message, next } = wordsFor(error, operation);
  return new ReadFailed(because(error), `${operation}: ${message}`, { next, cause: error });
}

interface Words {
  message: string;
  next?: string;
}

function wordsFor(error: GoogleError, operation: string): Words {
  const { status, reason, message, metadata } = error;
  const service = metadata['service'] ?? `${operation.split(':')[0] ?? ''}.googleapis.com`;
  const consumer = metadata['consumer'];
  if (consumer === GCLOUD_PROJECT) {
    return {
      message: `the sign-in of gcloud has no quota project, which would pay for ${service}`,
      next: 'Set quotaProject in this source, or run: gcloud auth application-default set-quota-project PROJECT',
    };
  }
  if (reason === 'SERVICE_DISABLED' || reason === 'accessNotConfigured') {
    const project = consumer?.replace(/^projects\//, '');
    const enable = `https://console.cloud.google.com/apis/library/${service}`;
    return {
      message: `the API ${service} is not enabled in ${consumer === undefined ? 'the project that is charged' : `project ${project ?? ''}`}`,
      next: `Enable it there: ${project === undefined ? enable : `${enable}?project=${encodeURIComponent(project)}`}`,
    };
  }
  if (reason === 'USER_PROJECT_DENIED') {
    return {
      message,
      next: 'Allow serviceusage.services.use on the quotaProject, or remove quotaProject from this source.',
    };
  }
  if (reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT') {
    return { message, next: 'Sign in again with the scopes of this source; `discover permissions` lists them.' };
  }
  if (/vpcServiceControls|prohibited by organization's policy/i.test(message)) {
    return { message, next: 'A service perimeter keeps us out: add the caller to its access level or ingress rule.' };
  }
  if (status === 401) {
    return {
      message: 'Google did not accept the access token',
      next: 'Sign in again, and check this machine’s clock.',
    };
  }
  if (status === 403) {
    const permission = metadata['permission'];
    const said = permission !== undefined && !message.includes(permission) ? `${message} (${permission})` : message;
    return {
      message: said,
      next: permission === undefined ? permissionsHint : `Allow ${permission}; ${permissionsHint}`,
    };
  }
  if (status === 404) return { message: `${message || 'not found'} (gone, or hidden from the caller)` };
  return { message: message === '' ? `HTTP ${status} ${reason}` : message };
}

/** That of gcloud itself. https://docs.cloud.google.com/docs/authentication/troubleshoot-adc#user-creds-client-based */
const GCLOUD_PROJECT = 'projects/764086051850';

const permissionsHint = '`discover permissions` prints the whole role.';

/**
 * Google says "slow down" with 429, and the older APIs with 403 and the reason in the body.
 * https://developers.google.com/workspace/admin/directory/v1/limits. How long to wait is in the body, as a RetryInfo:
 * https://docs.cloud.google.com/apis/docs/reference/rpc/google.rpc#google.rpc.RetryInfo
 */
export function isThrottle(status: number, _headers: Headers, body: string): boolean | number {
  const refused =
    status === 429 ||
    (status === 403 && /"(?:rateLimitExceeded|userRateLimitExceeded|RATE_LIMIT_EXCEEDED)"/.test(body));
  if (!refused) return false;
  const [, seconds] = /"retryDelay"\s*:\s*"(\d{1,6}(?:\.\d{1,9})?)s"/.exec(body) ?? [];
  return seconds === undefined ? true : Math.ceil(Number(seconds) * 1000);
}
