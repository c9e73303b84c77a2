/** How the addresses that sign-in answers go to make an application wrong. */
import type { IdentityWeakness } from '../../../core/model.ts';

/** Names under these are given back when a resource is deleted, and to whoever asks next. */
const reusable =
  /\.(?:azurewebsites\.(?:net|us)|chinacloudsites\.cn|cloudapp\.(?:net|azure\.com)|trafficmanager\.net|azureedge\.net|azurefd\.net|blob\.core\.windows\.net|azurestaticapps\.net|azure-api\.net|azurecontainer\.io|herokuapp\.com|github\.io|netlify\.app|vercel\.app|pages\.dev)$/i;

/** https://learn.microsoft.com/en-us/entra/identity-platform/reply-url */
export function redirectWeaknesses(uris: readonly string[]): IdentityWeakness[] {
  const found = new Set<IdentityWeakness>();
  for (const uri of uris) {
    if (uri.includes('*')) found.add('wildcard-redirect');
    const url = URL.parse(uri.replaceAll('*', 'x'));
    // On this machine plain http is what the standard wants: https://www.rfc-editor.org/rfc/rfc8252#section-8.3
    if (url?.protocol === 'http:' && !isLocal(url.hostname)) found.add('insecure-redirect');
  }
  return [...found];
}

/** Addresses whose name somebody else could register once the resource behind it is gone. */
export function reusableHosts(uris: readonly string[]): string[] {
  const hosts = uris.map((uri) => URL.parse(uri)?.hostname).filter((host) => host !== undefined && reusable.test(host));
  return [...new Set(hosts as string[])].slice(0, 50);
}

const isLocal = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i.test(host);
