/** Rates of the Admin SDK, a little below what Google documents. */
import type { RateLimit } from '../../core/connector.ts';

export const limits: readonly RateLimit[] = [
  {
    // 2,400 a minute for each user and project.
    id: 'directory',
    operations: ['admin:directory.*'],
    per: [],
    perSecond: 35,
    concurrency: 10,
    docs: 'https://developers.google.com/workspace/admin/directory/v1/limits',
  },
  {
    // 250 a minute of those that filter by user, event or parameter, which is nearly all of ours.
    id: 'activities',
    operations: ['admin:reports.activities.list'],
    per: [],
    perSecond: 4,
    concurrency: 2,
    docs: 'https://developers.google.com/workspace/admin/reports/v1/limits',
  },
  {
    id: 'other',
    operations: ['*'],
    per: ['operation'],
    perSecond: 10,
    docs: 'https://developers.google.com/workspace/admin/reports/v1/limits',
  },
];
