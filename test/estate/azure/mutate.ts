/** What may happen to the tenant between two nights. Applications, principals and users are named as in find.ts. */
import { DAY } from '../clock.ts';
import { createRandom } from '../random.ts';
import { createBuilder, type Builder } from './build.ts';
import { GRAPH_APP_ID, type GraphRole } from './catalog/microsoft-graph.ts';
import { makeCertificate } from './login/certificate.ts';
import { applicationOf, credentialOf, principalOf, secretOf, userOf } from './find.ts';
import {
  newestFirst,
  type Application,
  type AzureBehaviour,
  type AzureState,
  type Cloud,
  type DirectoryChange,
  type ServicePrincipal,
} from './state.ts';

export type DirectoryMutation =
  | { do: 'create-application'; name: string; owners?: string[]; secret?: boolean }
  /** Soft: it can be restored for thirty days. Its service principal goes with it. */
  | { do: 'delete-application'; application: string }
  /** Out of the bin, for good. */
  | { do: 'purge'; id: string }
  /** The same name, and another object id and appId. */
  | { do: 'recreate-application'; application: string }
  | { do: 'rename-application'; application: string; to: string }
  | { do: 'set-owners'; application: string; owners: string[] }
  | { do: 'delete-principal'; principal: string }
  | { do: 'disable-principal' | 'enable-principal'; principal: string }
  /** `of` says where the secret is put: on the registration, or on the service principal. */
  | { do: 'add-secret'; application: string; of?: 'application' | 'principal'; days?: number }
  | { do: 'remove-secret'; keyId: string }
  | { do: 'add-federated'; application: string; issuer: string; subject: string; audiences?: string[] }
  /** A certificate that the collector can sign in with: its public and private half, in PEM. */
  | { do: 'add-collector-certificate' }
  /** A new secret takes the place of the one given, which is removed or kept. */
  | { do: 'rotate-secret'; keyId: string; keep?: boolean }
  /** A sign-in with this secret, certificate or federated credential. */
  | { do: 'use-credential'; id: string }
  | { do: 'use-application'; application: string; how?: 'application' | 'delegated' }
  /** Without a user, it is an administrator's, for everybody. */
  | { do: 'add-grant'; client: string; scope: string; user?: string }
  | { do: 'remove-grant'; id: string }
  | { do: 'add-permission'; principal: string; permission: GraphRole }
  | { do: 'remove-permission'; id: string }
  /** Members are object ids, of people and of service principals. */
  | { do: 'add-group'; name: string; members: string[] }
  /** Of a service principal or group, both by object id. */
  | { do: 'assign-directory-role'; principal: string; role: string; kind: 'active' | 'eligible' }
  | { do: 'disable-user' | 'enable-user' | 'delete-user'; user: string }
  /** Graph permissions that the collector loses, or has again. */
  | { do: 'deny' | 'undeny'; permission: string | string[] }
  | { do: 'licence'; p1?: boolean; p2?: boolean }
  | { do: 'cloud'; cloud: Cloud }
  /** An AADSTS number that every sign-in ends with; `null` ends that. */
  | { do: 'block-sign-in'; error: number | null }
  | { do: 'expire-collector-secret' }
  /** All delta links so far are answered with 410. */
  | { do: 'expire-delta-tokens' }
  | ({ do: 'behaviour' } & Partial<AzureBehaviour>);

const note = (
  state: AzureState,
  collection: DirectoryChange['collection'],
  id: string,
  removed?: 'changed' | 'deleted',
) => state.changes.push({ collection, id, ...(removed ? { removed } : {}) });

/** The registration and its service principal have changed, as delta queries see it. */
function touch(state: AzureState, holder: Application | ServicePrincipal): void {
  note(state, 'signInAudience' in holder && 'redirectUris' in holder ? 'applications' : 'servicePrincipals', holder.id);
}

function removeAll<T extends { id: string }>(
  state: AzureState,
  all: Map<string, T>,
  goes: (each: T) => boolean,
  collection?: DirectoryChange['collection'],
): void {
  for (const each of [...all.values()].filter(goes)) {
    all.delete(each.id);
    if (collection) note(state, collection, each.id, 'deleted');
  }
}

