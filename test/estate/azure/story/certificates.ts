import { DAY } from '../../clock.ts';
import type { Builder } from '../build.ts';
import { ARM_APP_ID } from '../catalog/microsoft-apps.ts';
import type { ServicePrincipal } from '../state.ts';
import { personOf, type People } from './people.ts';

/** The same certificate twice, as the portal makes them for single sign-on: one to sign with, one to check with. */
function twins(build: Builder, holder: ServicePrincipal, endDateTime: number): string {
  const given = {
    customKeyIdentifier: build.random.chars('0123456789ABCDEF', 40),
    createdAt: build.ago(200),
    endDateTime,
  };
  build.certificate(holder, { ...given, usage: 'Sign' });
  build.certificate(holder, { ...given, usage: 'Verify' });
  return given.customKeyIdentifier;
}

/** Certificates, and credentials in the places where nobody looks. */
export function certificates(build: Builder, all: People): void {
  const { ago, now, random } = build;
  const owners = [personOf(all, 'astrid.lund').id];

  const pipeline = build.both('platform-pipelines', { owners });
  const certificate = build.certificate(pipeline.app, { createdAt: ago(300), endDateTime: now + 65 * DAY });
  build.use(pipeline.sp, ago(0.5), { by: certificate });
  build.permit(pipeline.sp, 'Application.ReadWrite.OwnedBy');
  build.note('certificate.used', 'a certificate, used today', certificate.keyId);

  const printer = build.both('badge-printer', { owners });
  const ended = build.certificate(printer.app, { createdAt: ago(500), endDateTime: ago(100) });
  build.note('certificate.expired', 'ended a hundred days ago, and nothing is granted', ended.keyId);

  const saml = build.principal('Expense tool', {
    appOwnerOrganizationId: build.state.tenant.id,
    preferredSingleSignOnMode: 'saml',
    replyUrls: ['https://expenses.example/saml/acs'],
    tags: ['WindowsAzureActiveDirectoryCustomSingleSignOnApplication', 'WindowsAzureActiveDirectoryIntegratedApp'],
  });
  saml.preferredTokenSigningKeyThumbprint = twins(build, saml, now + 20 * DAY);
  // The portal gives each of these certificates a password of its own, which nothing can sign in with.
  build.secret(saml, { displayName: `CN=Microsoft Azure Federated SSO Certificate`, createdAt: ago(200) });
  build.note('saml.signing-certificate', 'signs answers, and is no way to sign in', saml.id);

  const twin = build.both('document-signer', { owners });
  const thumbprint = random.chars('0123456789ABCDEF', 40);
  for (const usage of ['Sign', 'Verify'] as const) {
    build.certificate(twin.app, { customKeyIdentifier: thumbprint, usage, createdAt: ago(80), displayName: null });
  }
  build.note('certificate.twins', 'one certificate in two lines', twin.app.id);

  const hidden = build.both('hr-sync', { owners });
  const behind = build.secret(hidden.sp, { displayName: 'temp', createdAt: ago(12) });
  build.use(hidden.sp, ago(1), { by: behind, ipAddress: '185.220.101.4' });
  build.permit(hidden.sp, 'User.ReadWrite.All');
  build.note('principal-secret.own', 'on the service principal: the registration does not show it', behind.keyId);

  const first = build.resource(ARM_APP_ID);
  const planted = build.secret(first, { displayName: null, createdAt: ago(9) });
  build.note('principal-secret.first-party', "a secret of ours on one of Microsoft's own applications", planted.keyId);
}
