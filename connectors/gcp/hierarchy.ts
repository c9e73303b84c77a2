/** Organizations, folders and projects: from Asset Inventory in a few calls, else from Resource Manager as far as it lets us see. */
import { z } from 'zod';
import type { Run } from '../../core/connector.ts';
import { messageOf, ReadFailed, SignInFailed } from '../../core/errors.ts';
import type { GoogleReader } from '../shared/google/client.ts';
import { googleErrorOf, isDenied, isDisabled, isMissing } from '../shared/google/errors.ts';
import { parseRow } from '../shared/rows.ts';
import { Asset, listAssets } from './assets/list.ts';
import { allowedOn } from './permissions/tested.ts';
import type { Project } from './projects.ts';
import { chainsIn, FolderRow, projectFrom, ProjectRow } from './place-rows.ts';
import { Time } from './schemas.ts';

const Organization = z.object({
  name: z.string().regex(/^organizations\/\d+$/),
  displayName: z.string().default(''),
  state: z.string().optional(),
  directoryCustomerId: z.string().optional(),
  createTime: Time.optional(),
});
export type Organization = z.infer<typeof Organization>;

/** The server takes no more at a time. https://docs.cloud.google.com/resource-manager/reference/rest/v3/projects/search */
const PAGE = 500;

/** @throws SignInFailed when the configured one is not there for us */
export async function organizationsInReach(
  reader: GoogleReader,
  configured: string | undefined,
  run: Run,
): Promise<Organization[]> {
  if (configured === undefined) return searchOrganizations(reader, run);
  try {
    const operation = 'cloudresourcemanager:organizations.get';
    const path = `/v3/organizations/${configured}`;
    return [await reader.get({ service: 'cloudresourcemanager', path, operation }, Organization)];
  } catch (error) {
    if (!isHidden(error)) throw error;
    throw new SignInFailed(`organization ${configured} was not found, or the caller may not see it`, {
      next: 'Compare the number with: gcloud organizations list; and grant the caller resourcemanager.organizations.get on it.',
      cause: error,
    });
  }
}

/** There or not, it is not for us. Not to be mixed up with refusals of the project that pays. */
const isHidden = (error: unknown): boolean =>
  isMissing(error) || (isDenied(error) && googleErrorOf(error)?.reason !== 'USER_PROJECT_DENIED');

/** A caller without any sees an empty list. */
async function searchOrganizations(reader: GoogleReader, run: Run): Promise<Organization[]> {
  const operation = 'cloudresourcemanager:organizations.search';
  const found: Organization[] = [];
  for await (const row of reader.rows({
    service: 'cloudresourcemanager',
    path: '/v3/organizations:search',
    items: 'organizations',
    operation,
  })) {
    const organization = parseRow(row, Organization, `an organization in ${operation}`, run);
    if (organization !== undefined) found.push(organization);
  }
  return found;
}

const PROJECT = 'cloudresourcemanager.googleapis.com/Project';
const FOLDER = 'cloudresourcemanager.googleapis.com/Folder';

export interface Listed {
  projects: Project[];
  /** Each folder with what is above it, the nearest first: `folders/…`, `organizations/…`. */
  folders: readonly (readonly string[])[];
  /** The API that told. */
  source: string;
  /** False when there may be others that we were not shown. */
  whole: boolean;
}

/**
 * Every project of an organization.
 * @param only no other organization is read: what is below a folder that we may not see is taken for its own
 */
