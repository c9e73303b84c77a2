/** What every simulated method of the Web API is made of. */
import type { Seconds } from '../../clock.ts';
import type { Listing } from '../page.ts';
import type { Plan, SlackState, Team, Token } from '../state.ts';

export type Wire = Record<string, unknown>;

export interface Call {
  state: SlackState;
  token: Token;
  args: Readonly<Record<string, string>>;
  now: Seconds;
  /** The workspace that is meant: that of the token, or of `team_id`. */
  team: Team;
}

export interface Method {
  /** https://docs.slack.dev/apis/web-api/rate-limits */
  tier: 1 | 2 | 3 | 4;
  args: readonly string[];
  /** All of them. */
  scopes: readonly string[];
  /** Kinds of token besides those of users. */
  bots?: true;
  /** A token of the organization must say which workspace. */
  needsTeam?: true;
  /** Plans on which it works; absent: all. */
  plans?: readonly Plan[];
  /** What it says on other plans. */
  otherwise?: string;
  answer(call: Call): Listing | Wire;
}

export const isListing = (answer: Listing | Wire): answer is Listing => 'rows' in answer && 'render' in answer;
/** Plans with the Admin APIs. */
export const ENTERPRISE: readonly Plan[] = ['enterprise'];
