import * as iam from '@aws-sdk/client-iam';
import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cases, truth, type Estate } from '../../../index.ts';
import { lab, refusal } from '../../../testing.ts';

const nameOf = (estate: Estate, name: string) => cases(estate)[name]?.arn?.split('/').at(-1) ?? '';
const production = (estate: Estate) => truth(estate).accounts.find(({ name }) => name === 'halden-production');

describe('users', () => {
  test('ListUsers and GetUser: tags only in the second', async () => {
    const { enter, estate } = await lab();
    const { iam: client } = await enter('production');
    const { Users = [], IsTruncated } = await client.send(new iam.ListUsersCommand({}));
    expect(Users.map(({ UserId }) => UserId)).toEqual(production(estate)?.users.map(({ id }) => id));
    expect(IsTruncated).toBe(false);
    expect(Users.every((user) => user.Tags === undefined)).toBe(true);
    const { User } = await client.send(new iam.GetUserCommand({ UserName: nameOf(estate, 'user.payments-deploy') }));
    expect(User?.Tags).toContainEqual({ Key: 'owner', Value: 'carla.mendes@halden.example' });
    expect(await refusal(client.send(new iam.GetUserCommand({ UserName: 'nobody' })))).toMatchObject({
      name: 'NoSuchEntityException',
      status: 404,
    });
    const path = await client.send(new iam.ListUsersCommand({ PathPrefix: '/people/' }));
    expect(path.Users).toHaveLength(3);
  });

  test('access keys and their last use', async () => {
    const { enter, estate } = await lab();
    const { iam: client } = await enter('production');
    const four = await client.send(new iam.ListAccessKeysCommand({ UserName: 'legacy-etl' }));
    expect(four.AccessKeyMetadata).toHaveLength(4);
    const used = async (name: string) =>
      (await client.send(new iam.GetAccessKeyLastUsedCommand({ AccessKeyId: cases(estate)[name]?.id })))
        .AccessKeyLastUsed;
    expect(await used('key.never-used')).toEqual({ ServiceName: 'N/A', Region: 'N/A' });
    expect(await used('key.region-not-available')).toMatchObject({ ServiceName: 's3', Region: 'N/A' });
    const unknown = client.send(new iam.GetAccessKeyLastUsedCommand({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }));
    expect(await refusal(unknown)).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('on resource: access key AKIA') as string,
    });
    const twins = await Promise.all(['key.twin-fresh', 'key.twin-stale'].map(used));
    expect(twins[0]?.LastUsedDate?.getTime()).toBeGreaterThan(twins[1]?.LastUsedDate?.getTime() ?? Infinity);
  });

  test('service-specific credentials: one user, all users, one service', async () => {
    const { enter } = await lab();
    const { iam: client } = await enter('production');
    const all = await client.send(new iam.ListServiceSpecificCredentialsCommand({ AllUsers: true }));
    expect(all.ServiceSpecificCredentials).toHaveLength(4);
    expect(all.ServiceSpecificCredentials?.map(({ ExpirationDate }) => ExpirationDate !== undefined)).toContain(false);
    const paged = await client.send(new iam.ListServiceSpecificCredentialsCommand({ AllUsers: true, MaxItems: 3 }));
    const rest = await client.send(
      new iam.ListServiceSpecificCredentialsCommand({ AllUsers: true, MaxItems: 3, Marker: paged.Marker }),
    );
    expect([paged.IsTruncated, rest.ServiceSpecificCredentials?.length]).toEqual([true, 1]);
    const git = await client.send(
      new iam.ListServiceSpecificCredentialsCommand({
        UserName: 'git-mirror',
        ServiceName: 'codecommit.amazonaws.com',
      }),
    );
    expect(git.ServiceSpecificCredentials?.[0]?.ServiceUserName).toMatch(/^git-mirror-at-/);
    expect(
      await refusal(
        client.send(
          new iam.ListServiceSpecificCredentialsCommand({ ServiceName: 'nope.amazonaws.com', AllUsers: true }),
        ),
      ),
    ).toMatchObject({
      name: 'ServiceNotSupportedException',
      status: 404,
    });
    expect(
      (
        await refusal(
          client.send(new iam.ListServiceSpecificCredentialsCommand({ UserName: 'git-mirror', AllUsers: true })),
        )
      ).name,
    ).toBe('ValidationError');
  });

  test('SSH keys, signing certificates that parse, MFA, login profile, groups, tags, policies', async () => {
    const { enter, estate } = await lab();
    const { iam: client } = await enter('production');
    expect(
      (await client.send(new iam.ListSSHPublicKeysCommand({ UserName: 'git-mirror' }))).SSHPublicKeys,
    ).toHaveLength(2);
    const { Certificates = [] } = await client.send(
      new iam.ListSigningCertificatesCommand({ UserName: 'soap-client' }),
    );
    const ends = Certificates.map(
      ({ CertificateBody }) => Date.parse(new X509Certificate(CertificateBody ?? '').validTo) / 1000,
    );
    expect(ends.map((end) => end > estate.clock.now())).toEqual([false, true]);
    const UserName = nameOf(estate, 'user.human');
    expect((await client.send(new iam.ListMFADevicesCommand({ UserName }))).MFADevices).toHaveLength(1);
    expect((await client.send(new iam.GetLoginProfileCommand({ UserName }))).LoginProfile?.UserName).toBe(UserName);
    expect(await refusal(client.send(new iam.GetLoginProfileCommand({ UserName: 'git-mirror' })))).toMatchObject({
      name: 'NoSuchEntityException',
    });
    expect(
      (await client.send(new iam.ListGroupsForUserCommand({ UserName: 'bo.ekman' }))).Groups?.map(
        ({ GroupName }) => GroupName,
      ),
    ).toEqual(['engineers', 'administrators']);
    expect((await client.send(new iam.ListUserTagsCommand({ UserName: 'owner-formula' }))).Tags).toContainEqual({
      Key: 'owner',
      Value: '=cmd+C:/calc',
    });
    expect((await client.send(new iam.ListUserPoliciesCommand({ UserName }))).PolicyNames).toEqual([]);
    expect(
      (await client.send(new iam.ListAttachedUserPoliciesCommand({ UserName: 'BedrockAPIKey-a1b2' })))
        .AttachedPolicies?.[0]?.PolicyName,
    ).toBe('AmazonBedrockLimitedAccess');
  });

  test('without a name the caller is meant, if it is a user', async () => {
    const { hub, enter } = await lab();
    expect((await hub.iam.send(new iam.GetUserCommand({}))).User?.UserName).toBe('nhi-discover');
    expect(
      (await hub.iam.send(new iam.GetUserPolicyCommand({ UserName: 'nhi-discover', PolicyName: 'NhiDiscoverHub' })))
        .PolicyDocument,
    ).toContain('AssumeRole');
    const { iam: client } = await enter('production');
    expect((await refusal(client.send(new iam.ListAccessKeysCommand({})))).message).toContain('Must specify userName');
  });
});

