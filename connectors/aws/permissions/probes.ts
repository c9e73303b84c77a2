/** For each permission a harmless call: one item of a listing, or something that does not exist. */
import { z } from 'zod';
import type { ProbeResult } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InputOf, Operation } from '../client/operations.ts';
import type { Reader } from '../client/reader.ts';
import type { RestRequest } from '../client/rest.ts';
import { AccessKeyRow, ListAccessKeys, ListUsers, UserRow } from '../schemas.ts';
import { ApplicationRow, InstanceRow, ListApplications, ListInstances } from '../schemas/identity-center.ts';

/** Nothing returned: the call went through. */
type Probe = (reader: Reader, partition: string) => Promise<ProbeResult | undefined>;

const anything = z.unknown();
const NOBODY = 'nhi-discover-permission-probe';
const NO_ID = '00000000-0000-0000-0000-000000000000';

const tries =
  <O extends Operation>(operation: O, input: InputOf<O>): Probe =>
  async (reader) => {
    await reader.call(operation, input, anything);
    return undefined;
  };
const get =
  (operation: RestRequest['operation'], path: string, query: Record<string, string> = {}): Probe =>
  async (reader) => {
    await reader.rest({ operation, path, query }, anything);
    return undefined;
  };

const one = { MaxItems: 1 };
const oneResult = { MaxResults: 1 };

export const probes: Readonly<Record<string, Probe>> = {
  'iam:GetAccountAuthorizationDetails': tries('iam:GetAccountAuthorizationDetails', { ...one, Filter: ['Group'] }),
  'iam:GenerateCredentialReport': tries('iam:GenerateCredentialReport', {}),
  'iam:GetCredentialReport': tries('iam:GetCredentialReport', {}),
  'iam:GetAccountSummary': tries('iam:GetAccountSummary', {}),
  'iam:ListAccountAliases': tries('iam:ListAccountAliases', one),
  'iam:ListUsers': tries('iam:ListUsers', one),
  'iam:ListAccessKeys': tries('iam:ListAccessKeys', { UserName: NOBODY, ...one }),
  'iam:GetAccessKeyLastUsed': lastUsedOfAnyKey,
  'iam:GetLoginProfile': tries('iam:GetLoginProfile', { UserName: NOBODY }),
  'iam:ListPolicies': tries('iam:ListPolicies', { Scope: 'AWS', ...one }),
  'iam:GetPolicy': (reader, partition) =>
    tries('iam:GetPolicy', { PolicyArn: `arn:${partition}:iam::aws:policy/${NOBODY}` })(reader, partition),
  'iam:GetPolicyVersion': (reader, partition) =>
    tries('iam:GetPolicyVersion', { PolicyArn: `arn:${partition}:iam::aws:policy/${NOBODY}`, VersionId: 'v1' })(
      reader,
      partition,
    ),
  'iam:ListServiceSpecificCredentials': tries('iam:ListServiceSpecificCredentials', { UserName: NOBODY }),
  'iam:ListSSHPublicKeys': tries('iam:ListSSHPublicKeys', { UserName: NOBODY, ...one }),
  'iam:ListSigningCertificates': tries('iam:ListSigningCertificates', { UserName: NOBODY, ...one }),
  'iam:ListServerCertificates': tries('iam:ListServerCertificates', one),
  'iam:ListInstanceProfiles': tries('iam:ListInstanceProfiles', one),
  'iam:ListOpenIDConnectProviders': tries('iam:ListOpenIDConnectProviders', {}),
  'iam:GetOpenIDConnectProvider': (reader, partition) =>
    tries('iam:GetOpenIDConnectProvider', {
      OpenIDConnectProviderArn: `arn:${partition}:iam::${reader.account}:oidc-provider/${NOBODY}`,
    })(reader, partition),
  'iam:ListSAMLProviders': tries('iam:ListSAMLProviders', {}),
  'iam:GetSAMLProvider': (reader, partition) =>
    tries('iam:GetSAMLProvider', {
      SAMLProviderArn: `arn:${partition}:iam::${reader.account}:saml-provider/${NOBODY}`,
    })(reader, partition),
  'iam:ListDelegationRequests': tries('iam:ListDelegationRequests', one),
  'iam:GetOutboundWebIdentityFederationInfo': tries('iam:GetOutboundWebIdentityFederationInfo', {}),

  'account:ListRegions': tries('account:ListRegions', oneResult),
  'ec2:DescribeRegions': get('ec2:DescribeRegions', '/', { Action: 'DescribeRegions', Version: '2016-11-15' }),
  // Whoever reads as this account has been let in.
  'sts:AssumeRole': tries('sts:GetCallerIdentity', {}),

  'organizations:DescribeOrganization': tries('organizations:DescribeOrganization', {}),
  'organizations:ListAccounts': tries('organizations:ListAccounts', oneResult),
  'organizations:ListRoots': tries('organizations:ListRoots', oneResult),
  'organizations:ListOrganizationalUnitsForParent': tries('organizations:ListOrganizationalUnitsForParent', {
    ParentId: 'r-zzzz',
  }),
  'organizations:ListAccountsForParent': tries('organizations:ListAccountsForParent', { ParentId: 'r-zzzz' }),

  'secretsmanager:ListSecrets': tries('secretsmanager:ListSecrets', oneResult),
  'secretsmanager:ListSecretVersionIds': tries('secretsmanager:ListSecretVersionIds', { SecretId: NOBODY }),
  'secretsmanager:DescribeSecret': tries('secretsmanager:DescribeSecret', { SecretId: NOBODY }),
  'secretsmanager:GetResourcePolicy': tries('secretsmanager:GetResourcePolicy', { SecretId: NOBODY }),

  'rolesanywhere:ListTrustAnchors': get('rolesanywhere:ListTrustAnchors', '/trustanchors', { pageSize: '1' }),
  'rolesanywhere:ListProfiles': get('rolesanywhere:ListProfiles', '/profiles', { pageSize: '1' }),
  'rolesanywhere:ListSubjects': get('rolesanywhere:ListSubjects', '/subjects', { pageSize: '1' }),
  'rolesanywhere:GetSubject': get('rolesanywhere:GetSubject', `/subject/${NO_ID}`),

  'sso:ListInstances': tries('sso:ListInstances', oneResult),
  'sso:ListApplications': async (reader) => ((await anyApplication(reader)) === undefined ? 'cannot-tell' : undefined),
  'sso:ListApplicationGrants': grantsOfAnyApplication,
};

