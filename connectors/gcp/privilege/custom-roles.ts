/** Roles that people made: from Asset Inventory with everything else, or from IAM when it has not told of one. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../session.ts';
import { factsOf, predefinedRoles, Role } from './predefined-roles.ts';
import type { RoleFacts, UnknownRole } from './role-facts.ts';

export interface Roles {
  /** @param role `roles/editor`, `organizations/…/roles/…` or `projects/<id>/roles/…` */
  of(role: string): Promise<RoleFacts | UnknownRole>;
}

/** @param listed custom roles that Asset Inventory told of, by name */
export async function rolesWith(listed: ReadonlyMap<string, RoleFacts>, session: Session, run: Run): Promise<Roles> {
  const predefined = await predefinedRoles(session, run);
  const byParent = new Map<string, Promise<ReadonlyMap<string, RoleFacts> | UnknownRole>>();
  return {
    async of(role) {
      const parent = /^((?:organizations|projects)\/[^/]+)\/roles\//.exec(role)?.[1];
      if (parent === undefined) {
        return predefined.of(role) ?? { unknown: `it is not known what ${role} allows, as of ${predefined.asOf}` };
      }
      const known = listed.get(role);
      if (known !== undefined) return known;
      const reading = byParent.get(parent) ?? readRoles(parent, session, run);
      byParent.set(parent, reading);
      const roles = await reading;
      if ('unknown' in roles) return roles;
      // A role that was deleted for good stays in the policies that named it, and gives nothing any more.
      return roles.get(role) ?? { notable: [], policies: [], rest: 'none' };
    },
  };
}

async function readRoles(
  parent: string,
  session: Session,
  run: Run,
): Promise<ReadonlyMap<string, RoleFacts> | UnknownRole> {
  const [kind = '', name = ''] = parent.split('/');
  const operation = `iam:${kind}.roles.list`;
  const roles = new Map<string, RoleFacts>();
  try {
    const rows = session.reader(run).rows({
      service: 'iam',
      path: `/v1/${kind}/${encodeURIComponent(name)}/roles`,
      query: { view: 'FULL' },
      items: 'roles',
      pageSize: 1000,
      operation,
      limitKey: name,
    });
    for await (const row of rows) {
      const role = parseRow(row, Role, `a role in ${operation}`, run);
      if (role === undefined) return { unknown: 'not all custom roles were understood, and this may be one of them' };
      roles.set(role.name, factsOf(role));
    }
    return roles;
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`the custom roles of ${parent} could not be read: ${error.message}`);
    return { unknown: `what it allows could not be read: ${error.message}`.slice(0, 500) };
  }
}
