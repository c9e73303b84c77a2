import { afterEach, describe, expect, test, vi } from 'vitest';
import { accountOf, createEstate, mutate, truth, type Estate } from '../../../test/estate/index.ts';
import { discoverAws } from '../../../test/suites/aws.ts';
import { createMemory, type Discovery, type RunOptions } from '../../../test/suites/connector-run.ts';
import { applicationRecord } from './identity-center.ts';

afterEach(() => vi.unstubAllEnvs());

const newEstate = (accounts = 6): Estate => createEstate({ now: new Date('2026-11-21T12:00:00Z'), size: { accounts } });

function read(estate: Estate, options: Partial<RunOptions> = {}): Promise<Discovery> {
  const { audit, organization } = truth(estate);
  const settings = organization === null ? {} : { organization: { ...audit } };
  return discoverAws(estate, settings, { only: ['identity-center'], ...options });
}
const calls = ({ calls: all }: Discovery) =>
  ['ListInstances', 'ListApplications', 'ListApplicationGrants'].map((name) => all[`sso:${name}`] ?? 0);
const instance = (estate: Estate) => accountOf(estate, 'management').identityCenter;

describe('applications of IAM Identity Center', () => {
  test('once for the organization, with the ways that programs get tokens', async () => {
    const found = await read(newEstate());
    const facts = found.records.map(
      (each) => 'kind' in each && [each.name, each.kind, 'status' in each && each.status],
    );
    expect(facts).toEqual([
      ['Datadog', 'app', 'active'],
      ['Agent-Gateway', 'app', 'active'],
      ['Old-Wiki <b>', 'app', 'disabled'],
    ]);
    expect(found.records[1]).toMatchObject({
      scope: expect.stringMatching(/^aws:organization:/),
      purpose: 'MCP gateway of the AI team',
      attributes: {
        grantTypes: ['authorization_code', 'urn:ietf:params:oauth:grant-type:jwt-bearer', 'refresh_token'],
      },
    });
    expect(JSON.stringify(found.records)).not.toContain('callback');
    expect(calls(found)).toEqual([1, 1, 2]);
  });

  test('a standalone account has its own instance', async () => {
    const found = await read(newEstate(1));
    expect(found.records).toHaveLength(3);
    expect(found.records[0]?.ref).toContain(':application/');
  });

  test('an instance in another Region is searched for once', async () => {
    const estate = newEstate();
    Object.assign(instance(estate) ?? {}, { region: 'eu-west-1' });
    const memory = createMemory();
    const [first, second] = [await read(estate, { memory }), await read(estate, { memory })];
    expect(calls(first)[0]).toBeGreaterThan(1);
    expect(calls(second)).toEqual([1, 1, 2]);
    expect([first.records.length, second.records.length]).toEqual([3, 3]);
  });

  test('no instance at all is said, and is no failure', async () => {
    const estate = newEstate(1);
    delete accountOf(estate, 'production').identityCenter;
    const found = await read(estate);
    expect(found.readings).toMatchObject([{ status: 'complete', notes: [expect.stringContaining('us-east-1')] }]);
    expect(calls(found)).toEqual([1, 0, 0]);
  });

  test('refused is refused: nothing is taken for gone, and the search ends early', async () => {
    const estate = newEstate();
    mutate(estate, { do: 'deny', actions: ['sso:ListInstances'] });
    const found = await read(estate);
    expect(found.readings[0]).toMatchObject({ status: 'denied', records: [] });
    expect(calls(found)[0]).toBeLessThanOrEqual(3);
  });

  test('a Region that refuses while others answer is a gap', async () => {
    const estate = newEstate();
    Object.assign(instance(estate) ?? {}, { region: 'us-east-9' });
    estate.faults.add({ service: 'sso-admin', region: 'eu-west-1', kind: 'deny', by: 'scp' });
    const found = await read(estate);
    expect(found.readings[0]).toMatchObject({ status: 'partial', gaps: [{ because: 'denied' }] });
  });

  test('grants that are refused leave the application', async () => {
    const estate = newEstate();
    mutate(estate, { do: 'deny', actions: ['sso:ListApplicationGrants'] });
    const found = await read(estate);
    expect(found.records).toHaveLength(3);
    expect(found.readings[0]?.status).toBe('partial');
  });

  test("an application of AWS's catalogue has a publisher", () => {
    const provider = 'arn:aws:sso::aws:applicationProvider/catalog/slack';
    const row = {
      ApplicationArn: 'arn:aws:sso::1:application/x/apl-1',
      Name: 'Slack',
      ApplicationProviderArn: provider,
    };
    expect(applicationRecord(row, { ref: 'aws:organization:o-1' }, null)).toMatchObject({
      kind: 'integration',
      status: 'unknown',
      publisher: { name: 'slack', id: provider, verified: null },
    });
  });
});
