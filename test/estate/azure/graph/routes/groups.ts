import { NEEDED } from '../../catalog/needed.ts';
import type { AzureState, Group } from '../../state.ts';
import { group, kindOf } from '../entities/directory.ts';
import { objects } from '../entities/objects.ts';
import { servicePrincipal } from '../entities/service-principal.ts';
import type { Entity, Wire } from '../entity.ts';
import { notFound, unsupportedQuery } from '../errors.ts';
import type { GraphCall } from '../render.ts';
import { directory, mixed, route, type Route } from './route.ts';

function groupOf({ state, params: [id = ''] }: GraphCall): Group {
  const found = state.groups.get(id);
  if (!found) throw notFound(id);
  return found;
}

/** With the members of member groups, each once. https://learn.microsoft.com/en-us/graph/api/group-list-transitivemembers */
function transitive(state: AzureState, { members }: Group, seen = new Set<string>()): Set<string> {
  for (const member of members) {
    if (seen.has(member)) continue;
    seen.add(member);
    const inner = state.groups.get(member);
    if (inner) transitive(state, inner, seen);
  }
  return seen;
}

/** An "OData cast" to one type is only for advanced queries. */
function membersOfType(of: Entity, call: GraphCall): Wire {
  const { state, eventual, query } = call;
  const found = groupOf(call);
  if (!eventual || !query.count) {
    throw unsupportedQuery(`The specified cast to '${of.name}' is only supported in advanced queries.`);
  }
  const rows = objects(state, [...transitive(state, found)]).filter((row) => kindOf(row as object) === of);
  return directory(of, rows, call);
}

export const groupRoutes: readonly Route[] = [
  route('groups', 'groups', NEEDED.groups, (call) => directory(group, [...call.state.groups.values()], call), {
    cost: 2,
  }),
  route(
    'groups/{}/members',
    'groups.members',
    NEEDED.groups,
    (call) => mixed(objects(call.state, groupOf(call).members), call),
    { cost: 3 },
  ),
  route(
    'groups/{}/transitiveMembers/microsoft.graph.servicePrincipal',
    'groups.transitiveMembers',
    NEEDED.groups,
    (call) => membersOfType(servicePrincipal, call),
    { cost: 3 },
  ),
];
