/** Every scope in reach: the organization, its accounts, and the regions of each account. Parents before children. */
import type { ReachedScope, Run } from '../../core/connector.ts';
import { ReadFailed, SignInFailed } from '../../core/errors.ts';
import { ahead } from '../shared/ahead.ts';
import type { Member, Organization } from './client/organization.ts';
import { readRegions } from './client/regions.ts';
import type { Session } from './client/session.ts';
import { readUnits, type Units } from './client/units.ts';
import { AccountAliases } from './schemas.ts';
import { RegionName } from './settings.ts';
import { accountScope, organizationRef, regionScope } from './scope-records.ts';

/** Accounts whose regions are looked up ahead of the one that is being read. */
const AT_ONCE = 10;

interface Reached extends ReachedScope {
  id: string;
}

export async function* reachedScopes(session: Session, run: Run): AsyncGenerator<ReachedScope> {
  const { organization, settings } = session;
  const listed = settings.organization !== undefined && organization.state === 'listed' ? organization : undefined;
  if (listed !== undefined) {
    yield {
      scope: {
        record: 'scope',
        ref: organizationRef(listed.id),
        source: 'organizations:DescribeOrganization',
        kind: 'organization',
        name: listed.id,
        nativeId: listed.id,
        parent: null,
        status: 'active',
        attributes: {
          managementAccount: listed.managementAccount,
          accounts: listed.members.size,
          partition: session.partition.id,
        },
      },
    };
  }
  const accounts = listed === undefined ? await singleAccounts(session, run) : await members(session, listed, run);
  yield* withRegions(session, accounts, run);
}

async function* withRegions(session: Session, accounts: readonly Reached[], run: Run): AsyncGenerator<ReachedScope> {
  const withBelow = ahead(accounts, AT_ONCE, async (account) => ({
    account,
    below: await regionsOf(session, account, run),
  }));
  for await (const { account, below } of withBelow) {
    const { id: _, ...reached } = account;
    yield reached;
    yield* below;
  }
}

/**
 * A region that was read before keeps its place, with the reason why it is not read now: one that is not named is
 * taken for out of scope. An account that the configuration leaves out has no regions.
 */
async function regionsOf(session: Session, { id, scope, skip, excluded }: Reached, run: Run): Promise<ReachedScope[]> {
  if (excluded !== undefined) return [];
  const known = await knownRegions(id, run);
  const wanted = (names: readonly string[]) =>
    session.settings.regions ?? [...new Set([...names, ...known])].toSorted();
  const of = (region: string, because?: string): ReachedScope => ({
    scope: regionScope(id, region, scope.ref),
    ...(because === undefined ? {} : { skip: because }),
  });
  if (skip !== undefined) return wanted([]).map((region) => of(region, skip));

  const reader = session.in({ kind: 'account', nativeId: id, parent: null }, run);
  const { names, certain, note } = await readRegions(reader, session.partition.regions, run);
  if (note !== undefined) run.note(`account ${id}: ${note}`);
  if (certain && names.some((name) => !known.includes(name))) {
    run.known.remember(regionsKey(id), [...new Set([...known, ...names])].toSorted());
  }
  const enabled = (region: string) => !certain || names.includes(region);
  return wanted(certain || known.length === 0 ? names : []).map((region) =>
    of(region, enabled(region) ? undefined : `region ${region} is not enabled in account ${id}`),
  );
}

const regionsKey = (account: string) => `regions:${account}`;

/** Regions that were once seen enabled. */
async function knownRegions(account: string, run: Run): Promise<string[]> {
  const known = await run.known.recall(regionsKey(account));
  return Array.isArray(known) ? known.map(String).filter((name) => RegionName.safeParse(name).success) : [];
}

