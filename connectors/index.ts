/** Every connector by id, each loaded when it is first used. The only list of connectors. */
import type { Connector } from '../core/connector.ts';

export const connectors: Readonly<Record<string, () => Promise<Connector>>> = {
  aws: async () => (await import('./aws/index.ts')).connector,
  azure: async () => (await import('./azure/index.ts')).connector,
  gcp: async () => (await import('./gcp/index.ts')).connector,
  'google-workspace': async () => (await import('./google-workspace/index.ts')).connector,
};
