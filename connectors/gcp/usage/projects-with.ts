/** Projects that have something of a kind: only those are asked when it was last used. */
import type { KindName } from '../assets/kinds.ts';
import type { Shelf } from '../assets/shelf.ts';
import type { Project } from '../projects.ts';
import type { Session } from '../session.ts';

export function projectsWith(session: Session, shelf: Shelf, name: KindName): Project[] {
  const numbers = new Set(shelf.of(name).flatMap(({ project }) => project ?? []));
  return [...numbers].toSorted().flatMap((number) => session.projects.get(number) ?? []);
}
