import { DAY } from '../clock.ts';
import { company, microsoft } from '../company/company.ts';
import type { SideContext } from '../provider.ts';
import { createRandom } from '../random.ts';
import { createBuilder, type Builder } from './build.ts';
import { DIRECTORY_ROLES } from './catalog/directory-roles.ts';
import { MICROSOFT_APPS, MICROSOFT_SERVICES } from './catalog/microsoft-apps.ts';
import { COLLECTOR_PERMISSIONS } from './catalog/needed.ts';
import { fill } from './filler.ts';
import type { AzureState, Tenant } from './state.ts';
import { tellStory } from './story/index.ts';

/** Counts include what the story makes, Microsoft's own service principals and the collector itself. */
export interface GraphSize {
  applications: number;
  /** All of them: those of the applications, resources, managed identities, third parties. */
  servicePrincipals: number;
  /** Service principals that offer application permissions. */
  resources: number;
  /** Delegated grants. */
  grants: number;
  users: number;
  subscriptions: number;
}

/** The readable company: the story and a little around it. */
export const GRAPH_1X: GraphSize = {
  applications: 90,
  servicePrincipals: 220,
  resources: 12,
  grants: 200,
  users: 80,
  subscriptions: 3,
};

const SUBSCRIPTIONS = ['production', 'development', 'data'] as const;

function emptyState({ seed, clock }: SideContext, tenant: Partial<Tenant>): AzureState {
  return {
    seed,
    clock,
    cloud: 'public',
    tenant: {
      id: createRandom(`${seed}/azure/tenant`).uuid(),
      displayName: company.name,
      initialDomain: 'haldenrobotics.onmicrosoft.com',
      domain: company.domain,
      createdAt: clock.now() - 3000 * DAY,
      ...tenant,
    },
    sisterTenantId: microsoft.sister.tenant,
    licence: { p1: true, p2: true },
    behaviour: {
      expandFederatedCredentials: true,
      signInReports: true,
      summarizedSignIns: true,
      supportedRole: true,
      documentedLimits: false,
      retryAfter: true,
      oddDates: true,
      throttlePercentage: 0,
      latencyMs: 0,
    },
    applications: new Map(),
    servicePrincipals: new Map(),
    users: new Map(),
    groups: new Map(),
    appRoleAssignments: new Map(),
    delegatedGrants: new Map(),
    roleDefinitions: new Map(DIRECTORY_ROLES.map((role) => [role.id, role])),
    directoryRoleAssignments: new Map(),
    deleted: new Map(),
    signIns: [],
    audits: [],
    riskyServicePrincipals: [],
    subscriptions: [],
    applicationByAppId: new Map(),
    servicePrincipalByAppId: new Map(),
    changes: [],
    deltaFloor: 0,
    collector: { appId: '', applicationId: '', servicePrincipalId: '', secret: '' },
    denied: new Set(),
    blockedSignIn: null,
    cases: new Map(),
    canaries: new Set(),
    mutations: 0,
    refusals: 0,
  };
}

function firstParty(build: Builder): void {
  for (const { appId, displayName, names, appRoles, scopes } of MICROSOFT_APPS) {
    build.principal(displayName, {
      appId,
      appRoles,
      scopes,
      appOwnerOrganizationId: MICROSOFT_SERVICES,
      servicePrincipalNames: [appId, ...names],
      createdAt: build.state.tenant.createdAt,
    });
  }
}

/** The application that reads all this, with the permissions that it should have and no others. */
function collector(build: Builder): void {
  const { state } = build;
  const { app, sp } = build.both('nhi-discover', { createdAt: build.ago(40), tags: ['security'] });
  const secret = build.secret(app, { displayName: 'nightly', createdAt: build.ago(40) });
  build.permit(sp, ...COLLECTOR_PERMISSIONS);
  build.use(sp, build.ago(1), { by: secret });
  state.collector = {
    appId: app.appId,
    applicationId: app.id,
    servicePrincipalId: sp.id,
    secret: secret.value,
  };
}

export function generateAzure(context: SideContext, size: GraphSize, tenant: Partial<Tenant> = {}): AzureState {
  const state = emptyState(context, tenant);
  const random = createRandom(`${context.seed}/azure`);
  for (let i = 0; i < size.subscriptions; i++) {
    const name = SUBSCRIPTIONS[i] ?? `subscription-${String(i).padStart(4, '0')}`;
    state.subscriptions.push({ id: random.uuid(), displayName: `halden-${name}`, state: 'Enabled' });
  }
  firstParty(createBuilder(state, random.fork('microsoft')));
  collector(createBuilder(state, random.fork('collector')));
  if (context.story) tellStory(createBuilder(state, random.fork('story')));
  fill(createBuilder(state, random.fork('filler')), size);
  return state;
}
