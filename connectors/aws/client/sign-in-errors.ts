/** Why signing in did not work, in words, and what to do about it. */
import { ReadFailed, SignInFailed, messageOf } from '../../../core/errors.ts';
import { codeOf, isDenied, isExpired } from './errors.ts';

export function signInFailed(error: unknown, profile: string | undefined): SignInFailed {
  if (error instanceof SignInFailed) return error;
  // The reader wraps what AWS said.
  const original = error instanceof ReadFailed && error.cause !== undefined ? error.cause : error;
  const { message, next } = wordsFor(original, profile);
  return new SignInFailed(message, { next, cause: original });
}

function wordsFor(error: unknown, profile: string | undefined): { message: string; next: string } {
  const code = codeOf(error);
  const said = messageOf(error);
  const flag = profile === undefined ? '' : ` --profile ${profile}`;
  const of = profile === undefined ? '' : ` of profile ${profile}`;
  if (
    /SSO|sso login|Token is expired|token .*expired/i.test(said) &&
    /CredentialsProviderError|TokenProviderError/.test(code)
  ) {
    return { message: `the AWS SSO session${of} has expired or does not exist`, next: `Run: aws sso login${flag}` };
  }
  if (/Could not resolve credentials using profile|Profile .* (?:was not found|could not be found)/i.test(said)) {
    return {
      message: `the AWS profile ${profile ?? ''} has no usable credentials: ${said}`,
      next: 'List the profiles with: aws configure list-profiles',
    };
  }
  if (code === 'CredentialsProviderError' && profile !== undefined) {
    const next = `It must be one of: aws configure list-profiles; if it is, run: aws sso login${flag}`;
    return { message: `no credentials were found for the AWS profile ${profile}: ${said}`, next };
  }
  if (code === 'CredentialsProviderError') {
    const next =
      'Run: aws sso login, or aws configure; or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';
    return { message: `no AWS credentials${of} were found: ${said}`, next };
  }
  if (isExpired(error) || /expired/i.test(code)) {
    return {
      message: `the AWS session credentials${of} have expired`,
      next: `Get new ones, e.g.: aws sso login${flag}`,
    };
  }
  if (['InvalidClientTokenId', 'UnrecognizedClientException', 'InvalidAccessKeyId'].includes(code)) {
    const next =
      'It was deleted or disabled, or belongs to another partition: for GovCloud and China set AWS_REGION to a region of it.';
    return { message: 'AWS does not know the access key', next };
  }
  if (['SignatureDoesNotMatch', 'IncompleteSignature', 'InvalidSignatureException'].includes(code)) {
    return {
      message: 'AWS did not accept the signature: the secret key does not belong to the access key',
      next: 'Check AWS_SECRET_ACCESS_KEY for a missing or extra character.',
    };
  }
  if (['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture'].includes(code)) {
    return { message: "this machine's clock differs too much from AWS's", next: 'Set the clock (NTP) and run again.' };
  }
  if (isDenied(error)) {
    return {
      message: `AWS refused the sign-in: ${said}`,
      next: 'Check the trust policy of the role that is assumed, and its ExternalId.',
    };
  }
  if (error instanceof ReadFailed)
    return { message: error.message, next: error.next ?? 'Check the endpoint and the network.' };
  return {
    message: `signing in to AWS failed: ${code === 'Error' ? '' : `${code}: `}${said}`,
    next: 'Check with: aws sts get-caller-identity',
  };
}
