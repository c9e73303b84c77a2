import { DAY, iso } from '../../../clock.ts';
import { NEEDED } from '../../catalog/needed.ts';
import type { Deleted } from '../../state.ts';
import { application } from '../entities/application.ts';
import { kindOf, organization, user } from '../entities/directory.ts';
import { objectOf } from '../entities/objects.ts';
import { POLICIES } from '../entities/policies.ts';
import { servicePrincipal } from '../entities/service-principal.ts';
import { wire, type Entity, type Wire } from '../entity.ts';
import { badRequest } from '../errors.ts';
import type { GraphCall } from '../render.ts';
import { directory, route, type Route } from './route.ts';

function jsonOf(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    throw badRequest('Unable to read JSON request payload.');
  }
}

/** POST, and only reads. `$select` works, and is not documented. https://learn.microsoft.com/en-us/graph/api/directoryobject-getbyids */
function getByIds({ state, version, body, base, query }: GraphCall): Wire {
  const { ids, types } = jsonOf(body);
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 1000) {
    throw badRequest('The number of ids must be between 1 and 1000.');
  }
  const wanted = Array.isArray(types) ? new Set(types as string[]) : undefined;
  const value = [...new Set(ids as string[])].flatMap((id) => {
    const row = objectOf(state, id);
    const of = row && kindOf(row);
    if (!row || !of || (wanted && !wanted.has(of.name.replace('microsoft.graph.', '')))) return [];
    const select = query.select?.filter((name) => of.properties[name] !== undefined);
    return [wire(of, row, { state, version, select, mixed: true })];
  });
  return { '@odata.context': `${base}/$metadata#directoryObjects`, value };
}

/** Restorable for thirty days: https://learn.microsoft.com/en-us/graph/api/directory-deleteditems-list */
function deletedItems(type: Deleted['type'], of: Entity, call: GraphCall): Wire {
  const { deleted, clock } = call.state;
  const since = clock.now() - 30 * DAY;
  const kept = [...deleted.values()].filter((each) => each.type === type && each.deletedAt > since);
  const deletedDateTime = { read: ({ id }: { id: string }) => iso(deleted.get(id)?.deletedAt ?? 0) };
  const rows = kept.map(({ object }) => object);
  return directory({ ...of, properties: { ...of.properties, deletedDateTime } }, rows, call);
}

const bin = (type: Deleted['type'], of: Entity, needs: Route['needs']): Route =>
  route(`directory/deletedItems/microsoft.graph.${type}`, `deletedItems.${type}`, needs, (call) =>
    deletedItems(type, of, call),
  );

export const directoryRoutes: readonly Route[] = [
  route('organization', 'organization', NEEDED.organization, (call) => directory(organization, [call.state], call)),
  route('users', 'users', NEEDED.users, (call) => directory(user, [...call.state.users.values()], call), { cost: 2 }),
  route('directoryObjects/getByIds', 'directoryObjects.getByIds', NEEDED.directoryObjects, getByIds, {
    method: 'POST',
    cost: 3,
  }),
  bin('application', application, NEEDED.applications),
  bin('servicePrincipal', servicePrincipal, NEEDED.servicePrincipals),
  bin('user', user, NEEDED.users),
  ...Object.entries(POLICIES).map(([name, { needs, body }]) =>
    route(`policies/${name}`, `policies.${name}`, needs, ({ base, version }) => ({
      '@odata.context': `${base}/$metadata#policies/${name}`,
      ...body(version),
    })),
  ),
];
