/** What may happen in Workspace between two nights. */
import type { GoogleState } from '../state.ts';
import { adminEvent, apiCall, consent, write } from './log-lines.ts';
import type { Member, OauthApp, Workspace } from './model.ts';
import { addUser, newMember } from './people.ts';
import { clientOf, logDelegation, type Told } from './story.ts';

export type WorkspaceChange =
  /** `app`: client id or name; an app that nobody knows yet is made. */
  | { do: 'authorize-app'; user: string; app: string; scopes: string[]; lateBySeconds?: number }
  | { do: 'revoke-app'; user: string; app: string }
  | { do: 'use-app'; user: string; app: string; lateBySeconds?: number }
  | { do: 'suspend-user' | 'unsuspend-user' | 'delete-user' | 'create-user'; user: string }
  /** The old address stays an alias: https://support.google.com/a/answer/182084 */
  | { do: 'rename-user'; user: string; to: string }
  | { do: 'add-app-password'; user: string; name: string }
  | { do: 'use-app-password' | 'delete-app-password'; user: string; code: number }
  | { do: 'grant-delegation'; client: string; scopes: string[] }
  | { do: 'remove-delegation'; client: string }
  | { do: 'impersonate'; client: string; user: string }
  | { do: 'install-marketplace-app'; name: string }
  | { do: 'remove-marketplace-app'; app: string }
  /** Scopes that the console's entry of the collector loses or gets back. */
  | { do: 'deny-scopes' | 'allow-scopes'; scopes: string[] }
  /** The person who is impersonated is no administrator any more, or is one again. */
  | { do: 'demote-admin' | 'promote-admin' }
  | { do: 'disable-admin-api' | 'enable-admin-api' };

type Handlers = {
  [Name in WorkspaceChange['do']]: (change: Extract<WorkspaceChange, { do: Name }>, told: Told) => unknown;
};

const handlers: Partial<Handlers> = {
  'authorize-app': ({ user, app: name, scopes, lateBySeconds }, told) => {
    const { workspace, now } = told;
    const member = memberOf(workspace, user);
    const app = appOf(workspace, name) ?? makeApp(told, name);
    member.tokens.set(app.clientId, { app, scopes });
    write(workspace, consent('authorize', member.user, app, scopes, now), lateBySeconds);
    return { clientId: app.clientId };
  },
  'revoke-app': ({ user, app: name }, { workspace, now }) => {
    const member = memberOf(workspace, user);
    const app = must(appOf(workspace, name), name);
    const scopes = member.tokens.get(app.clientId)?.scopes ?? [];
    member.tokens.delete(app.clientId);
    write(workspace, consent('revoke', member.user, app, scopes, now));
  },
  'use-app': ({ user, app: name, lateBySeconds }, { workspace, now }) => {
    const member = memberOf(workspace, user);
    const app = must(appOf(workspace, name), name);
    const [scope = ''] = member.tokens.get(app.clientId)?.scopes ?? [];
    write(workspace, apiCall(member.user, app, scope, now), lateBySeconds);
  },
  'create-user': ({ user }, { workspace, state, random, now }) => {
    const added = addUser(state, random, { email: user, givenName: user, familyName: '', createdAt: now });
    workspace.members.set(added.id, newMember(added));
    return { id: added.id };
  },
  'delete-user': ({ user }, { workspace, state, now }) => {
    const member = memberOf(workspace, user);
    member.deletedAt = now;
    state.users.delete(member.user.email);
  },
  'rename-user': ({ user, to }, { workspace, state }) => {
    const member = memberOf(workspace, user);
    member.aliases.push(member.user.email);
    state.users.delete(member.user.email);
    member.user.email = to;
    state.users.set(to, member.user);
  },
  'add-app-password': ({ user, name }, { workspace, random, now }) => {
    const { passwords } = memberOf(workspace, user);
    const codeId = random.int(1000, 999_999);
    passwords.push({ codeId, name, createdAt: now, lastUsedAt: null });
    return { codeId };
  },
  'use-app-password': ({ user, code }, { workspace, now }) => {
    const member = memberOf(workspace, user);
    must(
      member.passwords.find(({ codeId }) => codeId === code),
      String(code),
    ).lastUsedAt = now;
    member.imapAt = now;
  },
  'delete-app-password': ({ user, code }, { workspace }) => {
    const member = memberOf(workspace, user);
    member.passwords = member.passwords.filter(({ codeId }) => codeId !== code);
  },
  'grant-delegation': ({ client, scopes }, told) => {
    const admin = [...told.state.users.values()].find(({ superAdmin }) => superAdmin)?.email ?? '';
    told.state.delegations = told.state.delegations.filter(({ clientId }) => clientId !== client);
    told.state.delegations.push({ clientId: client, scopes, authorizedAt: told.now, authorizedBy: admin });
    logDelegation(told, client, scopes, told.now, admin);
  },
  'remove-delegation': ({ client }, { state, workspace, now }) => {
    state.delegations = state.delegations.filter(({ clientId }) => clientId !== client);
    write(
      workspace,
      adminEvent('REMOVE_API_CLIENT_ACCESS', anAdmin(state), now, {
        API_CLIENT_NAME: client,
        DOMAIN_NAME: state.organization.domain,
      }),
    );
  },
  impersonate: ({ client, user }, { workspace, now }) => {
    write(workspace, apiCall(memberOf(workspace, user).user, clientOf(client, client), 'calendar', now, true));
  },
  'install-marketplace-app': ({ name }, { workspace, state, random, now }) => {
    const id = random.chars('0123456789', 12);
    workspace.marketplace.push({ id, name, addedAt: now });
    const facts = { APP_ID: id, APPLICATION_NAME: name, APPLICATION_ENABLED: 'true' };
    write(workspace, adminEvent('ADD_APPLICATION', anAdmin(state), now, facts));
    return { id };
  },
  'remove-marketplace-app': ({ app }, { workspace, state, now }) => {
    const found = must(
      workspace.marketplace.find(({ id, name }) => id === app || name === app),
      app,
    );
    found.removedAt = now;
    write(
      workspace,
      adminEvent('REMOVE_APPLICATION', anAdmin(state), now, { APP_ID: found.id, APPLICATION_NAME: found.name }),
    );
  },
};

