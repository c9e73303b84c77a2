/** The SaaS that the company uses, served from the documented examples of the manifests. */
import type { ProviderSide, SideContext } from '../provider.ts';

export type SaasSide = ProviderSide;

export interface SaasSize {
  items: number;
}

export const SAAS_1X: SaasSize = { items: 5 };

export function createSaasSide(_context: SideContext, _size: SaasSize): SaasSide {
  return {
    name: 'saas',
    claims: () => false,
    answer: () => ({ status: 501, headers: {}, body: '' }),
    truth: () => ({}),
    cases: () => ({}),
    canaries: () => [],
    mutate: () => undefined,
    env: () => ({}),
  };
}
