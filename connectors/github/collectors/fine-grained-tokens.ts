/** Fine-grained personal access tokens that reach the organization, and those that wait for approval. */
import type { Collector, Run } from '../../../core/connector.ts';
import type { InventoryRecordInput, NotSeen, Ref } from '../../../core/model.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Session } from '../client/session.ts';
import { count, noting, ownersOf, userRef } from '../owners.ts';
import { hintOf, peopleOrWhy, type People } from '../people.ts';
import { privilegeOf } from '../privilege/permissions.ts';
import { listed, orgPath } from '../rows.ts';
import { TokenRequestRow, TokenRow } from '../schemas.ts';

const GRANTS = 'orgs/list-pat-grants';
const REQUESTS = 'orgs/list-pat-grant-requests';

export const fineGrainedTokens: Collector<Session> = {
  id: 'fine-grained-tokens',
  title: 'Fine-grained personal access tokens and requests for them',
  in: ['organization'],
  emits: ['fine-grained-token', 'token-grant'],
  permissions: ['organization_personal_access_tokens', 'organization_personal_access_token_requests', 'members'],
  firstRunCalls: 20,
  async *collect(session, scope, run) {
    const login = scope.nativeId;
    const owners = await ownersOf(session, login);
    const people = await peopleOrWhy(session, login, run);
    const grants = { operation: GRANTS, path: orgPath(login, '/personal-access-tokens') };
    const tokens = (reading: Run) => listed(session.in(login, reading), grants, TokenRow, reading);
    for await (const row of noting(owners, GRANTS, run, tokens)) {
      count(owners, row.owner);
      yield credentialOf(row, { session, scope: scope.ref, people, grantedAt: row.access_granted_at, source: GRANTS });
      yield grantOf(session, row, scope.ref, login);
    }
    yield* requested(session, { login, scope: scope.ref, people }, run);
  },
};

/** One that nobody has approved cannot be used yet: it is there, and it is disabled. */
async function* requested(
  session: Session,
  { login, scope, people }: { login: string; scope: Ref; people: People | NotSeen },
  run: Run,
): AsyncGenerator<InventoryRecordInput> {
  const request = { operation: REQUESTS, path: orgPath(login, '/personal-access-token-requests') };
  const requests = (reading: Run) => listed(session.in(login, reading), request, TokenRequestRow, reading);
  const owners = await ownersOf(session, login);
  try {
    for await (const row of noting(owners, REQUESTS, run, requests)) {
      count(owners, row.owner);
      const about = { session, scope, people, grantedAt: null, source: REQUESTS };
      const credential = credentialOf(row, about);
      yield { ...credential, ref: session.ref('fine-grained-token', `request-${row.id}`), status: 'disabled' };
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap('requests for fine-grained tokens', error.because, error.message);
  }
}

interface About {
  session: Session;
  scope: Ref;
  people: People | NotSeen;
  /** `null`: not approved yet. */
  grantedAt: string | null;
  source: string;
}
type AnyRow = TokenRow | TokenRequestRow;
type CredentialInput = Extract<InventoryRecordInput, { record: 'credential' }>;

function credentialOf(row: AnyRow, { session, scope, people, grantedAt, source }: About): CredentialInput {
  return {
    record: 'credential',
    ref: session.ref('fine-grained-token', row.id),
    scope,
    source,
    identity: userRef(session, scope, row.owner.id),
    kind: 'api-token',
    name: row.token_name || `token ${row.token_id ?? row.id}`,
    nativeId: String(row.id),
    status: row.token_expired ? 'expired' : 'active',
    createdAt: { unknown: 'unsupported', detail: 'GitHub tells when it was let in, not when it was made' },
    rotatedAt: { unknown: 'unsupported', detail: 'GitHub does not tell when a token was regenerated' },
    expiresAt: row.token_expires_at,
    usage:
      grantedAt === null
        ? { unknown: 'pending', detail: 'it waits for approval' }
        : [
            {
              source: 'github:personal-access-tokens',
              lastAt: row.token_last_used_at,
              // GitHub keeps the date for the life of the token; it could reach this organization from here on.
              windowStart: grantedAt,
              precision: 'second',
              lagHours: 24,
            },
          ],
    ownerHints: [hintOf('owner', row.owner.login, source, people)],
    attributes: {
      owner: row.owner.login,
      tokenId: row.token_id ?? null,
      repositorySelection: row.repository_selection,
      accessGrantedAt: grantedAt,
      permissions: Object.entries(row.permissions).map(([name, level]) => `${name}:${level}`),
      pending: grantedAt === null,
    },
  };
}

const where: Readonly<Record<AnyRow['repository_selection'], string>> = {
  all: 'in every repository that its owner reaches',
  subset: 'in selected repositories',
  none: 'in no private repository',
};

function grantOf(session: Session, row: TokenRow, scope: Ref, login: string): InventoryRecordInput {
  return {
    record: 'grant',
    ref: session.ref('token-grant', row.id),
    scope,
    source: GRANTS,
    identity: userRef(session, scope, row.owner.id),
    role: `permissions of the token ${row.token_name || row.id}`.slice(0, 1024),
    roleId: `fine-grained-token/${row.id}`,
    resource: row.repository_selection === 'all' ? login : `${row.repository_selection} repositories of ${login}`,
    origin: { kind: 'consent', via: session.ref('fine-grained-token', row.id) },
    grantedAt: row.access_granted_at,
    grantedBy: { unknown: 'unsupported', detail: 'GitHub does not tell who approved it' },
    privilege: privilegeOf(row.permissions, where[row.repository_selection]),
    document: { permissions: row.permissions },
  };
}
