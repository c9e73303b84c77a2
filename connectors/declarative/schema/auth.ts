/** How a manifest signs in. Every text may have `{config.name}` in it; secrets stand nowhere else. */
import { z } from 'zod';

const Text = z.string().min(1);
const TokenUrl = Text.describe('A URL, or a path under baseUrl. Its host must be in allowHosts.');
const Scope = Text.optional().describe('The scopes asked for, with spaces between them.');
const Params = z.record(z.string(), Text).optional().describe('Further fields of the form.');

export const Auth = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({
    type: z.literal('bearer').describe('Authorization: Bearer …'),
    token: Text,
    scheme: Text.default('Bearer').describe('The word before the token, e.g. SSWS.'),
  }),
  z.strictObject({
    type: z.literal('header').describe('Headers of the provider’s own.'),
    headers: z.record(z.string(), Text),
  }),
  z.strictObject({ type: z.literal('basic'), username: Text, password: z.string() }),
  z.strictObject({
    type: z.literal('oauth2_cc').describe('OAuth 2 client credentials with a secret (RFC 6749, 4.4).'),
    tokenUrl: TokenUrl,
    clientId: Text,
    clientSecret: Text,
    send: z.enum(['basic', 'body']).default('basic').describe('Where id and secret are put.'),
    scope: Scope,
    params: Params,
  }),
  z.strictObject({
    type: z.literal('jwt_assertion').describe('A signed JWT is exchanged for a token.'),
    grant: z
      .enum(['client_credentials', 'jwt_bearer'])
      .describe('`client_credentials`: private_key_jwt of RFC 7523, 2.2 (Okta). `jwt_bearer`: 2.1 (Salesforce).'),
    tokenUrl: TokenUrl,
    clientId: Text.describe('The issuer.'),
    privateKey: Text.describe('PEM.'),
    keyId: Text.optional(),
    algorithm: z.enum(['RS256', 'ES256']).default('RS256'),
    subject: Text.optional().describe('Default: the client id.'),
    audience: Text.optional().describe('Default: the token URL.'),
    scope: Scope,
    params: Params,
  }),
  z.strictObject({
    type: z.literal('key_pair_jwt').describe('Each call carries a JWT that we sign ourselves (Snowflake key pair).'),
    account: Text,
    user: Text,
    privateKey: Text.describe('PEM.'),
    headers: z.record(z.string(), Text).optional(),
  }),
  z.strictObject({
    type: z
      .literal('oauth2_refresh')
      .describe(
        'A refresh token is exchanged (RFC 6749, 6). A new one that the provider gives serves until the end of the run and is not stored: of no use with providers that take each only once.',
      ),
    tokenUrl: TokenUrl,
    clientId: Text,
    clientSecret: Text.optional(),
    refreshToken: Text,
    scope: Scope,
  }),
  z.strictObject({
    type: z.literal('login').describe('A POST of JSON gives a token for the calls that follow (Docker Hub).'),
    url: TokenUrl,
    body: z.record(z.string(), Text),
    token: Text.describe('The path of the token in the answer.'),
    scheme: Text.default('Bearer'),
  }),
]);
export type Auth = z.infer<typeof Auth>;
