/** The company's Slack: Web API and Audit Logs API. */
import type { ProviderSide, SideContext } from '../provider.ts';

export type SlackSide = ProviderSide;

export interface SlackSize {
  users: number;
}

export const SLACK_1X: SlackSize = { users: 20 };

export function createSlackSide(_context: SideContext, _size: SlackSize): SlackSide {
  return {
    name: 'slack',
    claims: () => false,
    answer: () => ({ status: 501, headers: {}, body: '' }),
    truth: () => ({}),
    cases: () => ({}),
    canaries: () => [],
    mutate: () => undefined,
    env: () => ({}),
  };
}
