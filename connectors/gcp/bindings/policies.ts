/**
 * Every policy of a scope, as a stream: an organization has more of them than fit into memory. One chain of Asset
 * Inventory; where it refuses, folders and projects by themselves; where it refuses those too, the policies of
 * organization, folders, projects and service accounts, each with a call of its own.
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Ref, Scope } from '../../../core/model.ts';
import { ahead } from '../../shared/ahead.ts';
import { isDenied, isDisabled } from '../../shared/google/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import { accountIndex, accountRef } from '../account-index.ts';
import { projectNumberOf } from '../assets/list.ts';
import { assetsOf } from '../assets/read.ts';
import type { Place } from '../privilege/level.ts';
import { hiddenProjects, projectRef, type Project } from '../projects.ts';
import type { Session } from '../session.ts';
import { chainOf, type Chain } from './chain.ts';
import { directPolicy } from './direct-policies.ts';
import { bindingsIn, type Policy, type Reading } from './policy.ts';

/**
 * What public and foreign members matter on, besides the hierarchy and service accounts. One pattern: a type that Asset
 * Inventory does not know is no error then. https://docs.cloud.google.com/asset-inventory/docs/asset-types
 */
const TYPES = [
  String.raw`cloudresourcemanager\.googleapis\.com/(Organization|Folder|Project)`,
  String.raw`iam\.googleapis\.com/ServiceAccount`,
  String.raw`artifactregistry\.googleapis\.com/Repository`,
  String.raw`bigquery\.googleapis\.com/Dataset`,
  String.raw`cloudfunctions\.googleapis\.com/(CloudFunction|Function)`,
  String.raw`cloudkms\.googleapis\.com/(CryptoKey|KeyRing)`,
  String.raw`compute\.googleapis\.com/(Image|Snapshot)`,
  String.raw`pubsub\.googleapis\.com/(Subscription|Topic)`,
  String.raw`run\.googleapis\.com/(Job|Service)`,
  String.raw`secretmanager\.googleapis\.com/Secret`,
  String.raw`spanner\.googleapis\.com/(Database|Instance)`,
  String.raw`storage\.googleapis\.com/Bucket`,
].join('|');

/** https://docs.cloud.google.com/asset-inventory/docs/reference/rest/v1/assets/list: 1000 is the most. */
const PAGE = 1000;
const AT_ONCE = 8;
const SOURCE = 'cloudasset:assets.list';

export async function* policiesOf(session: Session, scope: Scope, run: Run): AsyncGenerator<Policy> {
  const reading: Reading = {
    session,
    reader: session.reader(run),
    scope,
    run,
    index: await accountIndex(session, scope, run),
  };
  const project = session.projects.get(scope.nativeId);
  if (scope.kind === 'organization') yield* ofOrganization(reading);
  else if (project !== undefined) yield* ofEach(reading, [project], false);
}

async function* ofOrganization(reading: Reading): AsyncGenerator<Policy> {
  const { session, scope, run } = reading;
  const name = `organizations/${scope.nativeId}`;
  const refusal = yield* chain(reading, name);
  if (refusal === undefined) return;
  run.note(
    `Asset Inventory refused the policies of the organization (${refusal.message}); folders and projects were asked`,
  );
  yield* directPolicy(reading, name, { chain: [name], kind: 'organization' });
  if (!session.projects.whole) run.gap(hiddenProjects.what, hiddenProjects.because, hiddenProjects.detail);
  const wanted = session.projects.wantedIn(scope.nativeId);
  for (const { id, number, active } of wanted) {
    if (!active) run.gap(`policies of project ${id}`, 'disabled', 'it is being deleted', projectRef(number));
  }
  const projects = wanted.filter(({ active }) => active);
  // Not enabled where the quota is paid: it is the same for whatever is asked.
  const read = new Set<string>();
  yield* below(reading, projects, 0, isDisabled(refusal), read);
  for (const [folder, above] of foldersOf(session, scope.nativeId, projects)) {
    if (!above.some((place) => read.has(place))) yield* directPolicy(reading, folder, { chain: above, kind: 'folder' });
  }
}

/** With what is above each: those that were listed, also without a project, and those that projects are known to be in. */
function foldersOf(
  { projects: index }: Session,
  organization: string,
  projects: readonly Project[],
): Map<string, Chain> {
  const folders = new Map(
    (index.foldersIn.get(organization) ?? []).map((above): [string, Chain] => [above[0] ?? '', above]),
  );
  for (const way of projects.map((project) => chainOf(project))) {
    for (const [at, place] of way.entries()) {
      if (place.startsWith('folders/') && !folders.has(place)) folders.set(place, way.slice(at));
    }
  }
  return folders;
}

/**
 * Each folder at this depth with what is in it, and the projects that are in none.
 * @param read folders that were read with all that is below them; others were asked, or are in none of these projects' way
 */
