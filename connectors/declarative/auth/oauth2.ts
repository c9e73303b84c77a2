/** OAuth 2 with a secret or a refresh token: https://www.rfc-editor.org/rfc/rfc6749#section-4.4, section 6 */
import type { Auth } from '../schema/auth.ts';
import { askForToken, tokenSigner, type Signer, type SigningContext } from './signer.ts';

type ClientCredentials = Extract<Auth, { type: 'oauth2_cc' }>;
type Refresh = Extract<Auth, { type: 'oauth2_refresh' }>;

export function clientCredentials(auth: ClientCredentials, context: SigningContext): Signer {
  const { text, optional } = context;
  const id = text(auth.clientId);
  return tokenSigner(`client ${id}`, 'Bearer', (run) => {
    const secret = text(auth.clientSecret);
    const form = {
      grant_type: 'client_credentials',
      scope: optional(auth.scope),
      ...Object.fromEntries(Object.entries(auth.params ?? {}).map(([name, value]) => [name, text(value)])),
    };
    return auth.send === 'body'
      ? askForToken(run, context, auth.tokenUrl, { ...form, client_id: id, client_secret: secret })
      : askForToken(run, context, auth.tokenUrl, form, { authorization: basic(id, secret) });
  });
}

export function refresh(auth: Refresh, context: SigningContext): Signer {
  const { text, optional } = context;
  const id = text(auth.clientId);
  let latest = text(auth.refreshToken);
  return tokenSigner(`client ${id}`, 'Bearer', async (run) => {
    const answer = await askForToken(run, context, auth.tokenUrl, {
      grant_type: 'refresh_token',
      refresh_token: latest,
      client_id: id,
      client_secret: optional(auth.clientSecret),
      scope: optional(auth.scope),
    });
    const given = answer.refreshToken ?? latest;
    // "the client MUST discard the old refresh token and replace it with the new" (RFC 6749, 6). We keep no secrets, so
    // the new one is forgotten with this run; some providers take the old one all the same, and others never again.
    if (given !== latest) run.note(`${context.connector} ${ROTATED}`);
    latest = given;
    return answer;
  });
}

const ROTATED =
  'gave a new refresh token, which is not stored. If it takes the configured one only once, the next run cannot sign in: switch off the rotation of refresh tokens for this client, or sign in in another way.';

/** https://www.rfc-editor.org/rfc/rfc7617 */
export const basic = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
