/** Sign-ins one by one, sign-ins by the day, audit records, and what Identity Protection thinks. */
import { DAY, iso, type Seconds } from '../../../clock.ts';
import type { AzureState, DirectoryAudit, RiskyServicePrincipal, ServicePrincipal, SignIn } from '../../state.ts';
import { entity, nothing } from '../entity.ts';

/** https://learn.microsoft.com/en-us/entra/identity/monitoring-health/reference-reports-data-retention */
export const retained = ({ licence, clock }: AzureState): Seconds => clock.now() - (licence.p1 ? 30 : 7) * DAY;

const principalOf = (state: AzureState, id: string): ServicePrincipal | undefined => state.servicePrincipals.get(id);
const statusOf = (errorCode: number): object => ({
  errorCode,
  failureReason: errorCode === 0 ? 'Other.' : 'Invalid client secret provided.',
  additionalDetails: null,
});

/** https://learn.microsoft.com/en-us/graph/api/resources/signin?view=graph-rest-beta */
export const signIn = entity<SignIn>({
  name: 'microsoft.graph.signIn',
  shortName: 'SignIn',
  properties: {
    id: ({ id }) => id,
    createdDateTime: ({ at }) => iso(at),
    appDisplayName: ({ servicePrincipalId }, state) => principalOf(state, servicePrincipalId)?.displayName ?? null,
    appId: ({ servicePrincipalId }, state) => principalOf(state, servicePrincipalId)?.appId ?? '',
    ipAddress: ({ ipAddress }) => ipAddress,
    resourceDisplayName: ({ resourceServicePrincipalId: id }, state) => principalOf(state, id)?.displayName ?? null,
    resourceId: ({ resourceServicePrincipalId: id }, state) => principalOf(state, id)?.appId ?? null,
    status: ({ errorCode }) => statusOf(errorCode),
    userId: () => '',
    userPrincipalName: () => '',
    isInteractive: () => false,
    correlationId: ({ id }) => id,
    conditionalAccessStatus: () => 'notApplied',
    resourceServicePrincipalId: { read: ({ resourceServicePrincipalId }) => resourceServicePrincipalId, only: 'beta' },
    servicePrincipalId: { read: ({ servicePrincipalId }) => servicePrincipalId, only: 'beta' },
    servicePrincipalName: {
      read: ({ servicePrincipalId }, state) => principalOf(state, servicePrincipalId)?.displayName ?? null,
      only: 'beta',
    },
    servicePrincipalCredentialKeyId: { read: ({ keyId }) => keyId ?? '', only: 'beta' },
    servicePrincipalCredentialThumbprint: { read: () => '', only: 'beta' },
    federatedCredentialId: { read: ({ federatedCredentialId }) => federatedCredentialId ?? '', only: 'beta' },
    clientCredentialType: { read: ({ credential }) => credential, only: 'beta' },
    azureResourceId: { read: ({ azureResourceId }) => azureResourceId ?? null, only: 'beta' },
    uniqueTokenIdentifier: { read: ({ id }) => id.slice(0, 22), only: 'beta' },
    signInEventTypes: { read: ({ kind }) => [kind], only: 'beta' },
    managedServiceIdentity: {
      read: (row) => managedServiceIdentity(row.kind, row.azureResourceId, row.federatedTokenIssuer),
      only: 'beta',
    },
  },
});

const managedServiceIdentity = (kind: SignIn['kind'], resourceId?: string, issuer?: string): object => ({
  msiType:
    kind === 'managedIdentity' ? (resourceId?.includes('userAssigned') ? 'userAssigned' : 'systemAssigned') : 'none',
  associatedResourceId: resourceId ?? null,
  federatedTokenId: null,
  federatedTokenIssuer: issuer ?? null,
});

export interface SummarizedSignIn {
  id: string;
  first: SignIn;
  day: Seconds;
  firstAt: Seconds;
  count: number;
}

