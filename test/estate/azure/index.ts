/** Azure, Entra and Microsoft Graph of the company. */
import type { ProviderSide, SideContext } from '../provider.ts';

export type AzureSide = ProviderSide;

export interface AzureSize {
  applications: number;
}

export const AZURE_1X: AzureSize = { applications: 40 };

export function createAzureSide(_context: SideContext, _size: AzureSize): AzureSide {
  return {
    name: 'azure',
    claims: () => false,
    answer: () => ({ status: 501, headers: {}, body: '' }),
    truth: () => ({}),
    cases: () => ({}),
    canaries: () => [],
    mutate: () => undefined,
    env: () => ({}),
  };
}