describe('roles', () => {
  test('ListRoles never tells last use, boundary or tags; GetRole does', async () => {
    const { enter, estate } = await lab();
    const { iam: client } = await enter('development');
    const { Roles = [] } = await client.send(new iam.ListRolesCommand({}));
    expect(Roles.length).toBeGreaterThan(5);
    expect(Roles.every((role) => !role.RoleLastUsed && !role.Tags && !role.PermissionsBoundary)).toBe(true);
    const { Role } = await client.send(new iam.GetRoleCommand({ RoleName: nameOf(estate, 'admin.bounded') }));
    expect(Role?.RoleLastUsed?.LastUsedDate).toBeInstanceOf(Date);
    expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toMatch(/boundary-read-only$/);
    expect((await client.send(new iam.ListRoleTagsCommand({ RoleName: 'NhiDiscoverAudit' }))).Tags).toHaveLength(2);
    expect((await client.send(new iam.ListRolePoliciesCommand({ RoleName: 'break-glass' }))).PolicyNames).toEqual([
      'all',
    ]);
    expect(
      (await client.send(new iam.GetRolePolicyCommand({ RoleName: 'break-glass', PolicyName: 'all' }))).PolicyDocument,
    ).toContain('%2A%3A%2A');
    expect(
      (await client.send(new iam.ListAttachedRolePoliciesCommand({ RoleName: 'half-admin' }))).AttachedPolicies,
    ).toHaveLength(1);
  });

  test('groups', async () => {
    const { enter } = await lab();
    const { iam: client } = await enter('development');
    expect((await client.send(new iam.ListGroupsCommand({}))).Groups).toHaveLength(1);
    const GroupName = 'platform-admins';
    expect((await client.send(new iam.GetGroupCommand({ GroupName }))).Users?.map(({ UserName }) => UserName)).toEqual([
      'jenkins',
    ]);
    expect(
      (await client.send(new iam.ListAttachedGroupPoliciesCommand({ GroupName }))).AttachedPolicies?.[0]?.PolicyName,
    ).toBe('AdministratorAccess');
    expect((await client.send(new iam.ListGroupPoliciesCommand({ GroupName }))).PolicyNames).toEqual([]);
    expect(await refusal(client.send(new iam.GetGroupPolicyCommand({ GroupName, PolicyName: 'x' })))).toMatchObject({
      name: 'NoSuchEntityException',
    });
  });

  test('instance profiles, also those without a role', async () => {
    const { enter } = await lab();
    const { iam: client } = await enter('production');
    const { InstanceProfiles = [] } = await client.send(new iam.ListInstanceProfilesCommand({}));
    expect(InstanceProfiles.map(({ Roles }) => Roles?.length)).toEqual([1, 0]);
    expect(
      (await client.send(new iam.GetInstanceProfileCommand({ InstanceProfileName: 'old-bastion' }))).InstanceProfile
        ?.Roles,
    ).toEqual([]);
  });
});

