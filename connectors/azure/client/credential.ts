/**
 * How we prove who we are in a tenant: the first of an explicit list whose ingredients are there. Nothing is tried
 * behind anybody's back, so that what fails can be named.
 */
import { readFile } from 'node:fs/promises';
import type { TokenCredential } from '@azure/core-auth';
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed, SignInFailed } from '../../../core/errors.ts';
import type { TenantSettings } from '../settings.ts';
import type { Cloud } from './clouds.ts';
import { httpClient, type RoutedClient } from './http-client.ts';

/** A tenant as configured; without an id it is the one that the credential is of. */
export type Wanted = Omit<TenantSettings, 'id'> & { id?: string | undefined };

export interface Choice {
  /** In words, e.g. "the certificate of AZURE_CLIENT_CERTIFICATE_PATH". */
  what: string;
  /** It is a secret that somebody has to keep and to change. */
  isSecret?: true;
  isCli?: true;
  make(run: Run, cloud: Cloud): Promise<Made>;
}

export interface Made {
  credential: TokenCredential;
  client: RoutedClient;
}

/** The identity's own calls: the door retries them. */
const noRetries = { retryOptions: { maxRetries: 0 } };

export function chooseCredential(wanted: Wanted, env = process.env): Choice {
  const { assertion, certificate, clientSecret } = wanted;
  if (assertion !== undefined) return withAssertion(wanted, assertion, env);
  if (certificate !== undefined) return withCertificate(wanted, certificate, 'the configured certificate', env);
  if (clientSecret !== undefined) return withSecret(wanted, clientSecret, 'the configured client secret', env);
  if (wanted.managedIdentity) return managedIdentity(wanted, 'the managed identity of this machine');
  if (env['AZURE_FEDERATED_TOKEN_FILE']) return workloadIdentity(wanted, env['AZURE_FEDERATED_TOKEN_FILE'], env);
  // App Service, Functions, Container Apps, Arc and Service Fabric say so; a plain virtual machine does not.
  // https://learn.microsoft.com/en-us/entra/identity/managed-identities-azure-resources/managed-identities-faq
  if (env['IDENTITY_ENDPOINT'] || env['MSI_ENDPOINT']) {
    return managedIdentity(
      { clientId: env['AZURE_CLIENT_ID'] || undefined, ...wanted },
      'the managed identity of IDENTITY_ENDPOINT',
    );
  }
  const { AZURE_CLIENT_CERTIFICATE_PATH: path, AZURE_CLIENT_SECRET: secret } = env;
  if (path) return withCertificate(wanted, path, 'the certificate of AZURE_CLIENT_CERTIFICATE_PATH', env);
  if (secret) return withSecret(wanted, secret, 'the client secret of AZURE_CLIENT_SECRET', env);
  return azureCli(wanted);
}

type Assertion = NonNullable<TenantSettings['assertion']>;

function withAssertion(wanted: Wanted, assertion: Assertion, env: NodeJS.ProcessEnv): Choice {
  const { tenantId, clientId } = application(wanted, 'a client assertion', env);
  return {
    what: 'file' in assertion ? `the token in ${assertion.file}` : `the token from ${new URL(assertion.url).host}`,
    make: async (run, cloud) => {
      const { ClientAssertionCredential } = await import('@azure/identity');
      const client = httpClient(run, cloud, 'login:token');
      const credential = new ClientAssertionCredential(
        tenantId,
        clientId,
        () => readAssertion(assertion, run, client),
        { ...optionsOf(cloud, client) },
      );
      return { credential, client };
    },
  };
}

function workloadIdentity(wanted: Wanted, tokenFilePath: string, env: NodeJS.ProcessEnv): Choice {
  const { tenantId, clientId } = application(wanted, 'AZURE_FEDERATED_TOKEN_FILE', env);
  return {
    what: 'the workload identity of AZURE_FEDERATED_TOKEN_FILE',
    make: async (run, cloud) => {
      const { WorkloadIdentityCredential } = await import('@azure/identity');
      const client = httpClient(run, cloud, 'login:token');
      return {
        credential: new WorkloadIdentityCredential({ tenantId, clientId, tokenFilePath, ...optionsOf(cloud, client) }),
        client,
      };
    },
  };
}