const plain: Readonly<Record<string, (change: { user?: string; scopes?: string[] }, told: Told) => void>> = {
  'suspend-user': ({ user = '' }, { workspace }) => void (memberOf(workspace, user).user.suspended = true),
  'unsuspend-user': ({ user = '' }, { workspace }) => void (memberOf(workspace, user).user.suspended = false),
  'deny-scopes': ({ scopes = [] }, { state }) =>
    setScopes(state, (have) => have.filter((scope) => !scopes.includes(scope))),
  'allow-scopes': ({ scopes = [] }, { state }) => setScopes(state, (have) => [...new Set([...have, ...scopes])]),
  'demote-admin': (_, { workspace }) => void (workspace.adminDemoted = true),
  'promote-admin': (_, { workspace }) => void (workspace.adminDemoted = false),
  'disable-admin-api': (_, { workspace }) => void (workspace.apiDisabled = true),
  'enable-admin-api': (_, { workspace }) => void (workspace.apiDisabled = false),
};

export const isWorkspaceChange = (change: { do: string }): change is WorkspaceChange =>
  change.do in handlers || change.do in plain;

export function changeWorkspace(change: WorkspaceChange, told: Told): unknown {
  const handler =
    (handlers as Record<string, (change: WorkspaceChange, told: Told) => unknown>)[change.do] ?? plain[change.do];
  if (handler === undefined) throw new Error(`nothing in Workspace is called ${change.do}`);
  return handler(change, told);
}

function must<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

function memberOf({ members }: Workspace, name: string): Member {
  for (const member of members.values()) {
    const { id, email } = member.user;
    if (member.deletedAt === undefined && (id === name || email === name || email.startsWith(`${name}@`)))
      return member;
  }
  throw new Error(`nobody is called ${name}`);
}

function appOf({ apps }: Workspace, name: string): OauthApp | undefined {
  const byId = apps.get(name);
  if (byId) return byId;
  for (const app of apps.values()) if (app.name === name) return app;
  return undefined;
}

function makeApp({ workspace, random }: Told, name: string): OauthApp {
  const clientId = `${random.chars('123456789', 12)}-${random.chars('abcdefghijklmnop', 32)}.apps.googleusercontent.com`;
  const app = clientOf(clientId, name);
  workspace.apps.set(clientId, app);
  return app;
}

function anAdmin({ users }: GoogleState): { email: string; id: string } {
  return must(
    [...users.values()].find(({ superAdmin }) => superAdmin),
    'administrator',
  );
}

function setScopes(state: GoogleState, change: (have: readonly string[]) => string[]): void {
  const client = state.serviceAccounts.get(state.collector.email)?.uniqueId;
  for (const delegation of state.delegations)
    if (delegation.clientId === client) delegation.scopes = change(delegation.scopes);
}