describe('the account', () => {
  test('policies: scope, attached, versions', async () => {
    const { enter } = await lab();
    const { iam: client } = await enter('development');
    const local = await client.send(new iam.ListPoliciesCommand({ Scope: 'Local' }));
    expect(local.Policies).toHaveLength(4);
    const aws = await client.send(new iam.ListPoliciesCommand({ Scope: 'AWS', OnlyAttached: true }));
    expect(aws.Policies?.map(({ PolicyName }) => PolicyName).toSorted()).toEqual([
      'AdministratorAccess',
      'PowerUserAccess',
      'SecurityAudit',
    ]);
    const once = local.Policies?.find(({ PolicyName }) => PolicyName === 'once-admin');
    expect((await client.send(new iam.GetPolicyCommand({ PolicyArn: once?.Arn }))).Policy?.DefaultVersionId).toBe('v2');
    const { PolicyVersion } = await client.send(
      new iam.GetPolicyVersionCommand({ PolicyArn: once?.Arn, VersionId: 'v1' }),
    );
    expect(PolicyVersion).toMatchObject({ IsDefaultVersion: false });
    expect(
      await refusal(client.send(new iam.GetPolicyVersionCommand({ PolicyArn: once?.Arn, VersionId: 'v9' }))),
    ).toMatchObject({ name: 'NoSuchEntityException' });
    const boundaries = await client.send(
      new iam.ListPoliciesCommand({ Scope: 'Local', PolicyUsageFilter: 'PermissionsBoundary' }),
    );
    expect(boundaries.Policies?.map(({ PolicyName }) => PolicyName)).toEqual(['boundary-read-only']);
  });

  test('providers, certificates, alias, delegation, outbound federation, organization features', async () => {
    const { enter, hub, estate } = await lab();
    const { iam: client } = await enter('production');
    const { OpenIDConnectProviderList = [] } = await client.send(new iam.ListOpenIDConnectProvidersCommand({}));
    expect(OpenIDConnectProviderList.map(({ Arn }) => Arn)).toEqual(
      production(estate)?.oidcProviders.map(({ arn }) => arn),
    );
    const OpenIDConnectProviderArn = OpenIDConnectProviderList[0]?.Arn;
    expect((await client.send(new iam.GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }))).Url).toBe(
      'token.actions.githubusercontent.com',
    );
    const { SAMLProviderList = [] } = await client.send(new iam.ListSAMLProvidersCommand({}));
    expect(SAMLProviderList).toHaveLength(2);
    expect(
      (await client.send(new iam.GetSAMLProviderCommand({ SAMLProviderArn: SAMLProviderList[1]?.Arn }))).ValidUntil,
    ).toBeInstanceOf(Date);
    const { ServerCertificateMetadataList = [] } = await client.send(new iam.ListServerCertificatesCommand({}));
    expect(
      ServerCertificateMetadataList.filter(
        ({ Expiration }) => (Expiration?.getTime() ?? 0) / 1000 < estate.clock.now(),
      ),
    ).toHaveLength(1);
    expect((await client.send(new iam.ListAccountAliasesCommand({}))).AccountAliases).toEqual(['halden-production']);
    expect((await client.send(new iam.ListDelegationRequestsCommand({}))).DelegationRequests?.[0]).toMatchObject({
      State: 'PENDING_APPROVAL',
    });
    expect(await refusal(client.send(new iam.GetOutboundWebIdentityFederationInfoCommand({})))).toMatchObject({
      name: 'FeatureDisabledException',
      status: 404,
    });
    const { iam: development } = await enter('development');
    expect((await development.send(new iam.GetOutboundWebIdentityFederationInfoCommand({}))).JwtVendingEnabled).toBe(
      true,
    );
    expect((await hub.iam.send(new iam.ListOrganizationsFeaturesCommand({}))).EnabledFeatures).toEqual([
      'RootCredentialsManagement',
    ]);
    expect((await refusal(client.send(new iam.ListOrganizationsFeaturesCommand({})))).name).toBe(
      'AccountNotManagementOrDelegatedAdministratorException',
    );
  });

  test('writing is denied, handing out a secret is flagged, the unknown is told', async () => {
    const { enter, estate } = await lab();
    const { iam: client } = await enter('production');
    const write = await refusal(client.send(new iam.DeleteUserCommand({ UserName: 'soap-client' })));
    expect(write).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(write.message).toContain('because no identity-based policy allows the iam:DeleteUser action');
    await refusal(client.send(new iam.CreateAccessKeyCommand({ UserName: 'soap-client' })));
    expect(estate.log.entries().filter(({ secretReturning }) => secretReturning)).toMatchObject([
      { operation: 'CreateAccessKey' },
    ]);
    expect(
      await refusal(client.send(new iam.ListEntitiesForPolicyCommand({ PolicyArn: 'arn:aws:iam::aws:policy/x' }))),
    ).toMatchObject({ status: 501 });
  });
});
