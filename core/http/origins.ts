/**
 * Origin pinning: a request goes to an origin of the list or it does not go. Credentials ride on every request, so a
 * next-link, a redirect or a setting must not be able to carry them elsewhere (CWE-918, CWE-522).
 */
import { ReadFailed, UserError } from '../errors.ts';
import { isLoopback, isMetadata } from './addresses.ts';

export interface Origins {
  /** @throws ReadFailed when this URL may not be called; the message never has its query */
  admit(input: string | URL): URL;
}

/**
 * @param list exact origins (`https://api.github.com`, `http://127.0.0.1:8080`) or, for https, a leading `*.` that
 * stands for one or more labels (`https://*.amazonaws.com`). Plain http only to this machine.
 * @throws UserError `bad-origin`
 */
export function compileOrigins(list: readonly string[]): Origins {
  const exact = new Set<string>();
  const wildcards: { suffix: string; port: string }[] = [];
  for (const entry of list) {
    const wildcard = entry.startsWith('https://*.');
    const url = parseOrigin(entry, wildcard ? entry.replace('*.', '') : entry);
    if (wildcard) wildcards.push({ suffix: `.${url.hostname}`, port: url.port });
    else exact.add(url.origin);
  }

  function allows(url: URL): boolean {
    if (exact.has(url.origin)) return true;
    if (url.protocol !== 'https:') return false;
    return wildcards.some(({ suffix, port }) => {
      if (url.port !== port || !url.hostname.endsWith(suffix)) return false;
      return url.hostname.slice(0, -suffix.length).split('.').every(Boolean);
    });
  }

  return {
    admit(input) {
      const url = parseUrl(input);
      if (!isMetadata(url.hostname) && allows(url)) return url;
      throw new ReadFailed('failed', `${url.origin} may not be called: it is not an origin of this source`, {
        next: 'If the provider moved, change the endpoint in the configuration of this source.',
      });
    },
  };
}

/**
 * Resolves a next-link (absolute, relative, or only a query) against the configured base.
 *
 * @param base from the configuration, never from the page before: a page could move it
 * @throws ReadFailed when it leads to another origin or is not a clean URL
 */
export function sameOriginLink(base: string | URL, link: string): URL {
  const home = parseUrl(base);
  assertClean(link);
  const url = parseUrl(resolve(link, home));
  if (url.origin === home.origin) return url;
  throw new ReadFailed('failed', `${home.host} gave a link to the next page at ${url.origin}, which was not followed`, {
    next: `Check that the endpoint of this source, ${home.origin}, is the provider's own.`,
  });
}

function resolve(link: string, home: URL): URL {
  const url = URL.parse(link, home.href);
  if (url === null) throw new ReadFailed('failed', `${home.host} gave a link to the next page that is not a URL`);
  return url;
}

function parseUrl(input: string | URL): URL {
  if (typeof input === 'string') assertClean(input);
  // A copy: whoever keeps the URL cannot change it after the check.
  const url = URL.parse(String(input));
  if (url === null) throw new ReadFailed('failed', 'a request was not sent: its address is not an absolute URL');
  if (url.username !== '' || url.password !== '') refuse(url, 'it has a user name or password');
  if (climbs(url.pathname)) refuse(url, 'its path climbs with ".."');
  return url;
}

/** What the URL parser would quietly repair: it reads `\` as `/`, drops line breaks and resolves `..`. */
function assertClean(raw: string): void {
  const path = raw.split(/[?#]/, 1)[0] ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\\\u0000-\u001f]/.test(path) || climbs(path)) {
    throw new ReadFailed('failed', 'a request was not sent: its address has "..", a backslash or a control character');
  }
}

/** True for a segment `..`, however often it is percent-encoded. */
function climbs(path: string): boolean {
  if (!path.includes('..') && !/%2e|%25/i.test(path)) return false;
  let decoded = path;
  for (let depth = 0; depth < 4; depth++) {
    decoded = decoded.replace(/%(2e|2f|5c|25)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return decoded.split(/[/\\]/).includes('..');
}

function refuse(url: URL, because: string): never {
  throw new ReadFailed('failed', `a request to ${url.host} was not sent: ${because}`);
}

function parseOrigin(entry: string, text: string): URL {
  const url = URL.parse(text);
  const bad = (because: string) =>
    new UserError('bad-origin', `"${entry}" cannot be called: ${because}`, {
      next: 'Give an origin such as https://api.example.com, without path, user name or query.',
    });
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw bad('it is not an http origin');
  if (url.href !== `${url.origin}/` || text.includes('*')) throw bad('it is more than an origin');
  if (text !== entry && !url.hostname.includes('.')) throw bad('the wildcard covers a whole top-level domain');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) throw bad('plain http is only for this machine');
  if (isMetadata(url.hostname)) throw bad('it is a metadata service');
  return url;
}
