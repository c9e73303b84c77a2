/** Refusals in the shape of google.rpc.Status: https://cloud.google.com/apis/design/errors and https://google.aip.dev/193 */
import type { Reply } from '../wire.ts';

const CODES = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  UNIMPLEMENTED: 501,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;
export type Status = keyof typeof CODES;
export type Detail = Readonly<Record<string, unknown>>;

export class GoogleError extends Error {
  readonly status: Status;
  readonly details: readonly Detail[];
  /** HTTP status, where it is not that of the code. */
  readonly http: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: Status,
    message: string,
    details: readonly Detail[] = [],
    more: { http?: number; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.details = details;
    this.http = more.http ?? CODES[status];
    this.headers = more.headers ?? {};
  }
}

const type = (name: string): string => `type.googleapis.com/google.rpc.${name}`;

export const errorInfo = (reason: string, domain: string, metadata: Readonly<Record<string, string>>): Detail => ({
  '@type': type('ErrorInfo'),
  reason,
  domain,
  metadata,
});

/** "Cannot find field": what every Google API says to a parameter that it does not have. */
export function unknownName(name: string): GoogleError {
  const description = `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`;
  return new GoogleError('INVALID_ARGUMENT', description, [
    { '@type': type('BadRequest'), fieldViolations: [{ description }] },
  ]);
}

export const invalid = (message: string): GoogleError => new GoogleError('INVALID_ARGUMENT', message);
export const notFound = (message = 'Requested entity was not found.'): GoogleError =>
  new GoogleError('NOT_FOUND', message);

/** https://cloud.google.com/iam/docs/permission-error-messages */
export function permissionDenied(permission: string, resource: string): GoogleError {
  return new GoogleError(
    'PERMISSION_DENIED',
    `Permission '${permission}' denied on resource '${resource}' (or it may not exist).`,
    [errorInfo('IAM_PERMISSION_DENIED', 'iam.googleapis.com', { permission, resource })],
  );
}

/** @param consumer number of the project that the API is switched off in, which need not be the one asked about */
export function serviceDisabled(service: string, title: string, consumer: string): GoogleError {
  const url = `https://console.developers.google.com/apis/api/${service}/overview?project=${consumer}`;
  const message = `${title} has not been used in project ${consumer} before or it is disabled. Enable it by visiting ${url} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`;
  const help = [{ description: 'Google developers console API activation', url }];
  return new GoogleError('PERMISSION_DENIED', message, [
    errorInfo('SERVICE_DISABLED', 'googleapis.com', {
      consumer: `projects/${consumer}`,
      service,
      serviceTitle: title,
      containerInfo: consumer,
      activationUrl: url,
    }),
    { '@type': type('LocalizedMessage'), locale: 'en-US', message },
    { '@type': type('Help'), links: help },
  ]);
}

/** `x-goog-user-project` names a project that the caller may not charge. */
export function userProjectDenied(service: string, project: string): GoogleError {
  const message = `Caller does not have required permission to use project ${project}. Grant the caller the roles/serviceusage.serviceUsageConsumer role, or a custom role with the serviceusage.services.use permission, by visiting https://console.developers.google.com/iam-admin/iam/project?project=${project} and then retry. Propagation of the new permission may take a few minutes.`;
  return new GoogleError('PERMISSION_DENIED', message, [
    errorInfo('USER_PROJECT_DENIED', 'googleapis.com', {
      service,
      consumer: `projects/${project}`,
      containerInfo: project,
    }),
  ]);
}

/** https://cloud.google.com/docs/quotas/view-manage; the metadata names the quota that was used up. */
export function rateLimited(service: string, consumer: string): GoogleError {
  const metric = `${service}/default_requests`;
  const message = `Quota exceeded for quota metric 'Requests' and limit 'Requests per minute' of service '${service}' for consumer 'project_number:${consumer}'.`;
  return new GoogleError(
    'RESOURCE_EXHAUSTED',
    message,
    [
      errorInfo('RATE_LIMIT_EXCEEDED', 'googleapis.com', {
        consumer: `projects/${consumer}`,
        quota_limit: 'defaultPerMinutePerProject',
        quota_limit_value: '100',
        quota_location: 'global',
        quota_metric: metric,
        quota_unit: '1/min/{project}',
        service,
      }),
      { '@type': type('RetryInfo'), retryDelay: '1s' },
    ],
    { headers: { 'retry-after': '1' } },
  );
}

export function unauthenticated(service: string, how: 'missing' | 'invalid', method: string): GoogleError {
  const tail =
    'Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.';
  const [reason, message] =
    how === 'missing'
      ? ['CREDENTIALS_MISSING', `Request is missing required authentication credential. ${tail}`]
      : ['ACCESS_TOKEN_TYPE_UNSUPPORTED', `Request had invalid authentication credentials. ${tail}`];
  return new GoogleError('UNAUTHENTICATED', message, [errorInfo(reason, 'googleapis.com', { method, service })], {
    headers: { 'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"' },
  });
}

export function scopeInsufficient(service: string, method: string): GoogleError {
  return new GoogleError('PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [
    errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'googleapis.com', { method, service }),
  ]);
}

export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
  body: JSON.stringify(value),
});

/** @param legacy the shape of APIs that are older than google.rpc, such as Cloud Storage's */
export function errorReply(refused: GoogleError, legacy = false): Reply {
  const { http, message, status, details, headers } = refused;
  const modern = { status, ...(details.length > 0 ? { details } : {}) };
  if (!legacy) return json(http, { error: { code: http, message, ...modern } }, headers);
  // What the gateway before them refuses has both shapes.
  const byGateway = details.some(({ reason }) => reason === 'SERVICE_DISABLED');
  const [domain, reason] = byGateway ? ['usageLimits', 'accessNotConfigured'] : ['global', LEGACY_REASONS[status]];
  const errors = [{ message, domain, reason: reason ?? 'backendError' }];
  return json(http, { error: { code: http, message, errors, ...(byGateway ? modern : {}) } }, headers);
}

/** https://cloud.google.com/storage/docs/json_api/v1/status-codes */
const LEGACY_REASONS: Partial<Record<Status, string>> = {
  INVALID_ARGUMENT: 'invalid',
  UNAUTHENTICATED: 'authError',
  PERMISSION_DENIED: 'forbidden',
  NOT_FOUND: 'notFound',
  RESOURCE_EXHAUSTED: 'rateLimitExceeded',
};

/** What Google's front end says of a path or a method that no API has. */
export const noSuchUrl = (path: string): Reply => ({
  status: 404,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: `<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title><p><b>404.</b> <ins>That’s an error.</ins><p>The requested URL <code>${path.replaceAll(/[<&]/g, '')}</code> was not found on this server. <ins>That’s all we know.</ins>`,
});

/** RFC 6749, 5.2: what the token endpoints say. */
export class OauthError extends Error {
  readonly code: string;
  readonly http: number;

  constructor(code: string, description: string, http = 400) {
    super(description);
    this.code = code;
    this.http = http;
  }
}

export const oauthReply = ({ code, message, http }: OauthError): Reply =>
  json(http, { error: code, error_description: message });
