/** Google Cloud: one or more organizations, or single projects. */
import { defineConnector } from '../../core/connector.ts';
import { openGoogle } from '../shared/google/auth.ts';
import { originsOf } from '../shared/google/endpoints.ts';
import { isThrottle } from '../shared/google/errors.ts';
import { collectors } from './collectors/index.ts';
import { facts } from './facts.ts';
import { limits } from './limits.ts';
import { policyFor } from './permissions/policy.ts';
import { probe } from './permissions/probe.ts';
import { ProjectIndex } from './projects.ts';
import { reachedScopes } from './scopes.ts';
import { createSession, type Session } from './session.ts';
import { Settings } from './settings.ts';
import { types } from './types.ts';

/** Reading is decided by the role; narrower scopes than this one leave out Asset Inventory and most of IAM. */
const SCOPES = ['https://www.googleapis.com/auth/cloud-platform'];

export const connector = defineConnector<Settings, Session>({
  id: 'gcp',
  title: 'Google Cloud',
  settings: Settings,
  types,
  facts,
  limits,
  origins: ({ endpoints }) => originsOf(endpoints),
  isThrottle,
  async open(settings, run) {
    const { endpoints, credentialsFile, impersonate, quotaProject } = settings;
    const google = await openGoogle({ endpoints, scopes: SCOPES, credentialsFile, impersonate, quotaProject }, run);
    const session = createSession({
      settings,
      caller: google.caller,
      ownKey: google.ownKey,
      projects: new ProjectIndex(settings),
      reader: (each) => google.reader(each),
    });
    return { session, scopes: reachedScopes(session, run), caller: google.caller };
  },
  collectors,
  // https://docs.cloud.google.com/resource-manager/docs/access-control-org
  scopePermissions: [
    'cloudasset.assets.listResource',
    'resourcemanager.folders.get',
    'resourcemanager.organizations.get',
    'resourcemanager.projects.get',
    'serviceusage.services.use',
  ],
  probe,
  policy: policyFor,
});
