/** Everything that is read once, before the principals: reports of use, owners, agents. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { isUnknown, type NotSeen, type OwnerHint, type Ref, type Scope, type Timestamp } from '../../../core/model.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { workloadsOf, type Workloads } from '../resources/workloads.ts';
import { tenantFacts, type TenantFacts } from '../tenant.ts';
import { credentialAudits, type CredentialAudits } from '../usage/audits.ts';
import { isRead } from '../usage/report.ts';
import { credentialActivities, principalActivities } from '../usage/reports.ts';
import type { UsageSources } from '../usage/signals.ts';
import { summarizedSignIns } from '../usage/summaries.ts';
import { windowStart } from '../usage/window.ts';
import { tellMissing } from '../beside.ts';
import { readAgents, type Agents } from './agents.ts';
import { ownersOfServicePrincipals, type Owners } from './owned.ts';
import { People } from './people.ts';
import { sitesOf, type Sites } from './sites.ts';

export interface Surroundings {
  reader: Reader;
  run: Run;
  tenant: string;
  scope: Ref;
  sisters: readonly string[];
  usage: UsageSources;
  people: People;
  agents: Agents;
  /** Of service principals, by object id. */
  owners: Owners;
  /** What runs with a managed identity. */
  workloads: Workloads;
  sites: Sites;
  audits: CredentialAudits;
}

export async function readSurroundings(session: Session, scope: Scope, run: Run): Promise<Surroundings> {
  const reader = session.in(scope, run);
  const facts = await factsOrNull(session, reader.tenant, run);
  const usage = await readUsage(reader, run, windowStart(run.now(), facts));
  const owners = await ownersOfServicePrincipals(reader, run);
  const agents = await readAgents(reader, run);
  const people = new People(reader, run);
  const sponsors = [...agents.agents.values(), ...agents.blueprints.values()].flatMap((agent) => agent.sponsors);
  const known = [...owners.of.values()].flatMap((ids) => (isUnknown(ids) ? [] : ids));
  await people.meet([...known, ...sponsors]);
  return {
    reader,
    run,
    tenant: reader.tenant,
    scope: scope.ref,
    sisters: session.settings.sisterTenants,
    usage,
    people,
    agents,
    owners,
    workloads: await workloadsOf(session, scope, run),
    sites: sitesOf(session, scope, run),
    audits: await credentialAudits(reader, run),
  };
}

async function readUsage(reader: Reader, run: Run, since: Timestamp): Promise<UsageSources> {
  const principals = await principalActivities(reader, run);
  if (!isRead(principals)) tellMissing(run, 'when applications were last used', principals);
  // The two are refused together: a tenant without licence is not asked a second time.
  const isRefused = isUnknown(principals) && principals.unknown !== 'failed';
  const keys = isRefused ? principals : await credentialActivities(reader, run);
  if (!isRead(keys) && !isRefused) tellMissing(run, 'when credentials were last used', keys);
  // The reports are in the public cloud only; the log that they are made from is in every cloud.
  const hasLog = isUnknown(principals) && principals.unknown === 'unsupported';
  const summary = hasLog ? await summarizedSignIns(reader, run, 'ServicePrincipal') : null;
  if (summary !== null && !isUnknown(summary))
    run.note('applications that were used as themselves are known from the summarized log');
  return { principals, keys, windowStart: since, summary };
}

async function factsOrNull(session: Session, tenant: string, run: Run): Promise<TenantFacts | null> {
  try {
    return await tenantFacts(session, tenant, run);
  } catch (error) {
    if (error instanceof ReadFailed) return null;
    throw error;
  }
}

/** Owners of a service principal, and sponsors when it is an agent. */
export function peopleOf(around: Surroundings, id: string, isAgent: boolean): (OwnerHint[] | NotSeen)[] {
  const { owners, people, agents } = around;
  const ids = owners.of.get(id) ?? owners.missing ?? [];
  const own = isUnknown(ids) ? ids : people.hints('owner', ids, 'servicePrincipal:owners');
  const agent = agents.agents.get(id);
  if (agent !== undefined) return [own, people.hints('sponsor', agent.sponsors, 'agent:sponsors')];
  return isAgent && agents.missing !== null ? [own, agents.missing] : [own];
}
