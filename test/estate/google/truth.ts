/** What a discovery of the Google side must find; plain JSON. Dates are as they really were unless a source is named. */
import { iso, type Seconds } from '../clock.ts';
import { analyzerDate, analyzerWindow, latest, monitored } from './last-use.ts';
import { apiKeyName, secretName } from './shapes/things.ts';
import type { FederationProvider, GoogleState, Secret, ServiceAccount, ServiceAccountKey, Use } from './state.ts';

/** Last use, and what each source can tell of it. `null`: none. */
export interface UseTruth {
  really: string | null;
  /** A day in Pacific time, given as 07:00 UTC. */
  policyAnalyzer: string | null;
  monitoring: string | null;
}
export interface KeyTruth {
  /** `<unique id>/<key id>` */
  id: string;
  createdAt: string;
  /** `null`: never. */
  expiresAt: string | null;
  status: 'active' | 'disabled' | 'expired';
  origin: ServiceAccountKey['origin'];
  /** Google says that it was found in public, or misused: for the life of the key. */
  exposed: boolean;
  used: UseTruth;
}
export interface AccountTruth {
  uniqueId: string;
  email: string;
  project: string;
  displayName: string;
  disabled: boolean;
  defaultOf: 'compute' | 'appengine' | null;
  createdAt: string;
  createdBy: string;
  /** With keys or without. */
  used: UseTruth;
  keys: KeyTruth[];
}
export interface BindingTruth {
  /** `organizations/…`, `folders/…`, `projects/<number>`, the name of a resource, or a service account's e-mail address. */
  on: string;
  /** Number of the project that it is in; `null` above projects. */
  project: string | null;
  role: string;
  member: string;
  condition: string | null;
}
interface ProviderTruth {
  name: string;
  disabled: boolean;
  condition: string | null;
  trust: FederationProvider['trust'];
  lastUsedAt: string | null;
}
export interface GoogleTruth {
  now: string;
  organization: { number: string; domain: string; customerId: string };
  collector: { email: string; project: { id: string; number: string } };
  /** Ready for the configuration: `projects/<id>` and the numbers of what it watches. */
  metricsScopes: { project: string; watches: string[] }[];
  folders: { number: string; displayName: string; parent: string }[];
  projects: {
    number: string;
    id: string;
    parent: string;
    state: string;
    labels: Record<string, string>;
    services: string[];
  }[];
  accounts: AccountTruth[];
  apiKeys: {
    uid: string;
    name: string;
    project: string;
    createdAt: string;
    deleted: boolean;
    unrestricted: boolean;
    serviceAccountEmail: string | null;
    used: UseTruth;
  }[];
  hmacKeys: {
    accessId: string;
    project: string;
    serviceAccountEmail: string;
    state: string;
    createdAt: string;
    used: UseTruth;
  }[];
  providers: ProviderTruth[];
  oauthClients: { name: string; credentials: string[] }[];
  secrets: {
    name: string;
    project: string;
    createdAt: string; /** When the newest enabled version was made. */
    rotatedAt: string | null;
    expiresAt: string | null;
  }[];
  agents: string[];
  connections: string[];
  bindings: BindingTruth[];
  denyPolicies: { id: string; attachmentPoint: string }[];
  delegations: { clientId: string; scopes: string[] }[];
  counts: Record<'projects' | 'activeProjects' | 'accounts' | 'keys' | 'apiKeys' | 'bindings' | 'secrets', number>;
}

const maybe = (at: Seconds | undefined): string | null => (at === undefined ? null : iso(at));

function usedTruth(uses: readonly Use[], createdAt: Seconds, now: Seconds): UseTruth {
  return {
    really: maybe(latest(uses.filter(({ how }) => how !== 'key-listing'))),
    policyAnalyzer: maybe(analyzerDate(uses, analyzerWindow(createdAt, now))),
    monitoring: maybe(latest(monitored(uses, 0, now, now))),
  };
}

function keyTruth({ uniqueId }: ServiceAccount, key: ServiceAccountKey, now: Seconds): KeyTruth {
  const expired = key.validBefore !== 'never' && key.validBefore <= now;
  return {
    id: `${uniqueId}/${key.id}`,
    createdAt: iso(key.validAfter),
    expiresAt: key.validBefore === 'never' ? null : iso(key.validBefore),
    status: expired ? 'expired' : key.disabled ? 'disabled' : 'active',
    origin: key.origin,
    exposed: key.extendedStatus !== undefined,
    used: usedTruth(key.uses, key.validAfter, now),
  };
}

function accountTruth(account: ServiceAccount, now: Seconds): AccountTruth {
  const { uniqueId, email, project, displayName, disabled, defaultOf, createdAt, createdBy, keys, uses } = account;
  return {
    uniqueId,
    email,
    project,
    displayName,
    disabled,
    defaultOf: defaultOf ?? null,
    createdAt: iso(createdAt),
    createdBy,
    used: usedTruth([...uses, ...keys.flatMap((key) => key.uses)], createdAt, now),
    keys: keys.map((key) => keyTruth(account, key, now)),
  };
}

