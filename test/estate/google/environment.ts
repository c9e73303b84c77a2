/** What a client needs to sign in: files of credentials, as Google's tools write them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GoogleState } from './state.ts';
import { GCLOUD_CLIENT, refreshTokenOf } from './tokens/oauth.ts';
import { privateKey, signJwt } from './tokens/signing.ts';
import { CANARY_CLIENT_SECRET } from './canaries.ts';

/** The job runner's token: what the collector brings instead of a key. Good for a year, so that nights need no new one. */
export function subjectToken(state: GoogleState, claims: Readonly<Record<string, unknown>> = {}): string {
  const { issuer, subject, audience } = state.collector;
  const now = Math.floor(Date.now() / 1000);
  return signJwt(
    {
      iss: issuer,
      sub: subject,
      aud: `https:${audience}`,
      queue: 'security',
      iat: now,
      exp: now + 31_536_000,
      ...claims,
    },
    'runner-1',
  );
}

/** https://google.aip.dev/auth/4117: no secret in it, only where to bring the runner's token. */
export function externalAccount(state: GoogleState, url: string, tokenFile: string): Record<string, unknown> {
  const { audience, email } = state.collector;
  return {
    type: 'external_account',
    universe_domain: 'googleapis.com',
    audience,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: `${url}/v1/token`,
    service_account_impersonation_url: `${url}/v1/projects/-/serviceAccounts/${email}:generateAccessToken`,
    // The library asks it which project the pool is in.
    cloud_resource_manager_url: `${url}/v1/projects/`,
    credential_source: { file: tokenFile, format: { type: 'text' } },
  };
}

/** A downloaded key. `token_uri` is what Google writes into it, and what its own library does not read. */
export function keyFile(state: GoogleState, email: string, keyId?: string): Record<string, unknown> {
  const account = state.serviceAccounts.get(email);
  const key = account?.keys.find(({ id }) => keyId === undefined || id === keyId);
  if (!account || !key) throw new RangeError(`no key of ${email}`);
  return {
    type: 'service_account',
    project_id: state.projects.get(account.project)?.id,
    private_key_id: key.id,
    private_key: privateKey(),
    client_email: email,
    client_id: account.uniqueId,
    token_uri: 'https://oauth2.googleapis.com/token',
    universe_domain: 'googleapis.com',
  };
}

/** A person's laptop after `gcloud auth application-default login`. */
export function authorizedUser(state: GoogleState, email: string, quotaProject?: string): Record<string, unknown> {
  return {
    type: 'authorized_user',
    client_id: GCLOUD_CLIENT,
    client_secret: CANARY_CLIENT_SECRET,
    refresh_token: refreshTokenOf(state, email),
    ...(quotaProject === undefined ? {} : { quota_project_id: quotaProject }),
  };
}

/** Writes files that live as long as this process. */
export function writeCredentials(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(home(), 'set-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content, { mode: 0o600 });
  return folder;
}

let made: string | undefined;

/** One folder for all estates of a process, removed with it: workers of vitest are ended by a signal, and see no `exit`. */
function home(): string {
  if (made !== undefined) return made;
  const folder = mkdtempSync(join(tmpdir(), 'estate-google-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      remove();
      // Having listened must not keep it alive; whoever listens too decides for himself.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
  made = folder;
  return folder;
}

export function environment(state: GoogleState, url: string): Record<string, string> {
  const folder = writeCredentials({ 'token.jwt': subjectToken(state) });
  const adc = join(folder, 'adc.json');
  writeFileSync(adc, JSON.stringify(externalAccount(state, url, join(folder, 'token.jwt'))), { mode: 0o600 });
  return { GOOGLE_APPLICATION_CREDENTIALS: adc };
}