/** What hangs on a service principal goes with it, but for directory roles and what is Azure's. */
function deletePrincipal(state: AzureState, sp: ServicePrincipal): void {
  state.servicePrincipals.delete(sp.id);
  state.servicePrincipalByAppId.delete(sp.appId);
  state.deleted.set(sp.id, { type: 'servicePrincipal', object: sp, deletedAt: state.clock.now() });
  note(state, 'servicePrincipals', sp.id, 'changed');
  removeAll(state, state.appRoleAssignments, (each) => [each.principalId, each.resourceId].includes(sp.id));
  removeAll(
    state,
    state.delegatedGrants,
    (each) => [each.clientId, each.resourceId].includes(sp.id),
    'oauth2PermissionGrants',
  );
}

function deleteApplication(state: AzureState, app: Application): void {
  state.applications.delete(app.id);
  state.applicationByAppId.delete(app.appId);
  state.deleted.set(app.id, { type: 'application', object: app, deletedAt: state.clock.now() });
  note(state, 'applications', app.id, 'changed');
  const sp = state.servicePrincipals.get(app.servicePrincipalId ?? '');
  if (sp) deletePrincipal(state, sp);
}

function create(build: Builder, name: string, owners: string[], secret: boolean): object {
  const { state } = build;
  const { app, sp } = build.both(name, { createdAt: build.now, owners });
  note(state, 'applications', app.id);
  note(state, 'servicePrincipals', sp.id);
  const made = { id: app.id, appId: app.appId, servicePrincipalId: sp.id };
  return secret ? { ...made, keyId: build.secret(app, { createdAt: build.now }).keyId } : made;
}

function addSecret(build: Builder, holder: Application | ServicePrincipal, days = 180): object {
  const { keyId } = build.secret(holder, { createdAt: build.now, endDateTime: build.now + days * DAY });
  touch(build.state, holder);
  return { keyId };
}

/** The one thing that is not drawn from the seed: an RSA key cannot be. */
function addCollectorCertificate(build: Builder): { pem: string; thumbprint: string } {
  const app = applicationOf(build.state, build.state.collector.appId);
  const { pem, privateKey, thumbprint } = makeCertificate(app.displayName, build.now - DAY, build.now + 365 * DAY);
  build.certificate(app, { pem, customKeyIdentifier: thumbprint, createdAt: build.now });
  build.state.canaries.add(privateKey);
  touch(build.state, app);
  return { pem: `${privateKey}${pem}\n`, thumbprint };
}

function removeSecret(state: AzureState, keyId: string): Application | ServicePrincipal {
  const { holder, credential } = secretOf(state, keyId);
  holder.secrets = holder.secrets.filter((each) => each !== credential);
  touch(state, holder);
  return holder;
}

function rotate(build: Builder, keyId: string, keep: boolean): object {
  const { holder } = secretOf(build.state, keyId);
  const made = addSecret(build, holder);
  if (!keep) removeSecret(build.state, keyId);
  return made;
}

function use(build: Builder, id: string): void {
  const { holder, credential } = credentialOf(build.state, id);
  build.use(principalOf(build.state, holder.appId), build.now, { by: credential });
  build.state.signIns.sort(newestFirst);
}

function useApplication(build: Builder, key: string, how: 'application' | 'delegated'): void {
  const sp = principalOf(build.state, key);
  if (how === 'delegated') sp.activity.delegatedClientAt = build.now;
  else build.use(sp, build.now);
  build.state.signIns.sort(newestFirst);
}

function addGrant(build: Builder, client: string, scope: string, user: string | undefined): object {
  const { state } = build;
  const person = user === undefined ? undefined : userOf(state, user).id;
  const { id } = build.grant(principalOf(state, client), build.resource(GRAPH_APP_ID), scope, person);
  note(state, 'oauth2PermissionGrants', id);
  return { id };
}

function deleteUser(state: AzureState, key: string): void {
  const user = userOf(state, key);
  state.users.delete(user.id);
  state.deleted.set(user.id, { type: 'user', object: user, deletedAt: state.clock.now() });
}

function recreate(build: Builder, key: string): object {
  const app = applicationOf(build.state, key);
  deleteApplication(build.state, app);
  return create(build, app.displayName, app.owners, app.secrets.length > 0);
}

function deny(state: AzureState, permission: string | string[], denied: boolean): void {
  for (const each of [permission].flat()) {
    if (denied) state.denied.add(each);
    else state.denied.delete(each);
  }
}

