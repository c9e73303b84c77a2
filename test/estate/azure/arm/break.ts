/** Faults, the way each of these services would really fail. */
import type { Fault } from '../../faults.ts';
import type { Answer, Call } from './call.ts';
import { Refusal, type ServiceName } from './errors.ts';

const WAIT = { 'retry-after': '1' };

/** @param retryAfter whether the service says how long to wait; Resource Graph says it in headers of its own */
export function throttled(service: ServiceName, subscription: string | undefined, retryAfter: boolean): Refusal {
  const headers = retryAfter ? WAIT : {};
  switch (service) {
    case 'arg': {
      const message =
        'Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed. Please see https://aka.ms/resourcegraph-throttling for help.';
      return new Refusal(429, 'RateLimiting', message, {
        headers: { 'x-ms-user-quota-remaining': '0', 'x-ms-user-quota-resets-after': '00:00:01' },
        details: [{ code: 'RateLimiting', message }],
      });
    }
    case 'vault':
      return new Refusal(
        429,
        'Throttled',
        'Request was not processed because too many requests were received. Reason: VaultRequestTypeLimitReached',
        { headers },
      );
    case 'devops':
      return new Refusal(
        429,
        'RequestBlockedException',
        "TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource 'Concurrency' in namespace 'User'.",
        { headers: { ...headers, 'x-ratelimit-remaining': '0' } },
      );
    default:
      return new Refusal(
        429,
        subscription === undefined ? 'TenantRequestsThrottled' : 'SubscriptionRequestsThrottled',
        `Number of 'read' requests for ${subscription === undefined ? 'tenant' : `subscription '${subscription}'`} actor exceeded. Please try again after '1' seconds after additional tokens are available.`,
        { headers },
      );
  }
}

/** The refusal that a fault stands for, if it stands for one. */
export function faultRefusal(fault: Fault, service: ServiceName, account: string | undefined): Refusal | undefined {
  if (fault.kind === 'throttle') return throttled(service, account, true);
  if (fault.kind === 'expired-token') return expired(service);
  if (fault.kind === 'deny') return deniedByFault(service);
  if (fault.kind === 'server-error') {
    const status = fault.status ?? 500;
    const code = status === 503 ? 'ServiceUnavailable' : status === 504 ? 'GatewayTimeout' : 'InternalServerError';
    return new Refusal(status, code, 'The server encountered an internal error. Please retry the request.');
  }
  return undefined;
}

export function expired(service: ServiceName): Refusal {
  const headers = {
    'www-authenticate': 'Bearer error="invalid_token", error_description="The access token has expired"',
  };
  const code = {
    arm: 'ExpiredAuthenticationToken',
    arg: 'ExpiredAuthenticationToken',
    vault: 'Unauthorized',
    devops: 'UnauthorizedRequestException',
  }[service];
  return new Refusal(401, code, 'The access token has expired.', { headers });
}

function deniedByFault(service: ServiceName): Refusal {
  if (service === 'vault')
    return new Refusal(403, 'Forbidden', 'Caller is not authorized to perform action on resource.', {
      details: [{ code: 'ForbiddenByRbac' }],
    });
  if (service === 'devops')
    return new Refusal(
      403,
      'UnauthorizedRequestException',
      'TF400813: The user is not authorized to access this resource.',
    );
  const message =
    'The client does not have authorization to perform action or the scope is invalid. If access was recently granted, please refresh your credentials.';
  return new Refusal(403, 'AuthorizationFailed', message);
}

type Row = Record<string, unknown>;

function poisoned(row: unknown, how: string): unknown {
  if (typeof row !== 'object' || row === null) return { not: 'a row' };
  const copy = { ...(row as Row) };
  const name = 'name' in copy ? 'name' : 'id';
  if (how === 'missing-id') for (const key of ['id', 'kid', 'name']) delete copy[key];
  if (how === 'wrong-type') for (const key of ['id', 'kid', 'properties'].filter((k) => k in copy)) copy[key] = 42;
  if (how === 'huge-string') copy[name] = 'A'.repeat(5 << 20);
  if (how === 'lone-surrogate') copy[name] = `${String(copy[name])}\ud800`;
  return copy;
}

/** A fault in what the service says, still in a valid form. */
export function spoil(fault: Fault, answer: Answer, call: Call): Answer {
  const copy: Row = { ...answer.body };
  const headers = { ...answer.headers };
  const list = ['value', 'data'].find((key) => Array.isArray(copy[key]));
  if (fault.kind === 'empty-list' && list) {
    copy[list] = [];
    for (const name of ['nextLink', '$skipToken', 'continuationToken']) delete copy[name];
    return { body: copy, headers: {} };
  }
  if (fault.kind === 'repeat-cursor') {
    const sent = call.body === '' ? undefined : tokenIn(call.body);
    if (sent !== undefined) copy['$skipToken'] = sent;
    if (call.query.toString().toLowerCase().includes('skiptoken'))
      copy['nextLink'] = `${call.base}${call.path}?${call.query.toString()}`;
    // Azure DevOps says it in the body here and in a header there.
    const continued = call.query.get('continuationToken');
    if (continued !== null && 'count' in copy) headers['x-ms-continuationtoken'] = continued;
    else if (continued !== null) copy['continuationToken'] = continued;
  }
  if (fault.kind === 'poison' && list) {
    const rows = copy[list] as unknown[];
    if (rows.length > 0) copy[list] = [poisoned(rows[0], fault.how ?? 'wrong-type'), ...rows.slice(1)];
  }
  return { body: copy, headers };
}

const tokenIn = (body: string): string | undefined =>
  (JSON.parse(body) as { options?: { $skipToken?: string } }).options?.$skipToken;
