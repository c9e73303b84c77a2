/** Slack's rate tiers: for each method, workspace and app. https://docs.slack.dev/apis/web-api/rate-limits */
import type { RateLimit } from '../../core/connector.ts';
import { operationOf, operationsOf, type Tier } from './client/methods.ts';

const DOCS = 'https://docs.slack.dev/apis/web-api/rate-limits';

/** "n+ per minute", with "an allowance for sporadic bursts": one minute's worth at once, and a little less afterwards. */
const tier = (id: Tier, perMinute: number): RateLimit => ({
  id: `tier-${id}`,
  operations: operationsOf(id),
  per: ['operation'],
  perSecond: (perMinute * 0.9) / 60,
  burst: perMinute,
  concurrency: 2,
  docs: DOCS,
});

export const limits: readonly RateLimit[] = [
  tier(2, 20),
  tier(3, 50),
  tier(4, 100),
  {
    // Tier 3, and shared by everybody who reads the log of the organization: half of it is left to them.
    id: 'audit',
    operations: [operationOf('audit.*')],
    per: [],
    perSecond: 25 / 60,
    burst: 25,
    concurrency: 1,
    docs: 'https://docs.slack.dev/reference/audit-logs-api/methods-actions-reference#rate-limits',
  },
];
