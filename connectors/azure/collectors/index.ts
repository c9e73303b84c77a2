/** Every collector of Azure; their order does not matter, `after` does. */
import type { Collector } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { grantCollectors } from '../grants/index.ts';
import { resourceCollectors } from '../resources/index.ts';
import { federatedCredentials } from './federated-credentials.ts';
import { principals } from './principals.ts';

export const collectors: readonly Collector<Session>[] = [
  principals,
  federatedCredentials,
  ...grantCollectors,
  ...resourceCollectors,
];