/** One line for each day, application, address, resource and outcome. */
export function summarize(state: AzureState, kind: SignIn['kind'], window: Seconds): SummarizedSignIn[] {
  const since = retained(state);
  const lines = new Map<string, SummarizedSignIn>();
  for (const row of state.signIns) {
    if (row.kind !== kind || row.at < since) continue;
    const day = row.at - (row.at % window);
    const key = [day, row.servicePrincipalId, row.ipAddress, row.resourceServicePrincipalId, row.errorCode].join('/');
    const line = lines.get(key) ?? { id: row.id, first: row, day, firstAt: row.at, count: 0 };
    line.count += 1;
    line.firstAt = Math.min(line.firstAt, row.at);
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** https://learn.microsoft.com/en-us/graph/api/resources/summarizedsignin?view=graph-rest-beta */
export const summarizedSignIn = entity<SummarizedSignIn>({
  name: 'microsoft.graph.summarizedSignIn',
  shortName: 'SummarizedSignIn',
  properties: {
    id: ({ id }) => id,
    signInCount: ({ count }) => count,
    aggregationDateTime: ({ day }) => iso(day),
    firstSignInDateTime: ({ firstAt }) => iso(firstAt),
    userPrincipalName: () => '',
    appId: ({ first }, state) => principalOf(state, first.servicePrincipalId)?.appId ?? '',
    appDisplayName: ({ first }, state) => principalOf(state, first.servicePrincipalId)?.displayName ?? null,
    ipAddress: ({ first }) => first.ipAddress,
    conditionalAccessStatus: () => 'notApplied',
    resourceDisplayName: ({ first }, state) =>
      principalOf(state, first.resourceServicePrincipalId)?.displayName ?? null,
    resourceId: ({ first }, state) => principalOf(state, first.resourceServicePrincipalId)?.appId ?? null,
    tenantId: (_, { tenant }) => tenant.id,
    servicePrincipalName: ({ first }, state) => principalOf(state, first.servicePrincipalId)?.displayName ?? null,
    servicePrincipalId: ({ first }) => first.servicePrincipalId,
    status: ({ first }) => statusOf(first.errorCode),
    managedServiceIdentity: ({ first }) =>
      managedServiceIdentity(first.kind, first.azureResourceId, first.federatedTokenIssuer),
    agent: ({ first }, state) => ({
      agentType:
        principalOf(state, first.servicePrincipalId)?.kind === 'agentIdentity' ? 'agenticAppInstance' : 'notAgentic',
      parentAppId: principalOf(state, first.servicePrincipalId)?.agentIdentityBlueprintId ?? null,
    }),
  },
});

/** https://learn.microsoft.com/en-us/graph/api/resources/directoryaudit */
export const directoryAudit = entity<DirectoryAudit>({
  name: 'microsoft.graph.directoryAudit',
  shortName: 'DirectoryAudit',
  properties: {
    id: ({ id }) => id,
    activityDateTime: ({ at }) => iso(at),
    activityDisplayName: ({ activityDisplayName }) => activityDisplayName,
    category: ({ category }) => category,
    correlationId: ({ id }) => id,
    loggedByService: () => 'Core Directory',
    operationType: () => 'Update',
    result: () => 'success',
    resultReason: () => '',
    additionalDetails: () => [],
    initiatedBy: ({ initiatedBy: by }, state) =>
      'user' in by
        ? { app: null, user: { id: by.user, userPrincipalName: state.users.get(by.user)?.userPrincipalName ?? null } }
        : { app: { servicePrincipalId: by.servicePrincipal }, user: null },
    targetResources: ({ target }) => [{ ...target, modifiedProperties: [], userPrincipalName: null }],
  },
});

/** https://learn.microsoft.com/en-us/graph/api/resources/riskyserviceprincipal */
export const riskyServicePrincipal = entity<RiskyServicePrincipal>({
  name: 'microsoft.graph.riskyServicePrincipal',
  shortName: 'RiskyServicePrincipal',
  properties: {
    id: ({ id }) => id,
    appId: ({ id }, state) => principalOf(state, id)?.appId ?? '',
    displayName: ({ id }, state) => principalOf(state, id)?.displayName ?? '',
    servicePrincipalType: ({ id }, state) => principalOf(state, id)?.servicePrincipalType ?? '',
    isEnabled: ({ id }, state) => principalOf(state, id)?.accountEnabled ?? false,
    isProcessing: () => false,
    riskDetail: ({ riskDetail }) => riskDetail,
    riskLevel: ({ riskLevel }) => riskLevel,
    riskState: ({ riskState }) => riskState,
    riskLastUpdatedDateTime: ({ at }) => iso(at),
    accountEnabled: { read: nothing, only: 'beta' },
  },
});
