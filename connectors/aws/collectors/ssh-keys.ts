/** SSH public keys of users. IAM lists them for one user at a time, so only those are asked about who can use one. */
import type { Collector, Run } from '../../../core/connector.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { atMost, perUser, usersWithKnown } from '../per-user.ts';
import { accountFacts, type AccountFacts } from '../principals/account-facts.ts';
import { userRef } from '../principals/identities.ts';
import { usersOf, type KnownUser } from '../principals/users.ts';
import { parseRow } from '../../shared/rows.ts';
import { ListSshPublicKeys, SshKeyRow } from '../schemas/iam-credentials.ts';
import { statusOf } from './service-credentials.ts';

const OPERATION = 'iam:ListSSHPublicKeys';
const WHAT = 'SSH public keys';

export const sshKeys: Collector<Session> = {
  id: 'ssh-keys',
  title: 'SSH public keys for CodeCommit',
  in: ['account'],
  emits: ['ssh-key'],
  permissions: [OPERATION, 'iam:ListUsers'],
  after: ['principals'],
  firstRunCalls: 10,
  async *collect(session, scope, run) {
    const reader = session.in(scope, run);
    const users = await usersOf(session, scope, run);
    const asked = await chosen(users, await accountFacts(session, scope), run);
    const keys = perUser(asked, WHAT, run, async (user) => {
      const found: InventoryRecordInput[] = [];
      for await (const page of reader.pages(OPERATION, { UserName: user.name }, ListSshPublicKeys, {
        MaxItems: 1000,
      })) {
        for (const row of page.SSHPublicKeys) {
          const key = parseRow(row, SshKeyRow, `an SSH public key of ${user.arn}`, run);
          if (key !== undefined) found.push(sshKey(key, user, scope));
        }
      }
      return found;
    });
    yield* keys;
  },
};

async function chosen(
  users: readonly KnownUser[],
  facts: AccountFacts | null,
  run: Run,
): Promise<readonly KnownUser[]> {
  if (facts === null) {
    run.note(`${WHAT} were read user by user: whose policies allow CodeCommit is not known`);
    return atMost(users, WHAT, 'failed', run);
  }
  if (!facts.whole) run.gap(`${WHAT} of principals that could not be read`, 'failed');
  const known = await usersWithKnown('ssh-key', users, run);
  const asked = users.filter((user) => facts.gitUsers.has(userRef(user.id)) || known.has(user));
  const many = asked.length === 1 ? '1 user' : `${asked.length} users`;
  run.note(`${WHAT} are read for ${many} whose policies allow CodeCommit; an SSH key has no other use in IAM`);
  return asked;
}

function sshKey(key: SshKeyRow, user: KnownUser, scope: Pick<Scope, 'ref'>): InventoryRecordInput {
  return {
    record: 'credential',
    ref: `aws:ssh-key:${key.SSHPublicKeyId}`,
    scope: scope.ref,
    source: OPERATION,
    identity: userRef(user.id),
    kind: 'ssh-key',
    name: key.SSHPublicKeyId,
    nativeId: key.SSHPublicKeyId,
    status: statusOf(key.Status),
    createdAt: key.UploadDate,
    // Another key would be another upload.
    rotatedAt: null,
    expiresAt: { unknown: 'unsupported', detail: 'SSH public keys have no expiry' },
    usage: { unknown: 'unsupported', detail: 'IAM does not report its use' },
    attributes: { userName: user.name },
  };
}
