/** What may happen on the company's GitHub between two nights. */
import { createRandom } from '../random.ts';
import { asInstallation, createBuilder, type Builder } from './build.ts';
import {
  mainOrganization,
  type Behaviour,
  type DeployKey,
  type GitHubState,
  type Hook,
  type Organization,
  type Plan,
  type Repository,
  type Secret,
  type SecretKind,
  type User,
} from './state.ts';

/** Of the main organization, unless another is named by its login. */
interface In {
  organization?: string;
}
/** `repository` by name; without, what belongs to the organization. */
interface SecretAt extends In {
  name: string;
  kind?: SecretKind;
  repository?: string;
  environment?: string;
}

export type GitHubChange =
  /** Permissions of Apps and fine-grained tokens, or scopes of classic ones, that the collector loses. */
  | { do: 'deny' | 'undeny'; permissions: string[] }
  | { do: 'plan'; plan: Plan }
  | { do: 'behaviour'; behaviour: Partial<Behaviour> }
  /** All installation tokens end at once, as if an hour had gone by. */
  | { do: 'expire-tokens' }
  | ({ do: 'create-repository'; name: string } & In)
  | ({ do: 'delete-repository' | 'archive-repository'; name: string } & In)
  | ({ do: 'rename-repository'; name: string; to: string } & In)
  | ({ do: 'add-deploy-key'; repository: string; title: string; readOnly?: boolean; by?: string } & In)
  | ({ do: 'delete-deploy-key' | 'use-deploy-key'; id: number } & In)
  | ({ do: 'add-hook'; url: string; repository?: string } & In)
  | ({ do: 'delete-hook' | 'sign-hook'; id: number } & In)
  | ({ do: 'add-secret' | 'rotate-secret' | 'delete-secret' } & SecretAt)
  | ({ do: 'uninstall' | 'suspend' | 'unsuspend'; installation: number } & In)
  | ({ do: 'use-installation'; installation: number; route?: string } & In)
  | ({ do: 'delete-token' | 'use-token'; id: number } & In)
  | ({ do: 'approve-request'; id: number } & In)
  | ({ do: 'remove-member'; login: string } & In);

function need<T>(what: string, found: T | undefined): T {
  if (found === undefined) throw new RangeError(`no ${what}`);
  return found;
}

interface Change {
  state: GitHubState;
  build: Builder;
  organization: Organization;
  /** Whoever does things when it is not said who. */
  actor: User;
}

const repositoryOf = ({ organization }: Change, name: string): Repository =>
  need(`repository ${name}`, organization.repositories.get(name));

const full = ({ organization }: Change, name: string): string => `${organization.login}/${name}`;

function tell({ build, organization, actor }: Change, action: string, more: Readonly<Record<string, unknown>>): void {
  build.audit(organization, build.now, action, actor, more);
  organization.audit.sort((a, b) => b.at - a.at);
}

function keyOf({ organization }: Change, id: number): { repository: Repository; key: DeployKey } {
  for (const repository of organization.repositories.values()) {
    const key = repository.deployKeys.find((one) => one.id === id);
    if (key) return { repository, key };
  }
  throw new RangeError(`no deploy key ${id}`);
}

function hookOf(
  { organization }: Change,
  id: number,
): { hooks: Hook[]; hook: Hook; repository: Repository | undefined } {
  for (const at of [undefined, ...organization.repositories.values()]) {
    const { hooks } = at ?? organization;
    const hook = hooks.find((one) => one.id === id);
    if (hook) return { hooks, hook, repository: at };
  }
  throw new RangeError(`no hook ${id}`);
}

function changeRepository(change: Change, name: string, to: 'deleted' | 'archived' | { name: string }): undefined {
  const { organization } = change;
  const repository = repositoryOf(change, name);
  if (to === 'archived') {
    repository.archived = true;
    tell(change, 'repo.archived', { repo: full(change, name) });
    return undefined;
  }
  organization.repositories.delete(name);
  if (to === 'deleted') {
    tell(change, 'repo.destroy', { repo: full(change, name) });
    return undefined;
  }
  repository.name = to.name;
  organization.repositories.set(to.name, repository);
  tell(change, 'repo.rename', { repo: full(change, to.name), old_name: name });
  return undefined;
}

