/** Signs in: as a GitHub App, or with a token of a person. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed, SignInFailed } from '../../../core/errors.ts';
import { everyRow } from '../rows.ts';
import { OrganizationRow } from '../schemas.ts';
import type { Settings } from '../settings.ts';
import { createAllowance } from './allowance.ts';
import { openApp } from './app.ts';
import { apiOf, type Api } from './endpoints.ts';
import { githubReader, type Reader } from './reader.ts';
import { createSession, type OrganizationAccess, type Session } from './session.ts';
import { inSignInWords } from './sign-in-errors.ts';
import { fixedToken } from './tokens.ts';

export interface Access {
  inReach: readonly Reached[];
  in(login: string, run: Run): Reader;
  inEnterprise: boolean;
  siteAdmin: boolean;
  caller: string;
}

export interface Reached extends Pick<OrganizationAccess, 'login' | 'selective' | 'skip'> {
  /** `null`: not known yet. */
  id: number | null;
}

export async function openSession(settings: Settings, run: Run): Promise<{ session: Session; caller: string }> {
  const api = apiOf(settings);
  const app = appOf(settings);
  try {
    const access = app === undefined ? await openToken(settings, api, run) : await openApp(app, settings, api, run);
    const organizations: OrganizationAccess[] = [];
    for (const one of access.inReach) organizations.push(await organizationOf(access, one, run));
    if (organizations.length === 0) throw nothingInReach(access.caller);
    const session = createSession({
      settings,
      api,
      organizations,
      isApp: app !== undefined,
      in: (login, collectorRun) => access.in(login, collectorRun),
      inEnterprise: access.inEnterprise,
      siteAdmin: access.siteAdmin,
    });
    return { session, caller: access.caller };
  } catch (error) {
    throw inSignInWords(error, { isApp: app !== undefined, api });
  }
}

export interface AppKey {
  id: string;
  privateKey: string;
  installationId?: number | undefined;
}

function appOf({ app, token }: Settings): AppKey | undefined {
  if (app !== undefined) return app;
  const { GITHUB_APP_ID: id, GITHUB_APP_PRIVATE_KEY: privateKey } = process.env;
  return token === undefined && id && privateKey ? { id, privateKey } : undefined;
}

async function openToken(settings: Settings, api: Api, run: Run): Promise<Access> {
  const token = settings.token ?? process.env['GITHUB_TOKEN'] ?? process.env['GH_TOKEN'];
  if (!token) {
    throw new SignInFailed('there is no GitHub App and no token to sign in with', {
      next: 'Set app.id and app.privateKey in this source, or GITHUB_TOKEN in the environment.',
    });
  }
  const allowance = createAllowance(settings.reserve);
  const tokens = fixedToken(token.trim());
  const read = (readRun: Run): Reader =>
    githubReader({ run: readRun, api, tokens, allowance, granted: () => null, limitKey: 'token' });
  const reader = read(run);
  const { login: caller, site_admin: isAdmin } = await callerOf(reader, token);
  const logins = settings.organizations ?? (await organizationsOf(reader));
  const inReach = logins.map((login) => ({ login, id: null, selective: false }));
  return {
    inReach,
    in: (_, readRun) => read(readRun),
    inEnterprise: settings.enterprise !== undefined,
    // Those of github.com work for GitHub.
    siteAdmin: api.isServer && isAdmin,
    caller,
  };
}

const Caller = z.object({ login: z.string().min(1), site_admin: z.boolean().default(false) });

async function callerOf(reader: Reader, token: string): Promise<z.infer<typeof Caller>> {
  try {
    return await reader.get({ operation: 'users/get-authenticated', path: '/user' }, Caller);
  } catch (error) {
    // That of a workflow or of an installation is nobody's.
    if (error instanceof ReadFailed && error.because === 'denied' && token.startsWith('ghs_'))
      return { login: 'an installation token', site_admin: false };
    throw error;
  }
}

async function organizationsOf(reader: Reader): Promise<string[]> {
  const logins: string[] = [];
  const request = { operation: 'orgs/list-for-authenticated-user', path: '/user/orgs' };
  for await (const { login } of everyRow(reader, request, OrganizationRow.pick({ login: true }))) logins.push(login);
  return logins;
}

async function organizationOf(access: Access, reached: Reached, run: Run): Promise<OrganizationAccess> {
  const { login, id, selective, skip } = reached;
  if (skip !== undefined && id !== null) return { id, login, name: login, selective, skip };
  const request = { operation: 'orgs/get', path: `/orgs/${encodeURIComponent(login)}` };
  const organization = await access.in(login, run).get(request, OrganizationRow);
  return { id: organization.id, login: organization.login, name: organization.name ?? organization.login, selective };
}

const nothingInReach = (caller: string): SignInFailed =>
  new SignInFailed(`${caller} can reach no organization`, {
    next: 'Install the GitHub App in your organizations, or name them under organizations of this source.',
  });
