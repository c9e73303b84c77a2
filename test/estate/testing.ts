import { AccountClient } from '@aws-sdk/client-account';
import { IAMClient } from '@aws-sdk/client-iam';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { onTestFinished } from 'vitest';
import { amzDate, signature } from './aws/sigv4.ts';
import { accountOf, createEstate, serveEstate, type Estate, type EstateOptions, type ServedEstate } from './index.ts';

interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** The real SDK clients, pointed at a served estate. One attempt each: a refusal must not hide behind a retry. */
export interface Clients {
  iam: IAMClient;
  sts: STSClient;
  organizations: OrganizationsClient;
  account: AccountClient;
  sso: SSOAdminClient;
  secrets: (region?: string) => SecretsManagerClient;
  credentials: Credentials;
}

export function clientsFor(url: string, credentials: Credentials, region = 'us-east-1'): Clients {
  const options = { endpoint: url, region, credentials, maxAttempts: 1 };
  return {
    iam: new IAMClient(options),
    sts: new STSClient(options),
    organizations: new OrganizationsClient(options),
    account: new AccountClient(options),
    sso: new SSOAdminClient(options),
    secrets: (at = region) => new SecretsManagerClient({ ...options, region: at }),
    credentials,
  };
}

export interface Lab {
  estate: Estate;
  served: ServedEstate;
  hub: Clients;
  /** Clients inside an account, through the audit role. */
  enter: (account: string) => Promise<Clients>;
}

/** A served estate that ends with the test. */
export async function lab(options: EstateOptions = {}): Promise<Lab> {
  const estate = createEstate(options);
  const served = await serveEstate(estate);
  onTestFinished(() => served.close());
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_REGION: region } = served.env;
  const hub = clientsFor(served.url, { accessKeyId, secretAccessKey }, region);
  return {
    estate,
    served,
    hub,
    async enter(account) {
      const { id } = accountOf(estate, account);
      const { Credentials: given } = await hub.sts.send(
        new AssumeRoleCommand({
          RoleArn: `arn:${estate.aws.partition}:iam::${id}:role/${served.organization.roleName}`,
          RoleSessionName: 'estate-test',
          ExternalId: served.organization.externalId,
        }),
      );
      const session = {
        accessKeyId: given?.AccessKeyId ?? '',
        secretAccessKey: given?.SecretAccessKey ?? '',
        sessionToken: given?.SessionToken ?? '',
      };
      return clientsFor(served.url, session, region);
    },
  };
}

/** The error that a promise ends with: its name, message and HTTP status. */
export async function refusal(promise: Promise<unknown>): Promise<{ name: string; message: string; status?: number }> {
  try {
    await promise;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { name, message, ...($metadata?.httpStatusCode ? { status: $metadata.httpStatusCode } : {}) };
  }
  throw new Error('it was not refused');
}

/** A signed request to a service whose SDK client is not among the dependencies. */
export async function signed(
  { served }: Lab,
  { credentials }: Clients,
  service: string,
  target: string,
  init: { body?: string; region?: string } = {},
): Promise<{ status: number; type: string | null; text: string }> {
  const { body, region = 'us-east-1' } = init;
  const method = body === undefined ? 'GET' : 'POST';
  const at = amzDate(Math.floor(Date.now() / 1000));
  const headers: Record<string, string> = {
    host: new URL(served.url).host,
    'x-amz-date': at,
    ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(credentials.sessionToken === undefined ? {} : { 'x-amz-security-token': credentials.sessionToken }),
  };
  const { accessKeyId, secretAccessKey } = credentials;
  const auth = {
    accessKeyId,
    date: at.slice(0, 8),
    region,
    service,
    signedHeaders: Object.keys(headers).toSorted((a, b) => (a < b ? -1 : 1)),
  };
  const proof = signature(secretAccessKey, { method, target, headers, body: body ?? '' }, auth);
  headers['authorization'] =
    `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${auth.date}/${region}/${service}/aws4_request, SignedHeaders=${auth.signedHeaders.join(';')}, Signature=${proof}`;
  const response = await fetch(served.url + target, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: response.status, type: response.headers.get('x-amzn-errortype'), text: await response.text() };
}
