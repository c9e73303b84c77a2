/** Service connections of Azure DevOps. One question for each project, and one for each connection: there is no other. */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import { ahead } from '../../shared/ahead.ts';
import { parseRow } from '../../shared/rows.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Session } from '../client/session.ts';
import { principalIndex, type PrincipalIndex } from '../directory/principal-index.ts';
import { failures, type Failures } from '../grants/failures.ts';
import { connectionRecord, ConnectionRow, RunRow, usageOf, type Connection } from './devops/connections.ts';
import { asRefusal, devopsListing, devopsRequest, Listing } from './devops/requests.ts';
import { switchedOff } from './opt-in.ts';
import { countsBefore, whyDoubted } from './subscriptions.ts';

/** The limit sets the pace; this only hides the latency. */
const AT_ONCE = 4;
const VERSION = '7.1';
const HOST = 'dev.azure.com';

const ProjectRow = z.object({ id: z.string().min(1), name: z.string().min(1) });
type Project = z.infer<typeof ProjectRow>;

export const azureDevops: Collector<Session> = {
  id: 'azure-devops',
  title: 'Service connections of Azure DevOps',
  in: ['tenant'],
  emits: ['service-connection'],
  permissions: ['Azure DevOps: Project Reader', 'Azure DevOps: Endpoint Reader'],
  after: ['principals'],
  firstRunCalls: 100,
  async *collect(session, scope, run) {
    const { devops } = session.settings;
    if (devops === undefined) switchedOff('Azure DevOps organizations', 'devops.organizations');
    const index = await principalIndex(session, scope, run);
    const failed = failures('service connections', devops.organizations.length);
    const untold = failures('when service connections were used', Infinity);
    for (const organization of devops.organizations) {
      try {
        const context = { session, scope, run, organization, index, untold };
        const found = await connectionsOf(context);
        for await (const connection of ahead(found, AT_ONCE, (one) => withUsage(one, context))) {
          yield connectionRecord(connection, scope);
        }
      } catch (error) {
        if (!(error instanceof ReadFailed)) throw error;
        failed.add(asRefusal(error, 'Readers'), organization);
      }
    }
    untold.end(run);
    failed.end(run);
  },
};

interface Context {
  session: Session;
  scope: Scope;
  run: Run;
  organization: string;
  index: PrincipalIndex;
  untold: Failures;
}

interface Found {
  row: ConnectionRow;
  /** Those that we can see. */
  projects: Project[];
}

/** One that several projects share is listed in each of them. */
async function connectionsOf(context: Context): Promise<Found[]> {
  const { organization, run } = context;
  const found = new Map<string, Found>();
  const projects = await projectsOf(context);
  const failed = failures('service connections', projects.length);
  for (const project of projects) {
    try {
      for (const each of await connectionsIn(project, context)) {
        const row = parseRow(each, ConnectionRow, `a service connection in ${project.name}`, run);
        if (row === undefined) continue;
        const known = found.get(row.id);
        if (known === undefined) found.set(row.id, { row, projects: [project] });
        else known.projects.push(project);
      }
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      // Also 404, which is said of projects that we may not see as well as of those that are gone.
      failed.add(error, `${organization}/${project.name}`);
    }
  }
  if (failed.end(run)) await doubtEmptied([...found.values()], context);
  return [...found.values()];
}

/** Connections that we may not view are left out without a word, and so are projects that we are no members of. */
async function doubtEmptied(found: readonly Found[], { organization, run }: Context): Promise<void> {
  const key = `counts/service connections/${organization}`;
  const counts = new Map<string, number>();
  for (const { id } of found.flatMap(({ projects }) => projects)) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const [id, count] of Object.entries(await countsBefore(key, run))) {
    if (!counts.has(id))
      run.gap(`service connections of project ${id} in ${organization}`, 'pending', whyDoubted(count));
  }
  run.known.remember(key, Object.fromEntries(counts));
}

/**
 * Not in pages, and without those whose making or changing failed unless they are asked for.
 * https://learn.microsoft.com/en-us/rest/api/azure/devops/serviceendpoint/endpoints/get-service-endpoints
 */
async function connectionsIn({ id }: Project, { session, scope, run, organization }: Context) {
  const path = `/${organization}/${id}/_apis/serviceendpoint/endpoints`;
  const query = { 'api-version': VERSION, includeFailed: 'true' };
  const request = devopsRequest(session, { host: HOST, path, operation: 'serviceEndpoints', query });
  return (await session.in(scope, run).get(request, Listing)).value;
}

/** https://learn.microsoft.com/en-us/rest/api/azure/devops/core/projects/list */
async function projectsOf(context: Context): Promise<Project[]> {
  const { session, scope, organization, run } = context;
  const path = `/${organization}/_apis/projects`;
  const request = devopsListing(session, {
    host: HOST,
    path,
    operation: 'projects',
    query: { 'api-version': VERSION },
  });
  const projects = new Map<string, Project>();
  for await (const row of session.in(scope, run).rows(request)) {
    const project = parseRow(row, ProjectRow, `a project of ${organization}`, run);
    if (project !== undefined) projects.set(project.id, project);
  }
  return [...projects.values()];
}

/** History is kept by project, so each that shares the connection is asked. */
async function withUsage({ row, projects }: Found, context: Context): Promise<Connection> {
  const { organization, index, untold } = context;
  const appId = row.authorization?.parameters?.serviceprincipalid;
  const signsInAs = appId ? index.refOfApp(appId) : undefined;
  const connection = { row, organization, projects: projects.map(({ name }) => name), signsInAs };
  try {
    const runs: RunRow[] = [];
    for (const project of projects) runs.push(...(await lastRunIn(project, row, context)));
    const elsewhere = row.serviceEndpointProjectReferences.some((id) => projects.every((project) => project.id !== id));
    return { ...connection, usage: usageOf(runs, elsewhere) };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    untold.add(error, row.name ?? row.id);
    return { ...connection, usage: notSeen(error) };
  }
}

/** The newest comes first. https://learn.microsoft.com/en-us/rest/api/azure/devops/serviceendpoint/executionhistory/list */
async function lastRunIn(
  project: Project,
  { id, name }: ConnectionRow,
  { session, scope, run, organization }: Context,
): Promise<RunRow[]> {
  const path = `/${organization}/${project.id}/_apis/serviceendpoint/${id}/executionhistory`;
  const query = { 'api-version': VERSION, top: '1' };
  const request = devopsRequest(session, { host: HOST, path, operation: 'executionHistory', query });
  const { value } = await session.in(scope, run).get(request, Listing);
  return value.flatMap((each) => parseRow(each, RunRow, `a use of ${name ?? id}`, run) ?? []);
}
