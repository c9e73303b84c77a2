import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memberOf, organizationName, projectName } from '../../../../test/estate/google/build.ts';
import { createEstate } from '../../../../test/estate/index.ts';
import { deny, googleCompany, readingOf } from '../../../../test/suites/google.ts';
import { grantTo, grantsIn, read } from '../../../../test/suites/google-bindings.ts';

// The door waits a random part of a second between attempts: here, none of it.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const ROLE = 'roles/iam.serviceAccountKeyAdmin';
const company = (exceptionPrincipals: string[] = []) =>
  googleCompany((build) => {
    const root = organizationName(build.state);
    const project = build.project('halden-shop');
    const account = build.account(project, 'rotator');
    build.bind(projectName(project), ROLE, [memberOf(account)]);
    build.state.denyPolicies.push({
      id: 'no-keys',
      attachmentPoint: `cloudresourcemanager.googleapis.com/${root}`,
      displayName: 'No keys',
      createdAt: build.ago(10),
      rules: [
        {
          denyRule: {
            deniedPrincipals: ['principalSet://goog/public:all'],
            exceptionPrincipals,
            deniedPermissions: ['iam.googleapis.com/serviceAccountKeys.create'],
          },
        },
      ],
    });
    return memberOf(account);
  });

test('what is denied to everybody is gone before the level is decided', async () => {
  const { estate, made } = company();
  const { level, reasons } = grantTo(await read(estate), ROLE, made).privilege;
  expect(level).toBe('write');
  expect(reasons).toEqual(['a deny policy takes iam.serviceAccountKeys.create away']);
});

test('what is denied to most may be left', async () => {
  const { estate, made } = company(['principalSet://goog/group/admins@halden.example']);
  const { level, reasons } = grantTo(await read(estate), ROLE, made).privilege;
  expect(level).toBe('escalation');
  expect(reasons).toContain('a deny policy may take iam.serviceAccountKeys.create away');
});

test('found at every place where Asset Inventory does not tell', async () => {
  const { estate, made } = company();
  deny(estate, ['cloudasset.assets.listResource']);
  const found = await read(estate);
  expect(grantTo(found, ROLE, made).privilege.level).toBe('write');
  // The organization, the project, and that of the collector.
  expect(found.calls).toMatchObject({ 'iam:denypolicies.list': 3, 'iam:denypolicies.get': 1 });
});

test.each(['iam.denypolicies.get', 'iam.denypolicies.list'])(
  'without %s levels are the most that it can be',
  async (permission) => {
    const { estate, made } = company();
    if (permission.endsWith('list')) deny(estate, ['cloudasset.assets.listResource']);
    deny(estate, [permission]);
    const found = await read(estate);
    const { level, reasons } = grantTo(found, ROLE, made).privilege;
    expect(level).toBe('escalation');
    expect(reasons).toContain('at most: what deny policies take away could not be read');
    expect(readingOf(found, 'bindings').gaps).toContainEqual(
      expect.objectContaining({ what: 'deny policies', because: 'denied' }),
    );
  },
);

test('of the company: a denial for one account, and a boundary for all', async () => {
  const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z') });
  const found = await read(estate);
  const builder = grantsIn(found).find(({ role }) => role.endsWith('/roles/releaseManager'));
  expect(builder?.privilege.reasons).toContain('a deny policy takes resourcemanager.projects.setIamPolicy away');
  expect(builder?.privilege.level).not.toBe('admin');
  const kept = grantsIn(found).filter(({ privilege }) =>
    privilege.reasons.includes('a principal access boundary may keep it out of here (Nothing outside production)'),
  );
  expect(kept.length).toBeGreaterThan(3);
  // Those who live elsewhere are not kept from anything.
  expect(kept.filter(({ identity }) => identity.startsWith('gcp:external-principal:'))).toEqual([]);
});

test('boundaries that may not be read are a gap', async () => {
  const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z') });
  deny(estate, ['iam.policybindings.list']);
  const found = await read(estate);
  expect(readingOf(found, 'bindings').gaps).toMatchObject([{ what: 'principal access boundaries', because: 'denied' }]);
});

test.each(['repeat-cursor', 'poison', 'html'] as const)('an answer that is odd (%s) is a gap at most', async (kind) => {
  const { estate, made } = googleCompany((build) => {
    const root = organizationName(build.state);
    const project = build.project('halden-shop');
    const account = build.account(project, 'rotator');
    build.bind(projectName(project), ROLE, [memberOf(account)]);
    const { state } = build;
    for (let index = 0; index < 1001; index++) {
      const id = `boundary-${index}`;
      state.boundaries.push({ id, displayName: id, createdAt: build.ago(1), rules: [] });
    }
    const id = 'boundary-0';
    state.policyBindings.push({
      id,
      parent: root,
      displayName: id,
      principalSet: `//cloudresourcemanager.googleapis.com/${root}`,
      policy: id,
      createdAt: build.ago(1),
    });
    return memberOf(account);
  });
  estate.faults.add({
    kind,
    how: 'wrong-type',
    operation: 'organizations.locations.principalAccessBoundaryPolicies.list',
  });
  const found = await read(estate);
  expect(readingOf(found, 'bindings')).toMatchObject({ status: 'partial' });
  expect(grantTo(found, ROLE, made).privilege.level).toBe('escalation');
});

test('without any of it nothing is asked', async () => {
  const { estate } = googleCompany((build) => build.project('halden-shop'));
  const { calls } = await read(estate);
  expect(Object.keys(calls).filter((name) => /deny|boundar|policybinding/.test(name))).toEqual([]);
});
