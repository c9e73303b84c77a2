import { afterEach, describe, expect, test, vi } from 'vitest';
import { accountOf, cases, createEstate, mutate, type Estate } from '../../../test/estate/index.ts';
import { makeCertificate } from '../../../test/estate/aws/certificate.ts';
import { discoverAws } from '../../../test/suites/aws.ts';
import { createMemory, type Discovery, type RunOptions } from '../../../test/suites/connector-run.ts';

afterEach(() => vi.unstubAllEnvs());

const newEstate = (): Estate => createEstate({ now: new Date('2026-11-21T12:00:00Z'), size: { accounts: 1 } });
const read = (estate: Estate, options: Partial<RunOptions> = {}) =>
  discoverAws(estate, {}, { only: ['roles-anywhere'], ...options });
const home = (estate: Estate) => {
  const region = accountOf(estate, 'production').regions.get('us-east-1');
  if (region === undefined) throw new Error('no home');
  return region;
};
const ofType = (found: Discovery, type: string) => found.records.filter(({ ref }) => ref.startsWith(`aws:${type}:`));
const calls = ({ calls: all }: Discovery) =>
  ['ListTrustAnchors', 'ListProfiles', 'ListSubjects', 'GetSubject'].map((name) => all[`rolesanywhere:${name}`] ?? 0);

describe('Roles Anywhere', () => {
  test('who is let in, by which roles, and who came', async () => {
    const estate = newEstate();
    const found = await read(estate);
    expect(ofType(found, 'trust-anchor')).toMatchObject([
      { name: 'plant-ca', kind: 'federation', status: 'active', attributes: { authorities: ['CN=Halden Plant CA'] } },
    ]);
    expect(ofType(found, 'anywhere-profile')).toMatchObject([
      {
        attributes: { roles: [cases(estate)['role.plant-controller']?.arn] },
        ownerHints: [{ kind: 'creator', value: expect.stringContaining('bo.ekman') }],
      },
    ]);
    const stale = home(estate).subjects.find(({ x509Subject }) => x509Subject.includes('hall-2'));
    expect(ofType(found, 'anywhere-subject')).toHaveLength(2);
    expect(ofType(found, 'anywhere-subject').find(({ ref }) => ref.endsWith(stale?.id ?? '?'))).toMatchObject({
      kind: 'workload',
      usage: [{ lastAt: new Date((stale?.lastSeenAt ?? 0) * 1000).toISOString().replace('.000Z', 'Z') }],
    });
    expect(ofType(found, 'subject-certificate')).toMatchObject([
      { kind: 'certificate', expiresAt: expect.any(String), usage: [{ lastAt: expect.any(String) }] },
      { kind: 'certificate' },
    ]);
    expect(JSON.stringify(found.records)).not.toContain('BEGIN CERTIFICATE');
  });

  test('one call where there is nothing; a subject that was not seen since costs none', async () => {
    const estate = newEstate();
    const memory = createMemory();
    const first = await read(estate, { memory });
    expect(calls(first)).toEqual([5, 1, 1, 2]);
    const second = await read(estate, { memory });
    expect(calls(second)).toEqual([5, 1, 1, 0]);
    expect(second.records).toEqual(first.records);

    const [subject] = home(estate).subjects;
    Object.assign(subject ?? {}, { lastSeenAt: estate.clock.now() });
    Object.assign(subject?.certificate ?? {}, { seenAt: estate.clock.now() });
    const third = await read(estate, { memory });
    expect(calls(third)).toEqual([5, 1, 1, 1]);
    expect(ofType(third, 'subject-certificate')[0]).toMatchObject({ usage: [{ lastAt: '2026-11-21T12:00:00Z' }] });
  });

  test('subjects outlive the last trust anchor, and are not taken for gone', async () => {
    const estate = newEstate();
    const memory = createMemory();
    await read(estate, { memory });
    home(estate).trustAnchors = [];
    const found = await read(estate, { memory });
    expect(ofType(found, 'anywhere-subject')).toHaveLength(2);
    expect(ofType(found, 'trust-anchor')).toEqual([]);
  });

  test('expired, switched off, and not a certificate', async () => {
    const estate = newEstate();
    const now = estate.clock.now();
    const [first, second] = home(estate).subjects;
    Object.assign(first?.certificate ?? {}, { pem: makeCertificate('old', now - 900, now - 60).pem });
    Object.assign(second?.certificate ?? {}, { pem: 'garbage' });
    Object.assign(second ?? {}, { enabled: false });
    const found = await read(estate);
    expect(ofType(found, 'subject-certificate')).toMatchObject([
      { status: 'expired', expiresAt: '2026-11-21T11:59:00Z' },
      { status: 'active', expiresAt: { unknown: 'failed' } },
    ]);
    expect(ofType(found, 'anywhere-subject')).toMatchObject([{ status: 'active' }, { status: 'disabled' }]);
  });

  test('a refused detail leaves the subjects; a refused Region ends itself alone', async () => {
    const estate = newEstate();
    mutate(estate, { do: 'deny', actions: ['rolesanywhere:GetSubject', 'rolesanywhere:ListProfiles'] });
    mutate(estate, { do: 'scp', account: 'production', actions: ['rolesanywhere:*'], regions: ['eu-west-1'] });
    const found = await read(estate);
    const at = (region: string) => found.readings.find(({ scope }) => scope.endsWith(`/${region}`));
    expect(at('us-east-1')).toMatchObject({ status: 'partial' });
    expect(at('us-east-1')?.gaps).toHaveLength(3);
    expect(ofType(found, 'anywhere-subject')).toHaveLength(2);
    expect(at('eu-west-1')?.status).toBe('denied');
    expect(found.readings.filter(({ status }) => status === 'complete')).toHaveLength(3);
  });

  test('every page is read', async () => {
    const estate = newEstate();
    const region = home(estate);
    const [model] = region.subjects;
    if (model === undefined) throw new Error('no subject');
    for (let i = 0; i < 120; i++) {
      region.subjects.push({ ...model, id: `00000000-0000-0000-0000-${String(i).padStart(12, '0')}` });
    }
    const found = await read(estate);
    expect(ofType(found, 'anywhere-subject')).toHaveLength(122);
    expect(calls(found)).toEqual([5, 1, 3, 122]);
  });
});
