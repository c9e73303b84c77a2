/** Projects that have something of a kind, and that answer: only those are asked when it was last used. */
import type { KindName } from '../assets/kinds.ts';
import type { Shelf } from '../assets/shelf.ts';
import type { Project } from '../projects.ts';
import type { Session } from '../session.ts';

export function projectsWith(session: Session, shelf: Shelf, ...names: readonly KindName[]): Project[] {
  const numbers = new Set(names.flatMap((name) => shelf.of(name).flatMap(({ project }) => project ?? [])));
  const projects = [...numbers].toSorted().flatMap((number) => session.projects.get(number) ?? []);
  return projects.filter(({ active }) => active);
}
