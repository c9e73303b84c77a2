/** What the people of the company let in over the years. */
import { DAY, HOUR, type Seconds } from '../../clock.ts';
import { company } from '../../company/company.ts';
import type { Random } from '../../random.ts';
import { resourceNumber, uniqueId } from '../ids.ts';
import type { GoogleState } from '../state.ts';
import { adminEvent, agentAction, apiCall, consent, write } from './log-lines.ts';
import type { Agent, Member, OauthApp, Workspace } from './model.ts';
import { addUser, newMember } from './people.ts';

const AUTH = 'https://www.googleapis.com/auth/';
const MAIL = 'https://mail.google.com/';

export interface Told {
  workspace: Workspace;
  state: GoogleState;
  random: Random;
  now: Seconds;
}

export function tellStory(told: Told): void {
  apps(told);
  appPasswords(told);
  delegations(told);
  marketplace(told);
  agents(told);
}

function person({ workspace }: Told, id: string): Member {
  for (const member of workspace.members.values()) if (member.user.email.startsWith(`${id}@`)) return member;
  throw new Error(`nobody is called ${id}`);
}

function nameCase({ state }: Told, name: string, id: string, what: string): void {
  state.cases.set(name, { name, what, scope: state.organization.customerId, id });
}

interface Consent {
  by: readonly string[];
  scopes: readonly string[];
  /** Days ago. */
  authorized: number;
  /** Days ago; `null`: the log says nothing of it. */
  used: number | null;
}

function addApp(told: Told, name: string, facts: Partial<OauthApp> & Consent): OauthApp {
  const { workspace, random, now } = told;
  const { by, scopes, authorized, used, ...given } = facts;
  const app: OauthApp = {
    clientId: `${resourceNumber(random)}-${random.chars('abcdefghijklmnopqrstuvwxyz0123456789', 32)}.apps.googleusercontent.com`,
    name,
    clientType: 'WEB',
    anonymous: false,
    ...given,
  };
  workspace.apps.set(app.clientId, app);
  for (const [n, id] of by.entries()) {
    const member = person(told, id);
    member.tokens.set(app.clientId, { app, scopes });
    if (authorized < 180)
      write(workspace, consent('authorize', member.user, app, scopes, now - authorized * DAY + n * HOUR));
    if (used !== null) write(workspace, apiCall(member.user, app, scopes.at(-1) ?? '', now - used * DAY - HOUR));
  }
  return app;
}

function apps(told: Told): void {
  const { state, now, workspace, random } = told;
  const everybody = Object.keys(company.people);
  const here = everybody.filter((id) => company.people[id]?.left !== true);
  const notes = addApp(told, 'Notewell AI', {
    by: ['astrid.lund', 'carla.mendes', 'emre.aydin', 'grace.okoro', 'hugo.bergstrom'],
    scopes: ['openid', `${AUTH}gmail.readonly`, `${AUTH}drive`],
    authorized: 60,
    used: 1,
  });
  nameCase(told, 'app.restricted', notes.clientId, 'a vendor that reads the mail and files of five people');
  const merge = addApp(told, 'MailMerge Pro', { by: ['carla.mendes'], scopes: [MAIL], authorized: 400, used: 150 });
  nameCase(told, 'app.dormant', merge.clientId, 'full mail access of one person, unused for 150 days');
  const old = addApp(told, 'OldSync', { by: ['emre.aydin'], scopes: [`${AUTH}contacts`], authorized: 800, used: null });
  nameCase(told, 'app.silent', old.clientId, 'nothing in the 180 days of the log');
  const slots = addApp(told, 'Slotly', { by: everybody, scopes: [`${AUTH}calendar`], authorized: 90, used: 0.5 });
  nameCase(told, 'app.everybody', slots.clientId, 'everybody has agreed to it, a suspended person too');
  const pilot = addApp(told, 'AdminPilot', {
    by: ['farah.nasser'],
    scopes: [`${AUTH}admin.directory.user`, `${AUTH}cloud-platform`],
    authorized: 20,
    used: 2,
  });
  nameCase(told, 'app.admin', pilot.clientId, 'an administrator gave it the directory and the cloud');
  const nobody = addApp(told, 'anonymous', {
    clientId: 'sync.oldtools.example',
    anonymous: true,
    by: ['bo.ekman'],
    scopes: [MAIL],
    authorized: 700,
    used: null,
  });
  nameCase(told, 'app.anonymous', nobody.clientId, 'never registered with Google');
  const native = addApp(told, 'Thunderbird', {
    clientType: 'NATIVE_DESKTOP',
    by: ['bo.ekman', 'emre.aydin'],
    scopes: [MAIL],
    authorized: 300,
    used: 0.2,
  });
  nameCase(told, 'app.native', native.clientId, 'runs on the machines of its users');
  const orphan = addApp(told, 'Zapline', { by: ['dev.patel'], scopes: [`${AUTH}drive`], authorized: 170, used: 100 });
  nameCase(told, 'app.suspended-only', orphan.clientId, 'only somebody who has left agreed to it');
  const signIn = addApp(told, 'Figboard', {
    by: here,
    scopes: ['openid', 'email', 'profile'],
    authorized: 200,
    used: 3,
  });
  nameCase(told, 'app.sign-in', signIn.clientId, 'who people are, and nothing else');
  const [project] = state.projects.keys();
  const own = addApp(told, 'Fleet Console', {
    clientId: `${project ?? resourceNumber(random)}-fleetconsole.apps.googleusercontent.com`,
    by: ['hugo.bergstrom', 'grace.okoro'],
    scopes: [`${AUTH}drive.file`, `${AUTH}spreadsheets`],
    authorized: 250,
    used: 1,
  });
  nameCase(told, 'app.own', own.clientId, 'its client is in a project of ours');
  const tool = addApp(told, 'Google Cloud SDK', {
    clientId: '32555940559.apps.googleusercontent.com',
    clientType: 'NATIVE_APPLICATION',
    by: ['bo.ekman'],
    scopes: ['openid', `${AUTH}cloud-platform`],
    authorized: 500,
    used: 4,
  });
  nameCase(told, 'app.google', tool.clientId, "Google's own tool, with all of the cloud");
  const rude = addApp(told, 'Evil\u001b[2J\u202eppA', {
    by: ['emre.aydin'],
    scopes: ['openid'],
    authorized: 30,
    used: null,
  });
  nameCase(told, 'app.hostile-name', rude.clientId, 'its name would clear the screen');
  const gone = addApp(told, 'Grammarish', { by: [], scopes: [], authorized: 30, used: null });
  const farah = person(told, 'farah.nasser').user;
  write(workspace, consent('authorize', farah, gone, [`${AUTH}documents`], now - 30 * DAY));
  write(workspace, consent('revoke', farah, gone, [`${AUTH}documents`], now - 10 * DAY));
  nameCase(told, 'app.revoked', gone.clientId, 'agreed to and taken back: only the log remembers');
  leaver(told);
}

