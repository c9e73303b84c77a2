/** What no documentation promises: rows that are broken, and answers that are no answers. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../../test/estate/faults.ts';
import type { Estate } from '../../../test/estate/index.ts';
import { grantsOf, newEstate, read, readingOf } from '../../../test/suites/azure-reading.ts';

afterEach(() => vi.unstubAllEnvs());

const wrongType = { kind: 'poison', how: 'wrong-type' } as const;
const missingId = { kind: 'poison', how: 'missing-id' } as const;
const webPage = { kind: 'html' } as const;
const all = [wrongType, missingId, webPage];

const places: readonly (readonly [collector: string, service: string, operation: string, faults: Fault[]])[] = [
  ['app-roles', 'graph', '$batch', [webPage]],
  ['delegated-grants', 'graph', 'oauth2PermissionGrants', all],
  ['directory-roles', 'graph', 'roleAssignments', all],
  ['directory-role-eligibility', 'graph', 'roleEligibilitySchedules', [missingId, webPage]],
  ['role-assignments', 'arg', 'authorizationresources', all],
  ['root-role-assignments', 'arm', 'roleAssignments', all],
  ['role-eligibility', 'arm', 'roleEligibilityScheduleInstances', all],
  ['local-auth', 'arg', 'resources', all],
  ['api-connections', 'arg', 'resources', all],
  ['key-vault', 'vault', 'secrets', all],
  ['azure-devops', 'devops', 'serviceEndpoints', [missingId, webPage]],
  ['azure-devops-tokens', 'devops', 'personalAccessTokens', [webPage]],
];
const cases = places.flatMap(([collector, service, operation, faults]) =>
  faults.map((fault) => [collector, { ...fault, service, operation }] as const),
);
const settings = (estate: Estate) => ({
  keyVaults: true,
  devops: { organizations: [...estate.azure.arm.state.devops.values()].map(({ name }) => name) },
});

describe('is said, and nothing crashes', () => {
  test.each(cases)('%s: %j', async (collector, fault) => {
    const estate = newEstate();
    estate.faults.add(fault);
    const reading = readingOf(await read(estate, [collector], {}, settings(estate)), collector);
    expect(reading.status).not.toBe('complete');
    expect(reading.quarantined).toEqual([]);
    expect(reading.gaps.length > 0 || reading.error !== undefined).toBe(true);
  });

  test('a date that is none is not known, and not a date', async () => {
    const estate = newEstate();
    estate.faults.add({ ...wrongType, service: 'graph', operation: 'roleEligibilitySchedules' });
    const found = await read(estate, ['directory-role-eligibility']);
    expect(grantsOf(found, 'directory-role-eligibility')).toMatchObject([{ grantedAt: { unknown: 'failed' } }]);
  });

  test('a listing without an end is ended', async () => {
    const estate = newEstate();
    estate.faults.add({ kind: 'repeat-cursor', service: 'vault' });
    const reading = readingOf(await read(estate, ['key-vault'], {}, settings(estate)), 'key-vault');
    expect(reading.gaps.map(({ detail }) => detail).join()).toContain('the same link to the next page twice');
  });
});
