import { marked, paginate } from '../../page.ts';
import type { Context, Operation } from '../../service.ts';
import type { Account, InstanceProfile } from '../../state.ts';
import type { Params } from '../../validate.ts';
import { managedPolicies } from '../../managed-policies.ts';
import { countAttachments, groupDetail, policyDetail, roleDetail, userDetail, type Counts } from './shapes.ts';
import { PAGE } from './find.ts';

type Kind = 'User' | 'Group' | 'Role' | 'LocalManagedPolicy' | 'AWSManagedPolicy';
const KINDS: readonly Kind[] = ['User', 'Group', 'Role', 'LocalManagedPolicy', 'AWSManagedPolicy'];
type Row = readonly [kind: Kind, key: string, detail: (counts: Counts, profiles: Profiles) => object];
type Profiles = ReadonlyMap<string, readonly InstanceProfile[]>;

function rows({ state, account, now }: Context, kinds: readonly Kind[]): Row[] {
  const out: Row[] = [];
  const wants = (kind: Kind): boolean => kinds.includes(kind);
  if (wants('User')) for (const u of account.users.all()) out.push(['User', u.id, () => userDetail(u)]);
  if (wants('Group')) for (const g of account.groups.all()) out.push(['Group', g.id, () => groupDetail(g)]);
  if (wants('Role')) {
    for (const r of account.roles.all()) {
      out.push(['Role', r.id, (_, profiles) => roleDetail(account, r, now, profiles.get(r.name) ?? [])]);
    }
  }
  if (wants('LocalManagedPolicy')) {
    for (const p of account.policies.all()) out.push(['LocalManagedPolicy', p.id, (counts) => policyDetail(p, counts)]);
  }
  // All of AWS's own come, attached or not: https://github.com/salesforce/cloudsplaining has to drop the unattached.
  if (wants('AWSManagedPolicy')) {
    for (const p of managedPolicies(state.partition))
      out.push(['AWSManagedPolicy', p.id, (counts) => policyDetail(p, counts)]);
  }
  return out;
}

function profilesByRole(account: Account): Profiles {
  return Map.groupBy(account.instanceProfiles.all(), ({ role }) => role ?? '');
}

/** Counting is the only costly part of a page; it changes with the account's principals alone. */
const counted = new WeakMap<Account, { revision: string; counts: Counts }>();
function countsOf(account: Account): Counts {
  const revision = [account.users, account.groups, account.roles].map((shelf) => shelf.revision()).join('/');
  const known = counted.get(account);
  if (known?.revision === revision) return known.counts;
  const counts = countAttachments(account);
  counted.set(account, { revision, counts });
  return counts;
}

/**
 * One page over users, groups, roles and policies together; MaxItems counts them all.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
function run(params: Params, context: Context): Record<string, unknown> {
  const kinds = (params['Filter'] as Kind[] | undefined) ?? KINDS;
  const page = paginate(context, params, rows(context, kinds), {
    size: PAGE,
    key: ([, key]) => key,
    short: context.behaviour.shortPages,
  });
  const counts = countsOf(context.account);
  const profiles = profilesByRole(context.account);
  const of = (...wanted: Kind[]): object[] =>
    page.items.filter(([kind]) => wanted.includes(kind)).map(([, , detail]) => detail(counts, profiles));
  return {
    UserDetailList: of('User'),
    GroupDetailList: of('Group'),
    RoleDetailList: of('Role'),
    Policies: of('LocalManagedPolicy', 'AWSManagedPolicy'),
    ...marked(page),
  };
}

export const details: Record<string, Operation> = { GetAccountAuthorizationDetails: { run } };
