/** Admin SDK Directory API: https://developers.google.com/workspace/admin/directory/reference/rest */
import { DAY, iso, type Seconds } from '../../clock.ts';
import type { GoogleState } from '../state.ts';
import { invalid, notAuthorized, notFound } from './errors.ts';
import type { Call, Method } from './methods.ts';
import type { Member, Token } from './model.ts';
import { pageOf, sizeOf } from './paging.ts';

const AUTH = 'https://www.googleapis.com/auth/admin.directory.';
const USER_FIELDS = [
  'kind', 'etag', 'nextPageToken', 'users', 'id', 'primaryEmail', 'aliases', 'nonEditableAliases', 'name', 'givenName', 'familyName', 'fullName', 'isAdmin',
  'isDelegatedAdmin', 'lastLoginTime', 'creationTime', 'deletionTime', 'agreedToTerms', 'suspended', 'suspensionReason',
  'archived', 'orgUnitPath', 'isEnrolledIn2Sv', 'isEnforcedIn2Sv', 'customerId', 'isMailboxSetup',
]; // prettier-ignore
/** A deleted user can be restored for so long: https://support.google.com/a/answer/1397578 */
const RESTORABLE_DAYS = 20;

export const directoryMethods: readonly Method[] = [
  {
    name: 'directory.users.list',
    path: /^\/admin\/directory\/v1\/users$/,
    scopes: [`${AUTH}user`, `${AUTH}user.readonly`],
    parameters: [
      'customer',
      'domain',
      'maxResults',
      'pageToken',
      'projection',
      'query',
      'showDeleted',
      'viewType',
      'orderBy',
      'sortOrder',
    ],
    fields: USER_FIELDS,
    answer: listUsers,
  },
  {
    name: 'directory.tokens.list',
    path: /^\/admin\/directory\/v1\/users\/([^/]+)\/tokens$/,
    scopes: [`${AUTH}user.security`],
    parameters: [],
    fields: ['kind', 'etag', 'items', 'clientId', 'displayText', 'anonymous', 'nativeApp', 'scopes', 'userKey'],
    answer: (call) => {
      const { user, tokens } = memberOf(call);
      return items(
        'tokenList',
        [...tokens.values()].map((token) => tokenShape(token, user.id)),
      );
    },
  },
  {
    name: 'directory.asps.list',
    path: /^\/admin\/directory\/v1\/users\/([^/]+)\/asps$/,
    scopes: [`${AUTH}user.security`],
    parameters: [],
    fields: ['kind', 'etag', 'items', 'codeId', 'name', 'creationTime', 'lastTimeUsed', 'userKey'],
    answer: (call) => {
      const { user, passwords } = memberOf(call);
      const shapes = passwords.map(({ codeId, name, createdAt, lastUsedAt }) => ({
        kind: 'admin#directory#asp',
        etag: `"${user.id}/${codeId}"`,
        codeId,
        name,
        creationTime: String(createdAt * 1000),
        lastTimeUsed: lastUsedAt === null ? '0' : String(lastUsedAt * 1000),
        userKey: user.id,
      }));
      return items('aspList', shapes);
    },
  },
  {
    name: 'directory.customers.get',
    path: /^\/admin\/directory\/v1\/customers\/([^/]+)$/,
    scopes: [`${AUTH}customer`, `${AUTH}customer.readonly`],
    parameters: [],
    fields: [
      'kind',
      'etag',
      'id',
      'customerDomain',
      'alternateEmail',
      'customerCreationTime',
      'language',
      'postalAddress',
    ],
    answer: ({ key, state }) => {
      checkCustomer(key, state);
      const { customerId, domain, createdAt } = state.organization;
      return {
        kind: 'admin#directory#customer',
        etag: `"${customerId}"`,
        id: customerId,
        customerDomain: domain,
        alternateEmail: `it@${domain}`,
        customerCreationTime: iso(createdAt).replace('Z', '.000Z'),
        language: 'en',
      };
    },
  },
];

