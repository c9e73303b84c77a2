import { DAY, HOUR } from '../clock.ts';
import type { Builder } from './build.ts';
import { GRAPH_APP_ID, GRAPH_ROLES } from './catalog/microsoft-graph.ts';
import type { GraphSize } from './generate.ts';
import type { ServicePrincipal } from './state.ts';

const WORDS = [
  'orders',
  'fleet',
  'billing',
  'maps',
  'search',
  'mail',
  'vision',
  'pricing',
  'telemetry',
  'ledger',
] as const;
const READS = new Set(['User.Read.All', 'Group.Read.All', 'Mail.Read', 'Files.Read.All', 'Sites.Read.All']);
const SCOPES = ['User.Read openid profile', 'User.Read offline_access', 'Mail.Read offline_access', 'Calendars.Read'];

const pad = (n: number): string => String(n).padStart(5, '0');

/** Tops the tenant up to a size with plain, plausible things. What is there already counts. */
export function fill(build: Builder, size: GraphSize): void {
  users(build, size);
  resources(build, size);
  const made = [...applications(build, size), ...otherPrincipals(build, size)];
  assignments(build, made);
  grants(build, size, made);
}

function users(build: Builder, size: GraphSize): void {
  for (let i = build.state.users.size; i < size.users; i++) {
    build.user(`Person ${pad(i)}`, { department: build.random.pick(WORDS) });
  }
}

/** Some days ago, but not before it was made. */
const sometime = ({ random, now }: Builder, createdAt: number, days: number): number =>
  Math.max(createdAt + HOUR, now - random.int(HOUR, days * DAY));

function applications(build: Builder, size: GraphSize): ServicePrincipal[] {
  const { state, random } = build;
  const people = [...state.users.keys()];
  const made: ServicePrincipal[] = [];
  for (let i = state.applications.size; i < size.applications; i++) {
    const owner = people[i % Math.max(1, people.length)];
    const { app, sp } = build.both(`app-${random.pick(WORDS)}-${pad(i)}`, {
      owners: owner === undefined || i % 5 === 0 ? [] : [owner],
    });
    const secret = i % 3 === 0 ? undefined : build.secret(app);
    if (i % 10 === 0) build.certificate(app);
    if (i % 25 === 0) {
      const subject = `repo:halden-robotics/app-${pad(i)}:ref:refs/heads/main`;
      build.federate(app, { name: 'github', issuer: 'https://token.actions.githubusercontent.com', subject });
    }
    if (i % 4 !== 3)
      build.use(sp, sometime(build, app.createdAt, i % 6 === 0 ? 200 : 25), secret ? { by: secret } : {});
    made.push(sp);
  }
  return made;
}

const isResource = ({ appRoles }: ServicePrincipal): boolean => appRoles.length > 0;

/** Service principals that offer roles of their own, from vendors: not from own applications, whose number is given. */
function resources(build: Builder, size: GraphSize): void {
  const { state, random } = build;
  const has = [...state.servicePrincipals.values()].filter(isResource).length;
  for (let i = has; i < size.resources && state.servicePrincipals.size < size.servicePrincipals; i++) {
    const name = `api-${random.pick(WORDS)}-${pad(i)}`;
    const appRoles = ['Read.All', 'Write.All'].map((value) => ({
      id: random.uuid(),
      value,
      displayName: value,
      allowedMemberTypes: ['Application' as const],
    }));
    const scopes = [{ id: random.uuid(), value: 'access_as_user', type: 'User' as const }];
    build.principal(name, { appOwnerOrganizationId: random.uuid(), appRoles, scopes });
  }
}

/** Half managed identities, half applications of other tenants, as large tenants have them. */
function otherPrincipals(build: Builder, size: GraphSize): ServicePrincipal[] {
  const { state, random } = build;
  const made: ServicePrincipal[] = [];
  const vendors = Array.from({ length: 40 }, () => random.uuid());
  for (let i = state.servicePrincipals.size; i < size.servicePrincipals; i++) {
    const name = `${random.pick(WORDS)}-${pad(i)}`;
    const sp = i % 2 === 0 ? managedIdentity(build, `mi-${name}`, i) : thirdParty(build, name, vendors[i % 40] ?? '');
    if (i % 4 !== 3)
      sp.activity.applicationAuthenticationClientAt = sometime(build, sp.createdAt, i % 6 === 0 ? 200 : 25);
    made.push(sp);
  }
  return made;
}

function managedIdentity(build: Builder, name: string, i: number): ServicePrincipal {
  const { state } = build;
  const { id: subscription } = state.subscriptions[i % state.subscriptions.length] ?? { id: state.tenant.id };
  const group = `/subscriptions/${subscription}/resourcegroups/rg-${i % 20}`;
  const userAssigned = i % 3 === 0;
  const resource = userAssigned
    ? `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`
    : `${group}/providers/Microsoft.Web/sites/${name}`;
  return build.principal(name, {
    servicePrincipalType: 'ManagedIdentity',
    signInAudience: null,
    alternativeNames: [`isExplicit=${userAssigned ? 'True' : 'False'}`, resource],
  });
}

const thirdParty = (build: Builder, name: string, tenant: string): ServicePrincipal =>
  build.principal(`${name} for teams`, {
    appOwnerOrganizationId: tenant,
    homepage: `https://${name}.example`,
    replyUrls: [`https://${name}.example/callback`],
    verifiedPublisher: { displayName: name, verifiedPublisherId: name.slice(-5), addedAt: build.ago(700) },
  });

function assignments(build: Builder, made: readonly ServicePrincipal[]): void {
  const { state, random } = build;
  const graph = build.resource(GRAPH_APP_ID);
  const reads = GRAPH_ROLES.filter(({ value }) => READS.has(value)).map(({ id }) => id);
  const others = [...state.servicePrincipals.values()].filter((sp) => isResource(sp) && sp !== graph);
  for (const [i, sp] of made.entries()) {
    if (i % 2 === 0) continue;
    const read = reads[i % reads.length];
    if (read !== undefined) build.assign(sp, graph, read);
    const other = others[i % others.length];
    const role = other?.appRoles[random.int(0, 1)];
    if (other && role) build.assign(sp, other, role.id);
  }
}

function grants(build: Builder, size: GraphSize, made: readonly ServicePrincipal[]): void {
  const { state } = build;
  const graph = build.resource(GRAPH_APP_ID);
  const people = [...state.users.keys()];
  const clients = made.filter(({ servicePrincipalType: type }) => type === 'Application');
  if (clients.length === 0) return;
  for (let i = state.delegatedGrants.size; i < size.grants; i++) {
    const client = clients[i % clients.length];
    const round = Math.floor(i / clients.length);
    // The first of each client is an administrator's, all others are of one person each.
    const person = round === 0 ? undefined : people[((i % clients.length) + round) % Math.max(1, people.length)];
    if (client) build.grant(client, graph, SCOPES[i % SCOPES.length] ?? 'User.Read', person);
  }
}