async function* below(
  reading: Reading,
  projects: readonly Project[],
  depth: number,
  directly: boolean,
  read: Set<string>,
): AsyncGenerator<Policy> {
  const groups = Map.groupBy(projects, ({ folders }) => folders[depth]?.number);
  for (const [folder, inside] of groups) {
    if (folder === undefined) {
      yield* ofEach(reading, inside, directly);
      continue;
    }
    const name = `folders/${folder}`;
    const refused = directly || (yield* chain(reading, name)) !== undefined;
    if (!refused) {
      read.add(name);
      continue;
    }
    yield* below(reading, inside, depth + 1, directly, read);
  }
}

async function* ofEach(reading: Reading, projects: readonly Project[], directly: boolean): AsyncGenerator<Policy> {
  const each = ahead(projects, AT_ONCE, (project) => Array.fromAsync(ofProject(reading, project, directly)));
  for await (const policies of each) yield* policies;
}

async function* ofProject(reading: Reading, project: Project, directly: boolean): AsyncGenerator<Policy> {
  const { session, scope, run } = reading;
  const name = `projects/${project.number}`;
  const refused = directly || (yield* chain(reading, name)) !== undefined;
  if (!refused) return;
  const at = { chain: chainOf(project), kind: 'project', project } as const;
  yield* directPolicy(reading, name, at);
  const shelf = await assetsOf(session, scope, run);
  if (!shelf.isComplete('serviceAccount')) {
    const detail = 'some accounts could not be listed';
    run.gap(`policies of service accounts of project ${project.id}`, 'failed', detail, projectRef(project.number));
  }
  for (const { data, project: number } of shelf.of('serviceAccount')) {
    if (number === project.number)
      yield* directPolicy(reading, name, { ...at, kind: 'service-account', account: data });
  }
  const detail = 'only Asset Inventory lists them';
  run.gap(
    `policies of buckets, secrets and the like in project ${project.id}`,
    'unsupported',
    detail,
    projectRef(project.number),
  );
}

const PolicyAsset = z.object({
  name: z.string().min(1),
  assetType: z.string().min(1),
  ancestors: z.array(z.string()).default([]),
  iamPolicy: z.object({ bindings: z.array(z.unknown()).default([]) }).optional(),
});

/** @returns why Asset Inventory refused; `undefined` when it was read, or failed in a way that is said */
async function* chain(reading: Reading, parent: string): AsyncGenerator<Policy, ReadFailed | undefined> {
  const { reader, run } = reading;
  const rows = reader.rows({
    service: 'cloudasset',
    path: `/v1/${parent}/assets`,
    query: { contentType: 'IAM_POLICY', assetTypes: TYPES },
    items: 'assets',
    pageSize: PAGE,
    operation: SOURCE,
  });
  try {
    for await (const row of rows) {
      const asset = parseRow(row, PolicyAsset, `a policy in ${parent}`, run);
      const policy = asset && policyFrom(asset, reading);
      if (policy !== undefined) yield policy;
    }
    return undefined;
  } catch (error) {
    if (isDenied(error) || isDisabled(error)) return error as ReadFailed;
    if (!(error instanceof ReadFailed) || parent.startsWith('organizations/')) throw error;
    // One folder or project that fails costs the others nothing.
    const number = parent.startsWith('projects/') ? parent.slice('projects/'.length) : undefined;
    run.gap(
      `policies in ${parent}`,
      error.because,
      error.message,
      number === undefined ? undefined : projectRef(number),
    );
    return undefined;
  }
}

function policyFrom(asset: z.infer<typeof PolicyAsset>, reading: Reading): Policy | undefined {
  const { session, scope, run } = reading;
  const number = projectNumberOf(asset);
  const project = number === undefined ? undefined : session.projects.get(number);
  if (project !== undefined && !session.projects.isWanted(project)) return undefined;
  const on = placeOf(asset.assetType);
  const own = number === undefined ? scope.ref : projectRef(number);
  const account = on.kind === 'service-account' ? accountIn(asset.name, reading) : null;
  if (on.kind === 'service-account' && account === null && !reading.index.complete) {
    run.gap(`who may act as ${asset.name}`, 'failed', 'the account could not be listed', own);
  }
  return {
    resource: asset.name,
    on,
    account,
    chain: asset.ancestors,
    scope: own,
    source: SOURCE,
    bindings: bindingsIn(asset.iamPolicy?.bindings ?? [], asset.name, run),
  };
}

/** https://docs.cloud.google.com/asset-inventory/docs/asset-names: with the e-mail address, or with the unique id */
function accountIn(name: string, { index }: Reading): Ref | null {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return last.includes('@') ? (index.refOf(last) ?? null) : accountRef(last);
}

function placeOf(assetType: string): Place {
  const [host = '', kind = ''] = assetType.split('/');
  const hierarchy = { Organization: 'organization', Folder: 'folder', Project: 'project' } as const;
  if (host === 'cloudresourcemanager.googleapis.com') {
    return { kind: hierarchy[kind as keyof typeof hierarchy] };
  }
  if (kind === 'ServiceAccount') return { kind: 'service-account' };
  return { kind: 'resource', service: host.slice(0, host.indexOf('.')) };
}
