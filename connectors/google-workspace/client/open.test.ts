import { afterEach, describe, expect, test, vi } from 'vitest';
import { SignInFailed } from '../../../core/errors.ts';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { COLLECTOR_SCOPES } from '../../../test/estate/google/workspace/index.ts';
import { changeWorkspace, discoverWorkspace } from '../../../test/suites/google-workspace.ts';
import { allScopes } from './scopes.ts';

afterEach(() => vi.unstubAllEnvs());

const start = () => createEstate({ now: new Date('2026-11-21T08:00:00Z') });

async function refusal(estate: Estate, more: Record<string, unknown> = {}): Promise<SignInFailed> {
  try {
    await discoverWorkspace(estate, more);
  } catch (error) {
    if (error instanceof SignInFailed) return error;
    throw error;
  }
  throw new Error('it signed in');
}

test('signs in without a key, as the administrator, and finds the customer', async () => {
  const estate = start();
  const { caller, scopes, calls } = await discoverWorkspace(estate, {}, { only: [] });
  const { customerId, domain } = estate.google.state.organization;
  expect(caller).toBe(`admin@${domain}, through ${estate.google.state.collector.email}`);
  expect(scopes).toMatchObject([
    { scope: { ref: `google-workspace:customer:${customerId}`, kind: 'tenant', name: domain, nativeId: customerId } },
  ]);
  expect(calls['iamcredentials:serviceAccounts.signJwt']).toBe(1);
});

test('the company allows the scopes that are asked for, and no other', () => {
  expect([...COLLECTOR_SCOPES].toSorted()).toEqual([...allScopes].toSorted());
});

test('a scope that is not allowed costs what needs it, and nothing else', async () => {
  const estate = start();
  changeWorkspace(estate, {
    do: 'deny-scopes',
    scopes: ['https://www.googleapis.com/auth/admin.directory.user.readonly'],
  });
  const { readings, scopes } = await discoverWorkspace(estate);
  expect(scopes[0]?.scope.nativeId).toBe(estate.google.state.organization.customerId);
  expect(Object.fromEntries(readings.map(({ collector, status }) => [collector, status]))).toEqual({
    'oauth-apps': 'denied',
    'app-passwords': 'denied',
    delegation: 'partial',
    'marketplace-apps': 'complete',
    agents: 'partial',
  });
  expect(readings[0]?.error?.message).toContain('admin.directory.user.readonly');
});

describe('what goes wrong is said in words, with the next step', () => {
  test('no delegation at all', async () => {
    const estate = start();
    changeWorkspace(estate, { do: 'deny-scopes', scopes: COLLECTOR_SCOPES });
    const error = await refusal(estate);
    expect(error.message).toContain('domain-wide delegation does not include');
    expect(error.next).toContain('discover permissions --provider google-workspace');
  });

  test('an administrator who does not exist', async () => {
    const error = await refusal(start(), { adminEmail: 'nobody@halden.example' });
    expect(error.message).toBe('nobody@halden.example is not an active user of this Workspace domain');
    expect(error.next).toContain('adminEmail');
  });

  test('somebody who is no administrator', async () => {
    const error = await refusal(start(), { adminEmail: 'carla.mendes@halden.example' });
    expect(error.message).toContain('carla.mendes@halden.example may not read this');
    expect(error.next).toContain('Users › Read');
  });

  test('an API that is not enabled', async () => {
    const estate = start();
    changeWorkspace(estate, { do: 'disable-admin-api' });
    const error = await refusal(estate);
    expect(error.message).toContain('admin.googleapis.com is not enabled');
    expect(error.next).toContain('https://console.cloud.google.com/apis/library/admin.googleapis.com');
  });

  test('somebody else’s customer', async () => {
    const error = await refusal(start(), { customer: 'C0zzzzzzz' });
    expect(error.message).toContain('Not Authorized');
  });

  test('a service account that may not be acted as', async () => {
    const error = await refusal(start(), { serviceAccount: 'nobody@halden-security.iam.gserviceaccount.com' });
    expect(error.message).toContain('may not be impersonated');
    expect(error.next).toContain('roles/iam.serviceAccountTokenCreator');
  });
});