function withCertificate(wanted: Wanted, path: string, what: string, env: NodeJS.ProcessEnv): Choice {
  const { tenantId, clientId } = application(wanted, 'a client certificate', env);
  return {
    what,
    make: async (run, cloud) => {
      const { ClientCertificateCredential } = await import('@azure/identity');
      const client = httpClient(run, cloud, 'login:token');
      return {
        credential: new ClientCertificateCredential(tenantId, clientId, path, optionsOf(cloud, client)),
        client,
      };
    },
  };
}

function withSecret(wanted: Wanted, secret: string, what: string, env: NodeJS.ProcessEnv): Choice {
  const { tenantId, clientId } = application(wanted, 'a client secret', env);
  return {
    what,
    isSecret: true,
    make: async (run, cloud) => {
      const { ClientSecretCredential } = await import('@azure/identity');
      const client = httpClient(run, cloud, 'login:token');
      return { credential: new ClientSecretCredential(tenantId, clientId, secret, optionsOf(cloud, client)), client };
    },
  };
}

/** Its tokens come from this machine (169.254.169.254, localhost), which the door does not call. */
function managedIdentity({ clientId }: Wanted, what: string): Choice {
  return {
    what,
    make: async (run, cloud) => {
      const { ManagedIdentityCredential } = await import('@azure/identity');
      const credential = new ManagedIdentityCredential(clientId === undefined ? {} : { clientId });
      return { credential, client: httpClient(run, cloud, 'login:token') };
    },
  };
}

/** Runs `az`; the tenant may be another one than its default. */
function azureCli({ id }: Wanted): Choice {
  return {
    what: 'the Azure CLI',
    isCli: true,
    make: async (run, cloud) => {
      const { AzureCliCredential } = await import('@azure/identity');
      const credential = new AzureCliCredential(id === undefined ? {} : { tenantId: id });
      return { credential, client: httpClient(run, cloud, 'login:token') };
    },
  };
}

/** Instance discovery asks the public cloud who else there is: no use elsewhere, and not reachable from everywhere. */
function optionsOf(cloud: Cloud, client: RoutedClient) {
  return {
    authorityHost: cloud.authority,
    disableInstanceDiscovery: cloud.id !== 'public' || cloud.overridden.has('login'),
    httpClient: client,
    ...noRetries,
  };
}

function application(
  { id, clientId }: Wanted,
  what: string,
  env: NodeJS.ProcessEnv,
): { tenantId: string; clientId: string } {
  const found = { tenantId: id, clientId: clientId ?? env['AZURE_CLIENT_ID'] };
  const missing = found.tenantId
    ? found.clientId
      ? undefined
      : ['clientId', 'AZURE_CLIENT_ID']
    : ['tenantId', 'AZURE_TENANT_ID'];
  if (missing !== undefined) {
    throw new SignInFailed(`${what} is there, but not whose: ${missing[0]} is missing`, {
      next: `Set ${missing[1]}, or ${missing[0]} in the configuration of this source.`,
    });
  }
  return { tenantId: found.tenantId ?? '', clientId: found.clientId ?? '' };
}

/** GitHub answers with `{"value": "<token>"}`; others with the token alone. */
const Wrapped = z.object({ value: z.string().min(1) });

async function readAssertion(assertion: Assertion, run: Run, client: RoutedClient): Promise<string> {
  try {
    if ('file' in assertion) return (await readFile(assertion.file, 'utf8')).trim();
    const response = await run.fetch(assertion.url, {
      headers: assertion.bearer === undefined ? {} : { authorization: `Bearer ${assertion.bearer}` },
      signal: run.signal,
      door: { operation: 'login:assertion' },
    });
    const text = (await response.text()).trim();
    if (response.ok) return text.startsWith('{') ? Wrapped.parse(JSON.parse(text)).value : text;
    throw new ReadFailed(
      'denied',
      `${new URL(assertion.url).host} gave no token to sign in with (HTTP ${response.status})`,
      {
        next: 'Check the bearer token of `assertion`, and in GitHub Actions the permission `id-token: write`.',
      },
    );
  } catch (error) {
    // MSAL would make an error of its own of it.
    client.failure = error;
    throw error;
  }
}
