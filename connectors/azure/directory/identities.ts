/** Applications, service principals, managed identities and agents → identities. Pure: everything that was read is handed in. */
import type {
  InventoryRecordInput,
  NotSeen,
  Observed,
  OwnerHint,
  Ref,
  Timestamp,
  UsageSignal,
} from '../../../core/model.ts';
import { isUnknown } from '../../../core/model.ts';
import { hintsFromNotes, hintsFromWords } from '../owner-hints.ts';
import { dated } from '../usage/dates.ts';
import { redirectWeaknesses, reusableHosts } from './redirects.ts';
import { impersonated, relationOf, type Relation } from './relation.ts';
import type { ApplicationRow, ServicePrincipalRow } from './rows.ts';
import { attributesOf, disabledBy, type Instance } from './service-principal.ts';

export type IdentityRecord = Extract<InventoryRecordInput, { record: 'identity' }>;
type Usage = Observed<UsageSignal[]>;
type Hints = OwnerHint[] | NotSeen;

export const applicationRef = (objectId: string): Ref => `azure:application:${objectId}`;
const servicePrincipalRef = (objectId: string): Ref => `azure:service-principal:${objectId}`;
export const managedIdentityRef = (objectId: string): Ref => `azure:managed-identity:${objectId}`;
const agentRef = (objectId: string): Ref => `azure:agent-identity:${objectId}`;

/** Hints that the directory has as such come first; what could not be read makes the rest no answer. */
export function joined(people: readonly Hints[], others: readonly OwnerHint[]): Hints {
  const known = people.flatMap((hints) => (isUnknown(hints) ? [] : hints));
  const missing = people.find(isUnknown);
  if (missing !== undefined && known.length === 0) return missing;
  return [...known, ...others].slice(0, 50);
}

export interface ApplicationContext {
  scope: Ref;
  instance: Instance | undefined;
  /** Of the registration, of its service principal, sponsors. */
  people: readonly Hints[];
  usage: Usage;
  isBlueprint: boolean;
}

export function identityOfApplication(row: ApplicationRow, context: ApplicationContext): IdentityRecord {
  const { scope, instance, people, usage, isBlueprint } = context;
  const redirects = [...row.web, ...row.spa, ...row.publicClient];
  const disabled = disabledBy(row.disabledByMicrosoftStatus) ?? instance?.disabledByMicrosoft ?? null;
  return {
    record: 'identity',
    ref: applicationRef(row.id),
    scope,
    source: 'graph:applications',
    kind: isBlueprint ? 'agent' : 'app',
    name: row.displayName ?? row.appId,
    nativeId: row.appId,
    status: disabled !== null || instance?.enabled === false ? 'disabled' : 'active',
    nature: { is: 'machine', because: isBlueprint ? 'it is what agents are made from' : 'it is an application' },
    managedBy: 'customer',
    createdAt: createdAt(row.createdDateTime),
    purpose: purposeOf(row),
    ownerHints: joined(people, hintsOfApplication(row, instance)),
    weaknesses: [
      ...(isMultiTenant(row.signInAudience) ? ['multi-tenant' as const] : []),
      ...redirectWeaknesses(redirects),
    ],
    usage,
    attributes: {
      appId: row.appId,
      objectId: row.id,
      ...(isBlueprint ? { type: 'agent-blueprint' } : {}),
      servicePrincipalId: null,
      signInAudience: row.signInAudience ?? null,
      publisherDomain: row.publisherDomain ?? null,
      redirectUris: shown(redirects),
      ...someOf('reusableRedirectHosts', reusableHosts(redirects)),
      ...someOf('tags', shown(row.tags)),
      ...(row.serviceManagementReference
        ? { serviceManagementReference: row.serviceManagementReference.slice(0, 500) }
        : {}),
      ...(instance === undefined ? {} : attributesOf(instance)),
      ...(disabled === null ? {} : { disabledByMicrosoft: disabled }),
    },
  };
}

function hintsOfApplication(row: ApplicationRow, instance: Instance | undefined): OwnerHint[] {
  const reference = row.serviceManagementReference?.trim();
  return [
    ...hintsFromWords([...row.tags, ...(instance?.tags ?? [])]),
    ...hintsFromNotes(row.notes, 'application:notes'),
    ...hintsFromNotes(row.description, 'application:description'),
    ...hintsFromNotes(instance?.notes, 'servicePrincipal:notes'),
    ...(reference
      ? [{ kind: 'unit' as const, value: reference.slice(0, 500), source: 'application:serviceManagementReference' }]
      : []),
  ];
}

export interface PrincipalContext {
  scope: Ref;
  tenant: string;
  sisters: readonly string[];
  people: readonly Hints[];
  usage: Usage;
  /** Of an agent: its blueprint's appId. */
  blueprint?: string | null;
}

