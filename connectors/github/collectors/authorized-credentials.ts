/** Classic tokens, SSH keys and OAuth tokens that their owners authorized for single sign-on. */
import type { Collector, Run } from '../../../core/connector.ts';
import type { Credential, InventoryRecordInput, NotSeen, Ref } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { count, noting, ownersOf, userRef, type Owners } from '../owners.ts';
import { hintOf, peopleOrWhy, type People } from '../people.ts';
import { privilegeOfScopes } from '../privilege/scopes.ts';
import { listed, orgPath } from '../rows.ts';
import { AuthorizationRow } from '../schemas.ts';

const OPERATION = 'orgs/list-saml-sso-authorizations';
const DETAIL = 'an organization without SAML single sign-on, or below GitHub Enterprise Cloud, has no such list';

export const authorizedCredentials: Collector<Session> = {
  id: 'authorized-credentials',
  title: 'Classic tokens, SSH keys and OAuth tokens authorized for single sign-on',
  in: ['organization'],
  emits: ['authorized-credential', 'authorized-grant'],
  permissions: ['organization_administration', 'members'],
  firstRunCalls: 20,
  async *collect(session, scope, run) {
    const login = scope.nativeId;
    const owners = await ownersOf(session, login);
    const people = await peopleOrWhy(session, login, run);
    const request = {
      operation: OPERATION,
      path: orgPath(login, '/credential-authorizations'),
      absent: { because: 'unlicensed' as const, why: DETAIL },
    };
    const rows = (reading: Run) => listed(session.in(login, reading), request, AuthorizationRow, reading);
    for await (const row of noting(owners, OPERATION, run, rows)) {
      const owner = ownerOf(row.login, people, owners);
      if (owner !== undefined) count(owners, owner);
      const identity =
        owner === undefined ? await identityBefore(session, row, run) : userRef(session, scope.ref, owner.id);
      yield credentialOf(row, { session, scope: scope.ref, identity, people });
      if (identity !== null && !isKey(row)) yield grantOf(row, { session, scope: scope.ref, identity, login });
    }
  },
};

/** Whose it was is still so when what told it cannot be read tonight. */
async function identityBefore(
  session: Session,
  { credential_id: id }: AuthorizationRow,
  run: Run,
): Promise<Ref | null> {
  const stored = await run.known.record(session.ref('authorized-credential', id));
  return stored?.record === 'credential' ? stored.identity : null;
}

/** By login, because GitHub tells no id here: a member, or somebody who left and has another token. */
function ownerOf(
  login: string,
  people: People | NotSeen,
  { users }: Owners,
): { id: number; login: string } | undefined {
  const person = 'unknown' in people ? undefined : people.get(login.toLowerCase());
  if (person !== undefined) return person;
  for (const [id, user] of users) if (user.login === login) return { id, login };
  return undefined;
}

const isKey = ({ credential_type: type }: AuthorizationRow): boolean => /ssh key/i.test(type);
const nameOf = (row: AuthorizationRow): string =>
  (row.authorized_credential_title ?? row.authorized_credential_note) || `${row.credential_type} of ${row.login}`;

interface Found {
  session: Session;
  scope: Ref;
  identity: Ref | null;
  people: People | NotSeen;
}

function credentialOf(row: AuthorizationRow, { session, scope, identity, people }: Found): InventoryRecordInput {
  return {
    record: 'credential',
    ref: session.ref('authorized-credential', row.credential_id),
    scope,
    source: OPERATION,
    identity,
    kind: isKey(row) ? 'ssh-key' : 'api-token',
    name: nameOf(row).slice(0, 1024),
    nativeId: String(row.credential_id),
    status: 'active',
    createdAt: { unknown: 'unsupported', detail: 'GitHub tells when it was authorized, not when it was made' },
    rotatedAt: { unknown: 'unsupported' },
    expiresAt: expiryOf(row),
    usage: [
      {
        source: 'github:credential-authorizations',
        lastAt: row.credential_accessed_at,
        windowStart: row.credential_authorized_at,
        precision: 'second',
        lagHours: 24,
      },
    ],
    // Fine-grained ones are not in this list.
    weaknesses: /personal access token/i.test(row.credential_type) ? ['classic-token'] : [],
    ownerHints: [hintOf('owner', row.login, OPERATION, people)],
    attributes: {
      owner: row.login,
      type: row.credential_type,
      authorizedAt: row.credential_authorized_at,
      scopes: row.scopes ?? [],
      // The end of it is what its owner sees in the settings; the rest stays with GitHub.
      lastEight: row.token_last_eight ?? null,
      fingerprint: row.fingerprint ?? null,
    },
  };
}

function expiryOf(row: AuthorizationRow): Credential['expiresAt'] {
  if (isKey(row)) return { unknown: 'unsupported', detail: 'SSH keys do not expire' };
  const { authorized_credential_expires_at: at } = row;
  // `null` is never; an answer without the field says nothing.
  return at === undefined ? { unknown: 'unsupported', detail: 'GitHub does not tell when it ends' } : at;
}

function grantOf(
  row: AuthorizationRow,
  { session, scope, identity, login }: Pick<Found, 'session' | 'scope'> & { identity: Ref; login: string },
): InventoryRecordInput {
  // Tokens of GitHub Apps have permissions, which this list does not tell, in the place of scopes.
  const scopes = /github app/i.test(row.credential_type) ? null : (row.scopes ?? null);
  return {
    record: 'grant',
    ref: session.ref('authorized-grant', row.credential_id),
    scope,
    source: OPERATION,
    identity,
    role: `scopes of ${nameOf(row)}`.slice(0, 1024),
    roleId: `authorized-credential/${row.credential_id}`,
    resource: login,
    origin: { kind: 'consent', via: session.ref('authorized-credential', row.credential_id) },
    grantedAt: row.credential_authorized_at,
    grantedBy: row.login,
    privilege:
      scopes === null
        ? { level: 'unknown', reasons: [`GitHub does not tell what a ${row.credential_type} may do`] }
        : privilegeOfScopes(scopes),
    document: scopes === null ? null : { scopes },
  };
}
