/** The sources of last use: what each can see, how late it is, and to what it is blind. */
import type { Timestamp, UsageSignal } from '../../../core/model.ts';

const delegation = 'acting for Workspace users (domain-wide delegation)';
const boundKeys = 'API keys bound to the service account';
const hmac = 'HMAC keys of Cloud Storage';

type Source = Pick<UsageSignal, 'source' | 'precision' | 'lagHours' | 'blindTo'>;

/**
 * Dates without a time of day, in California. Its delay is not documented beyond the end of its window: silence of the
 * last three days is not believed. https://docs.cloud.google.com/policy-intelligence/docs/activity-analyzer-service-account-authentication
 */
const policyAnalyzer = (blindTo: string[]): Source => ({
  source: 'gcp:policy-analyzer',
  precision: 'day',
  lagHours: 72,
  blindTo,
});

export const policyAnalyzerOf = {
  serviceAccountLastAuthentication: policyAnalyzer([delegation, hmac, boundKeys]),
  serviceAccountKeyLastAuthentication: policyAnalyzer([delegation]),
} as const;

/**
 * Sampled every 10 minutes, and not visible for up to 3 hours after that. Our sums are of whole days.
 * https://docs.cloud.google.com/monitoring/api/metrics_gcp_i_o#gcp-iam
 */
const monitoring = (blindTo: readonly string[]): Source => ({
  source: 'gcp:monitoring',
  precision: 'day',
  lagHours: 4,
  ...(blindTo.length === 0 ? {} : { blindTo: [...blindTo] }),
});

export const monitoringOf = {
  serviceAccount: monitoring([boundKeys, hmac]),
  serviceAccountKey: monitoring([]),
  apiKey: monitoring([]),
  hmacKey: monitoring([]),
  provider: monitoring([]),
} as const;

/** Its delay is not documented. What an agent does without a person's connection is in none of its summaries. */
export const agentIdentity: Source = {
  source: 'gcp:agent-identity',
  precision: 'hour',
  lagHours: 24,
  blindTo: ['use that reaches no third party for a person'],
};

export const signal = (source: Source, lastAt: Timestamp | null, windowStart: Timestamp): UsageSignal => ({
  ...source,
  lastAt,
  windowStart,
});
