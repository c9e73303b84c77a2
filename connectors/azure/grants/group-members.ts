/**
 * Which of the groups that hold roles have members that are not people. One question for each group, twenty in a call,
 * and only for groups whose roles matter: people are not inventoried, and most groups are made of nothing else.
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import { isMissing } from '../client/errors.ts';
import type { Session } from '../client/session.ts';
import { failures } from './failures.ts';

/**
 * Fifty calls of twenty: several groups for each of some hundred subscriptions, as landing zones have them. Those beyond
 * are named in the coverage, which then never comes to its end.
 */
const MOST_GROUPS = 1000;
const OPERATION = 'graph:transitiveMembers';
/** Casting needs this. https://learn.microsoft.com/en-us/graph/api/group-list-transitivemembers */
const headers = { ConsistencyLevel: 'eventual' };

const Member = z.object({ id: z.string().min(1) });

/** Group → service principals in it, directly or through other groups. Groups without any are not in it. */
export type Members = ReadonlyMap<string, readonly string[]>;

/** @param groups ids of groups, those with the most power first */
export async function nonHumanMembers(
  groups: readonly string[],
  { session, scope, run }: { session: Session; scope: Scope; run: Run },
): Promise<Members> {
  const known = await session.memo(scope.nativeId, 'grants/group-members', () =>
    Promise.resolve(new Map<string, string[]>()),
  );
  const unasked = [...new Set(groups)].filter((id) => !known.has(id));
  const asked = unasked.slice(0, MOST_GROUPS);
  if (unasked.length > asked.length) {
    run.gap(
      `members of ${unasked.length - asked.length} groups with roles`,
      'pending',
      `not more than ${MOST_GROUPS} are asked about in a run`,
    );
  }
  const items = asked.map((id) => ({
    id,
    path: `/groups/${id}/transitiveMembers/microsoft.graph.servicePrincipal?$count=true&$select=id&$top=999`,
    headers,
  }));
  // Never all of the collector: what it read of principals themselves stays.
  const failed = failures('members of groups with roles', Infinity);
  for await (const { id, rows, error } of session.in(scope, run).batch(items, OPERATION)) {
    if (error !== null && !isMissing(error)) {
      failed.add(error, id);
      continue;
    }
    const members = rows.map((row) => parseRow(row, Member, `a member of group ${id}`, run)?.id);
    known.set(
      id,
      members.filter((member) => member !== undefined),
    );
  }
  failed.end(run);
  return new Map(groups.flatMap((id) => (known.get(id)?.length ? [[id, known.get(id) ?? []] as const] : [])));
}
