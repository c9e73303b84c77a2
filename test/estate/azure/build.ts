import { DAY, type Seconds } from '../clock.ts';
import { alphabets, type Random } from '../random.ts';
import { graphRoleId, GRAPH_APP_ID, type GraphRole } from './catalog/microsoft-graph.ts';
import type {
  Application,
  AppRoleAssignment,
  AzureState,
  Certificate,
  DelegatedGrant,
  DirectoryAudit,
  DirectoryRoleAssignment,
  FederatedCredential,
  Secret,
  ServicePrincipal,
  SignIn,
  User,
} from './state.ts';

type Some<T> = Partial<Omit<T, 'id' | 'displayName'>>;
/** What it signed in with. */
type Used = Secret | Certificate | FederatedCredential;

/** Makes things of the tenant, with plausible values for all that a story does not care about. */
export interface Builder {
  readonly state: AzureState;
  readonly random: Random;
  readonly now: Seconds;
  ago: (days: number) => Seconds;
  app(displayName: string, given?: Some<Application>): Application;
  /** The service principal of an own application. */
  instance(app: Application, given?: Some<ServicePrincipal>): ServicePrincipal;
  /** Any other service principal. */
  principal(displayName: string, given: Some<ServicePrincipal>): ServicePrincipal;
  /** An own application and its service principal. */
  both(displayName: string, given?: Some<Application>): { app: Application; sp: ServicePrincipal };
  secret(holder: Application | ServicePrincipal, given?: Partial<Secret>): Secret;
  certificate(holder: Application | ServicePrincipal, given?: Partial<Certificate>): Certificate;
  federate(
    holder: Application | ServicePrincipal,
    given: Pick<FederatedCredential, 'name' | 'issuer'> & Partial<FederatedCredential>,
  ): FederatedCredential;
  user(displayName: string, given?: Some<User>): User;
  /** An application permission of a resource. */
  assign(principal: ServicePrincipal, resource: ServicePrincipal, appRoleId: string, at?: Seconds): AppRoleAssignment;
  /** Application permissions of Microsoft Graph. */
  permit(principal: ServicePrincipal, ...permissions: GraphRole[]): void;
  grant(client: ServicePrincipal, resource: ServicePrincipal, scope: string, principalId?: string): DelegatedGrant;
  /** A line of the audit log. */
  audit(given: Omit<DirectoryAudit, 'id'>): void;
  role(
    principalId: string,
    roleDefinitionId: string,
    given?: Partial<DirectoryRoleAssignment>,
  ): DirectoryRoleAssignment;
  /** It asked for a token as itself: the reports and, for 30 days, the sign-in log tell of it. */
  use(principal: ServicePrincipal, at: Seconds, given?: Partial<SignIn> & { by?: Used }): void;
  resource(appId: string): ServicePrincipal;
  note(name: string, what: string, id: string): void;
}

/** Ids of grants and assignments are not GUIDs but 43 characters. */
const longId = (random: Random): string => random.chars(`${alphabets.lower}ABCDEFGHIJKLMNOPQRSTUVWXYZ-_`, 43);

const nothing = () => ({
  secrets: [],
  certificates: [],
  federated: [],
  owners: [],
  tags: [],
  notes: null,
  appRoles: [],
  scopes: [],
  verifiedPublisher: null,
  version: 0,
});

/** What the sign-in log says of the credential. */
function credentialOf(principal: ServicePrincipal, by: Used | undefined): Partial<SignIn> & Pick<SignIn, 'credential'> {
  if (principal.servicePrincipalType === 'ManagedIdentity') return { credential: 'managedIdentity' };
  if (!by) return { credential: 'none' };
  if (!('issuer' in by)) return { credential: 'value' in by ? 'clientSecret' : 'certificate', keyId: by.keyId };
  return {
    credential: 'federatedIdentityCredential',
    federatedCredentialId: by.id,
    federatedTokenIssuer: by.issuer,
  };
}

