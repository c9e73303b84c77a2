/** Slack: apps, bots, workflows and legacy integrations of a workspace or an Enterprise organization. */
import { defineConnector } from '../../core/connector.ts';
import { openSession, type Session } from './client/session.ts';
import { collectors } from './collectors/index.ts';
import { facts } from './facts.ts';
import { limits } from './limits.ts';
import { policyFor } from './permissions/policy.ts';
import { probe } from './permissions/probe.ts';
import { reachedScopes } from './scopes.ts';
import { originsOf, Settings } from './settings.ts';
import { types } from './types.ts';

export const connector = defineConnector<Settings, Session>({
  id: 'slack',
  title: 'Slack',
  settings: Settings,
  types,
  facts,
  limits,
  origins: originsOf,
  // Slack says it with 429; old methods also with 200.
  isThrottle: (status, _, body) => status === 200 && body.startsWith('{"ok":false,"error":"ratelimited"'),
  async open(settings, run) {
    const { session, caller } = await openSession(settings, run);
    return { session, scopes: reachedScopes(session, run), caller };
  },
  collectors,
  probe,
  policy: policyFor,
});
