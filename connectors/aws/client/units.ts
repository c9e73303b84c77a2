/** The tree of OUs: names for people, and the accounts below when the accounts themselves do not tell. */
import { ListAccounts, ListRoots, ListUnits, OrganizationAccount, OrganizationUnit } from '../schemas.ts';
import type { Reader } from './reader.ts';

export interface Units {
  /** `Root / Production / Payments`; `null` when none of it is known. */
  pathOf(ids: readonly string[]): string | null;
  /** Ids from the root down to an account's OU, for accounts that did not come with their path. */
  parentsOf(account: string): readonly string[];
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOrganizationalUnitsForParent.html */
const PAGE = { MaxResults: 20 };

/**
 * One call for each root and OU; a second one for each when the accounts have to be looked up too.
 * @throws ReadFailed when any part of the tree may not be read
 */
export async function readUnits(reader: Reader, withAccounts: boolean): Promise<Units> {
  const names = new Map<string, string>();
  const parents = new Map<string, readonly string[]>();

  async function visit(path: readonly string[]): Promise<void> {
    const ParentId = path.at(-1) ?? '';
    if (withAccounts) {
      for await (const page of reader.pages('organizations:ListAccountsForParent', { ParentId }, ListAccounts, PAGE)) {
        for (const row of page.Accounts) {
          const account = OrganizationAccount.safeParse(row).data;
          if (account !== undefined) parents.set(account.Id, path);
        }
      }
    }
    const operation = 'organizations:ListOrganizationalUnitsForParent';
    for await (const page of reader.pages(operation, { ParentId }, ListUnits, PAGE)) {
      for (const unit of page.OrganizationalUnits) await enter(unit, path);
    }
  }

  async function enter(row: unknown, path: readonly string[]): Promise<void> {
    const unit = OrganizationUnit.safeParse(row).data;
    // OUs are nested five deep at most; a tree that goes on is not a tree.
    if (unit === undefined || names.has(unit.Id) || path.length > 10) return;
    names.set(unit.Id, unit.Name ?? unit.Id);
    await visit([...path, unit.Id]);
  }

  for await (const page of reader.pages('organizations:ListRoots', {}, ListRoots, PAGE)) {
    for (const root of page.Roots) await enter(root, []);
  }
  return {
    pathOf: (ids) =>
      ids
        .map((id) => names.get(id))
        .filter(Boolean)
        .join(' / ') || null,
    parentsOf: (account) => parents.get(account) ?? [],
  };
}
