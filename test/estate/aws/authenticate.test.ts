import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ListUsersCommand } from '@aws-sdk/client-iam';
import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { describe, expect, test } from 'vitest';
import { accountOf, mutate } from '../index.ts';
import { clientsFor, lab, refusal } from '../testing.ts';

const GHOST = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' };

describe('signatures', () => {
  test('a good one tells who signed', async () => {
    const { hub, estate } = await lab();
    const { Arn, Account } = await hub.sts.send(new GetCallerIdentityCommand({}));
    expect(Account).toBe(estate.aws.hub.account);
    expect(Arn).toBe(`arn:aws:iam::${Account}:user/automation/nhi-discover`);
  });

  test('an unknown key', async () => {
    const { served } = await lab();
    const ghost = clientsFor(served.url, GHOST);
    expect(await refusal(ghost.iam.send(new ListUsersCommand({})))).toMatchObject({
      name: 'InvalidClientTokenId',
      status: 403,
    });
    expect(await refusal(ghost.secrets().send(new ListSecretsCommand({})))).toMatchObject({
      name: 'UnrecognizedClientException',
      status: 400,
    });
  });

  test('a wrong secret', async () => {
    const { served, hub } = await lab();
    const wrong = clientsFor(served.url, { ...hub.credentials, secretAccessKey: 'no' });
    expect(await refusal(wrong.iam.send(new ListUsersCommand({})))).toMatchObject({
      name: 'SignatureDoesNotMatch',
      status: 403,
    });
    expect(await refusal(wrong.organizations.send(new ListAccountsCommand({})))).toMatchObject({
      name: 'InvalidSignatureException',
    });
  });

  test('none', async () => {
    const { served } = await lab();
    const response = await fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'Action=ListUsers&Version=2010-05-08',
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });

  test('a body changed after signing', async () => {
    const { served, hub, estate } = await lab();
    let sent = { method: '', headers: {}, body: '' };
    hub.iam.middlewareStack.add(
      (next) => async (args) => {
        sent = args.request as typeof sent;
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    await hub.iam.send(new ListUsersCommand({ MaxItems: 5 }));
    const response = await fetch(served.url, { ...sent, body: sent.body.replace('MaxItems=5', 'MaxItems=6') });
    expect(await response.text()).toContain('SignatureDoesNotMatch');
    expect(estate.log.count({ operation: 'ListUsers' })).toBe(1);
  });

  test.each([-1000, 1000])('a clock %i seconds off', async (seconds) => {
    const { hub, estate } = await lab();
    estate.setSkew(seconds);
    const { name, message } = await refusal(hub.iam.send(new ListUsersCommand({})));
    expect(name).toBe('SignatureDoesNotMatch');
    expect(message).toMatch(seconds > 0 ? /^Signature expired: / : /^Signature not yet current: /);
  });

  test('a global service in another Region', async () => {
    const { served, hub } = await lab();
    const abroad = clientsFor(served.url, hub.credentials, 'eu-west-1');
    expect((await refusal(abroad.iam.send(new ListUsersCommand({})))).message).toContain(
      "valid region, not 'eu-west-1'",
    );
  });

  test('a Region that is not enabled does not know its credentials', async () => {
    const { enter, estate } = await lab();
    const { secrets } = await enter('development');
    const closed = [...accountOf(estate, 'development').regions.values()].find(({ status }) => status === 'DISABLED');
    expect(await refusal(secrets(closed?.name).send(new ListSecretsCommand({})))).toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  test('an inactive key', async () => {
    const { hub, estate } = await lab();
    mutate(estate, { do: 'deactivate-key', key: estate.aws.hub.keyId });
    expect(await refusal(hub.sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
      name: 'InvalidClientTokenId',
    });
  });

  test('a service that the estate does not play', async () => {
    const { served } = await lab();
    const response = await fetch(served.url, {
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
      },
    });
    expect(response.status).toBe(501);
  });
});
