/** Webhooks of the organization and of its repositories: where events go, and whether the receiver can trust them. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecord, InventoryRecordInput, NotSeen, Ref } from '../../../core/model.ts';
import { changedSince } from '../audit/changed.ts';
import type { Session } from '../client/session.ts';
import { listed, orgPath, repoPath } from '../rows.ts';
import { organizationIdOf } from '../scopes.ts';
import { HookRow } from '../schemas.ts';
import { repositoriesOf } from '../sweep/repositories.ts';
import { placeOf, swept } from '../sweep/sweep.ts';

const ORGANIZATION = 'orgs/list-webhooks';
const REPOSITORY = 'repos/list-webhooks';
const types = ['webhook', 'webhook-secret'];

export const webhooks: Collector<Session> = {
  id: 'webhooks',
  title: 'Webhooks of the organization and of repositories',
  in: ['organization'],
  emits: types,
  permissions: ['organization_hooks', 'repository_hooks', 'organization_administration'],
  firstRunCalls: 5000,
  async *collect(session, scope, run) {
    const login = scope.nativeId;
    const organizationId = organizationIdOf(scope);
    yield* ofOrganization(session, { login, scope: scope.ref, organizationId }, run);
    const repositories = await repositoriesOf(session, login, run);
    yield* swept(
      session,
      {
        key: 'webhooks',
        login,
        repositories,
        nights: session.settings.sweepNights,
        changed: await changedSince(session, { login, key: 'webhooks', actions: ['hook'] }, run),
        types,
        again: (record) => ({ ...record, usage: usageOf(record) }) as InventoryRecordInput,
        async read(repository, reading) {
          const records: InventoryRecordInput[] = [];
          const request = { operation: REPOSITORY, path: repoPath(login, repository.name, '/hooks') };
          const place = placeOf(repository, login, reading);
          for await (const row of listed(session.in(login, reading), request, HookRow, reading)) {
            records.push(
              ...recordsOf(row, { session, scope: scope.ref, of: String(repository.id), source: REPOSITORY, place }),
            );
          }
          return records;
        },
      },
      run,
    );
  },
};

async function* ofOrganization(
  session: Session,
  { login, scope, organizationId }: { login: string; scope: Ref; organizationId: string },
  run: Run,
): AsyncGenerator<InventoryRecordInput> {
  const request = { operation: ORGANIZATION, path: orgPath(login, '/hooks') };
  try {
    for await (const row of listed(session.in(login, run), request, HookRow, run)) {
      yield* recordsOf(row, {
        session,
        scope,
        of: organizationId,
        source: ORGANIZATION,
        place: { organization: login },
      });
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap('webhooks of the organization', error.because, error.message);
  }
}

const hookUsage = {
  unknown: 'unsupported',
  detail: 'it only receives; GitHub keeps deliveries for days and no date of the last one',
} as const;
const secretUsage = { unknown: 'unsupported', detail: 'it signs what GitHub sends' } as const;
const usageOf = ({ record }: InventoryRecord): NotSeen => (record === 'identity' ? hookUsage : secretUsage);

interface Found {
  session: Session;
  scope: Ref;
  /** Id of the organization or repository. */
  of: string;
  source: string;
  place: Readonly<Record<string, string | number | boolean>>;
}

/** An address may carry a token in its path or query: only the host is kept. */
function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : 'unknown';
}

/** Delivery goes wrong. https://docs.github.com/rest/repos/webhooks: `active` after a good answer, `unused` without any */
const failing = /^(?:misconfigured|timeout|failed|bad)/i;

function recordsOf(row: HookRow, { session, scope, of, source, place }: Found): InventoryRecordInput[] {
  const id = `${of}/${row.id}`;
  const ref = session.ref('webhook', id);
  const host = hostOf(row.config.url);
  const insecureTls = String(row.config.insecure_ssl ?? '0') === '1';
  const plain = row.config.url?.startsWith('http://') === true;
  const { repository } = place;
  const hints = typeof repository === 'string' ? [{ kind: 'repository' as const, value: repository, source }] : [];
  const identity: InventoryRecordInput = {
    record: 'identity',
    ref,
    scope,
    source,
    kind: 'integration',
    name: `webhook to ${host}`,
    nativeId: id,
    status: row.active ? 'active' : 'disabled',
    nature: { is: 'machine', because: 'a webhook sends events to a machine' },
    managedBy: 'customer',
    createdAt: row.created_at,
    purpose: null,
    ownerHints: hints,
    weaknesses: [
      ...(row.config.secret ? [] : ['no-secret' as const]),
      ...(insecureTls || plain ? ['insecure-transport' as const] : []),
    ],
    usage: hookUsage,
    attributes: {
      ...place,
      host,
      events: row.events,
      updatedAt: row.updated_at,
      insecureTls: insecureTls || plain,
      unsigned: !row.config.secret,
      failing: failing.test(row.last_response?.status ?? ''),
      lastStatus: row.last_response?.status ?? null,
      lastCode: row.last_response?.code ?? null,
    },
  };
  if (!row.config.secret) return [identity];
  return [
    identity,
    {
      record: 'credential',
      ref: session.ref('webhook-secret', id),
      scope,
      source,
      identity: ref,
      kind: 'webhook-secret',
      name: `secret of the webhook to ${host}`,
      nativeId: id,
      status: row.active ? 'active' : 'disabled',
      createdAt: { unknown: 'unsupported', detail: 'the webhook tells when it changed, not its secret' },
      rotatedAt: { unknown: 'unsupported' },
      expiresAt: { unknown: 'unsupported' },
      usage: secretUsage,
      ownerHints: hints,
      attributes: { ...place, host },
    },
  ];
}
