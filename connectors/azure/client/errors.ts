/** What the error codes of Graph, Azure Resource Manager, Key Vault and Azure DevOps mean for the coverage. */
import { z } from 'zod';
import { ReadFailed } from '../../../core/errors.ts';
import type { Unknown } from '../../../core/model.ts';
import { permissionFor } from '../permissions/needs.ts';

/** What the service itself said; the cause of a ReadFailed. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status: number) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }
}

/** The link of a delta query is too old: everything has to be read anew. */
export class DeltaExpired extends ReadFailed {
  constructor(message: string, cause: unknown) {
    super('failed', message, { cause, next: 'Nothing: everything is read anew.' });
  }
}

export const apiErrorOf = (error: unknown): ApiError | undefined =>
  error instanceof ReadFailed && error.cause instanceof ApiError ? error.cause : undefined;

/** The thing asked about is gone, most often deleted between two calls. */
export function isMissing(error: unknown): boolean {
  const said = apiErrorOf(error);
  return (
    said !== undefined &&
    (said.status === 404 || /ResourceNotFound|NotFound$/.test(said.code)) &&
    !isSegment(said.message)
  );
}

/** https://learn.microsoft.com/en-us/graph/errors, https://learn.microsoft.com/en-us/azure/azure-resource-manager/troubleshooting/common-deployment-errors */
const Body = z.object({
  error: z.object({
    code: z.string().default(''),
    message: z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]).default(''),
    innerError: z.object({ code: z.string().optional() }).optional(),
    innererror: z.object({ code: z.string().optional() }).optional(),
  }),
});
/** Azure DevOps. */
const DevOpsBody = z.object({ typeKey: z.string(), message: z.string() });

/** The error in an answer, whatever its status: some services answer 200 with one. */
export function errorIn(body: unknown, status: number): ApiError | undefined {
  const parsed = Body.safeParse(body);
  if (parsed.success) {
    const { code, message, innerError, innererror } = parsed.data.error;
    const inner = innerError?.code ?? innererror?.code;
    return new ApiError(inner === undefined || inner === code ? code : `${code}/${inner}`, message, status);
  }
  if (status < 400) return undefined;
  const devops = DevOpsBody.safeParse(body);
  return devops.success
    ? new ApiError(devops.data.typeKey, devops.data.message, status)
    : new ApiError(`HTTP ${status}`, '', status);
}

const isSegment = (message: string): boolean => /Resource not found for the segment/i.test(message);

/** Notes beside the codes say where they are seen. */
function because({ code, message, status }: ApiError): Unknown {
  // Reports and PIM in a tenant without Entra ID P1 or P2.
  if (/NonPremiumTenant|PremiumLicense|LicenseRequired|MissingLicense|TenantLicense/i.test(code)) return 'unlicensed';
  if (/premium license|(?:needs|required?s?) an? .*P[12] licen[cs]e|tenant .*not .*licen[cs]ed/i.test(message))
    return 'unlicensed';
  // An API that this cloud, or this version, does not have.
  if (isSegment(message) || status === 501 || status === 405) return 'unsupported';
  if (
    /^(?:Request_UnsupportedQuery|NoRegisteredProviderFound|InvalidResourceType|InvalidApiVersionParameter|NotImplemented|UnsupportedApiVersion)/.test(
      code,
    )
  ) {
    return 'unsupported';
  }
  // Resource providers that are not registered, subscriptions that are switched off.
  if (
    /^(?:MissingSubscriptionRegistration|SubscriptionNotRegistered|ReadOnlyDisabledSubscription|DisabledSubscription)/.test(
      code,
    )
  )
    return 'disabled';
  if (
    status === 403 ||
    /^(?:Authorization_RequestDenied|AuthorizationFailed|accessDenied|Forbidden|InsufficientPermissions|Authentication_RequestFromUnsupportedUserRole|LinkedAuthorizationFailed)/i.test(
      code,
    )
  ) {
    return 'denied';
  }
  return 'failed';
}

/** @param operation e.g. `graph:applications` */
export function asReadFailed(said: ApiError, operation: string, tenant: string): ReadFailed {
  const reason = because(said);
  const message = said.message === '' ? '' : `: ${said.message.replaceAll(/\s+/g, ' ').slice(0, 300)}`;
  // In the coverage there is only the message: it names what to grant.
  const missing = reason === 'denied' ? ` is refused without ${permissionFor(operation)}` : '';
  return new ReadFailed(reason, `${operation} in tenant ${tenant}${missing}: ${said.code}${message}`, {
    next: nextFor(reason, said, operation),
    cause: said,
  });
}

function nextFor(reason: Unknown, { code, status }: ApiError, operation: string): string | undefined {
  if (/UnsupportedUserRole/.test(code))
    return 'Give the person who signs in the role Reports Reader or Global Reader, or let an application sign in.';
  if (reason === 'denied') {
    return `Grant ${permissionFor(operation)}; \`discover permissions --provider azure\` prints everything that is needed.`;
  }
  if (reason === 'unlicensed') return 'This needs Microsoft Entra ID P1 or P2 in the tenant.';
  if (status === 401) return 'Sign in again; a new token was refused too.';
  return undefined;
}

/** 429 is known to the door. Resource Graph and Resource Manager also say it with other statuses. */
export function isThrottle(status: number, _headers: Headers, body: string): boolean {
  if (status === 429) return true;
  if (status < 400) return false;
  return /"code"\s*:\s*"(?:TooManyRequests|RateLimiting|SubscriptionRequestsThrottled|ThrottledRequest|OperationThrottled|ServerBusy|Request_ThrottledTemporarily)"/.test(
    body,
  );
}
