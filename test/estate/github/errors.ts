/** GitHub's refusals, with the words and headers that the real one uses. */
import type { Fault } from '../faults.ts';
import type { Reply } from '../wire.ts';

export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly more: Readonly<Record<string, unknown>>;
  constructor(
    status: number,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.more = more;
  }
}

const DOCS = 'https://docs.github.com/rest';

export function errorReply(error: GitHubError, headers: Readonly<Record<string, string>>): Reply {
  return {
    status: error.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers, ...error.headers },
    body: JSON.stringify({
      message: error.message,
      documentation_url: DOCS,
      status: String(error.status),
      ...error.more,
    }),
  };
}

export const unauthorized = (message = 'Bad credentials', status = 401): GitHubError =>
  new GitHubError(status, message);

/** Also what GitHub says of things that the caller may not know of. */
export const notFound = (headers: Readonly<Record<string, string>> = {}): GitHubError =>
  new GitHubError(404, 'Not Found', headers);

/** A token that was never authorized for an organization that enforces SAML. */
export const ssoRequired = (organization: string): GitHubError =>
  new GitHubError(
    403,
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
    { 'x-github-sso': `required; url=https://github.com/orgs/${organization}/sso?authorization_request=AZSCKL` },
    {
      documentation_url:
        'https://docs.github.com/articles/authenticating-to-a-github-organization-with-saml-single-sign-on/',
    },
  );

export const noUserAgent = (): GitHubError =>
  new GitHubError(
    403,
    'Request forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). Check https://developer.github.com for other possible causes.',
  );

/** https://docs.github.com/rest/about-the-rest-api/api-versions#specifying-an-api-version */
export const unsupportedVersion = (): GitHubError =>
  new GitHubError(
    400,
    'Unsupported API version. See https://docs.github.com/rest/about-the-rest-api/api-versions for supported versions.',
  );

export const unprocessable = (message: string, errors: readonly Record<string, unknown>[] = []): GitHubError =>
  new GitHubError(422, message, {}, { errors });

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
export const primaryLimit = (status: number, who: string): GitHubError =>
  new GitHubError(
    status,
    `API rate limit exceeded for ${who}. If you reach out to GitHub Support for help, please include the request ID.`,
    {},
    { documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api' },
  );

export const secondaryLimit = (status: number, retryAfter: number | null): GitHubError =>
  new GitHubError(
    status,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.',
    retryAfter === null ? {} : { 'retry-after': String(retryAfter) },
    {
      documentation_url:
        'https://docs.github.com/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    },
  );

/** The refusal that a fault stands for, if it stands for one. */
export function faultError(fault: Fault, limit: { status: number; retryAfter: boolean }): GitHubError | undefined {
  if (fault.kind === 'throttle') return secondaryLimit(limit.status, limit.retryAfter ? 1 : null);
  if (fault.kind === 'expired-token') return unauthorized();
  if (fault.kind === 'deny') {
    return fault.by === 'explicit' ? notFound() : new GitHubError(403, 'Resource not accessible by integration');
  }
  if (fault.kind === 'server-error') return new GitHubError(fault.status ?? 502, 'Server Error');
  return undefined;
}
