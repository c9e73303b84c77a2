/** Applications, service principals, managed identities and agents of a tenant, and what they prove themselves with. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, NotSeen, OwnerHint, Ref, Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { applications } from '../directory/applications.ts';
import { credentialsOf, type Sight } from '../directory/credentials.ts';
import {
  applicationRef,
  deletedApplication,
  identityOfApplication,
  isMultiTenant,
  type IdentityRecord,
} from '../directory/identities.ts';
import { IndexBuilder } from '../directory/index-builder.ts';
import { forNextNight, wasRead } from '../directory/nightly.ts';
import type { People } from '../directory/people.ts';
import { keepIndex } from '../directory/principal-index.ts';
import { readPrincipals, type OwnInstance } from '../directory/read-principals.ts';
import { DeletedApplicationRow, type ApplicationRow } from '../directory/rows.ts';
import { Watching } from '../directory/seen.ts';
import type { Instance } from '../directory/service-principal.ts';
import { whySilent } from '../directory/silent.ts';
import { hasDanglingRedirect } from '../directory/sites.ts';
import { knownDates } from '../directory/stored.ts';
import { peopleOf, readSurroundings, type Surroundings } from '../directory/surroundings.ts';
import { timestamp } from '../usage/dates.ts';
import { ELSEWHERE, usageOfPrincipal } from '../usage/signals.ts';

export const principals: Collector<Session> = {
  id: 'principals',
  title: 'Applications, service principals and managed identities, their owners and credentials',
  in: ['tenant'],
  emits: [
    'application',
    'service-principal',
    'managed-identity',
    'agent-identity',
    'deleted-application',
    'application-secret',
    'application-certificate',
    'service-principal-secret',
    'service-principal-certificate',
  ],
  permissions: [
    'Application.Read.All',
    'Directory.Read.All',
    'AuditLog.Read.All',
    'AgentIdentity.Read.All',
    'AgentIdentityBlueprint.Read.All',
    'Microsoft.ResourceGraph/resources/read',
    // For the list of scopes, which no collector reads.
    'Microsoft.Resources/subscriptions/read',
  ],
  firstRunCalls: 60,
  collect: (session, scope, run) => readDirectory(session, scope, run),
};

async function* readDirectory(session: Session, scope: Scope, run: Run): AsyncGenerator<InventoryRecordInput> {
  const around = await readSurroundings(session, scope, run);
  const sight: Sight = {
    now: run.now(),
    usage: around.usage,
    audits: around.audits,
    known: knownDates(run),
    readBefore: await wasRead(run, around.tenant),
  };
  const index = new IndexBuilder();
  const own = new Map<string, OwnInstance>();
  const watching = new Watching(around.usage);
  const next = yield* watching.through(readPrincipals({ around, sight, index, own }));
  const odd = yield* watching.through(readApplications({ around, sight, index, own }));
  // A registration that is not understood is not missing.
  if (odd === 0) yield* watching.through(next.orphans(own));
  yield* deletedApplications(around);
  const note = odd === 0 ? next.note() : null;
  forNextNight(run, around.tenant, note);
  await keepIndex(session, around.tenant, index.finished(next.isComplete() && odd === 0));
  await watching.leaveBehind(session, around.tenant);
}

interface Context {
  around: Surroundings;
  sight: Sight;
  index: IndexBuilder;
  /** Halves of own applications, by appId; what is left over has no registration. */
  own: Map<string, OwnInstance>;
}

/** What an earlier run saw stands until it can be told again. */
async function wasDangling(run: Run, ref: Ref): Promise<boolean> {
  const known = await run.known.record(ref);
  return known?.record === 'identity' && known.weaknesses.includes('dangling-redirect');
}

/** @returns how many were not understood */
async function* readApplications({ around, sight, index, own }: Context): AsyncGenerator<InventoryRecordInput, number> {
  const { reader, run, people } = around;
  let odd = 0;
  for await (const chunk of applications(reader, run, () => odd++)) {
    await people.meet(chunk.flatMap(({ owners = [] }) => owners.map(({ id }) => id)));
    for (const row of chunk) {
      const half = own.get(row.appId);
      own.delete(row.appId);
      index.application(row.appId, applicationRef(row.id));
      const record = applicationRecord(around, row, half);
      const redirects = [...row.web, ...row.spa, ...row.publicClient];
      const isDangling = (await hasDanglingRedirect(redirects, around.sites)) ?? (await wasDangling(run, record.ref));
      yield isDangling ? { ...record, weaknesses: [...(record.weaknesses ?? []), 'dangling-redirect'] } : record;
      const silent = half === undefined ? null : silenceOf(row, half.instance);
      const blindTo = unseenOf(row);
      const holder = { scope: around.scope, identity: applicationRef(row.id) };
      yield* credentialsOf(
        {
          ...holder,
          on: 'application',
          objectId: row.id,
          source: 'graph:applications',
          passwords: row.passwordCredentials,
          keys: row.keyCredentials,
          signsSaml: null,
          silent,
          blindTo,
        },
        sight,
      );
      if (half?.credentials) yield* credentialsOf({ ...holder, ...half.credentials, silent }, sight);
    }
  }
  return odd;
}

const ownersOf = ({ owners }: ApplicationRow, people: People): OwnerHint[] | NotSeen =>
  owners === undefined
    ? { unknown: 'failed', detail: 'its owners could not be listed' }
    : people.hints(
        'owner',
        owners.map(({ id }) => id),
        'application:owners',
      );

const unseenOf = ({ signInAudience }: ApplicationRow): string[] => (isMultiTenant(signInAudience) ? [ELSEWHERE] : []);

const silenceOf = ({ identifierUris }: ApplicationRow, instance: Instance): string | null =>
  whySilent({ ...instance, identifierUris });

function applicationRecord(around: Surroundings, row: ApplicationRow, half: OwnInstance | undefined): IdentityRecord {
  const { people, agents, scope, usage } = around;
  const instance = half?.instance;
  const blueprint = agents.blueprints.get(row.id);
  const isBlueprint = blueprint !== undefined || row['@odata.type'] === '#microsoft.graph.agentIdentityBlueprint';
  const sponsors =
    blueprint === undefined ? agents.missing : people.hints('sponsor', blueprint.sponsors, 'agent:sponsors');
  const silent =
    instance === undefined
      ? 'it has no service principal here, so nothing can sign in as it here'
      : silenceOf(row, instance);
  return identityOfApplication(row, {
    scope,
    instance,
    isBlueprint,
    people: [
      ownersOf(row, people),
      ...(instance === undefined ? [] : peopleOf(around, instance.id, false)),
      ...(isBlueprint && sponsors !== null ? [sponsors] : []),
    ],
    usage: usageOfPrincipal(row.appId, usage, { silent, blindTo: unseenOf(row) }),
  });
}

/** https://learn.microsoft.com/en-us/graph/api/directory-deleteditems-list: they come back with all they had, for 30 days. */
async function* deletedApplications({ reader, run, scope }: Surroundings): AsyncGenerator<InventoryRecordInput> {
  const operation = 'graph:directory/deletedItems';
  const query = { $select: 'id,appId,displayName,createdDateTime,deletedDateTime', $top: '999' };
  const path = '/v1.0/directory/deletedItems/microsoft.graph.application';
  try {
    for await (const row of reader.rows({ service: 'graph', path, query, operation })) {
      const parsed = parseRow(row, DeletedApplicationRow, `a deleted application in ${operation}`, run);
      if (parsed !== undefined) yield deletedApplication(parsed, scope, timestamp(parsed.deletedDateTime));
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap('deleted applications', error.because, error.message);
  }
}
