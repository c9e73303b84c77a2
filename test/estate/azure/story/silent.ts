import type { Builder } from '../build.ts';
import { personOf, type People } from './people.ts';

/**
 * Things that never sign in, though they are in use. The tags are Microsoft's:
 * https://learn.microsoft.com/en-us/entra/identity/monitoring-health/recommendation-remove-unused-apps
 */
export function silent(build: Builder, all: People): void {
  const { ago, state } = build;
  const owners = [personOf(all, 'bo.ekman').id];
  const own = { appOwnerOrganizationId: state.tenant.id };

  const proxy = build.app('intranet', { owners, onPremisesPublishing: true, createdAt: ago(900) });
  const published = build.instance(proxy, {
    tags: ['WindowsAzureActiveDirectoryOnPremApp', 'WindowsAzureActiveDirectoryIntegratedApp'],
  });
  build.note('silent.app-proxy', 'Application Proxy', published.id);

  const withoutTokens: [key: string, name: string, given: Parameters<Builder['principal']>[1]][] = [
    ['password-sso', 'Legacy Time Sheet', { preferredSingleSignOnMode: 'password' }],
    ['linked-sso', 'Canteen Menu', { preferredSingleSignOnMode: 'notSupported', homepage: 'https://menu.example' }],
    ['office-add-in', 'Slide Templates', { tags: ['AppServiceIntegratedApp', 'OfficeAddIn'] }],
  ];
  for (const [key, name, given] of withoutTokens) {
    const made = build.principal(name, { ...own, createdAt: ago(800), ...given });
    build.note(`silent.${key}`, 'never asks for a token of its own', made.id);
  }

  // Entra registers it by itself when remote desktop connections to joined devices need certificates.
  const peers = build.both('P2P Server', { identifierUris: ['urn:p2p_cert'], createdAt: ago(800) });
  build.certificate(peers.app, { displayName: 'CN=MS-Organization-P2P-Access [2026]', createdAt: ago(100) });
  build.note('silent.p2p-server', 'its certificate signs other certificates, and nothing else', peers.sp.id);

  const legacy = build.principal('On-premises sync (old)', {
    servicePrincipalType: 'Legacy',
    signInAudience: null,
    servicePrincipalNames: ['HaldenSync/legacy.halden.example'],
    createdAt: ago(2500),
  });
  build.note('principal.legacy', 'from before there were registrations', legacy.id);
  const social = build.principal('google.com', { servicePrincipalType: 'SocialIdp', signInAudience: null });
  build.note('principal.social', 'an identity provider', social.id);
}