/** Returns what the caller could not know, such as a new id. */
export function mutateDirectory(state: AzureState, change: DirectoryMutation): unknown {
  // New ids are drawn from the seed and the number of changes before.
  const build = createBuilder(state, createRandom(`${state.seed}/azure/mutation/${++state.mutations}`));
  switch (change.do) {
    case 'create-application': {
      const owners = (change.owners ?? []).map((owner) => userOf(state, owner).id);
      return create(build, change.name, owners, change.secret ?? false);
    }
    case 'delete-application':
      return deleteApplication(state, applicationOf(state, change.application));
    case 'purge':
      return void state.deleted.delete(change.id);
    case 'recreate-application':
      return recreate(build, change.application);
    case 'rename-application': {
      const app = applicationOf(state, change.application);
      const sp = principalOf(state, app.appId);
      app.displayName = change.to;
      sp.displayName = change.to;
      touch(state, app);
      return touch(state, sp);
    }
    case 'set-owners':
      // Links are not tracked by delta queries.
      applicationOf(state, change.application).owners = change.owners.map((owner) => userOf(state, owner).id);
      return undefined;
    case 'delete-principal':
      return deletePrincipal(state, principalOf(state, change.principal));
    case 'disable-principal':
    case 'enable-principal': {
      const sp = principalOf(state, change.principal);
      sp.accountEnabled = change.do === 'enable-principal';
      return touch(state, sp);
    }
    case 'add-secret': {
      const find = change.of === 'principal' ? principalOf : applicationOf;
      return addSecret(build, find(state, change.application), change.days);
    }
    case 'remove-secret':
      return void removeSecret(state, change.keyId);
    case 'add-federated': {
      const { issuer, subject, audiences } = change;
      const given = { name: `federated-${state.mutations}`, issuer, subject, ...(audiences ? { audiences } : {}) };
      return { id: build.federate(applicationOf(state, change.application), given).id };
    }
    case 'add-collector-certificate':
      return addCollectorCertificate(build);
    case 'rotate-secret':
      return rotate(build, change.keyId, change.keep ?? false);
    case 'use-credential':
      return use(build, change.id);
    case 'use-application':
      return useApplication(build, change.application, change.how ?? 'application');
    case 'add-grant':
      return addGrant(build, change.client, change.scope, change.user);
    case 'remove-grant':
      state.delegatedGrants.delete(change.id);
      return void note(state, 'oauth2PermissionGrants', change.id, 'deleted');
    case 'add-permission':
      return build.permit(principalOf(state, change.principal), change.permission);
    case 'remove-permission':
      return void state.appRoleAssignments.delete(change.id);
    case 'add-group': {
      const { name: displayName, members } = change;
      const id = build.random.uuid();
      state.groups.set(id, { id, displayName, mail: null, members, isAssignableToRole: true });
      return { id };
    }
    case 'assign-directory-role': {
      const { principal, role, kind } = change;
      return { id: build.role(principal, role, { kind, createdAt: build.now }).id };
    }
    case 'disable-user':
    case 'enable-user':
      userOf(state, change.user).accountEnabled = change.do === 'enable-user';
      return undefined;
    case 'delete-user':
      return deleteUser(state, change.user);
    case 'deny':
    case 'undeny':
      return deny(state, change.permission, change.do === 'deny');
    case 'licence':
      state.licence = { p1: change.p1 ?? state.licence.p1, p2: change.p2 ?? state.licence.p2 };
      return undefined;
    case 'cloud':
      state.cloud = change.cloud;
      // "Global only", says the documentation of the two reports.
      state.behaviour.signInReports = change.cloud === 'public';
      return undefined;
    case 'block-sign-in':
      state.blockedSignIn = change.error;
      return undefined;
    case 'expire-collector-secret':
      for (const secret of applicationOf(state, state.collector.appId).secrets) secret.endDateTime = build.now - DAY;
      return undefined;
    case 'expire-delta-tokens':
      // Tokens are of a change number: one more change, and they are all before it.
      note(state, 'directoryRoles', 'nothing');
      state.deltaFloor = state.changes.length;
      return undefined;
    case 'behaviour': {
      const { do: _, ...behaviour } = change;
      return void Object.assign(state.behaviour, behaviour);
    }
    default:
      throw new RangeError(`no change ${(change as { do: string }).do}`);
  }
}
