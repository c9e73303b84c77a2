/** What every way of signing in offers: headers for the next request, and a fresh token when one was refused. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { SignInFailed } from '../../../core/errors.ts';
import { parseJson } from '../json.ts';

export interface Signer {
  /** Who we are to the provider, for evidence. Never a secret. */
  caller: string;
  headers(run: Run): Promise<Readonly<Record<string, string>>>;
  /** After a 401. Absent: nothing can be renewed. */
  renew?(): void;
}

/** What a way of signing in may use. */
export interface SigningContext {
  /** The id of the connector, for messages and limits. */
  connector: string;
  /** Fills in `{config.name}`. @throws ReadFailed */
  text: (template: string) => string;
  /** The same; `undefined` when it is not there, or a setting in it was not given. */
  optional: (template: string | undefined) => string | undefined;
  /** @throws ReadFailed when its host is not allowed */
  url: (pathOrUrl: string) => URL;
  /** The provider's own URL, also behind a gateway: audiences are compared with it. */
  realUrl: (pathOrUrl: string) => string;
}

export const fixed = (caller: string, headers: Readonly<Record<string, string>>): Signer => ({
  caller,
  headers: () => Promise.resolve(headers),
});

const Token = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
});

/** Kept until a minute before it ends; asked for once, however many want it. */
export function tokenSigner(
  caller: string,
  scheme: string,
  ask: (run: Run) => Promise<{ token: string; seconds: number | undefined }>,
): Signer {
  let current: { header: Promise<string>; until: number } | undefined;
  return {
    caller,
    async headers(run) {
      const now = Date.parse(run.now());
      if (current === undefined || now >= current.until) {
        const asked = { header: Promise.resolve(''), until: Infinity };
        asked.header = ask(run).then(({ token, seconds }) => {
          if (seconds !== undefined) asked.until = now + Math.max(30, seconds - 60) * 1000;
          return `${scheme} ${token}`;
        });
        current = asked;
      }
      const mine = current;
      try {
        return { authorization: await mine.header };
      } catch (error) {
        if (current === mine) current = undefined;
        throw error;
      }
    },
    renew: () => (current = undefined),
  };
}

/** A token endpoint of OAuth 2. @throws SignInFailed */
export async function askForToken(
  run: Run,
  context: SigningContext,
  tokenUrl: string,
  form: Readonly<Record<string, string | undefined>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ token: string; seconds: number | undefined; refreshToken: string | undefined }> {
  const given = Object.entries(form).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const answer = await post(run, context, tokenUrl, new URLSearchParams(given).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  });
  const parsed = Token.safeParse(answer);
  if (!parsed.success) throw refused(context, 'its answer has no access_token');
  const { access_token: token, expires_in: seconds, refresh_token: refreshToken } = parsed.data;
  return { token, seconds, refreshToken };
}

export async function post(
  run: Run,
  context: SigningContext,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<unknown> {
  const response = await run.fetch(context.url(context.text(url)), {
    method: 'POST',
    headers: { accept: 'application/json', ...headers },
    body,
    signal: run.signal,
    door: { operation: `${context.connector}:sign-in` },
  });
  const text = await response.text();
  // Only the code of RFC 6749, 5.2 is repeated: descriptions may quote what was sent.
  if (!response.ok) throw refused(context, `HTTP ${response.status}${codeOf(text)}`);
  try {
    return parseJson(text);
  } catch {
    throw refused(context, 'its answer is not JSON');
  }
}

export function refused({ connector }: SigningContext, because: string): SignInFailed {
  return new SignInFailed(`${connector} gave no token: ${because}.`, {
    next: `Check the credentials of this source, and what they may be used for: discover connectors ${connector}`,
  });
}

function codeOf(text: string): string {
  const code = /"error(?:Code)?"\s*:\s*"([\w.-]{1,60})"/.exec(text)?.[1];
  return code === undefined ? '' : ` (${code})`;
}
