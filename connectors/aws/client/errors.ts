/** What AWS's error codes mean for the coverage. */
import { DiscoverError, ReadFailed, messageOf } from '../../../core/errors.ts';
import type { Unknown } from '../../../core/model.ts';

/** The error code, e.g. `AccessDenied`; the SDK puts it in `name`. */
export function codeOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** The session's own credentials ran out; new ones help. https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
export function isExpired(error: unknown): boolean {
  return ['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired'].includes(codeOf(error));
}

export function isDenied(error: unknown): boolean {
  if (error instanceof ReadFailed) return error.because === 'denied';
  return /^(?:AccessDenied|AccessDeniedException|UnauthorizedOperation|UnauthorizedException|AuthorizationError|NotAuthorized|AccessDeniedForDependencyException)$/.test(
    codeOf(error),
  );
}

/** The thing asked about is gone, most often deleted between two calls. */
export function isMissing(error: unknown): boolean {
  const code = error instanceof ReadFailed ? codeOf(error.cause) : codeOf(error);
  return ['NoSuchEntity', 'NoSuchEntityException', 'ResourceNotFoundException'].includes(code);
}

/** True for an endpoint that does not have this operation, or this service: another partition, an emulator. */
function isUnsupported(error: unknown): boolean {
  const code = codeOf(error);
  if (
    /^(?:InvalidAction|UnknownOperation(?:Exception)?|NotImplemented(?:Exception)?|ActionNotFound|UnsupportedOperation)$/.test(
      code,
    )
  ) {
    return true;
  }
  // No service of AWS answers without a code of its own, and none of those that we call has buckets.
  return /^(?:HTTP404|NoSuchBucket)$/.test(code) || (/^Unknown(?:Error)?$/.test(code) && statusOf(error) === 404);
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined;
  return (error.$metadata as { httpStatusCode?: number }).httpStatusCode;
}

function because(error: unknown): Unknown {
  if (isDenied(error)) return 'denied';
  if (isUnsupported(error)) return 'unsupported';
  // What a region that is not enabled says of credentials that are good elsewhere.
  // https://docs.aws.amazon.com/general/latest/gr/rande-manage.html
  if (
    ['OptInRequired', 'UnrecognizedClientException', 'InvalidClientTokenId', 'RegionDisabledException'].includes(
      codeOf(error),
    )
  )
    return 'disabled';
  return 'failed';
}

/** @param operation e.g. `iam:ListUsers` */
export function asReadFailed(error: unknown, operation: string, where: string): DiscoverError {
  if (error instanceof DiscoverError) return error;
  const reason = because(error);
  const next =
    reason === 'denied'
      ? `Allow ${operation} in ${where}; \`discover permissions --provider aws\` prints the whole policy.`
      : undefined;
  const code = codeOf(error);
  const message = messageOf(error);
  return new ReadFailed(
    reason,
    `${operation} in ${where}: ${message.includes(code) ? message : `${code}: ${message}`}`,
    { next, cause: error },
  );
}

const throttlingCodes =
  /\b(?:Throttling|ThrottlingException|Throttled|ThrottledException|RequestThrottled|RequestThrottledException|TooManyRequestsException|RequestLimitExceeded|PriorRequestNotComplete|BandwidthLimitExceeded|EC2ThrottledException|SlowDown)\b/;

/** AWS says "slow down" with 400, 429 and 503, and means it by the code in the body. */
export function isThrottle(status: number, headers: Headers, body: string): boolean {
  if (status === 429) return true;
  if (status !== 400 && status !== 403 && status !== 503) return false;
  const code =
    headers.get('x-amzn-errortype') ??
    /<Code>([^<]{1,200})<\/Code>|"(?:__type|code)"\s*:\s*"([^"]{1,200})"/.exec(body)?.[0] ??
    '';
  return throttlingCodes.test(code);
}
