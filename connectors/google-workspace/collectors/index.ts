/** In the order that they run. */
import type { Collector } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { agents } from './agents.ts';
import { appPasswords } from './app-passwords.ts';
import { delegation } from './delegation.ts';
import { marketplaceApps } from './marketplace-apps.ts';
import { oauthApps } from './oauth-apps.ts';

export const collectors: readonly Collector<Session>[] = [oauthApps, appPasswords, delegation, marketplaceApps, agents];