function bindingsTruth(state: GoogleState): BindingTruth[] {
  const projectOf = (on: string): string | null => {
    const account = state.serviceAccounts.get(on);
    if (account) return account.project;
    const resource = state.resources.find(({ name }) => name === on);
    if (resource) return resource.project;
    return /^projects\/(\d+)/.exec(on)?.[1] ?? null;
  };
  return [...state.policies].flatMap(([on, bindings]) =>
    bindings.flatMap(({ role, members, condition }) =>
      members.map((member) => ({ on, project: projectOf(on), role, member, condition: condition?.expression ?? null })),
    ),
  );
}

function newestEnabled({ versions }: Secret): Seconds | undefined {
  const dates = versions.flatMap(({ state, createdAt }) => (state === 'ENABLED' ? [createdAt] : []));
  return dates.length === 0 ? undefined : Math.max(...dates);
}

/** Everything of the company's own, projects that are to be deleted included. */
export function truthOf(state: GoogleState): GoogleTruth {
  const { organization, collector, clock } = state;
  const now = clock.now();
  const own = [...state.projects.values()].filter(({ foreign }) => !foreign);
  const accounts = [...state.serviceAccounts.values()].map((account) => accountTruth(account, now));
  const bindings = bindingsTruth(state);
  const idOf = (number: string): string => state.projects.get(number)?.id ?? number;
  const connections = /^(cloudbuild|connectors|integrations|bigquerydatatransfer)\./;
  return {
    now: iso(now),
    organization: { number: organization.number, domain: organization.domain, customerId: organization.customerId },
    collector: {
      email: collector.email,
      project: { id: idOf(collector.quotaProject), number: collector.quotaProject },
    },
    metricsScopes: [...state.metricsScopes].map(([number, watches]) => ({
      project: `projects/${idOf(number)}`,
      watches,
    })),
    folders: [...state.folders.values()].map(({ number, displayName, parent }) => ({ number, displayName, parent })),
    projects: own.map(({ number, id, parent, state: status, labels, services }) => ({
      number,
      id,
      parent,
      state: status,
      labels,
      services: [...services],
    })),
    accounts,
    apiKeys: [...state.apiKeys.values()].map((key) => ({
      uid: key.uid,
      name: apiKeyName(key),
      project: key.project,
      createdAt: iso(key.createdAt),
      deleted: key.deletedAt !== undefined,
      unrestricted: key.restrictions === undefined,
      serviceAccountEmail: key.serviceAccountEmail ?? null,
      used: { ...usedTruth(key.uses, key.createdAt, now), policyAnalyzer: null },
    })),
    hmacKeys: [...state.hmacKeys.values()].map((key) => ({
      accessId: key.accessId,
      project: key.project,
      serviceAccountEmail: key.serviceAccountEmail,
      state: key.state,
      createdAt: iso(key.createdAt),
      used: { ...usedTruth(key.uses, key.createdAt, now), policyAnalyzer: null },
    })),
    providers: [...state.pools, ...state.workforcePools].flatMap((pool) =>
      pool.providers.map(({ id, disabled, attributeCondition, trust, uses }) => ({
        name: `${pool.name}/providers/${id}`,
        disabled,
        condition: attributeCondition ?? null,
        trust,
        lastUsedAt: maybe(latest(uses)),
      })),
    ),
    oauthClients: state.oauthClients.map(({ name, credentials }) => ({
      name,
      credentials: credentials.map(({ id }) => `${name}/credentials/${id}`),
    })),
    secrets: state.secrets.map((secret) => ({
      name: secretName(secret),
      project: secret.project,
      createdAt: iso(secret.createdAt),
      rotatedAt: maybe(newestEnabled(secret)),
      expiresAt: maybe(secret.expireAt),
    })),
    agents: state.resources.filter(({ assetType }) => assetType.endsWith('/ReasoningEngine')).map(({ name }) => name),
    connections: state.resources.filter(({ assetType }) => connections.test(assetType)).map(({ name }) => name),
    bindings,
    denyPolicies: state.denyPolicies.map(({ id, attachmentPoint }) => ({ id, attachmentPoint })),
    delegations: state.delegations.map(({ clientId, scopes }) => ({ clientId, scopes })),
    counts: {
      projects: own.length,
      activeProjects: own.filter(({ state: status }) => status === 'ACTIVE').length,
      accounts: accounts.length,
      keys: accounts.reduce((sum, { keys }) => sum + keys.length, 0),
      apiKeys: state.apiKeys.size,
      bindings: bindings.length,
      secrets: state.secrets.length,
    },
  };
}
