/** Service connections: what pipelines sign in with elsewhere, and when they last did. */
import { z } from 'zod';
import type { InventoryRecordInput, Observed, Ref, Scope, UsageSignal } from '../../../../core/model.ts';
import { latest, timestamp } from '../../usage/dates.ts';

/** https://learn.microsoft.com/en-us/rest/api/azure/devops/serviceendpoint/endpoints/get-service-endpoints; parameters may hold secrets. */
export const ConnectionRow = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  type: z.string().nullish(),
  url: z.string().nullish(),
  description: z.string().nullish(),
  createdBy: z.object({ displayName: z.string().nullish(), uniqueName: z.string().nullish() }).nullish(),
  isReady: z.boolean().nullish(),
  isShared: z.boolean().nullish(),
  authorization: z
    .object({
      scheme: z.string().nullish(),
      parameters: z
        .object({ serviceprincipalid: z.string().nullish(), tenantid: z.string().nullish() })
        .nullish()
        .catch(null),
    })
    .nullish(),
  data: z.object({ subscriptionId: z.string().nullish() }).nullish().catch(null),
  /** Ids of all projects that share it, those that we cannot see too. */
  serviceEndpointProjectReferences: z
    .array(z.object({ projectReference: z.object({ id: z.string() }).nullish() }))
    .nullish()
    .transform((all) => (all ?? []).flatMap(({ projectReference }) => projectReference?.id ?? [])),
});
export type ConnectionRow = z.infer<typeof ConnectionRow>;

/** https://learn.microsoft.com/en-us/javascript/api/azure-devops-extension-api/serviceendpointexecutionrecord */
export const RunRow = z.object({
  data: z.object({
    startTime: z.string().nullish(),
    finishTime: z.string().nullish(),
    definition: z.object({ name: z.string().nullish() }).nullish(),
  }),
});
export type RunRow = z.infer<typeof RunRow>;

export interface Connection {
  row: ConnectionRow;
  organization: string;
  projects: readonly string[];
  /** Of the application that it signs in as, when that is in this tenant. */
  signsInAs: Ref | undefined;
  usage: Observed<UsageSignal[]>;
}

/**
 * The newest run says when it was last used. How far back the list goes, nobody says: an empty one proves nothing.
 * @param elsewhere whether projects share it that we cannot see
 */
export function usageOf(runs: readonly RunRow[], elsewhere: boolean): Observed<UsageSignal[]> {
  const ended = runs.map(({ data }) => ({ at: latest([timestamp(data.finishTime), timestamp(data.startTime)]), data }));
  const lastAt = latest(ended.map(({ at }) => at));
  if (lastAt === null) {
    return { unknown: 'unsupported', detail: 'no run is listed, and Azure DevOps does not say how long it keeps them' };
  }
  const pipeline = ended.find(({ at }) => at === lastAt)?.data.definition?.name;
  return [
    {
      source: 'azure:devops-execution-history',
      lastAt,
      windowStart: lastAt,
      precision: 'second',
      lagHours: 1,
      blindTo: [
        'use of the same secret outside Azure DevOps',
        ...(elsewhere ? ['use in projects that could not be seen'] : []),
      ],
      ...(pipeline ? { detail: { pipeline: pipeline.slice(0, 500) } } : {}),
    },
  ];
}

export function connectionRecord(connection: Connection, scope: Scope): InventoryRecordInput {
  const { row, organization, projects, signsInAs, usage } = connection;
  const { id, name, type, url, description, createdBy, isReady, isShared, authorization } = row;
  const creator = createdBy?.uniqueName ?? createdBy?.displayName;
  const appId = authorization?.parameters?.serviceprincipalid;
  return {
    record: 'identity',
    ref: `azure:service-connection:${id}`,
    scope: scope.ref,
    source: 'devops:serviceEndpoints',
    kind: 'integration',
    name: name ?? id,
    nativeId: id,
    status: isReady === false ? 'disabled' : 'active',
    nature: { is: 'machine', because: 'pipelines use it' },
    managedBy: 'customer',
    createdAt: { unknown: 'unsupported', detail: 'Azure DevOps does not date service connections' },
    purpose: description ? description.slice(0, 2000) : null,
    ownerHints: creator ? [{ kind: 'creator', value: creator.slice(0, 500), source: 'devops:createdBy' }] : [],
    usage,
    attributes: {
      organization,
      projects: projects.slice(0, 1000),
      ...(type ? { type } : {}),
      ...(authorization?.scheme ? { scheme: authorization.scheme } : {}),
      ...(url ? { url: url.slice(0, 4096) } : {}),
      ...(isShared ? { shared: true } : {}),
      ...(appId ? { appId } : {}),
      ...(signsInAs === undefined ? {} : { signsInAs }),
      ...(row.data?.subscriptionId ? { subscriptionId: row.data.subscriptionId } : {}),
    },
  };
}
