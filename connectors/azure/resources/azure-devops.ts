/** Service connections of Azure DevOps. One question for each project, and one for each connection: there is no other. */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { ahead } from '../../shared/ahead.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { principalIndex, type PrincipalIndex } from '../directory/principal-index.ts';
import { failures, type Failures } from '../grants/failures.ts';
import { connectionRecord, ConnectionRow, RunRow, usageOf, type Connection } from './devops/connections.ts';
import { devopsRequest, Listing } from './devops/requests.ts';
import { switchedOff } from './opt-in.ts';

/** The limit sets the pace; this only hides the latency. */
const AT_ONCE = 4;
const VERSION = '7.1';
/** The default, and what `$skip` goes on by. https://learn.microsoft.com/en-us/rest/api/azure/devops/core/projects/list */
const PROJECTS = 100;

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
        const context = { session, reader: session.in(scope, run), run, organization, index, untold };
        const found = await connectionsOf(context);
        for await (const connection of ahead(found, AT_ONCE, (one) => withUsage(one, context))) {
          yield connectionRecord(connection, scope);
        }
      } catch (error) {
        if (!(error instanceof ReadFailed)) throw error;
        failed.add(error, organization);
      }
    }
    untold.end(run);
    failed.end(run);
  },
};

interface Context {
  session: Session;
  reader: Reader;
  run: Run;
  organization: string;
  index: PrincipalIndex;
  untold: Failures;
}

interface Found {
  row: ConnectionRow;
  projects: string[];
}

/** One that several projects share is listed in each of them. */
async function connectionsOf(context: Context): Promise<Found[]> {
  const { session, reader, run, organization } = context;
  const found = new Map<string, Found>();
  for (const { id, name } of await projectsOf(context)) {
    const path = `/${organization}/${id}/_apis/serviceendpoint/endpoints`;
    const query = { 'api-version': VERSION };
    const request = devopsRequest(session, { host: 'dev.azure.com', path, operation: 'serviceEndpoints', query });
    const { value } = await reader.get(request, Listing);
    for (const each of value) {
      const row = parseRow(each, ConnectionRow, `a service connection in ${name}`, run);
      if (row === undefined) continue;
      const known = found.get(row.id);
      if (known === undefined) found.set(row.id, { row, projects: [name] });
      else known.projects.push(name);
    }
  }
  return [...found.values()];
}

async function projectsOf({ session, reader, run, organization }: Context): Promise<Project[]> {
  const projects = new Map<string, Project>();
  for (let skip = 0; ; skip += PROJECTS) {
    const path = `/${organization}/_apis/projects`;
    const query = { 'api-version': VERSION, $top: String(PROJECTS), $skip: String(skip) };
    const request = devopsRequest(session, { host: 'dev.azure.com', path, operation: 'projects', query });
    const { value } = await reader.get(request, Listing);
    const before = projects.size;
    for (const each of value) {
      const project = parseRow(each, ProjectRow, `a project of ${organization}`, run);
      if (project !== undefined) projects.set(project.id, project);
    }
    if (value.length < PROJECTS) return [...projects.values()];
    if (projects.size === before) {
      run.gap(`projects of ${organization} beyond the first ${before}`, 'failed', 'the same page came again');
      return [...projects.values()];
    }
  }
}

async function withUsage({ row, projects }: Found, context: Context): Promise<Connection> {
  const { session, reader, run, organization, index, untold } = context;
  const appId = row.authorization?.parameters?.serviceprincipalid;
  const signsInAs = appId ? index.refOfApp(appId) : undefined;
  const connection = { row, organization, projects, signsInAs };
  const path = `/${organization}/${encodeURIComponent(projects[0] ?? '')}/_apis/serviceendpoint/${row.id}/executionhistory`;
  const query = { 'api-version': VERSION, top: '1' };
  const request = devopsRequest(session, { host: 'dev.azure.com', path, operation: 'executionHistory', query });
  try {
    const { value } = await reader.get(request, Listing);
    const runs = value.map((each) => parseRow(each, RunRow, `a use of ${row.name ?? row.id}`, run));
    return { ...connection, usage: usageOf(runs.filter((one) => one !== undefined)) };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    untold.add(error, row.name ?? row.id);
    return { ...connection, usage: { unknown: error.because, detail: error.message.slice(0, 1000) } };
  }
}
