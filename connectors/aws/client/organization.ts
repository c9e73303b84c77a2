/** The organization around the caller: which accounts are "us", and what is known of each. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { DescribeOrganization, ListAccounts, OrganizationAccount } from '../schemas.ts';
import { codeOf } from './errors.ts';
import type { Reader } from './reader.ts';

export interface Member {
  id: string;
  name: string;
  email: string | null;
  /** `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE`, `CLOSED` … */
  state: string;
  joinedAt: string | null;
  /** Ids of the root and the OUs that lead to it; empty when unknown. */
  path: readonly string[];
}

/** Decides whether an account that a trust names is a stranger. */
export type Organization =
  /** The account is in none: every other account is a stranger. */
  | { state: 'none' }
  | { state: 'listed'; id: string; managementAccount: string; members: ReadonlyMap<string, Member> }
  /** There may be one, and who is in it could not be read. */
  | { state: 'unknown'; because: ReadFailed; id: string | null };

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html: 20 is the most. */
const PAGE = { MaxResults: 20 };

export async function readOrganization(reader: Reader, run: Run): Promise<Organization> {
  let id: string | null = null;
  let managementAccount = '';
  try {
    const { Organization: found } = await reader.call('organizations:DescribeOrganization', {}, DescribeOrganization);
    id = found.Id;
    managementAccount = found.MasterAccountId;
    const members = new Map<string, Member>();
    for await (const page of reader.pages('organizations:ListAccounts', {}, ListAccounts, PAGE)) {
      for (const row of page.Accounts) {
        const member = memberOf(row);
        if (member === undefined)
          run.gap('an account in organizations:ListAccounts', 'failed', 'it has no valid account number');
        else members.set(member.id, member);
      }
    }
    // Every organization has this one: a list without it is not the list.
    if (!members.has(managementAccount)) {
      const what = `organizations:ListAccounts named ${members.size} accounts, but not the management account ${managementAccount}`;
      return { state: 'unknown', because: new ReadFailed('failed', what), id };
    }
    return { state: 'listed', id, managementAccount, members };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    if (codeOf(error.cause) === 'AWSOrganizationsNotInUseException') return { state: 'none' };
    return { state: 'unknown', because: error, id };
  }
}

function memberOf(row: unknown): Member | undefined {
  const parsed = OrganizationAccount.safeParse(row);
  if (!parsed.success) return undefined;
  const { Id, Name, Email, State, Status, Paths, JoinedTimestamp } = parsed.data;
  return {
    id: Id,
    name: Name || Id,
    email: Email ?? null,
    // `Status` was to be retired on 2026-09-09; older endpoints have nothing else.
    state: State ?? Status ?? 'UNKNOWN',
    joinedAt: JoinedTimestamp ?? null,
    path: unitIds(Paths?.[0] ?? ''),
  };
}

/** `o-a1b2c3d4e5/r-f6g7/ou-f6g7-h8i9/` → its roots and OUs. */
function unitIds(path: string): string[] {
  return path.split('/').filter((id) => /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/.test(id));
}
