/** Reads the simulated Google Cloud with the real connector, in process, signed in without a key. */
import { connector } from '../../connectors/gcp/index.ts';
import type { Estate } from '../estate/index.ts';
import { discoverOnce, type Discovery, type RunOptions } from './connector-run.ts';
import { estateTransport } from './estate-transport.ts';
import { formsAsText, nowOf, signInToGoogle } from './google-workspace.ts';

/** Nobody is there: the transport answers in its place. */
export const googleEndpoints = { default: 'https://estate.invalid' };

export const googleTransport = (estate: Estate): RunOptions['transport'] => formsAsText(estateTransport(estate));

/** One run over everything in reach. `settings` as in the configuration of the source. */
export function discoverGoogle(
  estate: Estate,
  settings: Readonly<Record<string, unknown>> = {},
  options: Partial<RunOptions> = {},
): Promise<Discovery> {
  signInToGoogle(estate);
  const now = () => nowOf(estate);
  const given = { endpoints: googleEndpoints, ...settings };
  return discoverOnce(connector, given, { transport: googleTransport(estate), now, ...options });
}
