/** Where a manifest's requests go: its base URL, the hosts it may call, and a gateway in place of them. */
import { ReadFailed, UserError } from '../../core/errors.ts';
import { sameOriginLink } from '../../core/http/index.ts';
import type { Manifest } from './manifest.ts';
import type { Settings } from './settings.ts';
import { rendered, type Values } from './template.ts';

export interface Places {
  /** For the door. */
  origins: readonly string[];
  /** A path under the base URL, or a whole URL. @throws ReadFailed when its host is not in allowHosts */
  url(pathOrUrl: string, base?: string): URL;
  /** A link to the next page, which must stay where the first page was. @throws ReadFailed */
  follow(link: string, from: URL, base?: string): URL;
}

export const configValues =
  ({ values }: Settings): Values =>
  (name) =>
    name.startsWith('config.') ? values[name.slice('config.'.length)] : undefined;

/** @throws UserError when the base URL is at a host that the manifest does not allow */
export function placesOf(manifest: Manifest, settings: Settings): Places {
  const values = configValues(settings);
  const allowed = manifest.allowHosts.map((host) => originOf(rendered(host, values), manifest));
  const gateway = settings.endpoints.default === undefined ? undefined : new URL(settings.endpoints.default);
  const real = (pathOrUrl: string, base = manifest.baseUrl): URL => {
    const url = URL.parse(pathOrUrl) ?? URL.parse(rendered(base, values).replace(/\/+$/, '') + pathOrUrl);
    if (url === null) throw new ReadFailed('failed', `the manifest ${manifest.id} makes an address that is not a URL`);
    if (!allowed.some((origin) => covers(origin, url))) {
      throw new ReadFailed(
        'failed',
        `${url.host} was not called: it is not in allowHosts of the manifest ${manifest.id}`,
      );
    }
    return url;
  };
  try {
    real('/');
  } catch (error) {
    throw new UserError('bad-origin', (error as Error).message, {
      next: `Correct baseUrl or allowHosts (${manifest.allowHosts.join(', ')}), or the setting that they are made of.`,
    });
  }
  const through = (url: URL): URL => (gateway === undefined ? url : moved(url, gateway));
  return {
    origins: gateway === undefined ? allowed : [gateway.origin],
    url: (pathOrUrl, base) => through(real(pathOrUrl, base)),
    follow(link, from, base) {
      if (gateway === undefined) return sameOriginLink(from, link);
      // Behind a gateway the provider still writes its own name, and paths as they are with it.
      const prefix = gateway.pathname.replace(/\/+$/, '').length;
      const home = new URL(from.pathname.slice(prefix) + from.search, real('/', base).origin);
      return URL.parse(link)?.origin === gateway.origin ? new URL(link) : through(sameOriginLink(home, link));
    },
  };
}

function originOf(host: string, { id }: Manifest): string {
  if (!host.includes('://')) return `https://${host}`;
  const url = URL.parse(host);
  if (url !== null) return url.origin;
  throw new UserError('bad-origin', `The manifest ${id} may not call "${host}": it is not a URL.`, {
    next: 'Correct allowHosts, or the setting that it is made of.',
  });
}

function covers(origin: string, url: URL): boolean {
  if (!origin.startsWith('https://*.')) return origin === url.origin;
  const suffix = origin.slice('https://*'.length);
  return url.protocol === 'https:' && url.port === '' && url.hostname.endsWith(suffix) && url.hostname !== suffix;
}

function moved(url: URL, gateway: URL): URL {
  return new URL(gateway.pathname.replace(/\/+$/, '') + url.pathname + url.search, gateway.origin);
}
