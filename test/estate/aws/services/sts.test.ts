import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import { ListUsersCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { accountOf, canaries, cases, mutate } from '../../index.ts';
import { lab, refusal, type Lab } from '../../testing.ts';
import { mintToken } from '../web-identity.ts';

function assume({ estate, served, hub }: Lab, account: string, input: object = {}) {
  const { roleName, externalId } = served.organization;
  const RoleArn = `arn:aws:iam::${accountOf(estate, account).id}:role/${roleName}`;
  return hub.sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', ExternalId: externalId, ...input }));
}

describe('AssumeRole', () => {
  test('enters an account, and its secrets are canaries', async () => {
    const here = await lab();
    const inside = await here.enter('production');
    const { Arn } = await inside.sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(
      `arn:aws:sts::${accountOf(here.estate, 'production').id}:assumed-role/NhiDiscoverAudit/estate-test`,
    );
    expect(canaries(here.estate)).toContain(inside.credentials.secretAccessKey);
    expect(canaries(here.estate)).toContain(inside.credentials.sessionToken);
  });

  test.each([
    ['a wrong ExternalId', 'production', { ExternalId: 'wrong' }],
    ['no ExternalId', 'production', { ExternalId: undefined }],
    ['a suspended account', 'legacy', {}],
    ['a role that is not there', 'production', { RoleArn: 'arn:aws:iam::123456789012:role/Nobody' }],
    ['a role that trusts another', 'production', { RoleArn: undefined }],
  ])('is denied with %s', async (what, account, input) => {
    const here = await lab();
    const other = cases(here.estate)['role.DatadogIntegrationRole']?.arn;
    const { name, message } = await refusal(
      assume(here, account, what.includes('another') ? { RoleArn: other } : input),
    );
    expect(name).toBe('AccessDenied');
    expect(message).toMatch(
      /^User: arn:aws:iam::\d+:user\/automation\/nhi-discover is not authorized to perform: sts:AssumeRole on resource: arn/,
    );
  });

  test('checks the session name and the duration', async () => {
    const here = await lab();
    expect(await refusal(assume(here, 'production', { RoleSessionName: 'a b' }))).toMatchObject({
      name: 'ValidationError',
      status: 400,
    });
    expect((await refusal(assume(here, 'production', { DurationSeconds: 10 }))).message).toContain(
      'greater than or equal to 900',
    );
    expect((await refusal(assume(here, 'production', { DurationSeconds: 43_200 }))).message).toContain(
      'MaxSessionDuration',
    );
  });

  test('gives a chained session one hour at most', async () => {
    const here = await lab();
    const inside = await here.enter('security');
    const { roleName, externalId } = here.served.organization;
    const RoleArn = `arn:aws:iam::${accountOf(here.estate, 'production').id}:role/${roleName}`;
    const { account } = here.estate.aws.hub;
    const role = accountOf(here.estate, 'production').roles.get(roleName);
    // Trust the hub's own audit role as well, so that chaining can happen at all.
    if (role)
      role.trust = {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }],
      };
    const input = { RoleArn, RoleSessionName: 'chained', ExternalId: externalId };
    expect(
      (await refusal(inside.sts.send(new AssumeRoleCommand({ ...input, DurationSeconds: 7200 })))).message,
    ).toContain('role chaining');
    expect(await inside.sts.send(new AssumeRoleCommand(input))).toHaveProperty('Credentials');
  });

  test('gives credentials that end', async () => {
    const here = await lab();
    const inside = await here.enter('production');
    mutate(here.estate, { do: 'advance', seconds: 3599 });
    await inside.iam.send(new ListUsersCommand({}));
    mutate(here.estate, { do: 'advance', seconds: 1 });
    expect(await refusal(inside.iam.send(new ListUsersCommand({})))).toMatchObject({
      name: 'ExpiredToken',
      status: 403,
    });
  });
});

/** Signs in as a GitHub workflow. */
async function issue(claims: object, role = 'role.github-payments') {
  const { estate, hub } = await lab();
  const token = mintToken(estate.aws.seed, {
    iss: 'https://token.actions.githubusercontent.com',
    aud: 'sts.amazonaws.com',
    sub: 'repo:halden-robotics/payments-api:ref:refs/heads/main',
    exp: estate.clock.now() + 300,
    ...claims,
  });
  const RoleArn = cases(estate)[role]?.arn;
  return hub.sts.send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'ci', WebIdentityToken: token }),
  );
}

describe('AssumeRoleWithWebIdentity', () => {
  test('lets the right repository in', async () => {
    expect((await issue({})).Credentials?.SessionToken).toMatch(/^IQoJ/);
  });

  test('refuses another repository, another issuer and an old token', async () => {
    expect(await refusal(issue({ sub: 'repo:evil/fork:ref:refs/heads/main' }))).toMatchObject({ name: 'AccessDenied' });
    expect(await refusal(issue({ iss: 'https://evil.example' }))).toMatchObject({
      name: 'InvalidIdentityTokenException',
    });
    expect(await refusal(issue({ exp: 5 }))).toMatchObject({ name: 'ExpiredTokenException' });
  });

  test('a trust without sub lets every repository in', async () => {
    expect(await issue({ sub: 'repo:evil/fork:ref:refs/heads/main' }, 'role.github-no-sub')).toHaveProperty(
      'Credentials',
    );
  });
});

test('operations that only hand out secrets are refused and flagged', async () => {
  const { hub, estate } = await lab();
  expect((await refusal(hub.sts.send(new GetSessionTokenCommand({})))).message).toContain('explicit deny');
  expect(estate.log.entries({ operation: 'GetSessionToken' })[0]).toMatchObject({
    secretReturning: true,
    code: 'AccessDenied',
  });
});
