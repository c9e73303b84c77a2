import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { folderName, memberOf, organizationName, projectName } from '../../../test/estate/google/build.ts';
import type { Estate } from '../../../test/estate/index.ts';
import type { Discovery } from '../../../test/suites/connector-run.ts';
import { deny, googleCompany, readingOf } from '../../../test/suites/google.ts';
import { grantsIn, read, trustsIn } from '../../../test/suites/google-bindings.ts';

// The door waits a random part of a second between attempts: here, none of it.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const LIST = 'cloudasset.assets.listIamPolicy';

const company = () =>
  googleCompany((build) => {
    const root = organizationName(build.state);
    const folder = build.folder('shops');
    const shop = build.project('halden-shop', { parent: folderName(folder) });
    const lone = build.project('halden-lone');
    const account = build.account(shop, 'job');
    const other = build.account(lone, 'other');
    build.bind(root, 'roles/browser', [memberOf(account)]);
    build.bind(folderName(folder), 'roles/run.admin', [memberOf(account)]);
    // Folders that no project is in have policies too.
    const empty = build.folder('empty');
    build.bind(folderName(empty), 'roles/pubsub.viewer', [memberOf(account)]);
    build.bind(folderName(build.folder('below', empty)), 'roles/run.viewer', [memberOf(account)]);
    build.bind(projectName(shop), 'roles/pubsub.publisher', [memberOf(account), 'allUsers']);
    build.bind(projectName(lone), 'roles/viewer', [memberOf(account)], {
      title: '',
      expression: 'request.time < timestamp("2999-01-01T00:00:00Z")',
    });
    build.bind(account.email, 'roles/iam.serviceAccountTokenCreator', [memberOf(other)]);
    return { folder, shop, lone };
  });

const organizationOf = (estate: Estate): string => `organizations/${estate.google.truth().organization.number}`;
/** Everything but the operation that told. */
const told = (found: Discovery) =>
  [...grantsIn(found), ...trustsIn(found)].map((record) => ({ ...record, source: '' }));
const byRef = (found: Discovery) => told(found).toSorted((a, b) => (a.ref < b.ref ? -1 : 1));

describe('refused at the organization', () => {
  test('folders and projects say the same, and the organization says its own', async () => {
    const { estate } = company();
    const whole = await read(estate);
    deny(estate, [LIST], organizationOf(estate));
    const parts = await read(estate);
    expect(byRef(parts)).toEqual(byRef(whole));
    expect(readingOf(parts, 'bindings')).toMatchObject({ status: 'complete' });
    expect(parts.calls).toMatchObject({ 'cloudresourcemanager:organizations.getIamPolicy': 1 });
  });

  test('and everywhere: each policy by itself, with what that cannot see', async () => {
    const { estate, made } = company();
    const whole = await read(estate);
    deny(estate, [LIST]);
    const direct = await read(estate);
    expect(byRef(direct)).toEqual(byRef(whole));
    expect(readingOf(direct, 'bindings')).toMatchObject({ status: 'partial' });
    const scoped = readingOf(direct, 'bindings').gaps.map(({ because, scope }) => [because, scope]);
    expect(scoped).toContainEqual(['unsupported', `gcp:project:${made.shop.number}`]);
    expect(scoped).toContainEqual(['unsupported', `gcp:project:${made.lone.number}`]);
    expect(direct.calls).toMatchObject({
      'cloudresourcemanager:organizations.getIamPolicy': 1,
      'cloudresourcemanager:folders.getIamPolicy': 3,
      // The collector's own project is one of them, and its account.
      'cloudresourcemanager:projects.getIamPolicy': 3,
      'iam:serviceAccounts.getIamPolicy': 3,
    });
  });

  test('what is refused there too is a gap of that project alone', async () => {
    const { estate, made } = company();
    deny(estate, [LIST]);
    deny(estate, ['resourcemanager.projects.getIamPolicy'], projectName(made.lone));
    const found = await read(estate);
    expect(readingOf(found, 'bindings').gaps).toContainEqual(
      expect.objectContaining({
        what: `policy of ${projectName(made.lone)}`,
        because: 'denied',
        scope: `gcp:project:${made.lone.number}`,
      }),
    );
    expect(grantsIn(found).map(({ role }) => role)).toContain('roles/pubsub.publisher');
  });

  test('not enabled where the quota is paid: nothing is asked a second time', async () => {
    const { estate } = company();
    const whole = await read(estate);
    estate.google.mutate({
      do: 'disable-api',
      project: 'halden-security',
      service: 'cloudasset.googleapis.com',
    } as never);
    const direct = await read(estate);
    expect(byRef(direct)).toEqual(byRef(whole));
    // The projects, everything in them, roles and what takes away, and the policies: each asked once.
    expect(direct.calls['cloudasset:assets.list']).toBe(4);
  });

  test.each(['server-error', 'truncate', 'repeat-cursor'] as const)(
    'a listing that breaks (%s) is no refusal, and no short list',
    async (kind) => {
      const { estate } = googleCompany((build) => {
        for (let index = 0; index < 1100; index++) {
          const project = build.project(`halden-mass-${index}`);
          build.bind(projectName(project), 'roles/browser', ['allUsers']);
        }
      });
      // Projects take two pages; then one of everything, one of roles, and the second page of policies.
      // It is tried four times; a fault does not count what an earlier one struck.
      for (let tried = 0; tried < 4; tried++) estate.faults.add({ operation: 'assets.list', nth: 6, kind });
      const found = await read(estate);
      expect(readingOf(found, 'bindings')).toMatchObject({ status: 'failed' });
      expect(Object.keys(found.calls).filter((name) => name.endsWith('getIamPolicy'))).toEqual([]);
    },
  );
});

describe('accounts that could not be listed', () => {
  test('leave a gap, and are not called strangers', async () => {
    const { estate } = company();
    deny(estate, ['cloudasset.assets.listResource', 'iam.serviceAccounts.list']);
    const found = await read(estate);
    expect(found.records.filter(({ ref }) => /^gcp:(?:external|unlisted)/.test(ref))).toEqual([]);
    expect(
      readingOf(found, 'bindings')
        .gaps.map(({ what }) => what)
        .join(),
    ).toMatch(/grants of service accounts/);
  });
});

describe('projects that stand alone', () => {
  test('each is read by itself, and knows the accounts of the others', async () => {
    const { estate, made } = company();
    const found = await read(estate, { projects: ['halden-shop', 'halden-lone'] });
    expect(found.readings.map(({ scope, status }) => [scope, status])).toEqual([
      [`gcp:project:${made.shop.number}`, 'complete'],
      [`gcp:project:${made.lone.number}`, 'complete'],
    ]);
    expect(
      grantsIn(found)
        .map(({ role }) => role)
        .toSorted(),
    ).toEqual([
      'roles/iam.serviceAccountTokenCreator',
      'roles/pubsub.publisher',
      'roles/pubsub.publisher',
      'roles/viewer',
    ]);
    expect(found.records.filter(({ ref }) => /^gcp:(?:external|unlisted)/.test(ref))).toEqual([]);
    expect(found.calls['iam:roles.list']).toBe(3);
  });

  test('an account of a project that is not read is nobody that is known, and its reach is not known', async () => {
    const { estate } = company();
    const found = await read(estate, { projects: ['halden-shop'] });
    expect(trustsIn(found)).toMatchObject([{ reach: 'unknown' }]);
    expect(found.records.filter(({ ref }) => ref.startsWith('gcp:external'))).toEqual([]);
    expect(readingOf(found, 'bindings').notes.join()).toContain('not known whether these are ours: halden-lone.');
  });
});
