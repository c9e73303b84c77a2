/** What GitHub's refusals mean for the coverage. https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api */
import { ReadFailed } from '../../../core/errors.ts';
import type { Unknown } from '../../../core/model.ts';

/** What GitHub said. `cause` of the ReadFailed that a refused call throws. */
export class GitHubError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>>) {
    super(message.slice(0, 500));
    this.name = 'GitHubError';
    this.status = status;
    this.headers = headers;
  }
}

/** What GitHub said, when it was GitHub that refused. */
export function githubErrorOf(error: unknown): GitHubError | undefined {
  return error instanceof ReadFailed && error.cause instanceof GitHubError ? error.cause : undefined;
}

/** A sign-in of an App whose time is not GitHub's. */
export const isAboutTime = ({ status, message }: GitHubError): boolean =>
  status === 401 && /'(?:exp|iat)'|Expiration time|Issued at/i.test(message);

/** What is known of a call, to tell a refusal from something that is not there. */
export interface Asked {
  operation: string;
  /** Why it is not there although permitted. Default: it is gone, or hidden. */
  absent?: { because: Unknown; why: string };
  /** Permissions of our installation; `null` when the kind of token does not tell. */
  granted: Readonly<Record<string, string>> | null;
  isServer: boolean;
}

export function asReadFailed(error: GitHubError, asked: Asked): ReadFailed {
  const { because, message, next } = meaningOf(error, asked);
  return new ReadFailed(because, `${asked.operation}: ${message}`, { next, cause: error });
}

interface Meaning {
  because: Unknown;
  message: string;
  next?: string | undefined;
}

function meaningOf(error: GitHubError, asked: Asked): Meaning {
  const { status, message, headers } = error;
  const sso = ssoLink(headers['x-github-sso']);
  if (sso !== undefined) {
    return {
      because: 'denied',
      message: 'the token is not authorized for this organization, which enforces single sign-on',
      next: `Authorize it under Settings › Developer settings › the token › Configure SSO${sso}.`,
    };
  }
  if (status === 401) {
    return { because: 'failed', message: 'GitHub does not accept the token (any more)', next: 'Make a new one.' };
  }
  if (status === 402 || (status === 403 && planWords.test(message))) {
    return { because: 'unlicensed', message };
  }
  if (/only available to GitHub Apps|must authenticate with .*GitHub App/i.test(message)) {
    return { because: 'denied', message, next: 'Sign in as a GitHub App: no token of a person may read this.' };
  }
  if (status === 403) {
    return { because: 'denied', message: `${message || 'HTTP 403'}${needed(headers)}`, next: whatIsMissing(headers) };
  }
  if (status === 404 || status === 410) return notThere(error, asked);
  return { because: status === 501 ? 'unsupported' : 'failed', message: message || `HTTP ${status}` };
}

const planWords = /\b(?:upgrade|not (?:available|enabled|included) (?:for|on|in)|advanced security|Enterprise plan)\b/i;

/** GitHub says 404 to whoever may not know: only when the permission is held, it really is not there. */
function notThere(error: GitHubError, { absent, granted, isServer }: Asked): Meaning {
  // A server that has the endpoint says what it takes to use it.
  const exists = 'x-accepted-github-permissions' in error.headers || 'x-accepted-oauth-scopes' in error.headers;
  if (isServer && absent !== undefined && !exists) {
    return { because: 'unsupported', message: 'this GitHub Enterprise Server does not have it' };
  }
  if (absent !== undefined && holdsPermission(error.headers, granted)) {
    return { because: absent.because, message: absent.why };
  }
  const also = absent === undefined ? '' : `, or ${absent.why}`;
  return {
    because: 'denied',
    message: `not there or not permitted (HTTP ${error.status})${also}${needed(error.headers)}`,
    next: whatIsMissing(error.headers),
  };
}

/** `members=read; administration=read,metadata=read`: alternatives of lists. */
const alternativesIn = (accepted: string): string[][] =>
  accepted.split(';').map((list) => list.split(',').map((one) => one.trim()));

/** Behind the message, so that the coverage names it too. */
function needed(headers: GitHubError['headers']): string {
  const permissions = headers['x-accepted-github-permissions'];
  return permissions ? ` (needs ${permissions.replaceAll(';', ' or')})` : '';
}

function whatIsMissing(headers: GitHubError['headers']): string {
  const permissions = headers['x-accepted-github-permissions'];
  if (permissions) return `Give the App or token the permission ${permissions.replaceAll(';', ' or ')}.`;
  const scopes = headers['x-accepted-oauth-scopes'];
  if (scopes) {
    return `The token needs one of the scopes ${scopes}; it has ${headers['x-oauth-scopes'] || 'none'}, and its owner must own the organization.`;
  }
  return '`discover permissions --provider github` prints what is needed.';
}

const rank: Readonly<Record<string, number>> = { read: 1, write: 2, admin: 3 };

function holdsPermission(headers: GitHubError['headers'], granted: Asked['granted']): boolean {
  const accepted = headers['x-accepted-github-permissions'];
  if (accepted && granted !== null) {
    return alternativesIn(accepted).some((list) =>
      list.every((one) => {
        const [name = '', level = 'read'] = one.split('=');
        return (rank[granted[name] ?? ''] ?? 0) >= (rank[level] ?? 1);
      }),
    );
  }
  const scopes = headers['x-accepted-oauth-scopes'];
  if (!scopes) return false;
  const held = (headers['x-oauth-scopes'] ?? '').split(',').map((one) => one.trim());
  return scopes.split(',').some((one) => held.some((scope) => includes(scope, one.trim())));
}

/** `admin:org` includes `write:org` and `read:org`. https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps */
function includes(held: string, wanted: string): boolean {
  if (held === wanted) return true;
  const levels = ['read', 'write', 'admin'];
  const [heldLevel = '', heldOf] = held.split(':');
  const [wantedLevel = '', wantedOf] = wanted.split(':');
  if (heldOf === undefined || heldOf !== wantedOf) return false;
  return levels.includes(wantedLevel) && levels.indexOf(heldLevel) > levels.indexOf(wantedLevel);
}

/** The link has a request of its own in its query, which is left out. */
function ssoLink(header: string | undefined): string | undefined {
  if (header === undefined || !header.startsWith('required')) return undefined;
  const url = /url=(https:\/\/[^?;\s]{1,300})/.exec(header)?.[1];
  return url === undefined ? '' : ` (${url})`;
}

/**
 * Both limits answer 403 or 429; only the words tell a limit from a refusal.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export function isThrottle(status: number, headers: Headers, body: string): boolean {
  if (status === 429) return true;
  if (status === 200) return /"type"\s*:\s*"RATE_LIMITED"/.test(body);
  if (status !== 403) return false;
  return (
    headers.get('x-ratelimit-remaining') === '0' ||
    /"message"\s*:\s*"[^"]{0,80}(?:secondary rate limit|API rate limit exceeded|abuse detection)/i.test(body)
  );
}
