/** What can be known of each native type, for docs/connectors.md. */
import type { TypeFacts } from '../../core/connector.ts';

const insights = (lag: string): string =>
  `github:api-insights, 31 days back (Enterprise Cloud only), to the second, up to ${lag} late, blind to Git, GraphQL, search and received webhooks`;
const listed = (source: string, since: string): string =>
  `github:${source}, since ${since}, to the second, up to 24 h late`;
const onlyReplaced = 'never, only replaced';

export const facts: Readonly<Record<string, TypeFacts>> = {
  installation: {
    created: 'yes, its installation',
    lastUsed: insights('6 h'),
    owner: 'creator (audit log, 180 days back), contact',
  },
  'oauth-app': {
    // Each member is asked once in so many nights.
    lastUsed: insights('6 h and the nights since its members were asked (sweepNights, or more of more than 200)'),
    owner: 'creator (who decided about it, by the audit log)',
  },
  user: { lastUsed: insights('6 h'), owner: 'owner (a person answers for the own account)' },
  'fine-grained-token': {
    lastUsed: listed('personal-access-tokens', 'it was let in'),
    expires: 'yes',
    owner: 'owner',
  },
  'authorized-credential': {
    lastUsed: listed('credential-authorizations', 'it was authorized'),
    expires: 'yes, of tokens',
    owner: 'owner',
  },
  'deploy-key-holder': { created: 'yes', owner: 'creator, repository' },
  'deploy-key': {
    created: 'yes',
    lastUsed: listed('deploy-keys', 'its creation'),
    rotated: onlyReplaced,
    owner: 'creator',
  },
  webhook: { created: 'yes', owner: 'repository, of those of repositories' },
  'webhook-secret': { owner: 'repository, of those of repositories' },
  secret: {
    created: 'yes',
    rotated: 'when its value was last written; of secrets of the organization only that it never was',
    owner: 'repository, of those of repositories',
  },
  'runner-group': {},
  runner: {},
  'private-registry': { created: 'yes', rotated: 'only that it never was; never where it signs in by OIDC' },
  'server-account': { owner: 'owner (a person answers for the own account)' },
  'user-key': {
    created: 'yes',
    lastUsed: listed('admin-keys', 'its creation'),
    rotated: onlyReplaced,
    owner: 'owner',
  },
  'copilot-agent': {},
};
