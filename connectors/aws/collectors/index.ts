/** Every collector of AWS; their order does not matter, `after` does. */
import type { Collector } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { accessKeys } from './access-keys.ts';
import { passwords } from './passwords.ts';
import { principals } from './principals.ts';

export const collectors: readonly Collector<Session>[] = [principals, accessKeys, passwords];
