/** Apps about themselves: https://docs.github.com/rest/apps */
import { notFound } from '../errors.ts';
import { createInstallationToken } from '../login/callers.ts';
import * as render from '../render.ts';
import { listing, type Call, type Route, type Wire } from '../route.ts';
import type { Installation } from '../state.ts';

/** An organization's account, or the enterprise's, which has a slug instead of a login. */
function accountOf({ state }: Call, name: string): Wire & { id: number; type: string } {
  const organization = state.organizations.get(name);
  if (organization)
    return { ...render.simpleUser(render.account(organization)), id: organization.id, type: 'Organization' };
  return { ...state.enterprise, type: 'Enterprise' };
}

const own = (call: Call, name: string, of: Installation | undefined): Wire => {
  if (!of) throw notFound();
  return render.installation(accountOf(call, name), of);
};

export const apps: readonly Route[] = [
  {
    operation: 'apps/get-authenticated',
    path: '/app',
    only: 'app',
    answer: ({ state }) => ({
      ...render.app(state.collector.app),
      installations_count: Object.keys(state.collector.installations).length,
    }),
  },
  {
    operation: 'apps/list-installations',
    path: '/app/installations',
    query: ['since', 'outdated'],
    only: 'app',
    answer: (call) => listing(Object.entries(call.state.collector.installations), ([name, of]) => own(call, name, of)),
  },
  {
    operation: 'apps/get-installation',
    path: '/app/installations/{installation_id}',
    only: 'app',
    answer(call) {
      const found = Object.entries(call.state.collector.installations).find(
        ([, { id }]) => String(id) === call.path['installation_id'],
      );
      return own(call, found?.[0] ?? '', found?.[1]);
    },
  },
  {
    operation: 'apps/create-installation-access-token',
    method: 'POST',
    path: '/app/installations/{installation_id}/access_tokens',
    only: 'app',
    answer: ({ state, path, body, wallClock }) =>
      createInstallationToken(state, path['installation_id'] ?? '', body, wallClock),
  },
  {
    operation: 'apps/get-org-installation',
    path: '/orgs/{org}/installation',
    only: 'app',
    answer: (call) => own(call, call.organization.login, call.state.collector.installations[call.organization.login]),
  },
  {
    operation: 'apps/get-enterprise-installation',
    path: '/enterprises/{enterprise}/installation',
    plans: ['ghec', 'ghes'],
    only: 'app',
    answer: (call) => {
      const slug = call.path['enterprise'] ?? '';
      if (slug !== call.state.enterprise.slug) throw notFound();
      return own(call, slug, call.state.collector.installations[slug]);
    },
  },
  {
    operation: 'apps/get-by-slug',
    path: '/apps/{app_slug}',
    open: true,
    answer({ state, path }) {
      const found = state.apps.get(path['app_slug'] ?? '');
      // Private Apps of our own organizations are found, those of others are not.
      if (!found || (found.isPrivate && !state.organizations.has(found.owner.login))) throw notFound();
      return { ...render.app(found), installations_count: found.installationsCount };
    },
  },
];