function changeHook(change: Change, id: number, to: 'deleted' | 'signed'): undefined {
  const { hooks, hook, repository } = hookOf(change, id);
  if (to === 'deleted') hooks.splice(hooks.indexOf(hook), 1);
  else Object.assign(hook, { secret: 'signed', updatedAt: change.build.now });
  tell(change, to === 'deleted' ? 'hook.destroy' : 'hook.config_changed', {
    hook_id: id,
    ...(repository ? { repo: full(change, repository.name) } : {}),
  });
  return undefined;
}

/** Names of events: https://docs.github.com/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/audit-log-events-for-your-organization */
function changeSecret(change: Change, at: SecretAt, what: 'add' | 'rotate' | 'delete'): undefined {
  const { organization, build } = change;
  const { name, kind = 'actions', repository, environment } = at;
  const holder = repository === undefined ? undefined : repositoryOf(change, repository);
  const place = holder?.environments.find((one) => one.name === environment);
  if (environment !== undefined) need(`environment ${environment}`, place);
  const shelf: Secret[] = place?.secrets ?? holder?.secrets[kind] ?? organization.secrets[kind];
  if (what === 'add') {
    if (holder) shelf.push(build.secret(name, build.now));
    else build.organizationSecret(organization, kind, name, { createdAt: build.now });
  } else {
    const index = shelf.findIndex((one) => one.name === name);
    const secret = need(`secret ${name}`, shelf[index]);
    if (what === 'delete') shelf.splice(index, 1);
    else secret.updatedAt = build.now;
  }
  const verb = { add: 'create', rotate: 'update', delete: 'remove' }[what];
  const level = place ? 'environment' : holder ? 'repo' : 'org';
  tell(change, `${level}.${verb}_${kind === 'agents' ? 'agent' : kind}_secret`, {
    key: name,
    ...(repository === undefined ? {} : { repo: full(change, repository) }),
    ...(environment === undefined ? {} : { environment_name: environment }),
  });
  return undefined;
}

function changeInstallation(change: Change, id: number, to: 'gone' | 'suspended' | 'active'): undefined {
  const { organization, build, actor } = change;
  const index = organization.installations.findIndex((one) => one.id === id);
  const installation = need(`installation ${id}`, organization.installations[index]);
  if (to === 'gone') organization.installations.splice(index, 1);
  if (to === 'suspended') installation.suspended = { at: build.now, by: actor };
  if (to === 'active') delete installation.suspended;
  const verb = { gone: 'destroy', suspended: 'suspend', active: 'unsuspend' }[to];
  tell(change, `integration_installation.${verb}`, { integration: installation.app.name, installation_id: id });
  return undefined;
}

/** Returns what the caller could not know, such as a new id. */
export function mutateGitHub(state: GitHubState, m: GitHubChange): unknown {
  switch (m.do) {
    case 'deny':
      for (const each of m.permissions) state.denied.add(each);
      return undefined;
    case 'undeny':
      for (const each of m.permissions) state.denied.delete(each);
      return undefined;
    case 'plan':
      state.behaviour.plan = m.plan;
      return undefined;
    case 'behaviour':
      Object.assign(state.behaviour, m.behaviour);
      return undefined;
    case 'expire-tokens':
      for (const caller of state.callers.values()) if (caller.kind === 'installation') caller.expiresAt = 0;
      return undefined;
    default:
      return changeOrganization(state, m);
  }
}

type OfOrganization = Exclude<GitHubChange, { do: 'deny' | 'undeny' | 'plan' | 'behaviour' | 'expire-tokens' }>;

