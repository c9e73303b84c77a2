/** Projects and folders as Google's listings have them, and the way to each. */
import { z } from 'zod';
import type { Project } from './projects.ts';
import { Labels, Time } from './schemas.ts';

/** Version 3 of Resource Manager, which Asset Inventory gives too; it used to give version 1. */
export const ProjectRow = z.union([
  z.object({
    name: z.string().regex(/^projects\/\d+$/),
    projectId: z.string().min(1),
    displayName: z.string().default(''),
    parent: z.string().optional(),
    state: z.string(),
    createTime: Time.optional(),
    labels: Labels,
  }),
  z
    .object({
      projectNumber: z.coerce.string().regex(/^\d+$/),
      projectId: z.string().min(1),
      name: z.string().default(''),
      parent: z.object({ type: z.string(), id: z.string() }).optional(),
      lifecycleState: z.string(),
      createTime: Time.optional(),
      labels: Labels,
    })
    .transform(({ projectNumber, name, parent, lifecycleState, ...row }) => ({
      ...row,
      name: `projects/${projectNumber}`,
      displayName: name,
      parent: parent && `${parent.type}s/${parent.id}`,
      state: lifecycleState,
    })),
]);
export type ProjectRow = z.infer<typeof ProjectRow>;

export const FolderRow = z.object({
  name: z.string().regex(/^folders\/\d+$/),
  displayName: z.string().default(''),
  parent: z.string().default(''),
});
export type FolderRow = z.infer<typeof FolderRow>;

/** Twice as many levels as there can be. https://docs.cloud.google.com/resource-manager/docs/limits */
const DEEPEST = 20;

export const numberOf = ({ name }: { name: string }): string => name.slice(name.lastIndexOf('/') + 1);

/** Each folder with what is above it, the nearest first; only those that are known to be in the organization. */
export function chainsIn(folders: ReadonlyMap<string, FolderRow>, organization: string): string[][] {
  const chains = [...folders.keys()].map((name) => {
    const chain: string[] = [];
    for (let at: string | undefined = name; at && chain.length <= DEEPEST; at = folders.get(at)?.parent) chain.push(at);
    return chain;
  });
  return chains.filter((chain) => chain.at(-1) === organization);
}

export function projectFrom(
  row: ProjectRow,
  folders: ReadonlyMap<string, FolderRow>,
  organization: string | null,
): Project {
  const way: { number: string; name: string | null }[] = [];
  let above = row.parent;
  while (above?.startsWith('folders/') === true && way.length < DEEPEST) {
    const folder = folders.get(above);
    way.unshift({ number: numberOf({ name: above }), name: folder?.displayName || null });
    above = folder?.parent;
  }
  return {
    number: numberOf(row),
    id: row.projectId,
    name: row.displayName || row.projectId,
    parent: row.parent ?? null,
    active: row.state === 'ACTIVE',
    createdAt: row.createTime ?? null,
    labels: row.labels,
    folders: way,
    wayKnown: way.length === 0 || above?.startsWith('organizations/') === true,
    organization: organization ?? (above?.startsWith('organizations/') === true ? numberOf({ name: above }) : null),
  };
}
