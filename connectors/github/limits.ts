/** The pace at which GitHub is asked. Its hourly limit is watched in `client/allowance.ts`. */
import type { RateLimit } from '../../core/connector.ts';

const docs = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits';

export const limits: readonly RateLimit[] = [
  {
    // 2,000 points a minute, and a query of 100 repositories takes GitHub some seconds.
    id: 'graphql',
    operations: ['graphql/*'],
    per: [],
    perSecond: 2,
    burst: 1,
    concurrency: 1,
    docs,
  },
  {
    // 1,750 an hour for each user and address.
    id: 'audit-log',
    operations: ['orgs/get-audit-log'],
    per: [],
    perSecond: 0.4,
    burst: 20,
    concurrency: 1,
    docs: 'https://docs.github.com/enterprise-cloud@latest/rest/orgs/orgs#get-the-audit-log-for-an-organization',
  },
  {
    // 900 points a minute, one for each GET, and 100 requests at once.
    id: 'rest',
    operations: ['*'],
    per: [],
    perSecond: 14,
    concurrency: 10,
    docs,
  },
];
