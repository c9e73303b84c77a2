/** Fine-grained tokens, and what else the organization has let in: tokens and keys of its members. */
import { notFound } from '../errors.ts';
import * as render from '../render.ts';
import { listing, type Call, type Listing, type Route, type Wire } from '../route.ts';
import type { AuthorizedCredential, FineGrainedToken, TokenRequest } from '../state.ts';

type Token = FineGrainedToken | TokenRequest;

const common = (call: Call, kind: string, token: Token): Wire => ({
  id: token.id,
  owner: render.simpleUser(token.owner),
  repository_selection: token.selection,
  repositories_url: `${call.base}/organizations/${call.organization.id}/${kind}/${token.id}/repositories`,
  permissions: token.permissions,
  token_id: token.tokenId,
  token_name: token.name,
  token_expired: token.expiresAt !== null && token.expiresAt <= call.now,
  token_expires_at: render.maybe(token.expiresAt),
  token_last_used_at: render.maybe(token.lastUsedAt),
});

const seconds = (text: string | null): number | null => (text === null ? null : Date.parse(text) / 1000);

/** https://docs.github.com/rest/orgs/personal-access-tokens#list-fine-grained-personal-access-tokens-with-access-to-organization-resources */
function matching<T extends Token>({ query, organization }: Call, tokens: readonly T[]): T[] {
  const owners = [...query.getAll('owner'), ...query.getAll('owner[]')];
  const ids = [...query.getAll('token_id'), ...query.getAll('token_id[]')];
  const before = seconds(query.get('last_used_before'));
  const after = seconds(query.get('last_used_after'));
  const repository = query.get('repository');
  const permission = query.get('permission');
  const repositoryId = repository === null ? undefined : organization.repositories.get(repository)?.id;
  return tokens.filter((token) => {
    if (owners.length > 0 && !owners.includes(token.owner.login)) return false;
    if (ids.length > 0 && !ids.includes(String(token.tokenId))) return false;
    if (before !== null && (token.lastUsedAt === null || token.lastUsedAt >= before)) return false;
    if (after !== null && (token.lastUsedAt === null || token.lastUsedAt <= after)) return false;
    if (repository !== null && token.selection !== 'all' && !token.repositories.includes(repositoryId ?? -1))
      return false;
    return permission === null || Object.values(token.permissions).some((held) => held?.[permission] !== undefined);
  });
}

const FILTERS = [
  'sort',
  'direction',
  'owner',
  'owner[]',
  'repository',
  'permission',
  'last_used_before',
  'last_used_after',
  'token_id',
  'token_id[]',
];

function repositoriesOf({ organization }: Call, token: Token | undefined): Listing {
  if (!token) throw notFound();
  const all = [...organization.repositories.values()];
  const rows = token.selection === 'all' ? all : all.filter(({ id }) => token.repositories.includes(id));
  return listing(rows, (one) => render.repository(organization, one));
}

const byId = <T extends Token>(tokens: readonly T[], id: string | undefined): T | undefined =>
  tokens.find((token) => String(token.id) === id);

const authorization = (one: AuthorizedCredential): Wire => ({
  login: one.login,
  credential_id: one.id,
  credential_type: one.type,
  ...(one.type === 'SSH key'
    ? { fingerprint: one.fingerprint, authorized_credential_title: one.title }
    : { token_last_eight: one.lastEight, scopes: one.scopes ?? [], authorized_credential_note: one.title }),
  credential_authorized_at: render.maybe(one.authorizedAt),
  credential_accessed_at: render.maybe(one.accessedAt),
  authorized_credential_id: one.authorizedId,
  authorized_credential_expires_at: render.maybe(one.expiresAt),
});

export const tokens: readonly Route[] = [
  {
    operation: 'orgs/list-pat-grants',
    path: '/orgs/{org}/personal-access-tokens',
    query: FILTERS,
    permission: 'organization_personal_access_tokens',
    only: 'installation',
    answer: (call) =>
      listing(matching(call, call.organization.tokens), (token) => ({
        ...common(call, 'personal-access-tokens', token),
        access_granted_at: render.maybe(token.grantedAt),
      })),
  },
  {
    operation: 'orgs/list-pat-grant-repositories',
    path: '/orgs/{org}/personal-access-tokens/{pat_id}/repositories',
    permission: 'organization_personal_access_tokens',
    only: 'installation',
    answer: (call) => repositoriesOf(call, byId(call.organization.tokens, call.path['pat_id'])),
  },
  {
    operation: 'orgs/list-pat-grant-requests',
    path: '/orgs/{org}/personal-access-token-requests',
    query: FILTERS,
    permission: 'organization_personal_access_token_requests',
    only: 'installation',
    answer: (call) =>
      listing(matching(call, call.organization.tokenRequests), (token) => ({
        ...common(call, 'personal-access-token-requests', token),
        reason: token.reason,
        created_at: render.maybe(token.createdAt),
      })),
  },
  {
    operation: 'orgs/list-pat-grant-request-repositories',
    path: '/orgs/{org}/personal-access-token-requests/{pat_request_id}/repositories',
    permission: 'organization_personal_access_token_requests',
    only: 'installation',
    answer: (call) => repositoriesOf(call, byId(call.organization.tokenRequests, call.path['pat_request_id'])),
  },
  {
    operation: 'orgs/list-saml-sso-authorizations',
    path: '/orgs/{org}/credential-authorizations',
    query: ['login'],
    plans: ['ghec'],
    permission: 'organization_administration',
    scopes: ['read:org'],
    owner: true,
    answer({ organization, query }) {
      if (!organization.saml) throw notFound();
      const login = query.get('login');
      const rows = organization.authorizations.filter((one) => login === null || one.login === login);
      return listing(rows, authorization);
    },
  },
];
