/**
 * Access tokens: JWTs as Entra issues them, except that the company's own key signs them, so that both halves of this side
 * can tell a token of theirs without keeping a list.
 */
import { createHmac } from 'node:crypto';
import type { Seconds } from '../../clock.ts';
import { GRAPH_APP_ID } from '../catalog/microsoft-graph.ts';
import type { AzureState, ServicePrincipal } from '../state.ts';

export const TOKEN_LIFETIME: Seconds = 3599;

/** Clients judge `exp` by their own clock: tokens live in the machine's time, not in the company's. */
const wallClock = (): Seconds => Math.floor(Date.now() / 1000);

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const sign = (seed: string, text: string): string =>
  createHmac('sha256', `${seed}/azure/tokens`).update(text).digest('base64url');

/** Values of the application permissions that a service principal holds on a resource, less what a test has taken away. */
export function rolesOf(state: AzureState, principalId: string, resource: ServicePrincipal | undefined): string[] {
  if (!resource) return [];
  const values: string[] = [];
  for (const { principalId: holder, resourceId, appRoleId } of state.appRoleAssignments.values()) {
    if (holder !== principalId || resourceId !== resource.id) continue;
    const value = resource.appRoles.find(({ id }) => id === appRoleId)?.value;
    if (value !== undefined && !state.denied.has(value)) values.push(value);
  }
  return values;
}

interface Payload {
  aud: string;
  tid: string;
  appid: string;
  oid: string;
  exp: Seconds;
}

/** A token for one resource. `number` keeps two tokens of the same second apart. */
export function issueToken(state: AzureState, principal: ServicePrincipal, aud: string, resourceAppId: string): string {
  const now = wallClock();
  const { tenant, seed } = state;
  const resource = state.servicePrincipals.get(state.servicePrincipalByAppId.get(resourceAppId) ?? '');
  const head = encode({ typ: 'JWT', alg: 'RS256', kid: 'halden-estate' });
  const roles = rolesOf(state, principal.id, resource);
  const body = encode({
    aud,
    iss: `https://sts.windows.net/${tenant.id}/`,
    iat: now,
    nbf: now,
    exp: now + TOKEN_LIFETIME,
    appid: principal.appId,
    appidacr: '1',
    idtyp: 'app',
    oid: principal.id,
    sub: principal.id,
    tid: tenant.id,
    ver: '1.0',
    ...(resourceAppId === GRAPH_APP_ID || roles.length > 0 ? { roles } : {}),
  });
  const token = `${head}.${body}.${sign(seed, `${head}.${body}`)}`;
  state.canaries.add(token);
  return token;
}

export interface Caller {
  appId: string;
  servicePrincipalId: string;
}

export type TokenFault = 'missing' | 'malformed' | 'expired' | 'audience' | 'tenant';

/** The tenant that a token says it is of, before anything is checked. */
export function tenantOfToken(authorization: string | undefined): string | undefined {
  const body = authorization?.split('.')[1];
  if (body === undefined) return undefined;
  try {
    return (JSON.parse(Buffer.from(body, 'base64url').toString()) as Partial<Payload>).tid;
  } catch {
    return undefined;
  }
}

/** Who sent a request, by its `Authorization` header. `appIds`: the resources that the door belongs to. */
export function readToken(
  state: AzureState,
  authorization: string | undefined,
  isAudience: (aud: string) => boolean,
): Caller | TokenFault {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return 'missing';
  const [head, body, signature] = token.split('.');
  if (head === undefined || body === undefined || signature !== sign(state.seed, `${head}.${body}`)) return 'malformed';
  const { aud, tid, appid, oid, exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Payload;
  if (exp <= wallClock()) return 'expired';
  if (!isAudience(aud)) return 'audience';
  if (tid !== state.tenant.id) return 'tenant';
  return { appId: appid, servicePrincipalId: oid };
}
