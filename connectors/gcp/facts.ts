/** What can be known of each native type, for docs/connectors.md. What each date means is told in the README. */
import type { TypeFacts } from '../../core/connector.ts';

const monitored = 'gcp:monitoring, 40 days back on the first night, to the day, up to 4 h late';
const analyzed = 'gcp:policy-analyzer, about 400 days back, to the day, 72 h late or more';
const delegation = 'domain-wide delegation';

const onlyReplaced = 'never, only replaced';
const inLog = 'creator (audit log, 400 days back)';
const byLabels = 'tag, creator, repository, stack';
/** Addresses of people that somebody wrote into it. */
const inText = 'description';

export const facts: Readonly<Record<string, TypeFacts>> = {
  'service-account': {
    created: 'by the audit log, 400 days back',
    lastUsed: `${monitored}, blind to HMAC keys and API keys bound to it; ${analyzed}, blind to these and to ${delegation}`,
    owner: `${inLog}, ${inText}; ${byLabels} of its project`,
  },
  'service-account-key': {
    created: 'yes',
    lastUsed: `${monitored}; ${analyzed}, blind to ${delegation}`,
    rotated: onlyReplaced,
    expires: 'yes',
    owner: inLog,
  },
  'api-key': { created: 'yes', lastUsed: monitored, rotated: onlyReplaced, owner: `${inLog}; ${byLabels}` },
  'hmac-key': { created: 'yes', lastUsed: monitored, rotated: onlyReplaced },
  'workload-identity-provider': { lastUsed: `${monitored}, only exchanges that succeeded` },
  'workforce-provider': {},
  'oauth-client': { owner: inText },
  'oauth-client-credential': { rotated: onlyReplaced },
  secret: {
    created: 'yes',
    rotated: 'when its newest version that can be read was made',
    expires: 'yes',
    owner: byLabels,
  },
  agent: {
    created: 'yes',
    lastUsed: 'gcp:agent-identity, to the hour, up to a day late, only when it reached a third party for a person',
    owner: `${byLabels}, ${inText}`,
  },
  connection: { created: 'yes, where Google tells', owner: byLabels },
  // A policy names these and tells nothing more.
  'service-agent': {},
  'external-principal': {},
  'unplaced-principal': {},
  'public-principal': {},
  'deleted-principal': {},
  'unlisted-account': {},
  'workload-identity': {},
};
