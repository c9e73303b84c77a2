/**
 * Google's own roles, of which there are thousands: read once a week, and kept as the little that levels hang on. Where
 * they may not be read, a table that came with this program stands in.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { recalled } from '../../shared/recalled.ts';
import { parseRow } from '../../shared/rows.ts';
import { daysBetween } from '../../shared/time.ts';
import type { Session } from '../session.ts';
import { holders, policySetters, TABLE_DATE } from './data/predefined-roles.ts';
import { notable } from './powers.ts';
import { roleFacts, type RoleFacts } from './role-facts.ts';

export interface PredefinedRoles {
  of(role: string): RoleFacts | undefined;
  /** The day that the table is of, for reasons. */
  asOf: string;
}

/** https://docs.cloud.google.com/iam/docs/reference/rest/v1/roles/list: 1000 is the most, 300 the default. */
const PAGE = 1000;
const KEPT_DAYS = 7;
const NOTE = 'roles:predefined';
const OPERATION = 'iam:roles.list';

export const Role = z.object({
  name: z.string().regex(/(?:^|\/)roles\/[^/]+$/),
  includedPermissions: z.array(z.string()).default([]),
  /** `DISABLED`: whoever holds it holds nothing. https://docs.cloud.google.com/iam/docs/reference/rest/v1/roles */
  stage: z.string().optional(),
  deleted: z.boolean().default(false),
});

export const factsOf = ({ includedPermissions, stage, deleted }: z.infer<typeof Role>): RoleFacts =>
  roleFacts(deleted || stage === 'DISABLED' ? [] : includedPermissions);

/** Another list of permissions makes what was kept useless. */
const listOfPermissions = createHash('sha256')
  .update([...notable].toSorted().join())
  .digest('hex')
  .slice(0, 16);

const Kept = z.object({
  at: z.string(),
  list: z.literal(listOfPermissions),
  /** Names of the roles that have nothing notable, by what they come to. */
  plain: z.object({ write: z.string(), read: z.string(), none: z.string() }),
  others: z.record(
    z.string(),
    z.object({
      notable: z.array(z.string()),
      policies: z.array(z.string()),
      rest: z.enum(['write', 'read', 'none']),
    }),
  ),
});
type Kept = z.infer<typeof Kept>;

/** One table for all scopes of a source. */
export function predefinedRoles(session: Session, run: Run): Promise<PredefinedRoles> {
  return session.memo('*', 'predefined-roles', async () => {
    const kept = await recalled(run, NOTE, Kept);
    if (kept !== undefined && daysBetween(kept.at, run.now()) < KEPT_DAYS) return tableOf(kept);
    try {
      const fresh = await readRoles(session, run);
      run.known.remember(NOTE, fresh);
      return tableOf(fresh);
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      const table = kept === undefined ? builtIn() : tableOf(kept);
      run.note(`Google’s own roles could not be listed (${error.message}); what they allow is as of ${table.asOf}`);
      return table;
    }
  });
}

async function readRoles(session: Session, run: Run): Promise<Kept> {
  const plain: Record<'write' | 'read' | 'none', string[]> = { write: [], read: [], none: [] };
  const others: Kept['others'] = {};
  const rows = session.reader(run).rows({
    service: 'iam',
    path: '/v1/roles',
    query: { view: 'FULL' },
    items: 'roles',
    pageSize: PAGE,
    operation: OPERATION,
  });
  for await (const row of rows) {
    const role = parseRow(row, Role, `a role in ${OPERATION}`, run);
    if (role === undefined) continue;
    const facts = factsOf(role);
    const rest = facts.rest === 'unknown' ? 'none' : facts.rest;
    const { notable: found, policies } = facts;
    if (found.length === 0 && policies.length === 0) plain[rest].push(role.name);
    else others[role.name] = { notable: [...found], policies: [...policies], rest };
  }
  return {
    at: run.now(),
    list: listOfPermissions,
    plain: { write: plain.write.join(' '), read: plain.read.join(' '), none: plain.none.join(' ') },
    others,
  };
}

function tableOf({ at, plain, others }: Kept): PredefinedRoles {
  const table = new Map<string, RoleFacts>(Object.entries(others));
  for (const rest of ['write', 'read', 'none'] as const) {
    for (const name of plain[rest].split(' ')) table.set(name, { notable: [], policies: [], rest });
  }
  return { of: (role) => table.get(role), asOf: at.slice(0, 10) };
}

function builtIn(): PredefinedRoles {
  const table = new Map<string, { notable: string[]; policies: string[]; rest: 'unknown' }>();
  const entry = (name: string) => {
    const role = `roles/${name}`;
    const found = table.get(role) ?? { notable: [], policies: [], rest: 'unknown' as const };
    table.set(role, found);
    return found;
  };
  for (const [permission, roles] of Object.entries(holders)) {
    for (const name of words(roles)) if (notable.has(permission)) entry(name).notable.push(permission);
  }
  // Which resources the data set does not say: `*` works on every one.
  for (const name of words(policySetters)) entry(name).policies.push('*');
  return { of: (role) => table.get(role), asOf: TABLE_DATE };
}

const words = (text: string): string[] => text.trim().split(/\s+/);
