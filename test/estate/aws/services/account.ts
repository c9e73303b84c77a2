import { AwsError, common } from '../errors.ts';
import { PARTITIONS } from '../ids.ts';
import { loadModel } from '../model.ts';
import { paginate } from '../page.ts';
import type { Context, Service } from '../service.ts';
import type { Account } from '../state.ts';
import { text, type Params } from '../validate.ts';

const model = loadModel('account');
type Output = Record<string, unknown>;

/**
 * The caller's account, or a member that the management account or a delegated administrator asks about.
 * https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html: AccountId
 */
function subject(params: Params, { account, state, caller }: Context): Account {
  const id = text(params, 'AccountId');
  if (id === undefined) return account;
  const { organization: org } = state;
  const may = org && (account.id === org.managementId || org.delegatedAdmins.has(account.id));
  const member = state.accounts.get(id);
  // The management account has to leave AccountId out when it means itself.
  if (!may || !member || (id === account.id && id === org.managementId)) {
    throw common(
      model,
      'denied',
      `User: ${caller.arn} is not authorized to perform: account:ListRegions (The management account can only be managed using the standalone context from the management account.)`,
    );
  }
  return member;
}

function regions(params: Params, context: Context): Output {
  const account = subject(params, context);
  const wanted = params['RegionOptStatusContains'] as string[] | undefined;
  const rows = [...account.regions.values()].filter(({ status }) => !wanted || wanted.includes(status));
  const page = paginate(context, params, rows, { size: 50, key: ({ name }) => name });
  return {
    Regions: page.items.map(({ name, status }) => ({ RegionName: name, RegionOptStatus: status })),
    ...(page.next === undefined ? {} : { NextToken: page.next }),
  };
}

function alternateContact(params: Params, context: Context): Output {
  const { securityContact } = subject(params, context);
  const type = text(params, 'AlternateContactType');
  if (type !== 'SECURITY' || !securityContact) {
    throw new AwsError('ResourceNotFoundException', 'No contact of the inputted alternate contact type found.');
  }
  const { name, title, email, phone } = securityContact;
  return {
    AlternateContact: { Name: name, Title: title, EmailAddress: email, PhoneNumber: phone, AlternateContactType: type },
  };
}

export const account: Service = {
  id: 'account',
  prefix: 'account',
  model,
  scope: 'organizations',
  operations: {
    ListRegions: {
      resource: (_, context) => `arn:${context.state.partition}:account::${context.account.id}:account`,
      run: regions,
    },
    GetAlternateContact: { run: alternateContact },
    GetContactInformation: {
      run: (params, context) => {
        const { contact } = subject(params, context);
        return {
          ContactInformation: {
            FullName: contact.fullName,
            CompanyName: contact.company,
            AddressLine1: 'Kanalgatan 4',
            City: 'Malmö',
            PostalCode: '211 40',
            CountryCode: 'SE',
            PhoneNumber: '+46 40 555 01 00',
          },
        };
      },
    },
  },
};

const ec2Model = loadModel('ec2');

function describeRegions(params: Params, context: Context): Output {
  const names = params['RegionNames'] as string[] | undefined;
  const all = params['AllRegions'] === true;
  const rows = [...context.account.regions.values()].filter(
    ({ name, status }) => (all || status !== 'DISABLED') && (!names || names.includes(name)),
  );
  const missing = names?.find((name) => !context.account.regions.has(name));
  if (missing) throw new AwsError('InvalidParameterValue', `Invalid region name (${missing}) provided`, 400);
  const opt = { ENABLED: 'opted-in', ENABLED_BY_DEFAULT: 'opt-in-not-required', DISABLED: 'not-opted-in' };
  const { dns } = PARTITIONS[context.state.partition];
  return {
    Regions: rows.map(({ name, status }) => ({
      RegionName: name,
      Endpoint: `ec2.${name}.${dns}`,
      OptInStatus: opt[status],
    })),
  };
}

export const ec2: Service = {
  id: 'ec2',
  prefix: 'ec2',
  model: ec2Model,
  scope: 'regional',
  operations: { DescribeRegions: { run: describeRegions } },
  secretReturning: ['GetPasswordData', 'CreateKeyPair', 'GetConsoleOutput'],
};