/** Deleted a few days ago: still in the list of the deleted, with nothing that may be asked about. */
function leaver(told: Told): void {
  const { workspace, state, random, now } = told;
  const email = `nora.quist@${state.organization.domain}`;
  const user = addUser(state, random, { email, givenName: 'Nora', familyName: 'Quist', createdAt: now - 500 * DAY });
  state.users.delete(email);
  workspace.members.set(user.id, { ...newMember(user), deletedAt: now - 5 * DAY });
  nameCase(told, 'user.deleted', user.id, 'deleted, and can be restored for 20 days');
}

function appPasswords(told: Told): void {
  const { now } = told;
  for (const member of told.workspace.members.values()) member.enrolled = true;
  const scanner = person(told, 'carla.mendes');
  scanner.imapAt = now - DAY;
  scanner.passwords.push({ codeId: 1, name: 'Office scanner', createdAt: now - 700 * DAY, lastUsedAt: now - DAY });
  nameCase(told, 'asp.used', `${scanner.user.id}/1`, 'used yesterday, past the second factor');
  const phone = person(told, 'emre.aydin');
  phone.passwords.push({ codeId: 3, name: 'old phone', createdAt: now - 900 * DAY, lastUsedAt: null });
  nameCase(told, 'asp.never-used', `${phone.user.id}/3`, 'never used in three years');
  const left = person(told, 'dev.patel');
  left.passwords.push({ codeId: 2, name: 'laptop', createdAt: now - 300 * DAY, lastUsedAt: now - 120 * DAY });
  nameCase(told, 'asp.suspended', `${left.user.id}/2`, 'of somebody who is suspended: it opens nothing');
  person(told, 'hugo.bergstrom').enrolled = false;
}

