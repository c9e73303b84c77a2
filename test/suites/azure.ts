/** Reads the simulated Azure with the real connector, in process. */
import { vi } from 'vitest';
import { connector } from '../../connectors/azure/index.ts';
import type { Estate } from '../estate/index.ts';
import { discoverOnce, type Discovery, type RunOptions } from './connector-run.ts';
import { estateTransport } from './estate-transport.ts';

/** Nothing of this machine's own Azure configuration may play a part. The hosts are the real ones. */
export function signInAsAzure(estate: Estate): void {
  for (const name of Object.keys(process.env)) {
    if (/^(?:AZURE_|IDENTITY_|MSI_|ACTIONS_ID_TOKEN_)/.test(name)) vi.stubEnv(name, undefined);
  }
  const { AZURE_AUTHORITY_HOST: _, ...env } = estate.azure.env('http://127.0.0.1');
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
}

/** One run over everything in reach. `settings` as in the configuration of the source. */
export function discoverAzure(
  estate: Estate,
  settings: unknown = {},
  options: Partial<RunOptions> = {},
): Promise<Discovery> {
  signInAsAzure(estate);
  const now = () => new Date(estate.clock.now() * 1000).toISOString().replace('.000Z', 'Z');
  return discoverOnce(connector, settings, { transport: estateTransport(estate), now, ...options });
}
