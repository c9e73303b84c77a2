/** Google Cloud and Workspace of the company. */
import type { ProviderSide, SideContext } from '../provider.ts';

export type GoogleSide = ProviderSide;

export interface GoogleSize {
  projects: number;
}

export const GOOGLE_1X: GoogleSize = { projects: 8 };

export function createGoogleSide(_context: SideContext, _size: GoogleSize): GoogleSide {
  return {
    name: 'google',
    claims: () => false,
    answer: () => ({ status: 501, headers: {}, body: '' }),
    truth: () => ({}),
    cases: () => ({}),
    canaries: () => [],
    mutate: () => undefined,
    env: () => ({}),
  };
}
