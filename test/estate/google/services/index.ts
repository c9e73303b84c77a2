import type { Method } from '../method.ts';
import { agentMethods } from './agents.ts';
import { apiKeyMethods } from './api-keys.ts';
import { assetMethods } from './asset-inventory.ts';
import { accountMethods } from './iam-accounts.ts';
import { boundaryMethods } from './iam-boundaries.ts';
import { federationMethods } from './iam-federation.ts';
import { roleMethods } from './iam-roles.ts';
import { loggingMethods } from './logging.ts';
import { monitoringMethods } from './monitoring.ts';
import { analyzerMethods } from './policy-analyzer.ts';
import { resourceManagerMethods } from './resource-manager.ts';
import { secretMethods } from './secret-manager.ts';
import { smallMethods } from './small.ts';
import { storageMethods } from './storage.ts';
import { credentialMethods } from './tokens.ts';

/** Everything that the Google Cloud side answers. */
export const METHODS: readonly Method[] = [
  ...agentMethods,
  ...apiKeyMethods,
  ...assetMethods,
  ...accountMethods,
  ...boundaryMethods,
  ...federationMethods,
  ...roleMethods,
  ...loggingMethods,
  ...monitoringMethods,
  ...analyzerMethods,
  ...resourceManagerMethods,
  ...secretMethods,
  ...smallMethods,
  ...storageMethods,
  ...credentialMethods,
];