export function checkCustomer(customer: string, { organization }: GoogleState): void {
  if (customer === 'my_customer' || customer === organization.customerId) return;
  if (!customer.startsWith('C')) throw invalid('Invalid Input: my_customer or the id of a customer is expected');
  throw notAuthorized();
}

const items = (kind: string, list: readonly unknown[]): Record<string, unknown> => ({
  kind: `admin#directory#${kind}`,
  etag: `"${list.length}"`,
  // Google leaves an empty list out.
  ...(list.length > 0 ? { items: list } : {}),
});

function memberOf({ key, workspace }: Call): Member {
  const found = workspace.members.get(key);
  if (found !== undefined && found.deletedAt === undefined) return found;
  for (const member of workspace.members.values()) {
    if (member.user.email === key && member.deletedAt === undefined) return member;
  }
  throw notFound('userKey');
}

const tokenShape = ({ app, scopes }: Token, userKey: string): Record<string, unknown> => ({
  kind: 'admin#directory#token',
  etag: `"${userKey}/${app.clientId}"`,
  clientId: app.clientId,
  displayText: app.name,
  anonymous: app.anonymous,
  nativeApp: app.clientType !== 'WEB',
  userKey,
  scopes,
});

function listUsers({ query, state, workspace, path, now }: Call): Record<string, unknown> {
  const [customer, domain] = [query.get('customer'), query.get('domain')];
  if (customer === null && domain === null) throw invalid('Bad Request', 'badRequest');
  if (customer !== null) checkCustomer(customer, state);
  if (domain !== null && domain !== state.organization.domain) throw notFound('domain');
  const deleted = query.get('showDeleted') === 'true';
  const wanted = matcher(query.get('query'));
  const all = [...workspace.members.values()].filter((member) => isListed(member, deleted, now) && wanted(member));
  const page = pageOf(all, query, path, sizeOf(query, 100, 500));
  return {
    kind: 'admin#directory#users',
    etag: `"${all.length}"`,
    ...(page.items.length > 0
      ? { users: page.items.map((member) => userShape(member, state.organization.customerId)) }
      : {}),
    ...(page.nextPageToken === undefined ? {} : { nextPageToken: page.nextPageToken }),
  };
}

function isListed({ deletedAt }: Member, deleted: boolean, now: Seconds): boolean {
  if (deletedAt === undefined) return !deleted;
  return deleted && deletedAt > now - RESTORABLE_DAYS * DAY;
}

/** The few of https://developers.google.com/workspace/admin/directory/v1/guides/search-users that the company needs. */
function matcher(query: string | null): (member: Member) => boolean {
  if (query === null) return () => true;
  const [, field, value] = /^(isSuspended|isEnrolledIn2Sv|isAdmin|email)[=:](\S+)$/.exec(query) ?? [];
  if (field === 'isSuspended') return ({ user }) => String(user.suspended) === value;
  if (field === 'isEnrolledIn2Sv') return ({ enrolled }) => String(enrolled) === value;
  if (field === 'isAdmin') return ({ user }) => String(user.superAdmin) === value;
  if (field === 'email' && value !== undefined) return ({ user }) => user.email === value;
  throw invalid('Invalid Input: query');
}

function userShape({ user, enrolled, aliases, deletedAt }: Member, customerId: string): Record<string, unknown> {
  const { id, email, givenName, familyName, superAdmin, suspended, orgUnitPath, createdAt } = user;
  return {
    kind: 'admin#directory#user',
    id,
    etag: `"${id}"`,
    primaryEmail: email,
    ...(aliases.length > 0 ? { aliases } : {}),
    name: { givenName, familyName, fullName: `${givenName} ${familyName}`.trim() },
    isAdmin: superAdmin,
    isDelegatedAdmin: false,
    creationTime: iso(createdAt).replace('Z', '.000Z'),
    ...(deletedAt === undefined ? {} : { deletionTime: iso(deletedAt).replace('Z', '.000Z') }),
    suspended,
    ...(suspended ? { suspensionReason: 'ADMIN' } : {}),
    archived: false,
    orgUnitPath,
    isEnrolledIn2Sv: enrolled,
    isEnforcedIn2Sv: false,
    customerId,
  };
}
