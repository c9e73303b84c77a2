/** The mass: tops up what the story made, so that every count is as asked for. */
import { ofAll, type Builder } from './build.ts';
import type { GitHubSize } from './generate.ts';
import type { Organization, Repository, User } from './state.ts';

const padded = (n: number): string => String(n).padStart(5, '0');

/**
 * What lies about in repositories: of a hundred, about 15 have environments, 40 secrets for Actions, 20 webhooks.
 * Assumptions, not measurements.
 */
function furnish(build: Builder, repository: Repository, n: number): void {
  const { random, ago } = build;
  if (n % 100 < 15) {
    build.environment(repository, 'production', [build.secret('DEPLOY_TOKEN', ago(random.int(20, 700)))]);
    if (n % 100 < 7) build.environment(repository, 'staging');
  }
  if (n % 5 < 2) repository.secrets.actions.push(build.secret('REGISTRY_TOKEN', ago(random.int(20, 700))));
  if (n % 20 === 3) repository.secrets.dependabot.push(build.secret('NPM_TOKEN', ago(random.int(20, 700))));
  if (n % 50 === 4) repository.secrets.agents.push(build.secret('COPILOT_MCP_TOKEN', ago(random.int(5, 60))));
  if (n % 5 === 1) {
    const hook = build.hook(repository.hooks, `https://ci.halden.example/hooks/${n}`, { secret: 'signed' });
    build.delivery(hook, ago(1), 200, 'OK');
  }
}

function members(build: Builder, organization: Organization, wanted: number): User[] {
  const made: User[] = [];
  for (let n = 1; organization.members.size < wanted; n++) {
    const user = build.user(`member-${padded(n)}`, { name: `Member ${n}` });
    organization.members.set(user.login, 'member');
    made.push(user);
  }
  return made.length > 0 ? made : [...build.state.users.values()];
}

export function fill(build: Builder, organization: Organization, size: GitHubSize): void {
  const { random, ago } = build;
  const people = members(build, organization, size.members);
  const someone = (n: number): User => people[n % people.length] ?? build.user('member-00001');

  for (let n = 1; organization.repositories.size < size.repositories; n++) {
    furnish(build, build.repository(organization, `repository-${padded(n)}`), n);
  }
  const repositories = [...organization.repositories.values()];
  const keys = repositories.reduce((sum, { deployKeys }) => sum + deployKeys.length, 0);
  for (let n = 0; n < size.deployKeys - keys; n++) {
    // Spread from the end, where the filler is, one a repository for as long as there are any.
    const repository = repositories[repositories.length - 1 - (n % repositories.length)];
    if (!repository) break;
    build.deployKey(repository, `deploy ${n}`, {
      addedBy: someone(n).login,
      lastUsedAt: n % 3 === 0 ? null : ago(random.int(0, 90)),
      readOnly: n % 4 !== 0,
    });
  }
  for (let n = 1; organization.installations.length < size.installations; n++) {
    const vendor = build.user(`vendor-${n}`);
    const app = build.app(
      `app-${padded(n)}`,
      { id: vendor.id, login: vendor.login, type: 'Organization' },
      { permissions: { metadata: 'read', ...ofAll(n % 3 === 0 ? 'write' : 'read', 'contents', 'issues') } },
    );
    build.install(organization, app, { installedBy: someone(n) });
  }
  for (let n = 1; organization.tokens.length < size.fineGrainedTokens; n++) {
    build.token(organization, someone(n), `token ${n}`, {
      lastUsedAt: n % 5 === 0 ? null : ago(random.int(0, 120)),
      selection: 'all',
      permissions: { repository: { metadata: 'read', contents: n % 2 === 0 ? 'write' : 'read' } },
    });
  }
}
