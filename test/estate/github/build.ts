/** How things of the simulated GitHub are made: all that a story does not say is filled in here. */
import { createHash } from 'node:crypto';
import { DAY, type Seconds } from '../clock.ts';
import { alphabets, type Random } from '../random.ts';
import type {
  ApiUse,
  App,
  AppOwner,
  AuthorizedCredential,
  Delivery,
  DeployKey,
  Environment,
  FineGrainedToken,
  GitHubState,
  Hook,
  Installation,
  Organization,
  OrganizationSecret,
  Permissions,
  Repository,
  Runner,
  RunnerGroup,
  Secret,
  SecretKind,
  TokenRequest,
  User,
} from './state.ts';

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Without what the builder fills in. */
type Given<T, Needed extends keyof T = never> = Partial<T> & Pick<T, Needed>;

export const emptySecrets = <T>(): Record<SecretKind, T[]> => ({
  actions: [],
  dependabot: [],
  codespaces: [],
  agents: [],
});

export function createBuilder(state: GitHubState, random: Random, ids: { next: number }) {
  const now = state.now();
  const id = (): number => (ids.next += random.int(1, 9));
  const ago = (days: number): Seconds => now - Math.round(days * DAY);

  return {
    state,
    random,
    now,
    ago,
    id,

    note(name: string, what: string, organization: Organization, of: string | number): void {
      state.cases.set(name, { name, what, scope: organization.login, id: String(of) });
    },

    /** A secret that nothing of ours may ever keep or show. */
    canary(prefix: string, length = 36): string {
      const value = prefix + random.chars(ALPHANUMERIC, length);
      state.canaries.push(value);
      return value;
    },

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
        this.audit(organization, createdAt, 'integration_installation.create', made.installedBy, {
          integration: app.name,
          name: app.name,
          installation_id: made.id,
        });
      }
      return made;
    },

    repository(organization: Organization, name: string, given: Given<Repository> = {}): Repository {
      const createdAt = given.createdAt ?? ago(random.int(200, 1500));
      const made: Repository = {
        id: id(),
        name,
        visibility: 'private',
        archived: false,
        fork: false,
        createdAt,
        pushedAt: ago(random.int(0, 40)),
        deployKeys: [],
        hooks: [],
        environments: [],
        secrets: emptySecrets(),
        runners: [],
        oidc: null,
        ...given,
      };
      organization.repositories.set(name, made);
      return made;
    },

    deployKey(repository: Repository, title: string, given: Given<DeployKey> = {}): DeployKey {
      const made: DeployKey = {
        id: id(),
        key: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${random.chars(ALPHANUMERIC, 43)}`,
        title,
        readOnly: true,
        verified: true,
        enabled: true,
        createdAt: ago(random.int(60, 900)),
        addedBy: null,
        lastUsedAt: null,
        ...given,
      };
      repository.deployKeys.push(made);
      return made;
    },

    hook(hooks: Hook[], url: string, given: Given<Hook> = {}): Hook {
      const createdAt = given.createdAt ?? ago(random.int(60, 900));
      const made: Hook = {
        id: id(),
        active: true,
        events: ['push'],
        url,
        contentType: 'json',
        insecureSsl: false,
        secret: null,
        createdAt,
        updatedAt: createdAt,
        deliveries: [],
        ...given,
      };
      hooks.push(made);
      return made;
    },

    delivery(hook: Hook, at: Seconds, code: number, status: string): Delivery {
      const made: Delivery = { id: id(), at, code, status, event: hook.events[0] ?? 'push' };
      hook.deliveries.unshift(made);
      return made;
    },

    environment(repository: Repository, name: string, secrets: readonly Secret[] = []): Environment {
      const at = repository.createdAt;
      const made: Environment = { id: id(), name, createdAt: at, updatedAt: at, secrets: [...secrets] };
      repository.environments.push(made);
      return made;
    },

    secret: (name: string, createdAt: Seconds, updatedAt = createdAt): Secret => ({ name, createdAt, updatedAt }),

    organizationSecret(
      organization: Organization,
      kind: SecretKind,
      name: string,
      given: Given<OrganizationSecret, 'createdAt'>,
    ): OrganizationSecret {
      const made: OrganizationSecret = {
        name,
        updatedAt: given.createdAt,
        visibility: 'private',
        repositories: [],
        ...given,
      };
      organization.secrets[kind].push(made);
      return made;
    },

    token(
      organization: Organization,
      owner: User,
      name: string,
      given: Given<FineGrainedToken> = {},
    ): FineGrainedToken {
      const grantedAt = given.grantedAt ?? ago(random.int(10, 300));
      const made: FineGrainedToken = {
        id: id(),
        tokenId: id(),
        name,
        owner,
        selection: 'subset',
        repositories: [],
        permissions: { repository: { metadata: 'read' } },
        grantedAt,
        expiresAt: now + random.int(5, 300) * DAY,
        lastUsedAt: null,
        ...given,
      };
      organization.tokens.push(made);
      return made;
    },

    tokenRequest(organization: Organization, owner: User, name: string, given: Given<TokenRequest> = {}): TokenRequest {
      const made: TokenRequest = {
        id: id(),
        tokenId: id(),
        name,
        owner,
        reason: null,
        selection: 'all',
        repositories: [],
        permissions: { repository: { metadata: 'read' } },
        createdAt: ago(1),
        expiresAt: now + 90 * DAY,
        lastUsedAt: null,
        ...given,
      };
      organization.tokenRequests.push(made);
      return made;
    },

    authorize(
      organization: Organization,
      login: string,
      type: AuthorizedCredential['type'],
      given: Given<AuthorizedCredential> = {},
    ): AuthorizedCredential {
      const ssh = type === 'SSH key';
      const made: AuthorizedCredential = {
        id: id(),
        login,
        type,
        authorizedId: id(),
        ...(ssh
          ? { fingerprint: createHash('md5').update(random.chars(ALPHANUMERIC, 8)).digest('hex') }
          : { lastEight: random.chars(alphabets.lower, 8), scopes: [] }),
        title: null,
        authorizedAt: ago(random.int(30, 700)),
        accessedAt: null,
        expiresAt: null,
        ...given,
      };
      organization.authorizations.push(made);
      return made;
    },

    runnerGroup(organization: Organization, name: string, given: Given<RunnerGroup> = {}): RunnerGroup {
      const made: RunnerGroup = {
        id: organization.runnerGroups.length + 1,
        name,
        visibility: 'all',
        repositories: [],
        isDefault: false,
        allowsPublicRepositories: false,
        inherited: false,
        restrictedToWorkflows: false,
        selectedWorkflows: [],
        ...given,
      };
      organization.runnerGroups.push(made);
      return made;
    },

    runner(runners: Runner[], name: string, given: Given<Runner> = {}): Runner {
      const made: Runner = {
        id: id(),
        groupId: 1,
        name,
        os: 'linux',
        status: 'online',
        busy: false,
        ephemeral: false,
        version: '2.330.0',
        labels: ['self-hosted', 'linux', 'x64'],
        ...given,
      };
      runners.push(made);
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

    audit(
      organization: Organization,
      at: Seconds,
      action: string,
      actor: User,
      more: Readonly<Record<string, unknown>> = {},
    ): void {
      organization.audit.push({
        id: random.chars(ALPHANUMERIC, 22),
        at,
        action,
        actor: actor.login,
        actorId: actor.id,
        more,
      });
    },
  };
}

export type Builder = ReturnType<typeof createBuilder>;

/** An installation calls the API as itself. */
export const asInstallation = ({ id, app }: Installation): Pick<ApiUse, 'subject' | 'actor'> => ({
  subject: { type: 'installation', id, name: app.slug },
  actor: { type: 'installation', id, name: app.slug, integrationId: app.id, oauthApplicationId: null },
});

export const ofAll = (level: 'read' | 'write', ...names: readonly string[]): Permissions =>
  Object.fromEntries(names.map((name) => [name, level]));
