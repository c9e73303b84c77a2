/** What a client of a simulated SaaS signs in with, and how that SaaS checks it. */
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import type { Incoming } from '../wire.ts';
import type { Auth, Manifest } from './manifest.ts';

export type Settings = Readonly<Record<string, string>>;

let pem: string | undefined;
/** One for all, made when first needed: making one takes a moment. */
function privateKey(): string {
  const made = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey;
  return (pem ??= made());
}

/** A value for every setting; secrets are canaries. */
export function settingsOf(manifest: Manifest): Settings {
  const keys = new Set(waysOf(manifest).map(({ privateKey: key }) => /^\{config\.(\w+)\}$/.exec(String(key))?.[1]));
  const entries = Object.entries(manifest.config).map(([name, { secret, example, default: usual }]) => {
    if (keys.has(name)) return [name, privateKey()] as const;
    if (secret === true) return [name, `estate-canary-${manifest.id}-${name}-9f27c1`] as const;
    return [name, example ?? usual ?? `example-${name}`] as const;
  });
  return Object.fromEntries(entries);
}

const waysOf = ({ auth }: Manifest): Auth[] => (Array.isArray(auth) ? auth : [auth]);

const filled = (text: unknown, settings: Settings): string =>
  String(text).replaceAll(/\{config\.(\w+)\}/g, (_, name: string) => settings[name] ?? '');

export const tokenOf = ({ id }: Manifest): string => `estate-canary-${id}-token-5d81`;

/** Whether this request asks for a token, and what it gets. */
export function tokenAnswer(manifest: Manifest, settings: Settings, path: string, request: Incoming) {
  for (const way of waysOf(manifest)) {
    const url = way['tokenUrl'] ?? way['url'];
    if (typeof url !== 'string') continue;
    const text = filled(url, settings);
    const wanted = URL.canParse(text)
      ? new URL(text).pathname
      : new URL(filled(manifest.baseUrl, settings) + text).pathname;
    if (path !== wanted) continue;
    const body = accepted(way, settings, request)
      ? answered(way, tokenOf(manifest))
      : { error: 'invalid_client', error_description: 'the estate does not know this client' };
    return { status: 'error' in body ? 401 : 200, body };
  }
  return undefined;
}

function answered(way: Auth, token: string): Record<string, unknown> {
  if (way.type === 'login') return { [String(way['token'])]: token };
  return { access_token: token, token_type: 'Bearer', expires_in: 3600 };
}

function accepted(way: Auth, settings: Settings, { body, headers, method }: Incoming): boolean {
  if (method !== 'POST') return false;
  if (way.type === 'login') {
    const given = JSON.parse(body) as Record<string, unknown>;
    return Object.entries(way['body'] as object).every(([name, text]) => given[name] === filled(text, settings));
  }
  const form = new URLSearchParams(body);
  const [id, secret] = [filled(way['clientId'], settings), filled(way['clientSecret'], settings)];
  if (way.type === 'oauth2_cc') {
    if (form.get('grant_type') !== 'client_credentials') return false;
    if (way['send'] === 'body') return form.get('client_id') === id && form.get('client_secret') === secret;
    return headers['authorization'] === basic(id, secret);
  }
  if (way.type === 'oauth2_refresh')
    return (
      form.get('grant_type') === 'refresh_token' && form.get('refresh_token') === filled(way['refreshToken'], settings)
    );
  const jwt = form.get('client_assertion') ?? form.get('assertion') ?? '';
  return claimsOf(jwt)?.['iss'] === id;
}

/** Whether this request carries what one of the ways of signing in demands. */
export function isSignedIn(manifest: Manifest, settings: Settings, { headers }: Incoming): boolean {
  const given = headers['authorization'];
  return waysOf(manifest).some((way) => {
    switch (way.type) {
      case 'none':
        return true;
      case 'bearer':
        return given === `${String(way['scheme'] ?? 'Bearer')} ${filled(way['token'], settings)}`;
      case 'header':
        return Object.entries(way['headers'] as object).every(
          ([name, text]) => headers[name.toLowerCase()] === filled(text, settings),
        );
      case 'basic':
        return given === basic(filled(way['username'], settings), filled(way['password'], settings));
      case 'key_pair_jwt': {
        const name = `${(filled(way['account'], settings).split('.')[0] ?? '').toUpperCase()}.${filled(way['user'], settings).toUpperCase()}`;
        const claims = claimsOf(given?.replace('Bearer ', '') ?? '');
        return claims?.['sub'] === name && claims['iss'] === `${name}.SHA256:${fingerprint()}`;
      }
      default:
        return given === `${String(way['scheme'] ?? 'Bearer')} ${tokenOf(manifest)}`;
    }
  });
}

const basic = (name: string, secret: string): string => `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;

function fingerprint(): string {
  const der = createPublicKey(privateKey()).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('base64');
}

/** Of a JWT that our key signed. */
function claimsOf(jwt: string): Record<string, unknown> | undefined {
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const key = createPublicKey(privateKey());
  if (!verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) return undefined;
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
}
