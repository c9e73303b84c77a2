import type { Fault } from '../../faults.ts';
import { CLOUDS } from '../clouds.ts';
import type { AzureState } from '../state.ts';

/** https://learn.microsoft.com/en-us/graph/errors */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const badRequest = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

/** For combinations that the directory cannot answer: https://learn.microsoft.com/en-us/graph/aad-advanced-queries */
export const unsupportedQuery = (message: string): GraphError =>
  new GraphError(400, 'Request_UnsupportedQuery', message);

/** What an unknown path, and one of the other version, is answered with. */
export const noSegment = (segment: string): GraphError =>
  badRequest(`Resource not found for the segment '${segment}'.`);

export const notFound = (id: string): GraphError =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

export const denied = (): GraphError =>
  new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

/** The logs and reports refuse in words of their own. */
export const deniedLogs = (): GraphError =>
  new GraphError(
    403,
    'Authentication_MSGraphPermissionMissing',
    'Calling principal does not have required MSGraph permissions AuditLog.Read.All',
  );

export const unlicensed = (): GraphError =>
  new GraphError(
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  );

/** Of a person who signs in without a role such as Reports Reader. */
export const unsupportedRole = (): GraphError =>
  new GraphError(403, 'Authentication_RequestFromUnsupportedUserRole', 'User is not in the allowed roles');

export const methodNotAllowed = (): GraphError =>
  new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');

export const throttled = (retryAfter: boolean): GraphError =>
  new GraphError(429, 'TooManyRequests', 'Too many requests', retryAfter ? { 'retry-after': '1' } : {});

const UNAUTHENTICATED = {
  missing: 'Access token is empty.',
  malformed: 'IDX14100: JWT is not well formed, there are no dots (.).',
  expired: 'Lifetime validation failed, the token is expired.',
  audience: 'Access token validation failure. Invalid audience.',
  tenant: 'Access token validation failure. Invalid tenant.',
} as const;

export const unauthenticated = (because: keyof typeof UNAUTHENTICATED, login: string): GraphError =>
  new GraphError(401, 'InvalidAuthenticationToken', UNAUTHENTICATED[because], {
    'www-authenticate': `Bearer realm="", authorization_uri="https://${login}/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`,
  });

/** The refusal that a fault stands for, if it stands for one. */
export function faultError(fault: Fault, { behaviour, cloud }: AzureState): GraphError | undefined {
  if (fault.kind === 'throttle') return throttled(behaviour.retryAfter);
  if (fault.kind === 'deny') return denied();
  if (fault.kind === 'expired-token') return unauthenticated('expired', CLOUDS[cloud].login);
  if (fault.kind !== 'server-error') return undefined;
  const status = fault.status ?? 500;
  return status === 500
    ? new GraphError(500, 'InternalServerError', 'An unexpected error occurred.')
    : new GraphError(status, 'UnknownError', 'The service is temporarily unavailable.');
}
