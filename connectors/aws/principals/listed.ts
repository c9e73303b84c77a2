/**
 * Reads principals one by one, for accounts and endpoints that do not offer GetAccountAuthorizationDetails. Several
 * calls for each user and role; what is refused on the way is a gap, never an empty list.
 */
import type { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { ahead } from '../../shared/ahead.ts';
import { isMissing } from '../client/errors.ts';
import type { Reader } from '../client/reader.ts';
import { parseRow } from '../../shared/rows.ts';
import { GetRole, GetUser, ListRoles, ListUsers, RoleRow, UserRow } from '../schemas.ts';
import { asker, type Asker } from './asker.ts';
import type { Actors } from './bulk.ts';
import { listPolicies, type ListedPolicies } from './listed-policies.ts';
import type { Group, Role, User } from './principal.ts';

const PAGE = { MaxItems: 1000 };
const AT_ONCE = 4;

/** @param groups filled as the groups of users become known */
export async function* listActors(reader: Reader, run: Run, groups: Map<string, Group>): AsyncGenerator<Actors> {
  const context = { reader, run, asked: asker(run), policies: listPolicies(reader, asker(run), groups) };
  const refusals: ReadFailed[] = [];
  for (const [what, list] of [
    ['users', () => users(context)],
    ['roles', () => roles(context)],
  ] as const) {
    try {
      yield* list();
    } catch (error) {
      // A listing that breaks off later is a failure of the whole.
      if (!(error instanceof ReadFailed) || (error.because !== 'denied' && error.because !== 'unsupported'))
        throw error;
      refusals.push(error);
      run.gap(`IAM ${what}`, error.because, error.message);
      yield { lost: what === 'users' ? 'user' : 'role' };
    }
  }
  const [first, second] = refusals;
  if (first !== undefined && second !== undefined) throw first;
}

interface Context {
  reader: Reader;
  run: Run;
  asked: Asker;
  policies: ListedPolicies;
}

async function* users(context: Context): AsyncGenerator<Actors> {
  const { reader, run } = context;
  for await (const page of reader.pages('iam:ListUsers', {}, ListUsers, PAGE)) {
    const rows: z.infer<typeof UserRow>[] = [];
    for (const each of page.Users) {
      const row = parseRow(each, UserRow, 'a user in iam:ListUsers', run);
      if (row === undefined) yield { lost: 'user' };
      else rows.push(row);
    }
    for await (const user of ahead(rows, AT_ONCE, (row) => completeUser(row, context))) {
      if (user !== null) yield { user };
    }
  }
}

async function completeUser(row: z.infer<typeof UserRow>, { reader, asked, policies }: Context): Promise<User | null> {
  const UserName = row.UserName;
  const rest = await asked.ask('iam:GetUser', 'tags and boundaries of users', () =>
    orGone(reader.call('iam:GetUser', { UserName }, GetUser)),
  );
  if (rest === 'gone') return null;
  const missing = asked.reason('iam:GetUser');
  return {
    id: row.UserId,
    name: UserName,
    arn: row.Arn,
    path: row.Path,
    createdAt: row.CreateDate,
    tags: rest === undefined ? missing : rest.User.Tags,
    boundary: rest === undefined ? missing : (rest.User.PermissionsBoundary?.PermissionsBoundaryArn ?? null),
    groups: await policies.groupsOf(UserName),
    ...(await policies.ofUser(UserName)),
    source: 'iam:ListUsers',
  };
}

async function* roles(context: Context): AsyncGenerator<Actors> {
  const { reader, run } = context;
  for await (const page of reader.pages('iam:ListRoles', {}, ListRoles, PAGE)) {
    const rows: z.infer<typeof RoleRow>[] = [];
    for (const each of page.Roles) {
      const row = parseRow(each, RoleRow, 'a role in iam:ListRoles', run);
      if (row === undefined) yield { lost: 'role' };
      else rows.push(row);
    }
    for await (const role of ahead(rows, AT_ONCE, (row) => completeRole(row, context))) {
      if (role !== null) yield { role };
    }
  }
}

/** ListRoles never has RoleLastUsed, tags or the boundary: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html */
async function completeRole(row: z.infer<typeof RoleRow>, { reader, asked, policies }: Context): Promise<Role | null> {
  const RoleName = row.RoleName;
  const rest = await asked.ask('iam:GetRole', 'last use, tags and boundaries of roles', () =>
    orGone(reader.call('iam:GetRole', { RoleName }, GetRole)),
  );
  if (rest === 'gone') return null;
  const missing = asked.reason('iam:GetRole');
  const used = rest?.Role.RoleLastUsed;
  return {
    id: row.RoleId,
    name: RoleName,
    arn: row.Arn,
    path: row.Path,
    createdAt: row.CreateDate,
    trust: row.AssumeRolePolicyDocument ?? '',
    description: row.Description ?? null,
    instanceProfiles: [],
    tags: rest === undefined ? missing : rest.Role.Tags,
    boundary: rest === undefined ? missing : (rest.Role.PermissionsBoundary?.PermissionsBoundaryArn ?? null),
    lastUsed: lastUsedOf(rest === undefined ? missing : used),
    ...(await policies.ofRole(RoleName)),
    source: 'iam:ListRoles',
  };
}

type Used = { LastUsedDate?: string | undefined; Region?: string | undefined };

/** An answer without the field at all does not say "not used". */
function lastUsedOf(used: Used | ReturnType<Asker['reason']> | undefined): Role['lastUsed'] {
  if (used === undefined) return { unknown: 'unsupported', detail: 'iam:GetRole answered without RoleLastUsed' };
  if ('unknown' in used) return used;
  return used.LastUsedDate === undefined ? null : { at: used.LastUsedDate, region: used.Region ?? null };
}

/** Deleted since it was listed. */
async function orGone<T>(call: Promise<T>): Promise<T | 'gone'> {
  try {
    return await call;
  } catch (error) {
    if (isMissing(error)) return 'gone';
    throw error;
  }
}
