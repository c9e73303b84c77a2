/** The company's Slack: Web API and Audit Logs API, on any plan. */
import type { ProviderSide, SideContext } from '../provider.ts';
import { createRandom } from '../random.ts';
import { createBuilder } from './build.ts';
import { generateSlack, type SlackSize } from './generate.ts';
import { change, type SlackChange } from './mutate.ts';
import { createService } from './service.ts';
import type { SlackState } from './state.ts';
import { envOf, truthOf, type SlackTruth } from './truth.ts';

export { SLACK_1X, type SlackSize } from './generate.ts';
export type { SlackChange } from './mutate.ts';
export type { AppTruth, SlackTruth } from './truth.ts';

export interface SlackSide extends ProviderSide<SlackTruth, SlackChange> {
  /** For tests that need more than the changes offer. */
  readonly state: SlackState;
}

/** `/api/team.info`: no other provider here has a dot in such a place. */
const METHOD = /^\/api\/[A-Za-z]+(?:\.[A-Za-z]+)+$/;
const HOSTS = new Set(['slack.com', 'api.slack.com']);

export function createSlackSide(context: SideContext, size: SlackSize): SlackSide {
  const state = generateSlack(context, size);
  const service = createService(context, state);
  const build = createBuilder(state, createRandom(`${context.seed}/slack/changes`), context.clock.now());
  return {
    name: 'slack',
    state,
    claims({ headers, target }) {
      const { pathname } = new URL(target, 'http://estate.invalid');
      const host = (headers['host'] ?? '').replace(/:\d+$/, '');
      return HOSTS.has(host) || METHOD.test(pathname) || pathname.startsWith('/audit/v1/');
    },
    answer: (request) => service.answer(request),
    truth: () => truthOf(state),
    cases: () => Object.fromEntries(state.cases),
    canaries: () => [...state.canaries],
    mutate: (what) => change(state, build, context.clock, what),
    env: () => envOf(state),
  };
}
