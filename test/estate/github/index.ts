/** GitHub organizations of the company: REST and GraphQL. */
import type { ProviderSide, SideContext } from '../provider.ts';

export type GitHubSide = ProviderSide;

export interface GitHubSize {
  repositories: number;
}

export const GITHUB_1X: GitHubSize = { repositories: 12 };

export function createGitHubSide(_context: SideContext, _size: GitHubSize): GitHubSide {
  return {
    name: 'github',
    claims: () => false,
    answer: () => ({ status: 501, headers: {}, body: '' }),
    truth: () => ({}),
    cases: () => ({}),
    canaries: () => [],
    mutate: () => undefined,
    env: () => ({}),
  };
}