export async function projectsOf(reader: GoogleReader, organization: string, only: boolean, run: Run): Promise<Listed> {
  const rows: ProjectRow[] = [];
  const folders = new Map<string, FolderRow>();
  const source = 'cloudasset:assets.list';
  let whole = true;
  try {
    for await (const item of listAssets(reader, `organizations/${organization}`, [PROJECT, FOLDER])) {
      const asset = parseRow(item, Asset, `an asset in ${source}`, run);
      const data = asset?.resource?.data;
      if (asset?.assetType === FOLDER) {
        const folder = parseRow(data, FolderRow, 'a folder', run);
        if (folder !== undefined) folders.set(folder.name, folder);
        continue;
      }
      const row = asset && parseRow(data, ProjectRow, 'a project', run);
      if (row === undefined) whole = false;
      else rows.push(row);
    }
  } catch (error) {
    if (!isDenied(error) && !isDisabled(error)) throw error;
    run.note(`projects are those that Resource Manager lets us see, because ${messageOf(error)}`);
    const listed = await searchProjects(reader, organization, run, only);
    const all = listed.whole && (await seesEveryProject(reader, organization));
    if (!all) {
      const detail =
        'Resource Manager shows those on which the caller has resourcemanager.projects.get, and Asset Inventory refused';
      run.gap(`projects of organization ${organization} that the caller may not see`, 'denied', detail);
    }
    return { ...listed, whole: all };
  }
  const projects = rows.map((row) => projectFrom(row, folders, organization));
  return { projects, folders: chainsIn(folders, `organizations/${organization}`), source, whole };
}

/** What is allowed on the organization is allowed on all that is in it. */
async function seesEveryProject(reader: GoogleReader, organization: string): Promise<boolean> {
  const needed = ['resourcemanager.folders.get', 'resourcemanager.projects.get'];
  try {
    const allowed = await allowedOn(reader, `organizations/${organization}`, needed);
    return needed.every((permission) => allowed.includes(permission));
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    return false;
  }
}

/**
 * What the caller may see, one by one.
 * @param organization `null`: whatever there is, each standing alone
 */
export async function searchProjects(
  reader: GoogleReader,
  organization: string | null,
  run: Run,
  only = false,
): Promise<Listed> {
  const folders = organization === null ? new Map<string, FolderRow>() : await searchFolders(reader, run);
  const source = 'cloudresourcemanager:projects.search';
  const projects: Project[] = [];
  let whole = organization !== null;
  for await (const item of reader.rows({
    service: 'cloudresourcemanager',
    path: '/v3/projects:search',
    items: 'projects',
    pageSize: PAGE,
    operation: source,
  })) {
    const row = parseRow(item, ProjectRow, `a project in ${source}`, run);
    if (row === undefined) {
      whole = false;
      continue;
    }
    const project = projectFrom(row, folders, null);
    if (organization === null || project.organization === organization) projects.push(project);
    else if (project.organization === null && project.parent !== null) {
      // Below a folder that we may not see. One of several organizations has it, and nobody tells which.
      if (only) projects.push({ ...project, organization });
      else whole = false;
    }
  }
  return {
    projects,
    folders: organization === null ? [] : chainsIn(folders, `organizations/${organization}`),
    source,
    whole,
  };
}

async function searchFolders(reader: GoogleReader, run: Run): Promise<Map<string, FolderRow>> {
  const operation = 'cloudresourcemanager:folders.search';
  const folders = new Map<string, FolderRow>();
  try {
    for await (const item of reader.rows({
      service: 'cloudresourcemanager',
      path: '/v3/folders:search',
      items: 'folders',
      pageSize: PAGE,
      operation,
    })) {
      const folder = parseRow(item, FolderRow, `a folder in ${operation}`, run);
      if (folder !== undefined) folders.set(folder.name, folder);
    }
  } catch (error) {
    if (!isDenied(error)) throw error;
    run.note(`the names of folders are missing: ${messageOf(error)}`);
  }
  return folders;
}

/** One project that the configuration names. */
export async function projectNamed(reader: GoogleReader, name: string): Promise<Project> {
  try {
    const operation = 'cloudresourcemanager:projects.get';
    const path = `/v3/projects/${encodeURIComponent(name)}`;
    const row = await reader.get({ service: 'cloudresourcemanager', path, operation, limitKey: name }, ProjectRow);
    // Who names it means it, whatever is above.
    return { ...projectFrom(row, new Map(), null), wayKnown: true };
  } catch (error) {
    if (!isHidden(error)) throw error;
    throw new SignInFailed(`project ${name} was not found, or the caller may not see it`, {
      next: 'Check the spelling, and grant the caller resourcemanager.projects.get on it.',
      cause: error,
    });
  }
}