export function identityOfPrincipal(row: ServicePrincipalRow, context: PrincipalContext): IdentityRecord {
  const relation = relationOf(row.appOwnerOrganizationId, context.tenant, context.sisters);
  const disabled = disabledBy(row.disabledByMicrosoftStatus);
  const name = row.displayName ?? row.appId;
  const pretends = impersonated(row.appId, name, relation);
  return {
    record: 'identity',
    ref: refOfPrincipal(row),
    scope: context.scope,
    source: 'graph:servicePrincipals',
    kind: kindOf(row, relation),
    name,
    nativeId: row.appId,
    status: disabled !== null || row.accountEnabled === false ? 'disabled' : 'active',
    nature: {
      is: 'machine',
      because: isManagedIdentity(row) ? 'it is a managed identity' : 'it is a service principal',
    },
    managedBy: relation === 'microsoft' ? 'provider' : 'customer',
    createdAt: createdAt(row.createdDateTime),
    purpose: purposeOf(row),
    ownerHints: joined(context.people, [
      ...hintsFromWords(row.tags),
      ...hintsFromNotes(row.notes, 'servicePrincipal:notes'),
    ]),
    publisher: publisherOf(row, relation),
    weaknesses: redirectWeaknesses(row.replyUrls),
    usage: context.usage,
    attributes: {
      appId: row.appId,
      objectId: row.id,
      relation,
      servicePrincipalType: row.servicePrincipalType ?? null,
      ownerTenant: row.appOwnerOrganizationId ?? null,
      singleSignOn: row.preferredSingleSignOnMode ?? null,
      ...someOf('tags', shown(row.tags)),
      ...someOf('replyUrls', shown(row.replyUrls)),
      ...(row.homepage ? { homepage: row.homepage.slice(0, 2048) } : {}),
      ...(disabled === null ? {} : { disabledByMicrosoft: disabled }),
      ...(isManagedIdentity(row) ? managedIdentityFacts(row) : {}),
      ...(context.blueprint ? { blueprintAppId: context.blueprint } : {}),
      ...(pretends?.appId === undefined ? {} : { impersonates: pretends.appId }),
      ...(pretends?.name === undefined ? {} : { namedLikeMicrosoft: true }),
      ...(relation === 'own' && !isAgent(row) ? { registration: 'missing' } : {}),
    },
  };
}

export const isManagedIdentity = ({ servicePrincipalType: type }: ServicePrincipalRow): boolean =>
  type === 'ManagedIdentity';
export const isAgent = (row: ServicePrincipalRow): boolean =>
  row['@odata.type'] === '#microsoft.graph.agentIdentity' || row.servicePrincipalType === 'ServiceIdentity';

export function refOfPrincipal(row: ServicePrincipalRow): Ref {
  if (isManagedIdentity(row)) return managedIdentityRef(row.id);
  return isAgent(row) ? agentRef(row.id) : servicePrincipalRef(row.id);
}

function kindOf(row: ServicePrincipalRow, relation: Relation): IdentityRecord['kind'] {
  if (isManagedIdentity(row)) return 'managed-identity';
  if (isAgent(row)) return 'agent';
  // Ours without its registration, or from before there were registrations.
  return relation === 'own' || relation === 'none' ? 'app' : 'oauth-app';
}

function publisherOf(row: ServicePrincipalRow, relation: Relation): IdentityRecord['publisher'] {
  if (relation !== 'third-party' && relation !== 'sister' && relation !== 'microsoft-company') return null;
  const { displayName, verifiedPublisherId } = row.verifiedPublisher ?? {};
  return {
    name:
      displayName || (relation === 'microsoft-company' ? 'Microsoft (company tenant)' : (row.displayName ?? row.appId)),
    id: row.appOwnerOrganizationId ?? '',
    verified: Boolean(verifiedPublisherId),
    relation: relation === 'sister' ? 'sister' : 'third-party',
  };
}

/**
 * `isExplicit=True` and the ARM id of the identity itself; or `False` and that of the resource that it is part of.
 * https://learn.microsoft.com/en-us/graph/api/resources/serviceprincipal
 */
function managedIdentityFacts({ alternativeNames }: ServicePrincipalRow) {
  const resourceId = alternativeNames.find((name) => name.startsWith('/subscriptions/'));
  const explicit = alternativeNames.find((name) => /^isExplicit=/i.test(name));
  return {
    ...(resourceId === undefined ? {} : { resourceId: resourceId.slice(0, 2048) }),
    ...(explicit === undefined ? {} : { assigned: /=True$/i.test(explicit) ? 'user' : 'system' }),
  };
}

/** @param deletedAt it can be brought back for 30 days, with its permissions */
export function deletedApplication(
  row: {
    id: string;
    appId: string;
    displayName?: string | null | undefined;
    createdDateTime?: string | null | undefined;
  },
  scope: Ref,
  deletedAt: Timestamp | null,
): IdentityRecord {
  return {
    record: 'identity',
    ref: `azure:deleted-application:${row.id}`,
    scope,
    source: 'graph:directory/deletedItems',
    kind: 'app',
    name: row.displayName ?? row.appId,
    nativeId: row.appId,
    status: 'deleted',
    nature: { is: 'machine', because: 'it was an application' },
    managedBy: 'customer',
    createdAt: createdAt(row.createdDateTime),
    purpose: null,
    usage: { unknown: 'unsupported', detail: 'what is deleted cannot sign in' },
    attributes: { appId: row.appId, objectId: row.id, deletedAt, restorableFor: '30 days' },
  };
}

/** https://learn.microsoft.com/en-us/graph/api/resources/application: everything else lets other tenants in. */
export const isMultiTenant = (audience: string | null | undefined): boolean =>
  audience !== undefined && audience !== null && audience !== 'AzureADMyOrg';

const createdAt = (text: string | null | undefined): Observed<Timestamp> =>
  dated(text, { unknown: 'unsupported', detail: 'Entra does not tell' });

function purposeOf({
  description,
  notes,
}: {
  description?: string | null | undefined;
  notes?: string | null | undefined;
}): string | null {
  return (description || notes || null)?.slice(0, 2000) ?? null;
}

const shown = (texts: readonly string[]): string[] => texts.slice(0, 256).map((text) => text.slice(0, 2048));
const someOf = (key: string, texts: string[]): Record<string, string[]> => (texts.length === 0 ? {} : { [key]: texts });
