/** Whose token it is, and what that one may. */
import { createRandom } from '../../random.ts';
import type { Seconds } from '../../clock.ts';
import { GitHubError, notFound, unauthorized, unprocessable } from '../errors.ts';
import type { Access, Caller, GitHubState, Installation, Permissions } from '../state.ts';
import { checkJwt, looksLikeJwt } from './jwt.ts';

export const tokenOf = (authorization: string | undefined): string | undefined =>
  /^(?:bearer|token) +(\S+)$/i.exec(authorization ?? '')?.[1];

/** Also tells a request for us from one for another provider of the estate. */
export const isOurToken = (token: string): boolean => /^(?:gh[pousr]_|github_pat_)/.test(token);

/** @param wallClock of the servers: tokens live by it, not by the company's time */
export function callerOf(state: GitHubState, authorization: string | undefined, wallClock: Seconds): Caller {
  if (authorization === undefined) throw unauthorized('Requires authentication');
  const token = tokenOf(authorization);
  if (token === undefined) throw unauthorized();
  if (looksLikeJwt(token)) return { kind: 'app', app: checkJwt(token, state.collector.app, wallClock) };
  const caller = state.callers.get(token);
  if (!caller || caller.kind === 'app') throw unauthorized();
  if (caller.expiresAt !== null && caller.expiresAt <= wallClock) throw unauthorized();
  if (caller.kind === 'installation' && caller.installation.suspended) {
    throw new GitHubError(403, 'This installation has been suspended');
  }
  return caller;
}

const HOUR: Seconds = 3600;
const RANK: Readonly<Record<Access, number>> = { read: 1, write: 2, admin: 3 };
export const atLeast = (held: Access | undefined, wanted: Access): boolean =>
  held !== undefined && RANK[held] >= RANK[wanted];

/** Where an installation of the collector's is: an organization's login, or the enterprise's slug. */
function installationOf(state: GitHubState, id: string): { account: string; installation: Installation } {
  const found = Object.entries(state.collector.installations).find(([, one]) => String(one.id) === id);
  if (!found) throw notFound();
  return { account: found[0], installation: found[1] };
}

/** What the caller asks to have less than everything: https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app */
function narrowed(held: Permissions, body: Readonly<Record<string, unknown>>): Permissions {
  const asked = body['permissions'] as Permissions | undefined;
  if (!asked) return held;
  const beyond = Object.entries(asked).some(([name, level]) => !atLeast(held[name], level));
  if (beyond) throw unprocessable('The permissions requested are not granted to this installation.');
  return asked;
}

export function createInstallationToken(
  state: GitHubState,
  id: string,
  body: Readonly<Record<string, unknown>>,
  wallClock: Seconds,
): Record<string, unknown> {
  const { account, installation } = installationOf(state, id);
  if (installation.suspended) throw new GitHubError(403, 'This installation has been suspended');
  const permissions = narrowed(installation.permissions, body);
  const expiresAt = wallClock + HOUR;
  const random = createRandom(`${state.seed}/github/token/${state.callers.size}`);
  const token = `ghs_${random.chars('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 36)}`;
  state.callers.set(token, { kind: 'installation', account, installation, permissions, expiresAt });
  state.canaries.push(token);
  return {
    token,
    expires_at: new Date(expiresAt * 1000).toISOString().replace('.000Z', 'Z'),
    permissions,
    repository_selection: installation.selection,
  };
}