/** IAM refuses to speak of a key that is not the account's, as if permission were missing: it takes a real one. */
async function lastUsedOfAnyKey(reader: Reader): Promise<ProbeResult | undefined> {
  const AccessKeyId = await anyKey(reader);
  if (AccessKeyId === undefined) return 'cannot-tell';
  await reader.call('iam:GetAccessKeyLastUsed', { AccessKeyId }, anything);
  return undefined;
}

/**
 * Identity Center refuses to speak of what is not there: it takes a real instance and a real application.
 * @returns `undefined` without an instance, `null` without an application
 */
async function anyApplication(reader: Reader): Promise<string | null | undefined> {
  const InstanceArn = await anyInstance(reader);
  if (InstanceArn === undefined) return undefined;
  const { Applications: rows } = await reader.call(
    'sso:ListApplications',
    { InstanceArn, ...oneResult },
    ListApplications,
  );
  return ApplicationRow.safeParse(rows[0]).data?.ApplicationArn ?? null;
}

/** Instances that may not be listed say nothing of the permission that is tried. */
async function anyInstance(reader: Reader): Promise<string | undefined> {
  try {
    const { Instances: instances } = await reader.call('sso:ListInstances', oneResult, ListInstances);
    return InstanceRow.safeParse(instances[0]).data?.InstanceArn;
  } catch (error) {
    if (error instanceof ReadFailed) return undefined;
    throw error;
  }
}

async function grantsOfAnyApplication(reader: Reader): Promise<ProbeResult | undefined> {
  let ApplicationArn: string | null | undefined;
  try {
    ApplicationArn = await anyApplication(reader);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
  }
  if (ApplicationArn === undefined || ApplicationArn === null) return 'cannot-tell';
  await reader.call('sso:ListApplicationGrants', { ApplicationArn }, anything);
  return undefined;
}

async function anyKey(reader: Reader): Promise<string | undefined> {
  try {
    const { Users: users } = await reader.call('iam:ListUsers', { MaxItems: 20 }, ListUsers);
    for (const row of users) {
      const user = UserRow.safeParse(row).data;
      if (user === undefined) continue;
      const { AccessKeyMetadata: keys } = await reader.call(
        'iam:ListAccessKeys',
        { UserName: user.UserName },
        ListAccessKeys,
      );
      const id = AccessKeyRow.safeParse(keys[0]).data?.AccessKeyId;
      if (id !== undefined) return id;
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
  }
  return undefined;
}
