import { AwsError, common } from '../errors.ts';
import { loadModel } from '../model.ts';
import { paginate } from '../page.ts';
import type { Context, Service } from '../service.ts';
import type { IdentityCenter, SsoApplication } from '../state.ts';
import { text, type Params } from '../validate.ts';

const model = loadModel('sso-admin');
type Output = Record<string, unknown>;

/** The organization's instance, for those in whose account and Region it can be managed. */
function center(context: Context): IdentityCenter | undefined {
  const { state, account, region } = context;
  const owner = state.organization ? state.accounts.get(state.organization.managementId) : account;
  const may = owner?.id === account.id || state.organization?.delegatedAdmins.has(account.id);
  return may && owner?.identityCenter?.region === region ? owner.identityCenter : undefined;
}

function instance(params: Params, context: Context): IdentityCenter {
  const found = center(context);
  if (!found || found.instanceArn !== text(params, 'InstanceArn')) {
    throw common(model, 'denied', `User: ${context.caller.arn} is not authorized to perform: sso:${context.operation}`);
  }
  return found;
}

function application(params: Params, context: Context): SsoApplication {
  const arn = text(params, 'ApplicationArn');
  const found = center(context)?.applications.find((app) => app.arn === arn);
  if (!found) throw new AwsError('ResourceNotFoundException', 'Application not found');
  return found;
}

function list<T>(
  name: string,
  params: Params,
  context: Context,
  items: readonly T[],
  row: (item: T) => unknown,
  size = 100,
): Output {
  const page = paginate(context, params, items, { size });
  return { [name]: page.items.map(row), ...(page.next === undefined ? {} : { NextToken: page.next }) };
}

const applicationRow = (found: IdentityCenter | undefined, app: SsoApplication): Output => ({
  ApplicationArn: app.arn,
  ApplicationProviderArn: app.providerArn,
  Name: app.name,
  ApplicationAccount: app.account,
  InstanceArn: found?.instanceArn,
  Status: app.status,
  ...(app.description === undefined ? {} : { Description: app.description }),
  CreatedDate: app.createdAt,
});

export const ssoAdmin: Service = {
  id: 'sso-admin',
  prefix: 'sso',
  model,
  scope: 'regional',
  operations: {
    ListInstances: {
      run: (params, context) => {
        const found = center(context);
        return list('Instances', params, context, found ? [found] : [], (item) => ({
          InstanceArn: item.instanceArn,
          IdentityStoreId: item.identityStoreId,
          OwnerAccountId: item.ownerAccount,
          Name: item.name,
          CreatedDate: item.createdAt,
          Status: 'ACTIVE',
          PrimaryRegion: item.region,
        }));
      },
    },
    ListApplications: {
      run: (params, context) => {
        const found = instance(params, context);
        const filter = params['Filter'] as { ApplicationAccount?: string; ApplicationProvider?: string } | undefined;
        const apps = found.applications.filter(
          (app) =>
            (!filter?.ApplicationAccount || filter.ApplicationAccount === app.account) &&
            (!filter?.ApplicationProvider || filter.ApplicationProvider === app.providerArn),
        );
        return list('Applications', params, context, apps, (app) => applicationRow(found, app), 50);
      },
    },
    DescribeApplication: { run: (params, context) => applicationRow(center(context), application(params, context)) },
    ListApplicationAssignments: {
      run: (params, context) => {
        const app = application(params, context);
        return list('ApplicationAssignments', params, context, app.assignments, ({ id, type }) => ({
          ApplicationArn: app.arn,
          PrincipalId: id,
          PrincipalType: type,
        }));
      },
    },
    ListApplicationGrants: {
      run: (params, context) =>
        list('Grants', params, context, application(params, context).grants, ({ type, grant }) => ({
          GrantType: type,
          Grant: grant,
        })),
    },
    ListApplicationAccessScopes: {
      run: (params, context) =>
        list(
          'Scopes',
          params,
          context,
          application(params, context).scopes,
          ({ scope, targets }) => ({
            Scope: scope,
            ...(targets ? { AuthorizedTargets: targets } : {}),
          }),
          10,
        ),
    },
    ListPermissionSets: {
      run: (params, context) =>
        list('PermissionSets', params, context, instance(params, context).permissionSets, (arn) => arn),
    },
    ListTrustedTokenIssuers: {
      run: (params, context) =>
        list('TrustedTokenIssuers', params, context, instance(params, context).tokenIssuers, ({ arn, name }) => ({
          TrustedTokenIssuerArn: arn,
          Name: name,
          TrustedTokenIssuerType: 'OIDC_JWT',
        })),
    },
  },
};