/** The caller's own account, or those that the configuration names one by one. */
async function singleAccounts(session: Session, run: Run): Promise<Reached[]> {
  const { accounts, organization: wanted } = session.settings;
  if (accounts !== undefined) {
    return accounts.map(({ roleArn }) => {
      const id = roleArn.split(':')[4] ?? '';
      return { id, scope: accountScope({ session, id, source: 'configuration' }) };
    });
  }
  const { organization } = session;
  if (wanted !== undefined && organization.state === 'none') {
    throw new SignInFailed(`account ${session.caller.account} belongs to no organization`, {
      next: 'Remove `organization` from this source, or sign in to the management account or a delegated administrator.',
    });
  }
  if (wanted !== undefined && organization.state === 'unknown') {
    run.gap('the accounts of the organization', organization.because.because, organization.because.message);
  }
  const id = session.caller.account;
  const alias = await aliasOf(session, id, run);
  return [
    {
      id,
      scope: accountScope({ session, id, source: 'sts:GetCallerIdentity', ...(alias === undefined ? {} : { alias }) }),
    },
  ];
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html: an account has one at most. */
async function aliasOf(session: Session, id: string, run: Run): Promise<string | undefined> {
  const reader = session.in({ kind: 'account', nativeId: id, parent: null }, run);
  try {
    return (await reader.call('iam:ListAccountAliases', {}, AccountAliases)).AccountAliases[0];
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`the account is called by its number: ${error.message}`);
    return undefined;
  }
}

type Listed = Extract<Organization, { state: 'listed' }>;

async function members(session: Session, listed: Listed, run: Run): Promise<Reached[]> {
  const rows = [...listed.members.values()];
  const units = await unitsOf(session, rows, run);
  const reached: Reached[] = [];
  for (const member of rows) {
    const path = member.path.length > 0 ? member.path : (units?.parentsOf(member.id) ?? []);
    const scope = accountScope({
      session,
      id: member.id,
      source: 'organizations:ListAccounts',
      parent: organizationRef(listed.id),
      member,
      unit: units?.pathOf(path) ?? null,
    });
    reached.push({ id: member.id, scope, ...whyNot(session, listed, member, path) });
  }
  return reached;
}

/** @throws SignInFailed when OUs decide what may be read, and they cannot be listed: better nothing than too much */
async function unitsOf(session: Session, rows: readonly Member[], run: Run): Promise<Units | undefined> {
  const { include = [], exclude = [] } = session.settings.organization ?? {};
  const reader = session.in({ kind: 'organization', nativeId: '', parent: null }, run);
  const pathless = rows.some(({ path }) => path.length === 0);
  const decisive = pathless && [...include, ...exclude].some((id) => !/^\d/.test(id));
  try {
    return await readUnits(reader, pathless);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    if (decisive) {
      throw new SignInFailed(`the OUs of include and exclude could not be looked up: ${error.message}`, {
        next: 'Allow organizations:ListRoots, ListOrganizationalUnitsForParent and ListAccountsForParent, or name accounts instead.',
      });
    }
    run.note(`OU names are missing: ${error.message}`);
    return undefined;
  }
}

/** Excluded by us, or closed by AWS: the first is out of scope, the second is there and cannot be read. */
function whyNot(
  session: Session,
  listed: Listed,
  { id, state }: Member,
  path: readonly string[],
): Pick<ReachedScope, 'skip' | 'excluded'> {
  const { include, exclude = [], includeManagementAccount = true } = session.settings.organization ?? {};
  const under = (entries: readonly string[]) => entries.find((entry) => entry === id || path.includes(entry));
  const by = under(exclude);
  if (by !== undefined) return { excluded: `excluded by the configuration (${by})` };
  if (include !== undefined && under(include) === undefined) return { excluded: 'not included by the configuration' };
  if (!includeManagementAccount && id === listed.managementAccount) {
    return { excluded: 'the management account is left out by the configuration' };
  }
  // Nobody can sign in: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
  return state === 'ACTIVE' ? {} : { skip: `the account is ${state.toLowerCase().replaceAll('_', ' ')}` };
}
