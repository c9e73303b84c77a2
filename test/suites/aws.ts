/** Reads the simulated AWS with the real connector, in process. For `vi.stubEnv`: the hub's credentials. */
import { vi } from 'vitest';
import { connector } from '../../connectors/aws/index.ts';
import { hubCredentials, type Estate } from '../estate/index.ts';
import { discoverOnce, type Discovery, type RunOptions } from './connector-run.ts';
import { estateTransport } from './estate-transport.ts';

const homes = { aws: 'us-east-1', 'aws-us-gov': 'us-gov-west-1', 'aws-cn': 'cn-north-1' } as const;

/** Nothing of this machine's own AWS configuration may play a part. */
export function signInAs(estate: Estate): void {
  const { accessKeyId, secretAccessKey } = hubCredentials(estate);
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretAccessKey);
  vi.stubEnv('AWS_REGION', homes[estate.aws.partition]);
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
}

/** One run over everything in reach. `settings` as in the configuration of the source. */
export function discoverAws(
  estate: Estate,
  settings: unknown = {},
  options: Partial<RunOptions> = {},
): Promise<Discovery> {
  signInAs(estate);
  const now = () => new Date(estate.clock.now() * 1000).toISOString().replace('.000Z', 'Z');
  return discoverOnce(connector, settings, { transport: estateTransport(estate), now, ...options });
}
