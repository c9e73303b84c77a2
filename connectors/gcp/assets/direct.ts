/**
 * One project without Asset Inventory: each API lists its own. The answers are the same resources that Asset Inventory
 * carries, so they go the same way. Each API that does not answer is a hole of its own.
 */
import { z } from 'zod';
import { ReadFailed } from '../../../core/errors.ts';
import { ahead } from '../../shared/ahead.ts';
import type { GoogleReader, GoogleRequest } from '../../shared/google/client.ts';
import { projectRef, type Project } from '../projects.ts';
import { kinds, type KindName } from './kinds.ts';
import type { Shelf } from './shelf.ts';

/** What is listed one by one, at once. */
const AT_ONCE = 8;

interface Listing {
  kind: KindName;
  service: string;
  /** Of its API; `v1` unless said. */
  version?: string;
  /** Below the project, or below what it is a part of. */
  collection: string;
  items: string;
  operation: string;
  query?: GoogleRequest['query'];
  pageSize?: number;
  /** What each of its rows has below it. */
  each?: Listing;
}

/** They can be restored for 30 days, and Asset Inventory has them. */
const deletedToo = { showDeleted: 'true' };

const listings: readonly Listing[] = [
  {
    kind: 'serviceAccount',
    service: 'iam',
    collection: 'serviceAccounts',
    items: 'accounts',
    operation: 'iam:serviceAccounts.list',
    pageSize: 100,
    each: {
      kind: 'serviceAccountKey',
      service: 'iam',
      collection: 'keys',
      items: 'keys',
      operation: 'iam:serviceAccountKeys.list',
      query: { keyTypes: 'USER_MANAGED' },
    },
  },
  {
    kind: 'apiKey',
    service: 'apikeys',
    version: 'v2',
    collection: 'locations/global/keys',
    items: 'keys',
    operation: 'apikeys:keys.list',
    query: deletedToo,
    pageSize: 300,
  },
  {
    kind: 'workloadPool',
    service: 'iam',
    collection: 'locations/global/workloadIdentityPools',
    items: 'workloadIdentityPools',
    operation: 'iam:workloadIdentityPools.list',
    query: deletedToo,
    pageSize: 1000,
    each: {
      kind: 'workloadProvider',
      service: 'iam',
      collection: 'providers',
      items: 'workloadIdentityPoolProviders',
      operation: 'iam:workloadIdentityPoolProviders.list',
      query: deletedToo,
      pageSize: 100,
    },
  },
  {
    kind: 'oauthClient',
    service: 'iam',
    collection: 'locations/global/oauthClients',
    items: 'oauthClients',
    operation: 'iam:oauthClients.list',
    query: deletedToo,
    pageSize: 100,
  },
  {
    kind: 'secret',
    service: 'secretmanager',
    collection: 'secrets',
    items: 'secrets',
    operation: 'secretmanager:secrets.list',
    pageSize: 25_000,
    each: {
      kind: 'secretVersion',
      service: 'secretmanager',
      collection: 'versions',
      items: 'versions',
      operation: 'secretmanager:versions.list',
      query: { filter: 'state:ENABLED' },
      pageSize: 100,
    },
  },
];

/** Regional: only Asset Inventory lists them for all locations. And the API's listing of OAuth secrets hands them out. */
const notListed = [
  'agent',
  'buildConnection',
  'connector',
  'authConfig',
  'dataTransfer',
  'oauthClientCredential',
] as const;

export async function readDirectly(reader: GoogleReader, project: Project, shelf: Shelf): Promise<void> {
  for (const listing of listings) await readListing(reader, listing, `projects/${project.id}`, project, shelf);
  shelf.miss({
    kinds: notListed,
    what: `agents, connections and secrets of OAuth clients of project ${project.id}`,
    because: 'unsupported',
    detail: 'only Asset Inventory lists them, for all locations and without the secrets',
    scope: projectRef(project.number),
  });
  // Those of one region are known to the endpoint of that region only.
  // https://docs.cloud.google.com/secret-manager/docs/create-regional-secrets
  shelf.miss({
    kinds: ['secret'],
    what: `regional secrets of project ${project.id}`,
    because: 'unsupported',
    detail: 'only Asset Inventory lists them, for all locations',
    scope: projectRef(project.number),
  });
}

/** A row without a name is a hole when it is put. */
const Named = z.looseObject({ name: z.string().min(1) });

async function readListing(
  reader: GoogleReader,
  { kind, service, version = 'v1', collection, items, operation, query = {}, pageSize, each }: Listing,
  parent: string,
  project: Project,
  shelf: Shelf,
): Promise<void> {
  const names: string[] = [];
  try {
    for await (const row of reader.rows({
      service,
      path: `/${version}/${parent}/${collection}`,
      query,
      items,
      operation,
      limitKey: project.number,
      ...(pageSize === undefined ? {} : { pageSize }),
    })) {
      const data = Named.safeParse(row).data ?? { name: `${parent}/?` };
      names.push(data.name);
      const ancestors = [`projects/${project.number}`];
      shelf.put({ name: data.name, assetType: kinds[kind].assetType, ancestors, resource: { data } }, operation);
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    const missing = each === undefined ? [kind] : [kind, each.kind];
    shelf.missed(missing, `${items} of project ${project.id}`, error, projectRef(project.number));
    return;
  }
  if (each === undefined) return;
  const parts = ahead(names, AT_ONCE, (name) => readListing(reader, each, name, project, shelf));
  for await (const _ of parts);
}