function changeOrganization(state: GitHubState, m: OfOrganization): unknown {
  const organization =
    m.organization === undefined
      ? mainOrganization(state)
      : need(`organization ${m.organization}`, state.organizations.get(m.organization));
  const random = createRandom(`${state.seed}/github/mutation/${++state.mutations}`);
  // Beyond all ids of the beginning, and apart from those of other changes.
  const build = createBuilder(state, random, { next: 90_000_000 + state.mutations * 1000 });
  const actor = need(
    'owner',
    state.users.get([...organization.members].find(([, role]) => role === 'admin')?.[0] ?? ''),
  );
  const change: Change = { state, build, organization, actor };
  switch (m.do) {
    case 'create-repository': {
      const { id } = build.repository(organization, m.name, { createdAt: build.now, pushedAt: build.now });
      tell(change, 'repo.create', { repo: full(change, m.name) });
      return { id };
    }
    case 'delete-repository':
      return changeRepository(change, m.name, 'deleted');
    case 'archive-repository':
      return changeRepository(change, m.name, 'archived');
    case 'rename-repository':
      return changeRepository(change, m.name, { name: m.to });
    case 'add-deploy-key': {
      const { id } = build.deployKey(repositoryOf(change, m.repository), m.title, {
        createdAt: build.now,
        addedBy: m.by ?? actor.login,
        readOnly: m.readOnly ?? true,
      });
      tell(change, 'public_key.create', { repo: full(change, m.repository), title: m.title });
      return { id };
    }
    case 'delete-deploy-key': {
      const { repository, key } = keyOf(change, m.id);
      repository.deployKeys.splice(repository.deployKeys.indexOf(key), 1);
      tell(change, 'public_key.delete', { repo: full(change, repository.name), title: key.title });
      return undefined;
    }
    case 'use-deploy-key':
      keyOf(change, m.id).key.lastUsedAt = build.now;
      return undefined;
    case 'add-hook': {
      const hooks = m.repository === undefined ? organization.hooks : repositoryOf(change, m.repository).hooks;
      const { id } = build.hook(hooks, m.url, { createdAt: build.now });
      tell(change, 'hook.create', {
        hook_id: id,
        ...(m.repository === undefined ? {} : { repo: full(change, m.repository) }),
      });
      return { id };
    }
    case 'delete-hook':
      return changeHook(change, m.id, 'deleted');
    case 'sign-hook':
      return changeHook(change, m.id, 'signed');
    case 'add-secret':
      return changeSecret(change, m, 'add');
    case 'rotate-secret':
      return changeSecret(change, m, 'rotate');
    case 'delete-secret':
      return changeSecret(change, m, 'delete');
    case 'uninstall':
      return changeInstallation(change, m.installation, 'gone');
    case 'suspend':
      return changeInstallation(change, m.installation, 'suspended');
    case 'unsuspend':
      return changeInstallation(change, m.installation, 'active');
    case 'use-installation': {
      const installation = need(
        `installation ${m.installation}`,
        organization.installations.find(({ id }) => id === m.installation),
      );
      build.use(organization, asInstallation(installation), [['GET', m.route ?? '/repos/{owner}/{repo}', 0, 1]]);
      return undefined;
    }
    case 'delete-token':
      organization.tokens = organization.tokens.filter(({ id }) => id !== m.id);
      tell(change, 'personal_access_token.access_revoked', { user_programmatic_access_id: m.id });
      return undefined;
    case 'use-token':
      need(
        `token ${m.id}`,
        organization.tokens.find(({ id }) => id === m.id),
      ).lastUsedAt = build.now;
      return undefined;
    case 'approve-request': {
      const request = need(
        `request ${m.id}`,
        organization.tokenRequests.find(({ id }) => id === m.id),
      );
      const { reason: _, createdAt: __, id: ___, ...rest } = request;
      organization.tokenRequests = organization.tokenRequests.filter((one) => one !== request);
      const { id } = build.token(organization, request.owner, request.name, { ...rest, grantedAt: build.now });
      tell(change, 'personal_access_token.access_granted', { user: request.owner.login });
      return { id };
    }
    case 'remove-member':
      if (!organization.members.delete(m.login)) throw new RangeError(`no member ${m.login}`);
      tell(change, 'org.remove_member', { user: m.login });
      return undefined;
    default:
      throw new RangeError(`no mutation ${JSON.stringify(m)}`);
  }
}
