import type { GraphRole } from '../../catalog/microsoft-graph.ts';
import type { Entity, Row, Version, Wire } from '../entity.ts';
import { directoryObject } from '../entities/directory.ts';
import { noSegment, type GraphError } from '../errors.ts';
import { renderList, type GraphCall } from '../render.ts';

/** One path of Graph, with what it needs and what it answers. */
export interface Route {
  /** `servicePrincipals/{}/owners` */
  path: string;
  method: 'GET' | 'POST';
  /** What the log calls it. */
  operation: string;
  versions: readonly Version[];
  needs: readonly GraphRole[];
  /** Resource units before `$select` and `$expand`: https://learn.microsoft.com/en-us/graph/throttling-limits */
  cost: number;
  /** Refusal for want of permission, where it is not the directory's. */
  denied?: () => GraphError;
  answer: (call: GraphCall) => Wire;
}

type Given = Partial<Omit<Route, 'path' | 'operation' | 'needs' | 'answer'>>;

export const route = (
  path: string,
  operation: string,
  needs: readonly GraphRole[],
  answer: Route['answer'],
  given: Given = {},
): Route => ({ path, operation, needs, answer, method: 'GET', versions: ['v1.0', 'beta'], cost: 1, ...given });

/** A list of the directory's own objects, which have stricter rules than all others. */
export const directory = (of: Entity, rows: readonly Row[], call: GraphCall): Wire =>
  renderList({ of, rows, directory: true, size: 100, max: 999 }, call);

export const other = (of: Entity, rows: readonly Row[], call: GraphCall, max = 999): Wire =>
  renderList({ of, rows, directory: false, size: max, max }, call);

/** Directory objects of several kinds. */
export const mixed = (rows: readonly Row[], call: GraphCall): Wire =>
  renderList({ of: directoryObject, rows, directory: true, size: 100, max: 999, mixed: true }, call);

/** A collection that hangs on one object, all of it, page by page. */
export function related(of: Entity, row: Row, name: string, call: GraphCall): Wire {
  const navigation = of.navigation[name];
  if (!navigation) throw noSegment(name);
  const rows = navigation.rows(row as never, call.state);
  return navigation.of ? directory(navigation.of, rows, call) : mixed(rows, call);
}
