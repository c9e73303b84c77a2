/** People and Apps, where those are installed, and what they call. */
import type { ApiUse, App, AppOwner, Installation, Organization, User } from '../state.ts';
import { ALPHANUMERIC, type Basics, type Given } from './basics.ts';

export const accounts = (basics: Basics) => {
  const { state, random, ago, id } = basics;
  return {
    user(login: string, given: Given<User> = {}): User {
      const known = state.users.get(login);
      if (known) return known;
      const made: User = {
        id: id(),
        login,
        type: 'User',
        name: null,
        email: null,
        company: null,
        bio: null,
        createdAt: ago(random.int(400, 3000)),
        ...given,
      };
      state.users.set(login, made);
      return made;
    },

    app(slug: string, owner: AppOwner, given: Given<App> = {}): App {
      const made: App = {
        id: id(),
        slug,
        clientId: `Iv23li${random.chars(ALPHANUMERIC, 14)}`,
        name: slug,
        owner,
        description: null,
        externalUrl: `https://${slug}.example`,
        createdAt: ago(random.int(900, 2500)),
        permissions: { metadata: 'read' },
        events: [],
        installationsCount: random.int(1, 50_000),
        isPrivate: false,
        ...given,
      };
      state.apps.set(slug, made);
      return made;
    },

    install(organization: Organization, app: App, given: Given<Installation> = {}): Installation {
      const createdAt = given.createdAt ?? ago(random.int(100, 800));
      const made: Installation = {
        id: id(),
        app,
        selection: 'all',
        repositories: [],
        permissions: app.permissions,
        events: app.events,
        createdAt,
        updatedAt: createdAt,
        ...given,
      };
      organization.installations.push(made);
      if (made.installedBy) {
        basics.audit(organization, createdAt, 'integration_installation.create', made.installedBy, {
          integration: app.name,
          name: app.name,
          installation_id: made.id,
        });
      }
      return made;
    },

    use(
      organization: Organization,
      who: Pick<ApiUse, 'subject' | 'actor'>,
      calls: readonly (readonly [method: string, route: string, daysAgo: number, count?: number])[],
    ): void {
      for (const [method, route, daysAgo, count = 100] of calls) {
        organization.apiUse.push({ ...who, method, route, count, lastAt: ago(daysAgo) });
      }
    },
  };
};
