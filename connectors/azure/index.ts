/** Azure and Entra: tenants, their applications and managed identities, and the subscriptions that trust them. */
import { defineConnector } from '../../core/connector.ts';
import { originsOf } from './client/clouds.ts';
import { isThrottle } from './client/errors.ts';
import { openSession } from './client/open.ts';
import type { Session } from './client/session.ts';
import { collectors } from './collectors/index.ts';
import { facts } from './facts.ts';
import { limits } from './limits.ts';
import { policyFor } from './permissions/policy.ts';
import { probe } from './permissions/probe.ts';
import { reachedScopes } from './scopes.ts';
import { Settings } from './settings.ts';
import { types } from './types.ts';

export const connector = defineConnector<Settings, Session>({
  id: 'azure',
  title: 'Microsoft Azure and Entra',
  settings: Settings,
  types,
  facts,
  limits,
  origins: (settings) => originsOf(settings),
  isThrottle,
  async open(settings, run) {
    const { session, caller } = await openSession(settings, run);
    return { session, scopes: reachedScopes(session, run), caller };
  },
  collectors,
  probe,
  policy: policyFor,
});
