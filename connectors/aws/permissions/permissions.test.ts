import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEstate, mutate } from '../../../test/estate/index.ts';
import { signInAs } from '../../../test/suites/aws.ts';
import { probeOnce } from '../../../test/suites/connector-run.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';
import { collectors } from '../collectors/index.ts';
import { connector } from '../index.ts';
import { policyFor, secretReturning } from './policy.ts';
import { probes } from './probes.ts';

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const needed = [...new Set(collectors.flatMap(({ permissions }) => permissions))].toSorted();

const tried = async (actions: string[]) => {
  const estate = createEstate({ size: { accounts: 1 } });
  if (actions.length > 0) mutate(estate, { do: 'deny', actions });
  signInAs(estate);
  const results = await probeOnce(connector, needed, {
    transport: estateTransport(estate),
    now: () => '2026-11-21T08:00:00Z',
  });
  return { estate, results };
};

describe('permissions', () => {
  test('every one is exact: a service and one action, without wildcard', () => {
    for (const permission of needed) expect(permission).toMatch(/^[a-z][a-z0-9-]*:[A-Z][A-Za-z0-9]+$/);
  });

  test('every one can be tried', () => {
    expect(needed.filter((permission) => !(permission in probes))).toEqual([]);
  });

  test('entering accounts is allowed for the audit role only', () => {
    const { Statement } = JSON.parse(policyFor(connector.scopePermissions ?? [])) as {
      Statement: { Sid: string; Action: string | string[]; Resource: string }[];
    };
    expect(Statement.find(({ Sid }) => Sid === 'NhiEnter')).toMatchObject({
      Action: 'sts:AssumeRole',
      Resource: 'arn:*:iam::*:role/NhiAuditRole',
    });
    expect(Statement.find(({ Sid }) => Sid === 'NhiRead')?.Action).not.toContain('sts:AssumeRole');
  });

  test('the policy allows exactly them, and denies what returns a secret', () => {
    const policy = JSON.parse(policyFor([...needed, ...needed])) as {
      Statement: { Sid: string; Effect: string; Action: string[] }[];
    };
    expect(policy.Statement).toMatchObject([
      { Sid: 'NhiRead', Effect: 'Allow', Action: needed },
      { Sid: 'NeverSecrets', Effect: 'Deny', Action: [...secretReturning] },
    ]);
    const secret = new Set<string>(secretReturning);
    expect(needed.filter((permission) => secret.has(permission))).toEqual([]);
  });
});

describe('probe', () => {
  test('with the whole policy all are granted', async () => {
    const { estate, results } = await tried([]);
    expect(Object.entries(results).filter(([, result]) => result !== 'granted')).toEqual([]);
    expect(estate.log.entries().filter(({ secretReturning: secret }) => secret)).toEqual([]);
  });

  test('what is missing is named, and nothing else', async () => {
    const missing = [
      'iam:GetCredentialReport',
      'iam:ListAccessKeys',
      'secretsmanager:ListSecrets',
      'rolesanywhere:ListTrustAnchors',
    ];
    const { results } = await tried(missing);
    expect(
      Object.keys(results)
        .filter((permission) => results[permission] === 'denied')
        .toSorted(),
    ).toEqual(missing.toSorted());
  });

  test('a permission that is not known cannot be told', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    signInAs(estate);
    const results = await probeOnce(connector, ['iam:DeleteUser'], {
      transport: estateTransport(estate),
      now: () => '2026-11-21T08:00:00Z',
    });
    expect(results).toEqual({ 'iam:DeleteUser': 'cannot-tell' });
  });
});
