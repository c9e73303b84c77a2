/** The caller's own credentials: default chain, profile, SSO, web identity. And who that is. */
import type { Run } from '../../../core/connector.ts';
import { Stopped } from '../../../core/errors.ts';
import { CallerIdentity } from '../schemas.ts';
import type { Settings } from '../settings.ts';
import { Account, type ClientConfiguration, type GetKeys } from './account.ts';
import { endpointOf, partitionOf, type Partition } from './endpoints.ts';
import { requestHandler } from './handler.ts';
import { reader } from './reader.ts';
import { retryStrategy } from './retry.ts';
import { signInFailed } from './sign-in-errors.ts';

export interface SignedIn {
  account: string;
  arn: string;
  partition: Partition;
  region: string;
  getKeys: GetKeys;
  configuration: ClientConfiguration;
}

/** @throws SignInFailed with the cause in words and the next step */
export async function signIn(settings: Settings, run: Run): Promise<SignedIn> {
  const handler = requestHandler(run);
  const retry = await retryStrategy();
  const configuration: ClientConfiguration = (service) => {
    const endpoint = endpointOf(service, settings);
    return Promise.resolve({
      requestHandler: handler,
      retryStrategy: retry,
      ...(endpoint === undefined ? {} : { endpoint }),
    });
  };
  try {
    const region = await ownRegion(settings);
    const getKeys = await chain(settings, region, handler);
    // The partition is not known yet; STS is asked where the caller's region is.
    const partition = partitionOf(
      `arn:${region.startsWith('us-gov-') ? 'aws-us-gov' : region.startsWith('cn-') ? 'aws-cn' : region.startsWith('eusc-') ? 'aws-eusc' : 'aws'}`,
    );
    const unknown = new Account('unknown', getKeys, configuration);
    const sts = reader({ account: unknown, region, run, settings, partition });
    const { Account: account, Arn: arn } = await sts.call('sts:GetCallerIdentity', {}, CallerIdentity);
    return { account, arn, partition: partitionOf(arn), region, getKeys, configuration };
  } catch (error) {
    if (error instanceof Stopped) throw error;
    if (run.signal.aborted && run.signal.reason instanceof Error) throw run.signal.reason;
    throw signInFailed(error, settings.profile ?? process.env['AWS_PROFILE']);
  }
}

/** AWS_REGION, the profile's region, the first of the configuration, or that of the global services. */
async function ownRegion(settings: Settings): Promise<string> {
  const { STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient(settings.profile === undefined ? {} : { profile: settings.profile });
  try {
    return await client.config.region();
  } catch {
    return settings.regions?.[0] ?? 'us-east-1';
  }
}

/**
 * The SDK's chain, with its own calls (STS, SSO) through our handler too. Instance metadata and container
 * credentials are link-local and outside of it.
 */
async function chain(settings: Settings, region: string, handler: ReturnType<typeof requestHandler>): Promise<GetKeys> {
  const [{ fromNodeProviderChain }, { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity }] =
    await Promise.all([import('@aws-sdk/credential-providers'), import('@aws-sdk/client-sts')]);
  const endpoint = endpointOf('sts', settings);
  const sts = { region, requestHandler: handler, ...(endpoint === undefined ? {} : { endpoint }) };
  const provider = fromNodeProviderChain({
    ...(settings.profile === undefined ? {} : { profile: settings.profile }),
    clientConfig: { requestHandler: handler },
    roleAssumer: getDefaultRoleAssumer(sts),
    roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(sts),
    logger: silent,
  });
  return async (_run, renew) => {
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = await provider(
      renew ? { forceRefresh: true } : {},
    );
    return {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(expiration === undefined ? {} : { expiration }),
    };
  };
}

/** The chain would write warnings to the console. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
