/** Google Workspace: what its people and administrators let in. */
import { defineConnector } from '../../core/connector.ts';
import { originsOf } from '../shared/google/endpoints.ts';
import { isThrottle } from '../shared/google/errors.ts';
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
  id: 'google-workspace',
  title: 'Google Workspace',
  settings: Settings,
  types,
  facts,
  limits,
  origins: ({ endpoints }) => originsOf(endpoints),
  isThrottle,
  async open(settings, run) {
    const { session, caller } = await openSession(settings, run);
    return { session, scopes: reachedScopes(session), caller };
  },
  collectors,
  probe,
  policy: policyFor,
});
