/** What can be known of each native type, for docs/connectors.md. What each date means is told in the README. */
import type { TypeFacts } from '../../core/connector.ts';

const inTokenLog =
  'google-workspace:token-log, up to 180 days back, to the second, up to 24 h late, nothing where the edition does not record API calls';

export const facts: Readonly<Record<string, TypeFacts>> = {
  'oauth-app': {
    lastUsed: `${inTokenLog}, blind to apps that only sign people in`,
    owner: 'creator (those who agreed, when they are three at most)',
  },
  'app-password': {
    created: 'yes',
    lastUsed: 'google-workspace:app-passwords, since its creation, to the second, up to 24 h late',
    rotated: 'never, only replaced',
    owner: 'owner',
  },
  'delegated-client': { lastUsed: inTokenLog, owner: 'creator (admin log, 180 days back)' },
  'marketplace-app': { created: 'its installation (admin log, 180 days back)', owner: 'creator (admin log)' },
  agent: {
    lastUsed:
      'google-workspace:workspace_studio or google-workspace:gemini_in_workspace_apps, up to 180 days back, to the second, up to 24 h late, blind to apps that do not attribute actions to agents, or only in a log of their own',
    owner: 'owner',
  },
};
