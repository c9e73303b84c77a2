/** AWS: accounts, one by one or a whole organization. */
import { defineConnector } from '../../core/connector.ts';
import { originsOf } from './client/endpoints.ts';
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
  id: 'aws',
  title: 'Amazon Web Services',
  settings: Settings,
  types,
  facts,
  limits,
  origins: (settings) => originsOf(settings),
  isThrottle,
  async open(settings, run) {
    const session = await openSession(settings, run);
    return { session, scopes: reachedScopes(session, run), caller: session.caller.arn };
  },
  collectors,
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_permissions_overview.html
  scopePermissions: [
    'organizations:DescribeOrganization',
    'organizations:ListAccounts',
    'organizations:ListAccountsForParent',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListRoots',
    'sts:AssumeRole',
  ],
  probe,
  policy: policyFor,
});
