/** The app that the collector's token is of, as a manifest. https://docs.slack.dev/reference/app-manifest */

/** Scopes of the Admin API and the audit log exist for organizations only. */
const isOfOrganization = (scope: string): boolean => /^(?:admin\.|auditlogs:)/.test(scope);

const manifest = (user: readonly string[], ofOrganization: boolean): object => ({
  display_information: { name: 'NHI Discover' },
  oauth_config: { scopes: { user } },
  settings: { org_deploy_enabled: ofOrganization, socket_mode_enabled: false, token_rotation_enabled: false },
});

/** Two, because no plan knows all of these scopes: paste the one of the plan at https://api.slack.com/apps. */
export function policyFor(permissions: readonly string[]): string {
  const { organization = [], workspace = [] } = Object.groupBy([...new Set(permissions)].toSorted(), (scope) =>
    isOfOrganization(scope) ? 'organization' : 'workspace',
  );
  const manifests = { enterprise: manifest(organization, true), otherPlans: manifest(workspace, false) };
  return `${JSON.stringify(manifests, null, 2)}\n`;
}
