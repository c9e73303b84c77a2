/**
 * What the services allow, for each tenant, or a pace below it. Graph counts resource units; a call costs one to five of
 * them, and a small tenant has 3,500 in ten seconds.
 */
import type { RateLimit } from '../../core/connector.ts';

const graph = 'https://learn.microsoft.com/en-us/graph/throttling-limits';

export const limits: readonly RateLimit[] = [
  {
    id: 'login',
    operations: ['login:*'],
    per: [],
    perSecond: 10,
    docs: 'https://learn.microsoft.com/en-us/entra/identity-platform/howto-create-service-principal-portal',
  },
  {
    // 5 requests in 10 seconds for each application and tenant.
    id: 'graph-reports',
    operations: ['graph:reports*', 'graph:auditLogs*'],
    per: ['scope'],
    perSecond: 0.5,
    burst: 5,
    concurrency: 2,
    docs: `${graph}#microsoft-entra-id-reports-service-limits`,
  },
  {
    // Whoever selects keyCredentials gets 150 requests a minute for each tenant.
    id: 'graph-key-credentials',
    operations: ['graph:applications', 'graph:servicePrincipals'],
    per: ['scope'],
    perSecond: 2.5,
    burst: 20,
    concurrency: 4,
    docs: 'https://learn.microsoft.com/en-us/graph/api/resources/keycredential#properties',
  },
  {
    // A batch of 20 costs 20 units and more: 8 of them a second are at most half of what a small tenant has.
    id: 'graph',
    operations: ['graph:*'],
    per: ['scope'],
    perSecond: 8,
    burst: 20,
    concurrency: 6,
    docs: `${graph}#identity-and-access-service-limits`,
  },
  {
    // 15 queries in 5 seconds for each caller.
    id: 'resource-graph',
    operations: ['arg:*'],
    per: ['scope'],
    perSecond: 3,
    burst: 15,
    concurrency: 3,
    docs: 'https://learn.microsoft.com/en-us/azure/governance/resource-graph/concepts/guidance-for-throttled-requests',
  },
  {
    // A bucket of 250, refilled with 25 a second, for each subscription (or tenant) and caller.
    id: 'resource-manager',
    operations: ['arm:*'],
    per: ['scope'],
    perSecond: 20,
    burst: 100,
    docs: 'https://learn.microsoft.com/en-us/azure/azure-resource-manager/management/request-limits-and-throttling',
  },
  {
    // 4,000 in 10 seconds for each vault, shared with everybody who works with it.
    id: 'key-vault',
    operations: ['vault:*'],
    per: ['host'],
    perSecond: 20,
    docs: 'https://learn.microsoft.com/en-us/azure/key-vault/general/service-limits',
  },
  {
    id: 'azure-devops',
    operations: ['devops:*'],
    per: ['host'],
    perSecond: 5,
    docs: 'https://learn.microsoft.com/en-us/azure/devops/integrate/concepts/rate-limits',
  },
  {
    id: 'other',
    operations: ['*'],
    per: ['host'],
    perSecond: 5,
    docs: 'https://learn.microsoft.com/en-us/azure/architecture/best-practices/retry-service-specific',
  },
];
