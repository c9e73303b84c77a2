/** For each permission a harmless call: one row of a listing that nothing else opens. */
import { z } from 'zod';
import type { ProbeResult } from '../../../core/connector.ts';
import type { Reader, Request } from '../client/reader.ts';

/** Nothing returned: the call went through. */
type Probe = (reader: Reader) => Promise<ProbeResult | undefined>;

const anything = z.unknown();
const Listing = z.object({ value: z.array(z.object({ id: z.string() })) });

const get =
  (service: Request['service'], operation: string, path: string, query: Readonly<Record<string, string>>): Probe =>
  async (reader) => {
    await reader.get({ service, path, query, operation }, anything);
    return undefined;
  };
const graph = (path: string, query: Readonly<Record<string, string>> = {}): Probe =>
  get('graph', `graph:${path.split('/')[2] ?? ''}`, path, { $top: '1', ...query });
const arm = (path: string, version: string, query: Readonly<Record<string, string>> = {}): Probe =>
  get('arm', `arm:${path.split('/').at(-1) ?? ''}`, path, { 'api-version': version, ...query });

const AUTHORIZATION = '/providers/Microsoft.Authorization';
const inRoot = (reader: Reader) => `/providers/Microsoft.Management/managementGroups/${reader.tenant}`;

export const probes: Readonly<Record<string, Probe>> = {
  // Application.Read.All opens the listing of applications too, so it is told by what it alone opens.
  'Application.Read.All': federatedCredentialsOfAny,
  'Directory.Read.All': graph('/v1.0/oauth2PermissionGrants'),
  'AuditLog.Read.All': graph('/v1.0/auditLogs/directoryAudits'),
  'RoleManagement.Read.Directory': graph('/v1.0/roleManagement/directory/roleEligibilitySchedules'),
  'AgentIdentity.Read.All': graph('/v1.0/servicePrincipals/microsoft.graph.agentIdentity', { $select: 'id' }),
  'AgentIdentityBlueprint.Read.All': graph('/v1.0/applications/microsoft.graph.agentIdentityBlueprint', {
    $select: 'id',
  }),

  'Microsoft.Resources/subscriptions/read': arm('/subscriptions', '2022-12-01'),
  'Microsoft.ResourceGraph/resources/read': (reader) =>
    queried(reader, 'resources | project id | order by id asc | take 1'),
  '*/read': (reader) => queried(reader, 'resources | project id | order by id asc | take 1'),
  'Microsoft.Authorization/*/read': (reader) =>
    arm(`${inRoot(reader)}${AUTHORIZATION}/roleAssignments`, '2022-04-01', { $filter: 'atScope()' })(reader),
  'Microsoft.Authorization/roleEligibilityScheduleInstances/read': (reader) =>
    arm(`${inRoot(reader)}${AUTHORIZATION}/roleEligibilityScheduleInstances`, '2020-10-01', { $filter: 'atScope()' })(
      reader,
    ),
  'Microsoft.Authorization/roleAssignments/read at /': arm(`${AUTHORIZATION}/roleAssignments`, '2022-04-01', {
    $filter: 'atScope()',
  }),
};

async function federatedCredentialsOfAny(reader: Reader): Promise<ProbeResult | undefined> {
  const applications: Request = {
    service: 'graph',
    path: '/v1.0/applications',
    query: { $select: 'id', $top: '1' },
    operation: 'graph:applications',
  };
  const { value } = await reader.get(applications, Listing);
  const id = value[0]?.id;
  if (id === undefined) return 'cannot-tell';
  await reader.get(
    {
      service: 'graph',
      path: `/v1.0/applications/${id}/federatedIdentityCredentials`,
      operation: 'graph:federatedIdentityCredentials',
    },
    anything,
  );
  return undefined;
}

/** Resource Graph refuses nobody: who may read nothing gets nothing. */
async function queried(reader: Reader, kql: string): Promise<ProbeResult | undefined> {
  for await (const _ of reader.query(kql)) return undefined;
  return 'cannot-tell';
}
