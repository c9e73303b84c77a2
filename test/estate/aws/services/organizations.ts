import { AwsError } from '../errors.ts';
import { loadModel } from '../model.ts';
import { paginate, type Page } from '../page.ts';
import type { Context, Operation, Service } from '../service.ts';
import type { Account, Organization, OrganizationalUnit } from '../state.ts';
import { text, type Params } from '../validate.ts';

type Output = Record<string, unknown>;

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html: MaxResults is 20 at most. */
const PAGE = 20;

const next = (page: Page<unknown>): Output => (page.next === undefined ? {} : { NextToken: page.next });

/** The management account and delegated administrators may read; others may only see that there is one. */
function organization({ state, account }: Context, open = false): Organization {
  const { organization: found } = state;
  if (!found) {
    throw new AwsError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
  }
  if (!open && account.id !== found.managementId && !found.delegatedAdmins.has(account.id)) {
    throw new AwsError('AccessDeniedException', "You don't have permissions to access this resource.");
  }
  return found;
}

function unitPath(org: Organization, parentId: string): string {
  const steps: string[] = [];
  for (let at = org.units.get(parentId); at; at = org.units.get(at.parentId)) steps.unshift(at.id);
  return [org.id, org.rootId, ...steps].join('/');
}

function accountRow(org: Organization, account: Account): Output {
  return {
    Id: account.id,
    Arn: org.arn.replace(/organization\/.*/, `account/${org.id}/${account.id}`),
    Email: account.email,
    Name: account.name,
    // `Status` was to go on 2026-09-09; the model still has both, and `State` is the one to read.
    Status: account.state === 'CLOSED' ? 'SUSPENDED' : account.state,
    State: account.state,
    Paths: [`${unitPath(org, account.parentId)}/${account.id}/`],
    JoinedMethod: account.joinedMethod,
    JoinedTimestamp: account.joinedAt,
  };
}

const unitRow = (org: Organization, unit: OrganizationalUnit): Output => ({
  Id: unit.id,
  Arn: unit.arn,
  Name: unit.name,
  Path: `${unitPath(org, unit.id)}/`,
});

function list<T>(
  name: string,
  params: Params,
  context: Context,
  items: readonly T[],
  row: (item: T) => unknown,
  key: (item: T) => string,
): Output {
  const page = paginate(context, params, items, { size: PAGE, key, emptyFirst: context.behaviour.emptyPages });
  return { [name]: page.items.map(row), ...next(page) };
}

const accountsOf = ({ state }: Context): Account[] => [...state.accounts.values()];

function parent(org: Organization, params: Params): string {
  const id = text(params, 'ParentId') ?? '';
  if (id !== org.rootId && !org.units.has(id)) {
    throw new AwsError('ParentNotFoundException', "You specified parent that doesn't exist.");
  }
  return id;
}

const operations: Record<string, Operation> = {
  DescribeOrganization: {
    run: (_, context) => {
      const org = organization(context, true);
      const management = context.state.accounts.get(org.managementId);
      return {
        Organization: {
          Id: org.id,
          Arn: org.arn,
          FeatureSet: 'ALL',
          MasterAccountArn: org.arn.replace(/organization\/.*/, `account/${org.id}/${org.managementId}`),
          MasterAccountId: org.managementId,
          MasterAccountEmail: management?.email,
          AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
        },
      };
    },
  },
  ListAccounts: {
    run: (params, context) => {
      const org = organization(context);
      return list(
        'Accounts',
        params,
        context,
        accountsOf(context),
        (account) => accountRow(org, account),
        ({ id }) => id,
      );
    },
  },
  DescribeAccount: {
    run: (params, context) => {
      const org = organization(context);
      const account = context.state.accounts.get(text(params, 'AccountId') ?? '');
      if (!account) throw new AwsError('AccountNotFoundException', "You specified an account that doesn't exist.");
      return { Account: accountRow(org, account) };
    },
  },
  ListRoots: {
    run: (params, context) => {
      const org = organization(context);
      const root = {
        Id: org.rootId,
        Arn: org.arn.replace(/organization\/.*/, `root/${org.id}/${org.rootId}`),
        Name: 'Root',
        PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
      };
      return list(
        'Roots',
        params,
        context,
        [root],
        (row) => row,
        ({ Id }) => Id,
      );
    },
  },
  ListOrganizationalUnitsForParent: {
    run: (params, context) => {
      const org = organization(context);
      const id = parent(org, params);
      const units = [...org.units.values()].filter(({ parentId }) => parentId === id);
      return list(
        'OrganizationalUnits',
        params,
        context,
        units,
        (unit) => unitRow(org, unit),
        (unit) => unit.id,
      );
    },
  },
  ListAccountsForParent: {
    run: (params, context) => {
      const org = organization(context);
      const id = parent(org, params);
      const accounts = accountsOf(context).filter(({ parentId }) => parentId === id);
      return list(
        'Accounts',
        params,
        context,
        accounts,
        (account) => accountRow(org, account),
        (account) => account.id,
      );
    },
  },
  ListParents: {
    run: (params, context) => {
      const org = organization(context);
      const id = text(params, 'ChildId') ?? '';
      const parentId = context.state.accounts.get(id)?.parentId ?? org.units.get(id)?.parentId;
      if (parentId === undefined) {
        throw new AwsError(
          'ChildNotFoundException',
          "We can't find an organizational unit (OU) or AWS account with the ChildId that you specified.",
        );
      }
      const Type = parentId === org.rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT';
      return list(
        'Parents',
        params,
        context,
        [{ Id: parentId, Type }],
        (row) => row,
        (row) => row.Id,
      );
    },
  },
  ListTagsForResource: {
    run: (params, context) => {
      const org = organization(context);
      const id = text(params, 'ResourceId') ?? '';
      const tags =
        context.state.accounts.get(id)?.tags ?? org.units.get(id)?.tags ?? (id === org.rootId ? [] : undefined);
      if (!tags)
        throw new AwsError(
          'TargetNotFoundException',
          "We can't find a root, OU, account, or policy with the TargetId that you specified.",
        );
      return list(
        'Tags',
        params,
        context,
        tags,
        (tag) => tag,
        ({ Key }) => Key,
      );
    },
  },
};

export const organizations: Service = {
  id: 'organizations',
  prefix: 'organizations',
  model: loadModel('organizations'),
  scope: 'organizations',
  operations,
};
