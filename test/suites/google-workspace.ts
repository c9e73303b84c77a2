/** Reads the simulated Workspace with the real connector, in process, signed in without a key. */
import { vi } from 'vitest';
import { connector } from '../../connectors/google-workspace/index.ts';
import type { Estate } from '../estate/index.ts';
import type { WorkspaceChange, WorkspaceTruth } from '../estate/google/workspace/index.ts';
import { discoverOnce, type Discovery, type RunOptions, type Transport } from './connector-run.ts';
import { estateTransport } from './estate-transport.ts';

/** Nobody is there: the transport answers in its place. */
const ORIGIN = 'https://estate.invalid';

export function workspaceSettings(estate: Estate): Record<string, unknown> {
  const { collector, organization } = estate.google.state;
  return {
    adminEmail: `admin@${organization.domain}`,
    serviceAccount: collector.email,
    endpoints: { default: ORIGIN },
  };
}

/** Nothing of this machine's own Google configuration may play a part. */
export function signInToGoogle(estate: Estate): void {
  for (const name of Object.keys(process.env)) {
    if (/^(?:GOOGLE_|GCLOUD_|CLOUDSDK_)/.test(name)) vi.stubEnv(name, undefined);
  }
  for (const [name, value] of Object.entries(estate.google.env(ORIGIN))) vi.stubEnv(name, value);
}

export const nowOf = (estate: Estate): string =>
  new Date(estate.clock.now() * 1000).toISOString().replace('.000Z', 'Z');

/** Sign-ins send forms, which the estate takes as text. */
export function formsAsText(transport: Transport): Transport {
  return (url, init) =>
    transport(url, init.body instanceof URLSearchParams ? { ...init, body: init.body.toString() } : init);
}

/** One run over the whole customer. `more` goes over the settings that work. */
export function discoverWorkspace(
  estate: Estate,
  more: Record<string, unknown> = {},
  options: Partial<RunOptions> = {},
): Promise<Discovery> {
  signInToGoogle(estate);
  const now = () => nowOf(estate);
  const settings = { ...workspaceSettings(estate), ...more };
  return discoverOnce(connector, settings, { transport: formsAsText(estateTransport(estate)), now, ...options });
}

export const workspaceTruth = (estate: Estate): WorkspaceTruth =>
  (estate.google.truth() as unknown as { workspace: WorkspaceTruth }).workspace;

export const changeWorkspace = (estate: Estate, change: WorkspaceChange): unknown => estate.google.mutate(change);

/** Time passes there and on this machine alike: Google refuses a sign-in whose clock is wrong. */
export function pass(estate: Estate, seconds: number): void {
  estate.clock.advance(seconds);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
}
