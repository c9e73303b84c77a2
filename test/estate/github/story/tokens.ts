/** Tokens of people and machines. */
import { DAY } from '../../clock.ts';
import type { Builder } from '../build.ts';
import type { Organization } from '../state.ts';
import type { People } from './people.ts';
import type { Repositories } from './repositories.ts';

export function tokens(build: Builder, main: Organization, people: People, repositories: Repositories): void {
  const { ago, now } = build;
  const note = (name: string, what: string, id: number): void => build.note(`token.${name}`, what, main, id);

  const used = build.token(main, people.of('carla.mendes'), 'release notes', {
    repositories: [repositories.payments.id],
    permissions: { repository: { metadata: 'read', contents: 'read', pull_requests: 'read' } },
    expiresAt: now + 40 * DAY,
    lastUsedAt: ago(0.5),
  });
  note('used', 'one repository, to read, used today', used.id);
  const expired = build.token(main, people.of('emre.aydin'), 'lake backfill', {
    expiresAt: ago(20),
    lastUsedAt: ago(21),
    grantedAt: ago(110),
    repositories: [repositories.lake.id],
    permissions: { repository: { metadata: 'read', contents: 'write' } },
  });
  note('expired', 'it has ended', expired.id);
  const never = build.token(main, people.of('grace.okoro'), 'eval runner', {
    grantedAt: ago(200),
    expiresAt: now + 165 * DAY,
    selection: 'all',
    permissions: { repository: { metadata: 'read', contents: 'write', workflows: 'write' } },
  });
  note('never-used', 'may write everywhere, and was never used', never.id);
  const forever = build.token(main, people.ci, 'terraform provider', {
    selection: 'all',
    permissions: {
      organization: { members: 'write', organization_administration: 'write' },
      repository: { metadata: 'read', administration: 'write', secrets: 'write' },
    },
    grantedAt: ago(500),
    expiresAt: null,
    lastUsedAt: ago(0.2),
  });
  note('no-expiry', "a machine user's, administers the organization, and never ends", forever.id);
  const gone = build.token(main, people.of('dev.patel'), 'invoice script', {
    grantedAt: ago(320),
    expiresAt: now + 45 * DAY,
    lastUsedAt: ago(2),
    repositories: [repositories.payments.id],
    permissions: { repository: { metadata: 'read', contents: 'write' } },
  });
  note('owner-left', 'its owner has left, and it was used two days ago', gone.id);
  const members = build.token(main, people.of('bo.ekman'), 'on-call roster', {
    selection: 'none',
    permissions: { organization: { members: 'read' } },
    lastUsedAt: ago(100),
  });
  note('organization-only', 'no repositories, members to read', members.id);

  const wanted = build.tokenRequest(main, people.of('hugo.bergstrom'), 'firmware ci', {
    reason: 'CI for the new arm board',
    permissions: { repository: { metadata: 'read', contents: 'write', secrets: 'write' } },
  });
  build.note('token-request.wide', 'asks for secrets of all repositories', main, wanted.id);
  build.tokenRequest(main, people.of('emre.aydin'), 'lineage', {
    selection: 'subset',
    repositories: [repositories.lake.id],
    createdAt: ago(45),
  });

  authorizations(build, main, people);
}

function authorizations(build: Builder, main: Organization, people: People): void {
  const { ago, now } = build;
  const login = (id: string): string => people.of(id).login;
  const note = (name: string, what: string, id: number): void => build.note(`authorized.${name}`, what, main, id);

  const admin = build.authorize(main, people.ci.login, 'personal access token', {
    title: 'terraform',
    scopes: ['repo', 'admin:org', 'workflow'],
    accessedAt: ago(0.4),
    authorizedAt: ago(620),
  });
  note('classic-admin', 'a classic token that never ends and administers the organization', admin.id);
  const left = build.authorize(main, login('dev.patel'), 'personal access token', {
    title: 'laptop',
    scopes: ['repo'],
    accessedAt: ago(31),
    authorizedAt: ago(400),
    expiresAt: now + 12 * DAY,
  });
  note('owner-left', 'a classic token of somebody who left', left.id);
  const idle = build.authorize(main, login('hugo.bergstrom'), 'personal access token', {
    title: 'old scripts',
    scopes: ['repo', 'delete_repo'],
    authorizedAt: ago(700),
  });
  note('never-accessed', 'never used since it was authorized', idle.id);
  const ssh = build.authorize(main, login('bo.ekman'), 'SSH key', { title: 'bo@thinkpad', accessedAt: ago(1) });
  note('ssh-key', 'a key of a member', ssh.id);
  const oauth = build.authorize(main, login('carla.mendes'), 'OAuth app token', {
    title: null,
    scopes: ['repo', 'read:org'],
    accessedAt: ago(0.5),
  });
  note('oauth-token', 'of an OAuth app, which the list does not name', oauth.id);
  build.authorize(main, login('astrid.lund'), 'GitHub app token', {
    scopes: [],
    accessedAt: ago(3),
    expiresAt: now + DAY,
  });

  const { state } = build;
  for (const one of main.authorizations) {
    const user = state.users.get(one.login);
    if (!user) continue;
    if (one.type === 'SSH key') {
      state.userKeys.push({
        id: one.authorizedId,
        user,
        key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIhaldenUserKey',
        title: one.title ?? '',
        createdAt: one.authorizedAt,
        lastUsedAt: one.accessedAt,
      });
    } else {
      state.serverTokens.push({
        id: one.authorizedId,
        note: one.title,
        scopes: one.scopes ?? [],
        user,
        app: { name: one.title ?? 'Personal access token', clientId: '00000000000000000000' },
        token: build.canary('ghp_'),
        createdAt: one.authorizedAt,
        updatedAt: one.accessedAt ?? one.authorizedAt,
      });
    }
  }
}
