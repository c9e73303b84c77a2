import * as account from '@aws-sdk/client-account';
import * as sm from '@aws-sdk/client-secrets-manager';
import * as sso from '@aws-sdk/client-sso-admin';
import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { accountOf, cases, mutate, truth } from '../../index.ts';
import { lab, refusal, signed } from '../../testing.ts';

describe('Secrets Manager', () => {
  test('serves the truth of every Region, deleted ones only when asked', async () => {
    const { enter, estate } = await lab();
    const { secrets } = await enter('data');
    const told = truth(estate).accounts.find(({ name }) => name === 'halden-data');
    for (const { name, secrets: expected } of told?.regions.filter(({ status }) => status !== 'DISABLED') ?? []) {
      const { SecretList = [] } = await secrets(name).send(new sm.ListSecretsCommand({ IncludePlannedDeletion: true }));
      expect(SecretList.map(({ ARN }) => ARN)).toEqual(expected.map(({ arn }) => arn));
      const live = await secrets(name).send(new sm.ListSecretsCommand({}));
      expect(live.SecretList).toHaveLength(expected.filter(({ deletedAt }) => deletedAt === null).length);
    }
  });

  test('leaves out the dates that it does not have', async () => {
    const { enter, estate } = await lab();
    const { secrets } = await enter('data');
    const { SecretList = [] } = await secrets().send(new sm.ListSecretsCommand({}));
    const of = (name: string) => SecretList.find(({ ARN }) => ARN === cases(estate)[name]?.arn);
    expect(of('secret.prod/legacy/ftp')).not.toHaveProperty('LastRotatedDate');
    expect(of('secret.prod/abandoned/token')).not.toHaveProperty('LastAccessedDate');
    expect(of('secret.prod/warehouse/db')?.LastAccessedDate?.toISOString()).toMatch(/T00:00:00.000Z$/);
    expect(of('secret.rds!cluster-5d3a1c')?.OwningService).toBe('rds');
    expect(of('secret.prod/hostile')?.Description).toContain('\u001b[31m');
  });

  test('pages, versions, details, policies, refusals', async () => {
    const { enter, estate } = await lab();
    const { secrets } = await enter('data');
    const first = await secrets().send(new sm.ListSecretsCommand({ MaxResults: 5 }));
    expect(first.SecretList).toHaveLength(5);
    const second = await secrets().send(new sm.ListSecretsCommand({ MaxResults: 5, NextToken: first.NextToken }));
    expect(second.SecretList?.[0]?.ARN).not.toBe(first.SecretList?.[4]?.ARN);
    const SecretId = cases(estate)['secret.prod/rolled-back']?.arn;
    const { Versions = [] } = await secrets().send(
      new sm.ListSecretVersionIdsCommand({ SecretId, IncludeDeprecated: true }),
    );
    expect(Versions.map(({ VersionStages }) => VersionStages)).toEqual([['AWSCURRENT'], ['AWSPREVIOUS'], undefined]);
    expect((await secrets().send(new sm.ListSecretVersionIdsCommand({ SecretId }))).Versions).toHaveLength(2);
    expect(
      (await secrets().send(new sm.DescribeSecretCommand({ SecretId: 'prod/replicated/db' }))).ReplicationStatus,
    ).toHaveLength(1);
    expect(
      (await secrets().send(new sm.GetResourcePolicyCommand({ SecretId: 'prod/shared' }))).ResourcePolicy,
    ).toContain('540917350842');
    expect(await refusal(secrets().send(new sm.DescribeSecretCommand({ SecretId: 'none' })))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
    expect(await refusal(secrets().send(new sm.ListSecretsCommand({ MaxResults: 101 })))).toMatchObject({
      name: 'InvalidParameterException',
    });
    expect(await refusal(secrets().send(new sm.ListSecretsCommand({ NextToken: 'x' })))).toMatchObject({
      name: 'InvalidNextTokenException',
    });
  });

  test('never gives a value', async () => {
    const { enter, estate } = await lab();
    const { secrets } = await enter('data');
    const { name, message } = await refusal(secrets().send(new sm.GetSecretValueCommand({ SecretId: 'prod/shared' })));
    expect([name, message]).toEqual([
      'AccessDeniedException',
      expect.stringContaining('with an explicit deny in an identity-based policy'),
    ]);
    expect(estate.log.entries({ operation: 'GetSecretValue' })).toMatchObject([{ secretReturning: true }]);
  });

  test('a service control policy closes one Region', async () => {
    const { enter, estate } = await lab();
    mutate(estate, { do: 'scp', account: 'data', actions: ['secretsmanager:*'], regions: ['eu-west-1'] });
    const { secrets } = await enter('data');
    expect((await refusal(secrets('eu-west-1').send(new sm.ListSecretsCommand({})))).message).toContain(
      'with an explicit deny in a service control policy',
    );
    expect(await secrets('us-east-1').send(new sm.ListSecretsCommand({}))).toHaveProperty('SecretList');
  });
});

describe('Account and EC2', () => {
  test('ListRegions tells the state of each; DescribeRegions those that are open', async () => {
    const here = await lab();
    const inside = await here.enter('production');
    const { Regions = [] } = await inside.account.send(new account.ListRegionsCommand({}));
    expect(Regions.map(({ RegionOptStatus }) => RegionOptStatus)).toEqual([
      ...Array(4).fill('ENABLED_BY_DEFAULT'),
      'ENABLED',
      'DISABLED',
    ]);
    const filtered = await inside.account.send(
      new account.ListRegionsCommand({ RegionOptStatusContains: ['DISABLED'] }),
    );
    expect(filtered.Regions).toHaveLength(1);
    const { text, status } = await signed(here, inside, 'ec2', '/', {
      body: 'Action=DescribeRegions&Version=2016-11-15',
    });
    expect(status).toBe(200);
    expect(text.match(/<regionName>/g)).toHaveLength(5);
    const other = await here.hub.account.send(
      new account.ListRegionsCommand({ AccountId: accountOf(here.estate, 'data').id }),
    );
    expect(other.Regions).toHaveLength(6);
    expect(
      await refusal(
        inside.account.send(new account.ListRegionsCommand({ AccountId: accountOf(here.estate, 'data').id })),
      ),
    ).toMatchObject({ name: 'AccessDeniedException', status: 403 });
  });

  test('contacts', async () => {
    const { enter } = await lab();
    const { account: client } = await enter('production');
    expect((await client.send(new account.GetContactInformationCommand({}))).ContactInformation?.CompanyName).toBe(
      'Halden Robotics',
    );
    const contact = (AlternateContactType: 'SECURITY' | 'BILLING') =>
      client.send(new account.GetAlternateContactCommand({ AlternateContactType }));
    expect((await contact('SECURITY')).AlternateContact?.EmailAddress).toBe('security@halden.example');
    expect(await refusal(contact('BILLING'))).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
  });
});

test('IAM Roles Anywhere', async () => {
  const here = await lab();
  const inside = await here.enter('production');
  const get = (path: string, region = 'us-east-1') => signed(here, inside, 'rolesanywhere', path, { region });
  const anchors = JSON.parse((await get('/trustanchors')).text) as {
    trustAnchors: { source: { sourceData: { x509CertificateData: string } } }[];
  };
  expect(new X509Certificate(anchors.trustAnchors[0]?.source.sourceData.x509CertificateData ?? '').subject).toBe(
    'CN=Halden Plant CA',
  );
  expect(JSON.parse((await get('/profiles')).text)).toMatchObject({
    profiles: [{ createdBy: expect.stringContaining('bo.ekman') }],
  });
  const page = JSON.parse((await get('/subjects?pageSize=1')).text) as {
    subjects: { subjectId: string; lastSeenAt: string }[];
    nextToken: string;
  };
  expect(page.subjects[0]?.lastSeenAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+Z$/);
  const rest = JSON.parse((await get(`/subjects?nextToken=${page.nextToken}&pageSize=1`)).text) as {
    subjects: object[];
    nextToken?: string;
  };
  expect([rest.subjects.length, rest.nextToken]).toEqual([1, undefined]);
  const subject = JSON.parse((await get(`/subject/${page.subjects[0]?.subjectId}`)).text) as {
    subject: { credentials: object[] };
  };
  expect(subject.subject.credentials).toHaveLength(1);
  expect(JSON.parse((await get('/subjects', 'eu-west-1')).text)).toEqual({ subjects: [] });
  expect(await get(`/subject/${'0'.repeat(36)}`)).toMatchObject({ status: 400, type: 'ValidationException' });
  expect(await get('/subject/00000000-0000-0000-0000-000000000000')).toMatchObject({
    status: 404,
    type: 'ResourceNotFoundException',
  });
  expect(await get('/nonsense')).toMatchObject({ status: 404, type: 'UnknownOperationException' });
  expect(await get('/subjects?colour=red')).toMatchObject({ status: 400, type: 'ValidationException' });
});

test('IAM Identity Center', async () => {
  const here = await lab();
  const { sso: client } = here.hub;
  const { Instances = [] } = await client.send(new sso.ListInstancesCommand({}));
  const InstanceArn = Instances[0]?.InstanceArn;
  const { Applications = [] } = await client.send(new sso.ListApplicationsCommand({ InstanceArn }));
  expect(Applications.map(({ Name, Status }) => [Name, Status])).toEqual([
    ['Datadog', 'ENABLED'],
    ['Agent-Gateway', 'ENABLED'],
    ['Old-Wiki <b>', 'DISABLED'],
  ]);
  const [{ ApplicationArn } = {}, { ApplicationArn: agents } = {}] = Applications;
  expect((await client.send(new sso.DescribeApplicationCommand({ ApplicationArn }))).CreatedDate).toBeInstanceOf(Date);
  expect(
    (await client.send(new sso.ListApplicationAssignmentsCommand({ ApplicationArn }))).ApplicationAssignments,
  ).toMatchObject([{ PrincipalType: 'GROUP' }]);
  expect(
    (await client.send(new sso.ListApplicationGrantsCommand({ ApplicationArn: agents }))).Grants?.map(
      ({ GrantType }) => GrantType,
    ),
  ).toHaveLength(3);
  expect(
    (await client.send(new sso.ListApplicationAccessScopesCommand({ ApplicationArn: agents }))).Scopes,
  ).toHaveLength(1);
  expect((await client.send(new sso.ListPermissionSetsCommand({ InstanceArn }))).PermissionSets).toHaveLength(3);
  expect(
    (await client.send(new sso.ListTrustedTokenIssuersCommand({ InstanceArn }))).TrustedTokenIssuers,
  ).toMatchObject([{ Name: 'okta' }]);
  const { sso: member } = await here.enter('production');
  expect((await member.send(new sso.ListInstancesCommand({}))).Instances).toEqual([]);
  expect(await refusal(member.send(new sso.ListApplicationsCommand({ InstanceArn })))).toMatchObject({
    name: 'AccessDeniedException',
  });
});