function delegations(told: Told): void {
  const { workspace, state, random, now } = told;
  const admin = person(told, 'astrid.lund').user;
  const add = (clientId: string, scopes: string[], days: number): void => {
    if (state.delegations.some((each) => each.clientId === clientId)) return;
    state.delegations.push({ clientId, scopes, authorizedAt: now - days * DAY, authorizedBy: admin.email });
  };
  const others = [...state.serviceAccounts.values()].filter(({ email }) => email !== state.collector.email);
  const own = others.find(({ uses }) => uses.some(({ how }) => how === 'delegation')) ?? others[0];
  if (own !== undefined) {
    add(own.uniqueId, [`${AUTH}calendar`, `${AUTH}drive.readonly`], 120);
    nameCase(told, 'delegation.own', own.uniqueId, 'a service account of ours, in use');
    for (const [n, id] of ['carla.mendes', 'grace.okoro', 'emre.aydin'].entries())
      write(
        workspace,
        apiCall(
          person(told, id).user,
          clientOf(own.uniqueId, 'calendar-sync'),
          `${AUTH}calendar`,
          now - (n + 1) * DAY,
          true,
        ),
      );
  }
  const vendor = uniqueId(random);
  add(vendor, [`${AUTH}gmail.readonly`], 90);
  nameCase(told, 'delegation.vendor', vendor, 'a vendor reads mail as anybody');
  write(
    workspace,
    apiCall(
      person(told, 'farah.nasser').user,
      clientOf(vendor, 'Mailguard'),
      `${AUTH}gmail.readonly`,
      now - 6 * HOUR,
      true,
    ),
  );
  const never = uniqueId(random);
  add(never, [`${AUTH}contacts.readonly`], 150);
  nameCase(told, 'delegation.never-used', never, 'granted, and nobody was ever impersonated');
  const wide = uniqueId(random);
  add(wide, [MAIL, `${AUTH}drive`, `${AUTH}admin.directory.user`, `${AUTH}cloud-platform`], 40);
  nameCase(told, 'delegation.wide', wide, 'mail, files, the directory and the cloud of everybody');
  const old = uniqueId(random);
  add(old, [`${AUTH}calendar.readonly`], 900);
  nameCase(told, 'delegation.before-the-log', old, 'granted before the log begins: only the console lists it');
  const removed = uniqueId(random);
  logDelegation(told, removed, [`${AUTH}drive`], now - 80 * DAY, admin.email);
  write(
    workspace,
    adminEvent('REMOVE_API_CLIENT_ACCESS', admin, now - 50 * DAY, {
      API_CLIENT_NAME: removed,
      DOMAIN_NAME: state.organization.domain,
    }),
  );
  nameCase(told, 'delegation.removed', removed, 'granted and taken away again');
}

export const clientOf = (clientId: string, name: string): OauthApp => ({
  clientId,
  name,
  clientType: 'WEB',
  anonymous: false,
});

/** The lines that the console's page writes; those older than the log are nowhere. */
export function logDelegations(told: Told): void {
  for (const { clientId, scopes, authorizedAt, authorizedBy } of told.state.delegations)
    if (authorizedAt > told.now - 180 * DAY) logDelegation(told, clientId, scopes, authorizedAt, authorizedBy);
}

export function logDelegation(
  { workspace, state }: Told,
  clientId: string,
  scopes: readonly string[],
  at: Seconds,
  by: string,
): void {
  const who = state.users.get(by) ?? { email: by, id: '0' };
  const { domain } = state.organization;
  write(
    workspace,
    adminEvent('AUTHORIZE_API_CLIENT_ACCESS', who, at, {
      API_CLIENT_NAME: clientId,
      API_SCOPES: scopes.join(','),
      DOMAIN_NAME: domain,
    }),
  );
}

function marketplace(told: Told): void {
  const { workspace, random, now } = told;
  const admin = person(told, 'astrid.lund').user;
  const install = (name: string, added: number, removed?: number): string => {
    const id = random.chars('0123456789', 12);
    const addedAt = now - added * DAY;
    const removedAt = removed === undefined ? undefined : now - removed * DAY;
    workspace.marketplace.push({ id, name, addedAt, ...(removedAt === undefined ? {} : { removedAt }) });
    const facts = { APP_ID: id, APPLICATION_NAME: name };
    if (added < 180)
      write(workspace, adminEvent('ADD_APPLICATION', admin, addedAt, { ...facts, APPLICATION_ENABLED: 'true' }));
    if (removedAt !== undefined) write(workspace, adminEvent('REMOVE_APPLICATION', admin, removedAt, facts));
    return id;
  };
  nameCase(told, 'marketplace.installed', install('DocuFlow', 45), 'installed for everybody');
  nameCase(told, 'marketplace.removed', install('Boardly', 100, 20), 'installed and removed again');
  nameCase(told, 'marketplace.before-the-log', install('Payslips', 500), 'installed before the log begins');
}

function agents(told: Told): void {
  const { workspace, now } = told;
  const grace = person(told, 'grace.okoro').user;
  const dev = person(told, 'dev.patel').user;
  const triage: Agent = {
    id: 'flow-triage-7f3a',
    name: 'Support triage',
    type: 'WORKSPACE_STUDIO_AGENT',
    owner: grace.email,
  };
  const invoices: Agent = {
    id: 'flow-invoices-91bc',
    name: 'Invoice filer',
    type: 'WORKSPACE_STUDIO_AGENT',
    owner: dev.email,
  };
  for (let days = 0; days < 5; days++)
    write(workspace, agentAction('workspace_studio', grace, triage, now - days * DAY - HOUR));
  write(workspace, agentAction('workspace_studio', grace, invoices, now - 60 * DAY));
  const gem: Agent = { id: 'gem-brief-204', name: 'Morning brief', type: 'GEMINI_AGENT', owner: grace.email };
  write(workspace, agentAction('gemini_in_workspace_apps', grace, gem, now - 2 * DAY));
  // People who ask Gemini something are no agents.
  write(workspace, agentAction('gemini_in_workspace_apps', grace, undefined, now - DAY));
  nameCase(told, 'agent.studio', triage.id, 'a flow that acts every day');
  nameCase(told, 'agent.ownerless', invoices.id, 'built by somebody who has left');
  nameCase(told, 'agent.gemini', gem.id, 'acts in documents');
}
