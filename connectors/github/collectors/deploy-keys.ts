/** Deploy keys: SSH keys that sign in to one repository, as nobody. */
import type { Collector, Run } from '../../../core/connector.ts';
import type { Credential, InventoryRecord, InventoryRecordInput, NotSeen, Ref } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { hintOf, peopleOrWhy, type People } from '../people.ts';
import { listed, repoPath } from '../rows.ts';
import { DeployKeyRow } from '../schemas.ts';
import { repositoriesOf, withSome, type Repository } from '../sweep/repositories.ts';
import { placeOf, swept } from '../sweep/sweep.ts';

const OPERATION = 'repos/list-deploy-keys';

export const deployKeys: Collector<Session> = {
  id: 'deploy-keys',
  title: 'Deploy keys',
  in: ['organization'],
  emits: ['deploy-key-holder', 'deploy-key', 'deploy-key-grant'],
  permissions: ['administration', 'members'],
  firstRunCalls: 450,
  async *collect(session, scope, run) {
    const login = scope.nativeId;
    const people = await peopleOrWhy(session, login, run);
    const all = await repositoriesOf(session, login, run);
    yield* swept(
      session,
      {
        key: 'deploy keys',
        login,
        // Only those that have some: they are few, and read every night.
        repositories: withSome(all, ({ deployKeys: count }) => count !== 0),
        // Where GraphQL did not say who has some, everybody would have to be asked.
        nights: all.some(({ deployKeys: count }) => count === null) ? session.settings.sweepNights : 1,
        changed: new Set(),
        types: ['deploy-key-holder', 'deploy-key', 'deploy-key-grant'],
        again,
        async read(repository, reading) {
          const records: InventoryRecordInput[] = [];
          const request = { operation: OPERATION, path: repoPath(login, repository.name, '/keys') };
          for await (const row of listed(session.in(login, reading), request, DeployKeyRow, reading)) {
            records.push(...recordsOf(row, { session, scope: scope.ref, repository, login, people, run: reading }));
          }
          return records;
        },
      },
      run,
    );
  },
};

function usageOf({ last_used: lastAt, created_at: windowStart }: DeployKeyRow): Credential['usage'] {
  if (lastAt === undefined) return { unknown: 'unsupported', detail: 'this server does not tell when it was used' };
  return [{ source: 'github:deploy-keys', lastAt, windowStart, precision: 'second', lagHours: 24 }];
}

const holderUsage = { unknown: 'unsupported', detail: 'its use is that of its key' } as const;
const unread = { unknown: 'pending', detail: 'its repository was not read tonight' } as const;

function again(record: InventoryRecord): InventoryRecordInput {
  if (record.record === 'identity') return { ...record, usage: holderUsage };
  return record.record === 'credential' ? { ...record, usage: unread } : record;
}

interface Found {
  session: Session;
  scope: Ref;
  repository: Repository;
  login: string;
  people: People | NotSeen;
  run: Run;
}

function recordsOf(
  row: DeployKeyRow,
  { session, scope, repository, login, people, run }: Found,
): InventoryRecordInput[] {
  const id = `${repository.id}/${row.id}`;
  const holder = session.ref('deploy-key-holder', id);
  const { repository: place, repositoryId, ...more } = placeOf(repository, login, run);
  const name = row.title || `deploy key ${row.id}`;
  const hints = row.added_by ? [hintOf('creator', row.added_by, 'added_by', people)] : [];
  const common = { scope, source: OPERATION };
  return [
    {
      record: 'identity',
      ref: holder,
      ...common,
      kind: 'integration',
      name: `${name} of ${place}`.slice(0, 1024),
      nativeId: id,
      status: row.enabled ? 'active' : 'disabled',
      nature: { is: 'machine', because: 'a deploy key belongs to a repository and to no person' },
      managedBy: 'customer',
      createdAt: row.created_at,
      purpose: row.title.slice(0, 2000) || null,
      ownerHints: [...hints, { kind: 'repository', value: place, source: OPERATION }],
      usage: holderUsage,
      attributes: { repository: place, repositoryId },
    },
    {
      record: 'credential',
      ref: session.ref('deploy-key', id),
      ...common,
      identity: holder,
      kind: 'deploy-key',
      name: name.slice(0, 1024),
      nativeId: id,
      // Off by the organization's policy: it is there and opens nothing.
      status: row.enabled ? 'active' : 'disabled',
      createdAt: row.created_at,
      // A key is not changed: another one is added.
      rotatedAt: null,
      expiresAt: { unknown: 'unsupported', detail: 'deploy keys do not expire' },
      usage: usageOf(row),
      ownerHints: hints,
      attributes: {
        repository: place,
        repositoryId,
        ...more,
        readOnly: row.read_only,
        verified: row.verified ?? null,
        addedBy: row.added_by ?? null,
      },
    },
    {
      record: 'grant',
      ref: session.ref('deploy-key-grant', id),
      ...common,
      identity: holder,
      role: row.read_only ? 'read' : 'write',
      roleId: row.read_only ? 'deploy-key:read' : 'deploy-key:write',
      resource: place,
      origin: { kind: 'assignment', via: null },
      grantedAt: row.created_at,
      grantedBy: row.added_by ?? { unknown: 'unsupported', detail: 'GitHub does not tell of old keys' },
      privilege: row.read_only
        ? { level: 'read', reasons: ['reads the source code of one repository'] }
        : { level: 'write', reasons: ['changes the source code of one repository'] },
      attributes: { repository: place, repositoryId },
    },
  ];
}
