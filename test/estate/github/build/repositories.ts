/** Repositories, and what lies about in them and in their organization. */
import { type Seconds } from '../../clock.ts';
import type {
  Delivery,
  DeployKey,
  Environment,
  Hook,
  Organization,
  OrganizationSecret,
  Repository,
  Secret,
  SecretKind,
} from '../state.ts';
import { ALPHANUMERIC, emptySecrets, type Basics, type Given } from './basics.ts';

export const repositories = ({ random, ago, id }: Basics) => ({
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
});
