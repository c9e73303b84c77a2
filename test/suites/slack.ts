/** Reads the simulated Slack with the real connector, in process. */
import { connector } from '../../connectors/slack/index.ts';
import { createEstate, type Estate } from '../estate/index.ts';
import type { SlackSize } from '../estate/slack/index.ts';
import { discoverOnce, type Discovery, type RunOptions } from './connector-run.ts';
import { estateTransport } from './estate-transport.ts';

/** Nobody is there: the transport answers in its place. */
const ORIGIN = 'https://estate.invalid';

export const slackCompany = (slack: Partial<SlackSize> = {}, story = true): Estate =>
  createEstate({ slack, story, now: new Date('2026-11-21T08:00:00Z') });

const nowOf = (estate: Estate): string => new Date(estate.clock.now() * 1000).toISOString().replace('.000Z', 'Z');

/** @param more goes over the settings that work */
export const slackSettings = (estate: Estate, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  token: estate.slack.env(ORIGIN)['SLACK_TOKEN'],
  endpoints: { default: ORIGIN },
  ...more,
});

export const slackOptions = (estate: Estate): Pick<RunOptions, 'transport' | 'now'> => ({
  transport: estateTransport(estate),
  now: () => nowOf(estate),
});

/** One run over the workspace or the organization. */
export const discoverSlack = (
  estate: Estate,
  more: Record<string, unknown> = {},
  options: Partial<RunOptions> = {},
): Promise<Discovery> => discoverOnce(connector, slackSettings(estate, more), { ...slackOptions(estate), ...options });
