/** The SDK's own retries, because it knows which of AWS's codes pass; but never of what we ourselves refused. */
import type { RetryErrorInfo, RetryStrategyV2, RetryToken } from '@smithy/types';
import { DiscoverError } from '../../../core/errors.ts';

/** Many accounts share one limiter at AWS's side, and 3 attempts (the default) do fail: aws-samples/bulk-policy-migrator#19. */
const MAX_ATTEMPTS = 10;

export async function retryStrategy(): Promise<RetryStrategyV2> {
  const { StandardRetryStrategy } = await import('@smithy/core/retry');
  const standard = new StandardRetryStrategy({ maxAttempts: MAX_ATTEMPTS });
  return {
    acquireInitialRetryToken: (scope) => standard.acquireInitialRetryToken(scope),
    refreshRetryTokenForRetry(token: RetryToken, info: RetryErrorInfo) {
      if (!(info.error instanceof DiscoverError)) return standard.refreshRetryTokenForRetry(token as never, info);
      // A broken connection, told by the door. A limit, a refusal or a stop stays what it is.
      if (!isBrokenConnection(info.error)) return Promise.reject(info.error);
      return standard.refreshRetryTokenForRetry(token as never, { ...info, errorType: 'TRANSIENT' });
    },
    recordSuccess: (token) => standard.recordSuccess(token as never),
  };
}

const passing = /^(?:timeout|truncated|connection|ECONN\w+|EPIPE|ETIMEDOUT|EAI_AGAIN|UND_ERR_\w+)$/;

function isBrokenConnection(error: DiscoverError): boolean {
  return 'fault' in error && typeof error.fault === 'string' && passing.test(error.fault);
}
