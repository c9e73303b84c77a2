/** Everything that is read, in the order of the coverage. */
import type { Collector } from '../../../core/connector.ts';
import { bindingCollectors } from '../bindings/index.ts';
import type { Session } from '../session.ts';
import { agents } from './agents.ts';
import { apiKeys } from './api-keys.ts';
import { connections } from './connections.ts';
import { federation } from './federation.ts';
import { hmacKeys } from './hmac-keys.ts';
import { oauthClients } from './oauth-clients.ts';
import { secrets } from './secrets.ts';
import { serviceAccountKeys } from './service-account-keys.ts';
import { serviceAccounts } from './service-accounts.ts';

export const collectors: readonly Collector<Session>[] = [
  serviceAccounts,
  serviceAccountKeys,
  apiKeys,
  hmacKeys,
  federation,
  oauthClients,
  secrets,
  agents,
  connections,
  ...bindingCollectors,
];
