/** The two ways to list HMAC keys of Cloud Storage: all at once, if Asset Inventory has them, and project by project. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { Timestamp, type Scope } from '../../../core/model.ts';
import { googleErrorOf, isDenied, isDisabled } from '../../shared/google/errors.ts';
import type { GoogleReader } from '../../shared/google/client.ts';
import { recalled } from '../../shared/recalled.ts';
import { parseRow } from '../../shared/rows.ts';
import { daysBetween } from '../../shared/time.ts';
import { Asset, listAssets, projectNumberOf } from '../assets/list.ts';
import type { Project, ProjectIndex } from '../projects.ts';
import { Time } from '../schemas.ts';

/** https://docs.cloud.google.com/storage/docs/json_api/v1/projects/hmacKeys */
const HmacKey = z.object({
  accessId: z.string().min(1),
  serviceAccountEmail: z.string().min(1),
  state: z.string(),
  timeCreated: Time.optional(),
});

export interface Found {
  key: z.infer<typeof HmacKey>;
  /** Number. */
  project: string;
  source: string;
}

const ASSET_TYPE = 'storage.googleapis.com/HmacKey';
/** The list of asset types does not have it today; it may some day. */
const ASK_AGAIN_DAYS = 30;
const REFUSED_AT = 'hmac-keys:asset-inventory-refused-at';

/**
 * One call chain for the whole scope. @returns undefined when Asset Inventory has none: it is not documented to hold
 * this type, so an empty answer proves nothing
 */
export async function listFromInventory(
  reader: GoogleReader,
  scope: Scope,
  projects: ProjectIndex,
  run: Run,
): Promise<Found[] | undefined> {
  const refusedAt = await recalled(run, REFUSED_AT, Timestamp);
  if (refusedAt !== undefined && daysBetween(refusedAt, run.now()) < ASK_AGAIN_DAYS) return undefined;
  const found: Found[] = [];
  try {
    const parent = scope.kind === 'organization' ? `organizations/${scope.nativeId}` : `projects/${scope.nativeId}`;
    for await (const row of listAssets(reader, parent, [ASSET_TYPE])) {
      const asset = parseRow(row, Asset, 'an HMAC key in Asset Inventory', run);
      const key = asset && parseRow(asset.resource?.data, HmacKey, 'an HMAC key', run);
      const project = asset && projects.get(projectNumberOf(asset) ?? '');
      if (key === undefined || project === undefined || !projects.isWanted(project)) continue;
      found.push({ key, project: project.number, source: 'cloudasset:assets.list' });
    }
  } catch (error) {
    const unknownType = googleErrorOf(error)?.status === 400;
    if (!unknownType && !isDenied(error) && !isDisabled(error)) throw error;
  }
  if (found.length > 0) return found;
  run.known.remember(REFUSED_AT, run.now());
  return undefined;
}

const SOURCE = 'storage:hmacKeys.list';
/** https://docs.cloud.google.com/storage/docs/json_api/v1/projects/hmacKeys/list: 250 is the most. */
const PAGE = 250;

export async function listInProject(reader: GoogleReader, project: Project, run: Run): Promise<Found[]> {
  const found: Found[] = [];
  for await (const row of reader.rows({
    service: 'storage',
    path: `/storage/v1/projects/${encodeURIComponent(project.id)}/hmacKeys`,
    items: 'items',
    pageSize: PAGE,
    pageSizeName: 'maxResults',
    operation: SOURCE,
    limitKey: project.number,
  })) {
    const key = parseRow(row, HmacKey, `an HMAC key of project ${project.id}`, run);
    if (key !== undefined) found.push({ key, project: project.number, source: SOURCE });
  }
  return found;
}
