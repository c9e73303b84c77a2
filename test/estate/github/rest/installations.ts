/** Which Apps are installed where: https://docs.github.com/rest/orgs/orgs#list-app-installations-for-an-organization */
import { notFound } from '../errors.ts';
import * as render from '../render.ts';
import { listing, type Call, type Route, type Wire } from '../route.ts';
import type { Installation, Repository } from '../state.ts';

const brief = ({ organization }: Call, { id, name }: Repository): Wire => ({
  id,
  name,
  full_name: `${organization.login}/${name}`,
});

function reached({ organization }: Call, { selection, repositories }: Installation): Repository[] {
  const all = [...organization.repositories.values()];
  return selection === 'all' ? all : all.filter(({ id }) => repositories.includes(id));
}

export const installations: readonly Route[] = [
  {
    operation: 'orgs/list-app-installations',
    path: '/orgs/{org}/installations',
    permission: 'organization_administration',
    scopes: ['admin:read', 'admin:org', 'read:org'],
    owner: true,
    answer: ({ organization }) =>
      listing(
        organization.installations,
        (one) => render.installation(render.simpleUser(render.account(organization)), one),
        { under: 'installations' },
      ),
  },
  {
    operation: 'apps/list-repos-accessible-to-installation',
    path: '/installation/repositories',
    permission: 'metadata',
    only: 'installation',
    answer(call) {
      const { caller, state } = call;
      const organization = state.organizations.get(caller.kind === 'installation' ? caller.account : '');
      if (!organization || caller.kind !== 'installation') throw notFound();
      const rows = reached({ ...call, organization }, caller.installation);
      return listing(rows, (one) => render.repository(organization, one), { under: 'repositories' });
    },
  },
  {
    operation: 'enterprise-apps/organization-installations',
    path: '/enterprises/{enterprise}/apps/organizations/{org}/installations',
    plans: ['ghec', 'ghes'],
    permission: 'enterprise_organization_installations',
    only: 'installation',
    answer: ({ organization }) =>
      listing(organization.installations, ({ id, app, selection, permissions, events, createdAt, updatedAt }) => ({
        id,
        app_slug: app.slug,
        client_id: app.clientId,
        repository_selection: selection,
        repositories_url: `https://api.github.com/enterprises/halden/apps/organizations/${organization.login}/installations/${id}/repositories`,
        permissions,
        events,
        created_at: render.maybe(createdAt),
        updated_at: render.maybe(updatedAt),
      })),
  },
  {
    operation: 'enterprise-apps/organization-installation-repositories',
    path: '/enterprises/{enterprise}/apps/organizations/{org}/installations/{installation_id}/repositories',
    plans: ['ghec', 'ghes'],
    permission: 'enterprise_organization_installation_repositories',
    only: 'installation',
    answer(call) {
      const found = call.organization.installations.find(({ id }) => String(id) === call.path['installation_id']);
      if (!found) throw notFound();
      return listing(reached(call, found), (one) => brief(call, one));
    },
  },
];
