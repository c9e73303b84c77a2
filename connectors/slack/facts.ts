/** What can be known of each native type, for docs/connectors.md. */
import type { TypeFacts } from '../../core/connector.ts';

/** Neither log sees calls of the Web API, which is what most apps do. */
const silence =
  'to the second, up to 24 h late, silence tells nothing, blind to calls of the Web API and posts through webhooks';

export const facts: Readonly<Record<string, TypeFacts>> = {
  app: {
    created: 'its installation (audit log since March 2018; without Enterprise the log of integrations)',
    lastUsed: `slack:admin.apps.activities.list, slack:audit-logs (calls of MCP tools), 30 days back (Enterprise only), ${silence}`,
    owner: 'creator (who installed it)',
  },
  bot: {
    created: 'yes (Enterprise only)',
    lastUsed:
      'slack:admin.users.list, since its creation (Enterprise only), to the second, up to 24 h late, no date tells nothing',
  },
  'legacy-integration': {
    created: 'its installation (the log of integrations)',
    owner: 'creator (who installed it)',
  },
  workflow: { owner: 'owner (its collaborators)' },
};
