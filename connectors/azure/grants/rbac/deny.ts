/** Deny assignments: made by Azure itself, they take back some of what roles give. */
import { z } from 'zod';
import type { Run } from '../../../../core/connector.ts';
import { ReadFailed } from '../../../../core/errors.ts';
import { parseRow } from '../../../shared/rows.ts';
import { notSeen } from '../../../shared/not-seen.ts';
import type { Reader } from '../../client/reader.ts';
import type { Session } from '../../client/session.ts';
import type { Privilege } from '../../privilege/levels.ts';
import { tellMissing } from '../../beside.ts';
import { authorizationClient, unflattened } from './sdk.ts';

/** Everybody. https://learn.microsoft.com/en-us/azure/role-based-access-control/deny-assignments#all-principals */
const EVERYBODY = '00000000-0000-0000-0000-000000000000';

const principals = z
  .array(z.object({ id: z.string() }))
  .nullish()
  .transform((list) => new Set((list ?? []).map(({ id }) => id.toLowerCase())));
const Row = z.object({
  properties: z.object({
    scope: z.string(),
    denyAssignmentName: z.string().nullish(),
    principals,
    excludePrincipals: principals,
  }),
});
type Deny = z.infer<typeof Row>['properties'];

export interface Denials {
  /** The privilege, with a word on what takes some of it back. */
  of(privilege: Privilege, principal: string, scope: string): Privilege;
}

/** @param at scopes to ask about: what applies at, above and below each of them is told */
export async function denialsAt(at: readonly string[], session: Session, reader: Reader, run: Run): Promise<Denials> {
  const found: Deny[] = [];
  let refused: ReadFailed | undefined;
  const client = await authorizationClient(session, reader);
  for (const scope of at) {
    try {
      for await (const deny of client.denyAssignments.listForScope(scope)) {
        const parsed = parseRow(unflattened(deny), Row, 'a deny assignment', run);
        if (parsed !== undefined) found.push(parsed.properties);
      }
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      refused ??= error;
    }
  }
  // Roles are all there all the same; some may be worth less than they seem.
  if (refused !== undefined) tellMissing(run, 'what deny assignments take back', notSeen(refused));
  return { of: (privilege, principal, scope) => denied(privilege, found, principal, scope) };
}

function denied(privilege: Privilege, found: readonly Deny[], principal: string, scope: string): Privilege {
  const id = principal.toLowerCase();
  const hit = found.find(
    (deny) =>
      (deny.principals.has(EVERYBODY) || deny.principals.has(id)) &&
      !deny.excludePrincipals.has(id) &&
      (isUnder(scope, deny.scope) || isUnder(deny.scope, scope)),
  );
  if (hit === undefined) return privilege;
  const name = hit.denyAssignmentName ?? 'without a name';
  return {
    ...privilege,
    reasons: [...privilege.reasons, `a deny assignment takes some of it back: ${name}`.slice(0, 500)],
  };
}

function isUnder(scope: string, above: string): boolean {
  const [one, other] = [scope.toLowerCase(), above.toLowerCase().replace(/\/$/, '')];
  return one === other || one.startsWith(`${other}/`);
}
