import { AwsError } from '../../errors.ts';
import { managedPolicies } from '../../managed-policies.ts';
import { paginate } from '../../page.ts';
import type { Context, Operation } from '../../service.ts';
import type { Account } from '../../state.ts';
import { flag, text, type Params } from '../../validate.ts';
import { notFound, PAGE, resource } from './find.ts';
import { countAttachments, findPolicy, policyRow, tagged, versionRow } from './shapes.ts';
import { listOf, under } from './users.ts';

type Output = Record<string, unknown>;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html, quotas at their defaults. */
function summary(account: Account): Output {
  const users = account.users.all();
  const customer = account.policies.all();
  return {
    Users: users.length,
    UsersQuota: Math.max(5000, users.length),
    Groups: account.groups.size,
    GroupsQuota: 300,
    Roles: account.roles.size,
    RolesQuota: Math.max(1000, account.roles.size),
    Policies: customer.length,
    PoliciesQuota: Math.max(1500, customer.length),
    PolicyVersionsInUse: customer.reduce((sum, policy) => sum + policy.versions.length, 0),
    PolicyVersionsInUseQuota: 10_000,
    InstanceProfiles: account.instanceProfiles.size,
    InstanceProfilesQuota: Math.max(1000, account.instanceProfiles.size),
    ServerCertificates: account.serverCertificates.length,
    ServerCertificatesQuota: 20,
    Providers: account.oidcProviders.size + account.samlProviders.size,
    MFADevices: users.reduce((sum, user) => sum + user.mfa.length, 0),
    MFADevicesInUse: users.reduce((sum, user) => sum + user.mfa.length, 0),
    AccountMFAEnabled: account.root.mfa ? 1 : 0,
    AccountAccessKeysPresent: account.root.keys.length > 0 ? 1 : 0,
    AccountPasswordPresent: account.root.passwordLastUsedAt === undefined ? 0 : 1,
    AccountSigningCertificatesPresent: 0,
    AccessKeysPerUserQuota: 2,
    SigningCertificatesPerUserQuota: 2,
    GroupsPerUserQuota: 10,
    AttachedPoliciesPerUserQuota: 10,
    AttachedPoliciesPerRoleQuota: 10,
    AttachedPoliciesPerGroupQuota: 10,
    UserPolicySizeQuota: 2048,
    GroupPolicySizeQuota: 5120,
    RolePolicySizeQuota: 10_240,
    AssumeRolePolicySizeQuota: 2048,
    PolicySizeQuota: 6144,
    VersionsPerPolicyQuota: 5,
    GlobalEndpointTokenVersion: 1,
  };
}

function policies(params: Params, context: Context): Output {
  const { state, account } = context;
  const scope = text(params, 'Scope') ?? 'All';
  const counts = countAttachments(account);
  const used = text(params, 'PolicyUsageFilter');
  const uses = (arn: string): number =>
    (used === 'PermissionsBoundary' ? 0 : (counts.attached.get(arn) ?? 0)) +
    (used === 'PermissionsPolicy' ? 0 : (counts.boundaries.get(arn) ?? 0));
  const all = [
    ...(scope === 'AWS' ? [] : account.policies.all()),
    ...(scope === 'Local' ? [] : managedPolicies(state.partition)),
  ];
  const found = all.filter(
    (policy) => under(params, policy) && (!(flag(params, 'OnlyAttached') || used) || uses(policy.arn) > 0),
  );
  return listOf('Policies', params, context, found, (policy) => policyRow(policy, counts));
}

function onePolicy(params: Params, { state, account }: Context): NonNullable<ReturnType<typeof findPolicy>> {
  const arn = text(params, 'PolicyArn') ?? '';
  const policy = findPolicy(state, account, arn);
  if (!policy) throw notFound(`Policy ${arn} does not exist or is not attachable.`);
  return policy;
}

function policyVersion(params: Params, context: Context): Output {
  const id = text(params, 'VersionId') ?? '';
  const version = onePolicy(params, context).versions.find((v) => v.id === id);
  if (!version)
    throw notFound(`Policy ${text(params, 'PolicyArn') ?? ''} version ${id} does not exist or is not attachable.`);
  return { PolicyVersion: versionRow(version) };
}

function oidc(params: Params, { account }: Context): Output {
  const arn = text(params, 'OpenIDConnectProviderArn') ?? '';
  const provider = account.oidcProviders.get(arn);
  if (!provider) throw notFound(`OpenIDConnect Provider not found for arn ${arn}`);
  return {
    Url: provider.url,
    ClientIDList: provider.clientIds,
    ThumbprintList: provider.thumbprints,
    CreateDate: provider.createdAt,
    ...tagged(provider.tags),
  };
}

