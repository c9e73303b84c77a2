import { microsoft } from '../../company/company.ts';
import type { Builder } from '../build.ts';
import { GRAPH_APP_ID } from '../catalog/microsoft-graph.ts';
import { MICROSOFT_CORP } from '../catalog/microsoft-apps.ts';
import type { ServicePrincipal } from '../state.ts';
import { personOf, type People } from './people.ts';

/** Applications of others that people or administrators have let in. */
export function thirdParties(build: Builder, all: People): void {
  const { ago } = build;
  const { vendorTenants, sister } = microsoft;
  const graph = build.resource(GRAPH_APP_ID);
  const verified = (displayName: string) => ({
    displayName,
    verifiedPublisherId: build.random.chars('0123456789', 7),
    addedAt: ago(900),
  });
  const app = (
    name: string,
    key: string,
    what: string,
    given: Parameters<Builder['principal']>[1],
  ): ServicePrincipal => {
    const made = build.principal(name, given);
    build.note(`third-party.${key}`, what, made.id);
    return made;
  };
  const people = Object.values(all).map(({ id }) => id);

  const datadog = app('Datadog', 'verified', 'a vendor with a verified publisher, let in by an administrator', {
    appOwnerOrganizationId: vendorTenants.datadog,
    verifiedPublisher: verified('Datadog, Inc.'),
    replyUrls: ['https://app.datadoghq.example/azure/callback'],
    notes: 'Contract 2231, owner: platform team',
    owners: [personOf(all, 'astrid.lund').id],
  });
  build.permit(datadog, 'Directory.Read.All');
  datadog.activity.applicationAuthenticationClientAt = ago(0.2);

  const calendar = app('Meeting Helper', 'user-consented', 'three people let it in, nobody verified it', {
    appOwnerOrganizationId: vendorTenants.calendly,
    replyUrls: ['https://meetings.example/oauth'],
  });
  for (const id of people.slice(0, 3)) build.grant(calendar, graph, 'Calendars.ReadWrite offline_access User.Read', id);
  calendar.activity.delegatedClientAt = ago(3);

  const mail = app('Inbox Zero', 'unverified-mail', 'unverified, reads and sends the mail of everybody', {
    appOwnerOrganizationId: vendorTenants.unknown,
    replyUrls: ['http://inboxzero.example/oauth'],
  });
  build.grant(mail, graph, 'Mail.ReadWrite Mail.Send MailboxSettings.ReadWrite offline_access');
  mail.activity.delegatedClientAt = ago(1);

  const dormant = app('Old Survey Tool', 'dormant', 'not used for 400 days, and its grants go on', {
    appOwnerOrganizationId: vendorTenants.vanta,
    verifiedPublisher: verified('Surveys Ltd.'),
    createdAt: ago(1100),
  });
  build.grant(dormant, graph, 'Files.ReadWrite.All offline_access');
  build.permit(dormant, 'Sites.Read.All');

  app(
    'Microsoft Azure PowerShell',
    'impersonating',
    "Microsoft's appId and name, in a tenant that is not Microsoft's",
    {
      // Azure PowerShell: https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
      appId: '1950a258-227b-4e31-a9cf-717495945fc2',
      appOwnerOrganizationId: vendorTenants.unknown,
    },
  );
  app('farah.nasser@halden.example', 'named-like-a-user', 'its name is the address of a person', {
    appOwnerOrganizationId: vendorTenants.unknown,
  });
  const blocked = app('Free Backup', 'disabled-by-microsoft', 'Microsoft has switched it off', {
    appOwnerOrganizationId: vendorTenants.unknown,
    disabledByMicrosoftStatus: 'DisabledDueToViolationOfServicesAgreement',
    accountEnabled: false,
  });
  build.grant(blocked, graph, 'Files.Read.All offline_access', people[0]);
  app('Team built tool', 'microsoft-employee', "of Microsoft's corporate tenant: perhaps a product, perhaps a hobby", {
    appOwnerOrganizationId: MICROSOFT_CORP,
  });

  const risky = app('Reporting Portal', 'risky', 'Identity Protection thinks that somebody else has its credentials', {
    appOwnerOrganizationId: vendorTenants.snyk,
    verifiedPublisher: verified('Snyk Limited'),
  });
  build.state.riskyServicePrincipals.push({
    id: risky.id,
    riskLevel: 'high',
    riskState: 'atRisk',
    riskDetail: 'none',
    at: ago(2),
  });

  const mobility = app('mobility-routing', 'sister', 'of another company of the group', {
    appOwnerOrganizationId: sister.tenant,
  });
  build.permit(mobility, 'Group.Read.All');
  mobility.activity.applicationAuthenticationClientAt = ago(1);

  const planted = app('Vendor Connector', 'with-our-secret', 'a secret was added to it here', {
    appOwnerOrganizationId: vendorTenants.orca,
    verifiedPublisher: verified('Orca Security'),
  });
  build.secret(planted, { createdAt: ago(30) });

  for (const [at, sp] of [
    [ago(12), calendar],
    [ago(25), mail],
  ] as const) {
    build.audit({
      at,
      category: 'ApplicationManagement',
      activityDisplayName: 'Consent to application',
      initiatedBy: { user: people[0] ?? '' },
      target: { id: sp.id, displayName: sp.displayName, type: 'ServicePrincipal' },
    });
  }
}
