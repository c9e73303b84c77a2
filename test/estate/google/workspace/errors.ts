/** Refusals in the form of Google's older APIs: https://developers.google.com/workspace/admin/directory/v1/guides/troubleshoot-error-codes */
import type { Reply } from '../../wire.ts';

export class ApiError extends Error {
  readonly status: number;
  readonly reason: string;
  readonly domain: string;
  /** Of newer parts: `status` and `details` beside `errors`. */
  readonly more: Record<string, unknown>;

  constructor(status: number, reason: string, message: string, domain = 'global', more: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.domain = domain;
    this.more = more;
  }
}

export function refusal({ status, reason, message, domain, more }: ApiError): Reply {
  const error = { code: status, message, errors: [{ message, domain, reason }], ...more };
  return { status, headers: json, body: JSON.stringify({ error }, null, 2) };
}

export const json = { 'content-type': 'application/json; charset=UTF-8' };

const info = (reason: string, metadata: Record<string, string>) => [
  { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata },
];

export const invalid = (message: string, reason = 'invalid'): ApiError => new ApiError(400, reason, message);
export const notFound = (what: string): ApiError => new ApiError(404, 'notFound', `Resource Not Found: ${what}`);
/** An administrator without the privilege, or no administrator at all. */
export const notAuthorized = (): ApiError =>
  new ApiError(403, 'forbidden', 'Not Authorized to access this resource/api');
/** What Reports says to the same person, with a status that is not about the token. */
export const notAuthorizedToRead = (): ApiError =>
  new ApiError(401, 'authError', 'Access denied. You are not authorized to read activity records.');
export const badToken = (): ApiError =>
  new ApiError(
    401,
    'authError',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    'global',
    { status: 'UNAUTHENTICATED' },
  );
export const missingScope = (service: string, method: string): ApiError =>
  new ApiError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.', 'global', {
    status: 'PERMISSION_DENIED',
    details: info('ACCESS_TOKEN_SCOPE_INSUFFICIENT', { service, method }),
  });
export const apiDisabled = (service: string, project: string): ApiError =>
  new ApiError(
    403,
    'accessNotConfigured',
    `Admin SDK API has not been used in project ${project} before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/${service}/overview?project=${project} then retry.`,
    'usageLimits',
    { status: 'PERMISSION_DENIED', details: info('SERVICE_DISABLED', { service, consumer: `projects/${project}` }) },
  );
/** The Directory API speaks of its quota with 403; https://developers.google.com/workspace/admin/directory/v1/limits */
export const slowDown = (): ApiError =>
  new ApiError(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded', 'usageLimits');
/** … and Reports with 503: https://developers.google.com/workspace/admin/reports/v1/limits */
export const backendError = (status = 503): ApiError =>
  new ApiError(status, 'backendError', 'Service unavailable. Please try again');
