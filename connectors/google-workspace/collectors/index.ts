/** In the order that they run. */
import type { Collector } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { oauthApps } from './oauth-apps.ts';

export const collectors: readonly Collector<Session>[] = [oauthApps];
