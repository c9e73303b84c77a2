/** Where something is: its place and all that is above it, the nearest first, as Asset Inventory writes `ancestors`. */
import type { Project, ProjectIndex } from '../projects.ts';

export type Chain = readonly string[];

export const chainOf = ({ number, folders, organization }: Project): Chain => [
  `projects/${number}`,
  ...folders.map((folder) => `folders/${folder.number}`).toReversed(),
  ...(organization === null ? [] : [`organizations/${organization}`]),
];

/** Projects are named by number or id; here always by number. */
export function byNumber(place: string, projects: ProjectIndex): string {
  const [kind = '', name = ''] = place.split('/');
  return kind === 'projects' ? `projects/${projects.get(name)?.number ?? name}` : `${kind}/${name}`;
}
