/** Why signing in did not work, in words, and what to do about it. */
import { DiscoverError, SignInFailed, messageOf } from '../../../core/errors.ts';
import { googleErrorOf, isDenied, isMissing } from './errors.ts';
import { signInAgain } from './library.ts';

/**
 * @param email the service account that was to be impersonated
 * @param stored whether there was a credentials file; without one this machine was asked for its own account
 */
export function signInFailed(error: unknown, email: string | undefined, stored: boolean): SignInFailed {
  if (error instanceof SignInFailed) return error;
  if (!stored && googleErrorOf(error) === undefined) {
    return new SignInFailed(
      'no Google credentials were found: no file, and no service account attached to this machine',
      {
        next: `${signInAgain}; or set GOOGLE_APPLICATION_CREDENTIALS to a file of gcloud iam workload-identity-pools create-cred-config.`,
        cause: error,
      },
    );
  }
  const { message, next } = wordsFor(error, email);
  return new SignInFailed(message, { next, cause: error });
}

function wordsFor(error: unknown, email: string | undefined): { message: string; next: string } {
  // The library wraps what the door said in an error of its own.
  const inner = error instanceof Error && error.cause instanceof DiscoverError ? error.cause : error;
  const said = oauthErrorOf(inner);
  if (said.sts) {
    const next =
      'Check the audience, the attribute condition and the issuer of the workload identity provider, and that its pool is enabled.';
    return { message: `the federation refused the token: ${said.text}`, next };
  }
  if (said.subtype === 'rapt_required' || /rapt_required|invalid_rapt/.test(said.text)) {
    const message = 'Google wants this person to sign in again: the reauthentication period is over';
    return { message, next: signInAgain };
  }
  if (said.code === 'invalid_grant' && /Invalid JWT Signature|account not found/i.test(said.text)) {
    return {
      message: `the service account key is not accepted: it was deleted or disabled, or its account was (${said.text})`,
      next: 'Sign in without a key: workload identity federation, or gcloud auth application-default login.',
    };
  }
  if (said.code === 'invalid_grant' && /Invalid JWT/i.test(said.text)) {
    return { message: `Google did not accept the assertion: ${said.text}`, next: "Check this machine's clock (NTP)." };
  }
  if (said.code === 'invalid_grant') {
    return { message: `the stored sign-in has expired or was revoked (${said.text})`, next: signInAgain };
  }
  if (said.code === 'disabled_client') {
    return { message: 'the service account is disabled', next: 'Enable it again, or sign in as another one.' };
  }
  if (said.code === 'unauthorized_client') {
    return {
      message: `domain-wide delegation refused: ${said.text}`,
      next: 'In the Admin console, Security › API controls › Domain-wide delegation, add the client id of the service account with every scope of this source.',
    };
  }
  if (email !== undefined && (isDenied(inner) || isMissing(inner))) {
    return {
      message: `${email} may not be impersonated: ${googleErrorOf(inner)?.message ?? messageOf(inner)}`,
      next: `Grant the caller roles/iam.serviceAccountTokenCreator on ${email}, and enable iamcredentials.googleapis.com there.`,
    };
  }
  if (inner instanceof DiscoverError) {
    return { message: inner.message, next: inner.next ?? 'Check the endpoint and the network.' };
  }
  return {
    message: `signing in to Google failed: ${messageOf(inner).slice(0, 500)}`,
    next: 'Check with: gcloud auth application-default print-access-token',
  };
}

interface OAuthError {
  code: string;
  subtype: string;
  text: string;
  /** Came from the token exchange of a federation. */
  sts: boolean;
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-5.2, as the library hands it on: in the answer, or in its message. */
function oauthErrorOf(error: unknown): OAuthError {
  const message = messageOf(error).slice(0, 500);
  const data = bodyOf(error);
  // How the library words the refusals of a token exchange, and only those.
  const sts = message.startsWith('Error code ');
  const code =
    data?.error ??
    /\b(?:Error code )?(invalid_\w+|unauthorized_client|disabled_client|access_denied)\b/.exec(message)?.[1] ??
    '';
  return { code, subtype: data?.error_subtype ?? '', text: data?.error_description ?? message, sts };
}

type OAuthBody = {
  error?: string;
  error_subtype?: string;
  error_description?: string;
};

function bodyOf(error: unknown): OAuthBody | undefined {
  if (typeof error !== 'object' || error === null || !('response' in error)) return undefined;
  const { response } = error as { response?: { data?: unknown } };
  return typeof response?.data === 'object' && response.data !== null ? response.data : undefined;
}