function saml(params: Params, { account }: Context): Output {
  const arn = text(params, 'SAMLProviderArn') ?? '';
  const provider = account.samlProviders.get(arn);
  if (!provider) throw notFound(`Manifest not found for arn ${arn}`);
  return {
    SAMLMetadataDocument: provider.metadata,
    CreateDate: provider.createdAt,
    ValidUntil: provider.validUntil,
    ...tagged(provider.tags),
  };
}

function organizationFeatures({ state, account }: Context): Output {
  const { organization } = state;
  if (!organization)
    throw new AwsError('OrganizationNotFoundException', 'The account is not a member of an organization.', 400);
  if (account.id !== organization.managementId && !organization.delegatedAdmins.has(account.id)) {
    throw new AwsError(
      'AccountNotManagementOrDelegatedAdministratorException',
      'The request was rejected because the account making the request is not the management account or delegated administrator account for centralized root access.',
      400,
    );
  }
  return { OrganizationId: organization.id, EnabledFeatures: organization.rootFeatures };
}

function delegations(params: Params, context: Context): Output {
  const page = paginate(context, params, context.account.delegationRequests, { size: PAGE });
  return {
    DelegationRequests: page.items.map((request) => ({
      DelegationRequestId: request.id,
      OwnerAccountId: context.account.id,
      Description: request.description,
      OwnerId: request.ownerId,
      State: request.state,
      ExpirationTime: request.expiresAt,
      RequestorId: request.requestorId,
      RequestorName: request.requestorName,
      CreateDate: request.createdAt,
      SessionDuration: 3600,
    })),
    // Lower case here alone, in AWS's own model.
    isTruncated: page.next !== undefined,
    ...(page.next === undefined ? {} : { Marker: page.next }),
  };
}

export const accountWide: Record<string, Operation> = {
  GetAccountSummary: { run: (_, { account }) => ({ SummaryMap: summary(account) }) },
  ListAccountAliases: {
    run: (params, context) =>
      listOf('AccountAliases', params, context, context.account.alias ? [context.account.alias] : [], (a) => a),
  },
  ListPolicies: { resource: resource('policy/'), run: policies },
  GetPolicy: {
    resource: (params) => text(params, 'PolicyArn') ?? '*',
    run: (params, context) => {
      const policy = onePolicy(params, context);
      const row = policyRow(policy, countAttachments(context.account));
      const description = policy.description === undefined ? {} : { Description: policy.description };
      return { Policy: { ...row, ...description, ...tagged(policy.tags) } };
    },
  },
  GetPolicyVersion: { resource: (params) => text(params, 'PolicyArn') ?? '*', run: policyVersion },
  // Neither listing has pages.
  ListOpenIDConnectProviders: {
    resource: resource('oidc-provider/*'),
    run: (_, { account }) => ({ OpenIDConnectProviderList: [...account.oidcProviders.keys()].map((Arn) => ({ Arn })) }),
  },
  GetOpenIDConnectProvider: { resource: (params) => text(params, 'OpenIDConnectProviderArn') ?? '*', run: oidc },
  ListSAMLProviders: {
    resource: resource('saml-provider/*'),
    run: (_, { account }) => ({
      SAMLProviderList: [...account.samlProviders.values()].map((provider) => ({
        Arn: provider.arn,
        ValidUntil: provider.validUntil,
        CreateDate: provider.createdAt,
      })),
    }),
  },
  GetSAMLProvider: { resource: (params) => text(params, 'SAMLProviderArn') ?? '*', run: saml },
  ListServerCertificates: {
    resource: resource('server-certificate/'),
    run: (params, context) => {
      const found = context.account.serverCertificates.filter((certificate) => under(params, certificate));
      return listOf('ServerCertificateMetadataList', params, context, found, (certificate) => ({
        Path: certificate.path,
        ServerCertificateName: certificate.name,
        ServerCertificateId: certificate.id,
        Arn: certificate.arn,
        UploadDate: certificate.uploadedAt,
        Expiration: certificate.expiresAt,
      }));
    },
  },
  ListOrganizationsFeatures: { run: (_, context) => organizationFeatures(context) },
  ListDelegationRequests: { run: delegations },
  GetOutboundWebIdentityFederationInfo: {
    run: (_, { account }) => {
      if (!account.outboundIssuer) {
        throw new AwsError('FeatureDisabled', 'Outbound web identity federation is not enabled for this account.');
      }
      return { IssuerIdentifier: account.outboundIssuer, JwtVendingEnabled: true };
    },
  },
};
