/** From settings to a session: signs in to every tenant, and says as whom. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed, SignInFailed } from '../../../core/errors.ts';
import type { Settings } from '../settings.ts';
import { Access } from './access.ts';
import { cloudOf, type Service } from './clouds.ts';
import { chooseCredential, type Wanted } from './credential.ts';
import { Pace } from './pace.ts';
import { createSession, type Session } from './session.ts';
import { tenantReader } from './tenant-reader.ts';

export interface OpenedSession {
  session: Session;
  /** Who we are, e.g. `application nhi-discover (1b2c…) in tenant 7d8e…`. */
  caller: string;
}

/** @throws SignInFailed before anything is read */
export async function openSession(settings: Settings, run: Run): Promise<OpenedSession> {
  const cloud = cloudOf(settings);
  const accesses = new Map<string, Access>();
  const callers: string[] = [];
  const failures = new Map<string, ReadFailed>();
  for (const wanted of tenantsOf(settings)) {
    const access = new Access(wanted.id, chooseCredential(wanted), cloud);
    try {
      callers.push(await enter(access, run));
    } catch (error) {
      // One of several tenants that does not let us in is not read; the others are.
      if (!(error instanceof ReadFailed) || access.tenant === undefined) throw asSignInFailed(error);
      failures.set(access.tenant, error);
    }
    accesses.set(access.tenant ?? '', access);
    if (access.choice.isSecret)
      run.note(
        `signed in with ${access.choice.what}: a federated credential or a certificate needs no secret to be kept`,
      );
  }
  const [first] = failures.values();
  if (callers.length === 0 && first !== undefined) throw asSignInFailed(first);
  for (const [tenant, { because, message }] of failures) run.gap(`tenant ${tenant}`, because, message);

  const paces = new Map<string, Pace>();
  const paceOf = (key: string): Pace => {
    let pace = paces.get(key);
    if (pace === undefined) paces.set(key, (pace = new Pace()));
    return pace;
  };
  const session = createSession({
    settings,
    cloud,
    tenants: [...accesses.keys()],
    read: (tenant, by) => {
      const access = accesses.get(tenant);
      if (access === undefined) throw new ReadFailed('failed', `tenant ${tenant} is not one of this source`);
      return tenantReader({
        tenant,
        access,
        cloud,
        run: by,
        pace: (service: Service) => paceOf(`${tenant}/${service}`),
      });
    },
  });
  return { session, caller: callers.join('; ') };
}

function tenantsOf({ tenants, tenantId }: Settings, env = process.env): readonly Wanted[] {
  if (tenants !== undefined) return tenants;
  return [{ id: tenantId ?? (env['AZURE_TENANT_ID']?.toLowerCase() || undefined), managedIdentity: false }];
}

const asSignInFailed = (error: unknown): unknown => {
  if (!(error instanceof ReadFailed)) return error;
  if (error.cause instanceof SignInFailed) return error.cause;
  return new SignInFailed(error.message, { next: error.next ?? 'Check the endpoint and the network.', cause: error });
};

/** https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference; not verified: it is only shown. */
const Claims = z.object({
  tid: z.string().optional(),
  appid: z.string().optional(),
  app_displayname: z.string().optional(),
  upn: z.string().optional(),
  unique_name: z.string().optional(),
  oid: z.string().optional(),
});

async function enter(access: Access, run: Run): Promise<string> {
  const { token } = await access.token('graph', run);
  const claims = claimsOf(token);
  if (access.tenant !== undefined && claims.tid !== undefined && claims.tid !== access.tenant) {
    throw new SignInFailed(`the sign-in is in tenant ${claims.tid}, not in ${access.tenant}`, {
      next: `Sign in to the other one (az login --tenant ${access.tenant}), or configure tenant ${claims.tid}.`,
    });
  }
  access.tenant ??= claims.tid;
  if (access.tenant === undefined) {
    throw new SignInFailed('the token does not say which tenant it is of', {
      next: 'Set AZURE_TENANT_ID, or tenantId in the configuration of this source.',
    });
  }
  const person = claims.upn ?? claims.unique_name;
  const who =
    person ??
    `application ${claims.app_displayname ?? ''} (${claims.appid ?? claims.oid ?? 'unknown'})`.replace('  ', ' ');
  return `${who} in tenant ${access.tenant}`;
}

function claimsOf(token: string): z.infer<typeof Claims> {
  try {
    return Claims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')));
  } catch {
    // Tokens are opaque by contract, even though today's are not.
    return {};
  }
}
