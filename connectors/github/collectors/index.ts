/** In the order that they are read: what is cheap and read of the whole organization comes first. */
import { authorizedCredentials } from './authorized-credentials.ts';
import { copilotAgents } from './copilot-agents.ts';
import { deployKeys } from './deploy-keys.ts';
import { fineGrainedTokens } from './fine-grained-tokens.ts';
import { installations } from './installations.ts';
import { oauthApps } from './oauth-apps.ts';
import { privateRegistries } from './private-registries.ts';
import { runners } from './runners.ts';
import { secrets } from './secrets.ts';
import { serverKeys } from './server-keys.ts';
import { users } from './users.ts';
import { webhooks } from './webhooks.ts';

export const collectors = [
  installations,
  fineGrainedTokens,
  authorizedCredentials,
  users,
  oauthApps,
  runners,
  privateRegistries,
  copilotAgents,
  deployKeys,
  webhooks,
  secrets,
  serverKeys,
];
