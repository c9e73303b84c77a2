/** What Azure resources, key vaults and Azure DevOps hold. */
import type { Collector } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { apiConnections } from './api-connections.ts';
import { azureDevops } from './azure-devops.ts';
import { devopsTokens } from './devops-tokens.ts';
import { keyVault } from './key-vault.ts';
import { localAuth } from './local-auth.ts';

export const resourceCollectors: readonly Collector<Session>[] = [
  localAuth,
  apiConnections,
  keyVault,
  azureDevops,
  devopsTokens,
];
