/** Why nobody could sign in, and what to do about it. */
import { ReadFailed, SignInFailed } from '../../../core/errors.ts';
import type { Api } from './endpoints.ts';
import { githubErrorOf, isAboutTime } from './errors.ts';

interface Circumstances {
  isApp: boolean;
  api: Api;
}

/** Anything that is not a refusal passes unchanged. */
export function inSignInWords(error: unknown, { isApp, api }: Circumstances): unknown {
  if (!(error instanceof ReadFailed)) return error;
  const said = githubErrorOf(error);
  const failed = (message: string, next: string): SignInFailed => new SignInFailed(message, { next, cause: said });
  if (said === undefined) return failed(error.message, error.next ?? endpointHint(api));
  const { status, message, headers } = said;
  if (isApp && isAboutTime(said)) {
    return failed(
      `GitHub says that the time of our sign-in is wrong: ${message}`,
      `This machine's clock differs from GitHub's (${headers['date'] ?? 'unknown'}): synchronize it.`,
    );
  }
  if (isApp && (status === 401 || status === 404)) {
    return failed(
      `GitHub does not know this App, or not its key: ${message}`,
      `app.id and app.privateKey must belong together and to an App of ${new URL(api.rest).host}.`,
    );
  }
  if (status === 401) {
    return failed(
      `GitHub does not accept the token: ${message}`,
      `Make a new one. It must be of ${new URL(api.rest).host}${api.isServer ? '' : '; for GitHub Enterprise Server set endpoints.default to https://HOST/api/v3'}.`,
    );
  }
  if (status === 404) return failed(error.message, endpointHint(api));
  return failed(error.message, error.next ?? endpointHint(api));
}

const endpointHint = ({ rest }: Api): string =>
  `Check organizations, enterprise and endpoints.default (${rest}) of this source: GitHub Enterprise Server is https://HOST/api/v3, GHE.com https://api.SUBDOMAIN.ghe.com.`;
