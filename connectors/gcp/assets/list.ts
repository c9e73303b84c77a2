/** One chain of Cloud Asset Inventory: everything of the wanted types below an organization, a folder or a project. */
import { z } from 'zod';
import type { GoogleReader } from '../../shared/google/client.ts';

/** https://docs.cloud.google.com/asset-inventory/docs/reference/rest/v1/assets/list: 1000 is the most, 100 the default. */
const PAGE = 1000;

export const Asset = z.object({
  /** `//iam.googleapis.com/projects/…` */
  name: z.string().min(1),
  assetType: z.string().min(1),
  /** From the nearest on: `projects/<number>`, folders, `organizations/<number>`. */
  ancestors: z.array(z.string()).default([]),
  resource: z.object({ data: z.looseObject({}) }).optional(),
});
export type Asset = z.infer<typeof Asset>;

/** @param parent `organizations/…`, `folders/…` or `projects/…` */
export function listAssets(reader: GoogleReader, parent: string, assetTypes: readonly string[]): AsyncGenerator {
  return reader.rows({
    service: 'cloudasset',
    path: `/v1/${parent}/assets`,
    query: { contentType: 'RESOURCE', assetTypes },
    items: 'assets',
    pageSize: PAGE,
    operation: 'cloudasset:assets.list',
  });
}

/** The number of the project that an asset is in; `undefined` for what belongs to a folder or the organization itself. */
export function projectNumberOf({ ancestors }: Pick<Asset, 'ancestors'>): string | undefined {
  const [nearest = ''] = ancestors;
  return nearest.startsWith('projects/') ? nearest.slice('projects/'.length) : undefined;
}
