/** GitHub: cloud, GHE.com and Enterprise Server. What Apps, tokens, keys, webhooks and secrets an organization has. */
import { defineConnector } from '../../core/connector.ts';
import { apiOf } from './client/endpoints.ts';
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
  id: 'github',
  title: 'GitHub',
  settings: Settings,
  types,
  facts,
  limits,
  origins: (settings) => [new URL(apiOf(settings).rest).origin],
  isThrottle,
  async open(settings, run) {
    const { session, caller } = await openSession(settings, run);
    return { session, scopes: reachedScopes(session, run), caller };
  },
  collectors,
  probe,
  policy: policyFor,
});
