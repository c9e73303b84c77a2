/** Reads the simulated GitHub with the real connector, in process, signed in as its App. */
import { vi } from 'vitest';
import { connector } from '../../connectors/github/index.ts';
import type { Estate } from '../estate/index.ts';
import { discoverOnce, type Discovery, type RunOptions } from './connector-run.ts';
import { estateTransport } from './estate-transport.ts';

export function githubSettings(estate: Estate): Record<string, unknown> {
  const { collector } = estate.github.state;
  return { app: { id: String(collector.app.id), privateKey: estate.github.privateKey() } };
}

/** Nothing of this machine's own GitHub sign-in may play a part. */
export function noGitHubEnvironment(): void {
  for (const name of Object.keys(process.env)) {
    if (/^(?:GITHUB_|GH_)/.test(name)) vi.stubEnv(name, undefined);
  }
}

export const githubNow = (estate: Estate): string =>
  new Date(estate.clock.now() * 1000).toISOString().replace('.000Z', 'Z');

/** One run. `more` goes over the settings that work. */
export function discoverGitHub(
  estate: Estate,
  more: Record<string, unknown> = {},
  { env = {}, ...options }: Partial<RunOptions> & { env?: Readonly<Record<string, string>> } = {},
): Promise<Discovery> {
  noGitHubEnvironment();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const settings = { ...githubSettings(estate), ...more };
  const now = () => githubNow(estate);
  return discoverOnce(connector, settings, { transport: estateTransport(estate), now, ...options });
}

export const totalCalls = ({ calls }: Discovery): number => Object.values(calls).reduce((sum, n) => sum + n, 0);
