/** Every collector of Azure; their order does not matter, `after` does. */
import type { Collector } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';

export const collectors: readonly Collector<Session>[] = [];
