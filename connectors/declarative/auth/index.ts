/** The ways of signing in, by name. */
import { SignInFailed } from '../../../core/errors.ts';
import type { Manifest } from '../manifest.ts';
import { configValues, type Places } from '../places.ts';
import type { Auth } from '../schema/auth.ts';
import type { Settings } from '../settings.ts';
import { rendered, renderedIfThere } from '../template.ts';
import { jwtAssertion } from './jwt.ts';
import { login } from './login.ts';
import { basic, clientCredentials, refresh } from './oauth2.ts';
import { fixed, type Signer, type SigningContext } from './signer.ts';
import { keyPair } from './snowflake.ts';

/** Of several ways the first whose settings are all there. @throws SignInFailed */
export function signerOf(manifest: Manifest, settings: Settings, places: Places): Signer {
  const ways = Array.isArray(manifest.auth) ? manifest.auth : [manifest.auth];
  const chosen = ways.find((way) => isConfigured(way, settings));
  if (chosen === undefined) {
    throw new SignInFailed(`${manifest.title} has nothing to sign in with.`, {
      next: `Give one of: ${ways.map((way) => [...settingsOf(way)].join(' and ')).join('; or ')}.`,
    });
  }
  const values = configValues(settings);
  const real = (pathOrUrl: string) =>
    URL.canParse(pathOrUrl) ? pathOrUrl : rendered(manifest.baseUrl, values).replace(/\/+$/, '') + pathOrUrl;
  return signer(chosen, {
    connector: manifest.id,
    text: (template) => rendered(template, values),
    optional: (template) => (template === undefined ? undefined : renderedIfThere(template, values)),
    url: (pathOrUrl) => places.url(pathOrUrl),
    realUrl: real,
  });
}

function signer(auth: Auth, context: SigningContext): Signer {
  const { text } = context;
  switch (auth.type) {
    case 'none':
      return fixed('nobody', {});
    case 'bearer':
      return fixed('a token', { authorization: `${auth.scheme} ${text(auth.token)}` });
    case 'header':
      return fixed(
        'a key',
        Object.fromEntries(Object.entries(auth.headers).map(([name, value]) => [name, text(value)])),
      );
    case 'basic':
      return fixed(text(auth.username), { authorization: basic(text(auth.username), text(auth.password)) });
    case 'oauth2_cc':
      return clientCredentials(auth, context);
    case 'oauth2_refresh':
      return refresh(auth, context);
    case 'jwt_assertion':
      return jwtAssertion(auth, context);
    case 'key_pair_jwt':
      return keyPair(auth, context);
    default:
      return login(auth, context);
  }
}

/** The names in its `{config.name}`. */
function settingsOf(auth: object): Set<string> {
  return new Set([...JSON.stringify(auth).matchAll(/\{config\.(\w+)\}/g)].map(([, name = '']) => name));
}

/** What is only one field among others (a key id, a scope) is given or is not. */
function isConfigured(auth: Auth, { values }: Settings): boolean {
  const without = auth.type === 'oauth2_refresh' ? { scope: '', clientSecret: '' } : { scope: '', keyId: '' };
  return [...settingsOf({ ...auth, ...without })].every((name) => Object.hasOwn(values, name));
}
