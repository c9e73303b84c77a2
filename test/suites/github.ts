/** Reads the simulated GitHub with the real connector, in process, signed in as its App. */
import { vi } from 'vitest';
import { connector } from '../../connectors/github/index.ts';
import type { Estate } from '../estate/index.ts';
import { discoverOnce, type Discovery, type RunOptions, type Transport } from './connector-run.ts';
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

type Row = Record<string, unknown>;

/** The same GitHub, which answers otherwise here and there: as an older server does, or one that is odd. */
export function withRows(estate: Estate, path: RegExp, change: (row: Row) => Row): Transport {
  const transport = estateTransport(estate);
  return async (address, init) => {
    const answer = await transport(address, init);
    if (!path.test(new URL(address).pathname) || !answer.ok) return answer;
    const body = (await answer.json()) as Row | Row[];
    const changed = Array.isArray(body)
      ? body.map(change)
      : Object.fromEntries(Object.entries(body).map(([k, v]) => [k, Array.isArray(v) ? (v as Row[]).map(change) : v]));
    const { status, headers } = answer;
    return new Response(JSON.stringify(changed), { status, headers });
  };
}

export const totalCalls = ({ calls }: Discovery): number => Object.values(calls).reduce((sum, n) => sum + n, 0);
