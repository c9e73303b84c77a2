/**
 * Application Default Credentials: the file that says how to sign in. Read by us and not by the library, which would
 * start gcloud to look for a project, and trusts every URL in the file.
 * https://docs.cloud.google.com/docs/authentication/application-default-credentials
 */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { SignInFailed } from '../../../core/errors.ts';

const quota = { quota_project_id: z.string().optional() };
const ServiceAccountKey = z.object({
  type: z.literal('service_account'),
  client_email: z.string(),
  private_key: z.string(),
  private_key_id: z.string().optional(),
  ...quota,
});
const AuthorizedUser = z.object({
  type: z.literal('authorized_user'),
  client_id: z.string(),
  client_secret: z.string(),
  refresh_token: z.string(),
  account: z.string().optional(),
  ...quota,
});
/** https://google.aip.dev/auth/4117 */
const ExternalAccount = z.looseObject({
  type: z.literal('external_account'),
  audience: z.string(),
  subject_token_type: z.string(),
  token_url: z.string().optional(),
  service_account_impersonation_url: z.string().optional(),
  credential_source: z.looseObject({
    url: z.string().optional(),
    environment_id: z.string().optional(),
    executable: z.looseObject({}).optional(),
  }),
  ...quota,
});
/** A person of a workforce pool, signed in with gcloud. */
const ExternalUser = z.looseObject({
  type: z.literal('external_account_authorized_user'),
  audience: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
  refresh_token: z.string(),
  token_url: z.string(),
  token_info_url: z.string().default('https://sts.googleapis.com/v1/introspect'),
  ...quota,
});
const Source = z.discriminatedUnion('type', [ServiceAccountKey, AuthorizedUser, ExternalAccount, ExternalUser]);
/** What `gcloud auth application-default login --impersonate-service-account` writes. */
const Impersonation = z.object({
  type: z.literal('impersonated_service_account'),
  service_account_impersonation_url: z.string(),
  delegates: z.array(z.string()).default([]),
  source_credentials: Source,
  ...quota,
});

export type SourceCredentials = z.infer<typeof Source>;
export type StoredCredentials = SourceCredentials | z.infer<typeof Impersonation>;
const Stored = z.discriminatedUnion('type', [...Source.options, Impersonation]);

/**
 * @param file from the configuration; else GOOGLE_APPLICATION_CREDENTIALS, else where gcloud keeps its own
 * @returns undefined when there is no file: then this machine may have a service account attached
 */
export async function storedCredentials(
  file: string | undefined,
  env = process.env,
): Promise<StoredCredentials | undefined> {
  const named = file ?? (env['GOOGLE_APPLICATION_CREDENTIALS'] || undefined);
  const path = named ?? join(gcloudFolder(env), 'application_default_credentials.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (named === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new SignInFailed(`the credentials file ${path} cannot be read`, {
      next: 'Check the path in credentialsFile or GOOGLE_APPLICATION_CREDENTIALS.',
      cause: error,
    });
  }
  return parsed(text, path);
}

function gcloudFolder(env: NodeJS.ProcessEnv): string {
  if (env['CLOUDSDK_CONFIG']) return env['CLOUDSDK_CONFIG'];
  if (process.platform === 'win32' && env['APPDATA']) return join(env['APPDATA'], 'gcloud');
  return join(env['HOME'] ?? homedir(), '.config', 'gcloud');
}

function parsed(text: string, path: string): StoredCredentials {
  // Neither the parser's message nor zod's may be shown: they can quote the key.
  const bad = (what: string): SignInFailed =>
    new SignInFailed(`the credentials file ${path} ${what}`, {
      next: 'Write it again: gcloud auth application-default login, or gcloud iam workload-identity-pools create-cred-config.',
    });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw bad('is not JSON');
  }
  const result = Stored.safeParse(json);
  if (result.success) return result.data;
  throw bad(`is not of a form that is understood (${result.error.issues[0]?.path.join('.') || 'type'})`);
}