export function createBuilder(state: AzureState, random: Random): Builder {
  const now = state.clock.now();
  const ago = (days: number): Seconds => Math.floor(now - days * DAY);

  return {
    state,
    random,
    now,
    ago,
    app(displayName, given = {}) {
      const made: Application = {
        ...nothing(),
        id: random.uuid(),
        appId: random.uuid(),
        displayName,
        createdAt: ago(random.int(100, 1200)),
        kind: 'application',
        signInAudience: 'AzureADMyOrg',
        identifierUris: [],
        redirectUris: { web: [], spa: [], publicClient: [] },
        publisherDomain: state.tenant.domain,
        serviceManagementReference: null,
        disabledByMicrosoftStatus: null,
        requiredResourceAccess: [],
        servicePrincipalId: null,
        sponsors: [],
        onPremisesPublishing: false,
        ...given,
      };
      state.applications.set(made.id, made);
      state.applicationByAppId.set(made.appId, made.id);
      return made;
    },
    principal(displayName, given) {
      const appId = given.appId ?? random.uuid();
      const made: ServicePrincipal = {
        ...nothing(),
        id: random.uuid(),
        displayName,
        createdAt: ago(random.int(60, 1200)),
        kind: 'servicePrincipal',
        servicePrincipalType: 'Application',
        appOwnerOrganizationId: null,
        accountEnabled: true,
        appRoleAssignmentRequired: false,
        alternativeNames: [],
        servicePrincipalNames: [appId],
        replyUrls: [],
        homepage: null,
        signInAudience: 'AzureADMultipleOrgs',
        preferredSingleSignOnMode: null,
        preferredTokenSigningKeyThumbprint: null,
        disabledByMicrosoftStatus: null,
        agentIdentityBlueprintId: null,
        sponsors: [],
        createdByAppId: null,
        activity: {},
        ...given,
        appId,
      };
      state.servicePrincipals.set(made.id, made);
      state.servicePrincipalByAppId.set(made.appId, made.id);
      return made;
    },
    instance(app, given = {}) {
      const { web, spa, publicClient } = app.redirectUris;
      const made = this.principal(app.displayName, {
        appId: app.appId,
        createdAt: app.createdAt + 5,
        appOwnerOrganizationId: state.tenant.id,
        signInAudience: app.signInAudience,
        replyUrls: [...web, ...spa, ...publicClient],
        servicePrincipalNames: [app.appId, ...app.identifierUris],
        appRoles: app.appRoles,
        scopes: app.scopes,
        verifiedPublisher: app.verifiedPublisher,
        tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
        ...given,
      });
      app.servicePrincipalId = made.id;
      return made;
    },
    both(displayName, given) {
      const app = this.app(displayName, given);
      return { app, sp: this.instance(app) };
    },
    secret(holder, given = {}) {
      const value = `${random.chars(alphabets.lower, 3)}8Q~${random.chars(alphabets.lower, 34)}`;
      const createdAt = given.createdAt ?? Math.max(holder.createdAt, ago(random.int(10, 200)));
      const made: Secret = {
        keyId: random.uuid(),
        displayName: null,
        hint: value.slice(0, 3),
        startDateTime: createdAt,
        endDateTime: createdAt + 730 * DAY,
        value,
        ...given,
        createdAt,
      };
      holder.secrets.push(made);
      state.canaries.add(made.value);
      return made;
    },
    certificate(holder, given = {}) {
      const createdAt = given.createdAt ?? Math.max(holder.createdAt, ago(random.int(10, 300)));
      const made: Certificate = {
        keyId: random.uuid(),
        customKeyIdentifier: random.chars('0123456789ABCDEF', 40),
        displayName: `CN=${holder.displayName}`,
        usage: 'Verify',
        startDateTime: createdAt,
        endDateTime: createdAt + 365 * DAY,
        ...given,
        createdAt,
      };
      holder.certificates.push(made);
      return made;
    },
    federate(holder, given) {
      const made: FederatedCredential = {
        id: random.uuid(),
        subject: null,
        audiences: ['api://AzureADTokenExchange'],
        description: null,
        ...given,
      };
      holder.federated.push(made);
      return made;
    },
    user(displayName, given = {}) {
      const name = displayName.toLowerCase().replace(/[^a-z0-9]+/g, '.');
      const made: User = {
        id: random.uuid(),
        displayName,
        userPrincipalName: `${name}@${state.tenant.domain}`,
        mail: `${name}@${state.tenant.domain}`,
        accountEnabled: true,
        userType: 'Member',
        department: null,
        createdAt: ago(random.int(200, 2000)),
        ...given,
      };
      state.users.set(made.id, made);
      return made;
    },
    assign(principal, resource, appRoleId, at) {
      const made: AppRoleAssignment = {
        id: longId(random),
        appRoleId,
        principalId: principal.id,
        principalType: 'ServicePrincipal',
        principalDisplayName: principal.displayName,
        resourceId: resource.id,
        resourceDisplayName: resource.displayName,
        createdAt: at ?? principal.createdAt + 3600,
      };
      state.appRoleAssignments.set(made.id, made);
      return made;
    },
    permit(principal, ...permissions) {
      const graph = this.resource(GRAPH_APP_ID);
      for (const permission of permissions) this.assign(principal, graph, graphRoleId(permission));
    },
    grant(client, resource, scope, principalId) {
      const made: DelegatedGrant = {
        id: longId(random),
        clientId: client.id,
        consentType: principalId === undefined ? 'AllPrincipals' : 'Principal',
        principalId: principalId ?? null,
        resourceId: resource.id,
        scope,
      };
      state.delegatedGrants.set(made.id, made);
      return made;
    },
    role(principalId, roleDefinitionId, given = {}) {
      const made: DirectoryRoleAssignment = {
        id: longId(random),
        principalId,
        roleDefinitionId,
        directoryScopeId: '/',
        kind: 'active',
        createdAt: ago(random.int(10, 400)),
        ...given,
      };
      state.directoryRoleAssignments.set(made.id, made);
      return made;
    },
    audit(given) {
      state.audits.push({ id: random.uuid(), ...given });
    },
    use(principal, at, { by, ...given } = {}) {
      const failed = (given.errorCode ?? 0) !== 0;
      if (!failed) {
        const { activity } = principal;
        activity.applicationAuthenticationClientAt = Math.max(at, activity.applicationAuthenticationClientAt ?? 0);
        if (by) by.lastUsedAt = Math.max(at, by.lastUsedAt ?? 0);
      }
      state.signIns.push({
        id: random.uuid(),
        at,
        kind: principal.servicePrincipalType === 'ManagedIdentity' ? 'managedIdentity' : 'servicePrincipal',
        servicePrincipalId: principal.id,
        resourceServicePrincipalId: this.resource(GRAPH_APP_ID).id,
        ipAddress: `20.50.${random.int(0, 255)}.${random.int(1, 254)}`,
        errorCode: 0,
        ...credentialOf(principal, by),
        ...given,
      });
    },
    resource(appId) {
      const found = state.servicePrincipals.get(state.servicePrincipalByAppId.get(appId) ?? '');
      if (!found) throw new RangeError(`no service principal of ${appId}`);
      return found;
    },
    note(name, what, id) {
      state.cases.set(name, { name, what, scope: state.tenant.id, id });
    },
  };
}
