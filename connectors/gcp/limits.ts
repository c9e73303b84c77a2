/** Google publishes its quotas per minute, per project that pays for the calls; we take somewhat less of each. */
import type { RateLimit } from '../../core/connector.ts';

export const limits: readonly RateLimit[] = [
  {
    // ListAssets: 100 a minute for each paying project.
    id: 'asset-inventory',
    operations: ['cloudasset:assets.list'],
    per: [],
    perSecond: 1.6,
    // A night's listing of a middle-sized organization at once; the minute's quota is not used up by it.
    burst: 40,
    concurrency: 1,
    docs: 'https://docs.cloud.google.com/asset-inventory/docs/quota',
  },
  {
    // Version 3: 10 a second for listing and searching.
    id: 'resource-manager',
    operations: ['cloudresourcemanager:*'],
    per: ['operation'],
    perSecond: 8,
    docs: 'https://docs.cloud.google.com/resource-manager/docs/limits',
  },
  {
    // Reads: 6,000 a minute for each project.
    id: 'iam',
    operations: ['iam:*'],
    per: [],
    perSecond: 80,
    concurrency: 20,
    docs: 'https://docs.cloud.google.com/iam/quotas',
  },
  {
    // Not published. Refusals slow it down.
    id: 'policy-analyzer',
    operations: ['policyanalyzer:*'],
    per: [],
    perSecond: 20,
    docs: 'https://docs.cloud.google.com/policy-intelligence/docs/activity-analyzer-service-account-authentication',
  },
  {
    // 60 a minute for entries.list, over all callers of a project.
    id: 'logging',
    operations: ['logging:*'],
    per: [],
    perSecond: 0.8,
    burst: 5,
    concurrency: 1,
    docs: 'https://docs.cloud.google.com/logging/quotas#api-limits',
  },
  {
    // timeSeries.list: 6,000 a minute.
    id: 'monitoring',
    operations: ['monitoring:*'],
    per: [],
    perSecond: 50,
    docs: 'https://docs.cloud.google.com/monitoring/quotas#api_quotas',
  },
  {
    // Reads: 600 a minute for each user and project.
    id: 'api-keys',
    operations: ['apikeys:*'],
    per: ['scope'],
    perSecond: 8,
    docs: 'https://docs.cloud.google.com/api-keys/docs/quotas',
  },
  {
    id: 'secret-manager',
    operations: ['secretmanager:*'],
    per: ['scope'],
    perSecond: 8,
    docs: 'https://docs.cloud.google.com/secret-manager/quotas',
  },
  {
    id: 'storage',
    operations: ['storage:*'],
    per: ['scope'],
    perSecond: 10,
    docs: 'https://docs.cloud.google.com/storage/quotas',
  },
  {
    id: 'other',
    operations: ['*'],
    per: ['operation'],
    perSecond: 10,
    docs: 'https://docs.cloud.google.com/docs/quotas/overview',
  },
];
