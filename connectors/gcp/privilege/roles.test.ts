import { afterEach, describe, expect, test, vi } from 'vitest';
import { memberOf, organizationName, projectName } from '../../../test/estate/google/build.ts';
import { createMemory } from '../../../test/suites/connector-run.ts';
import { deny, googleCompany, readingOf } from '../../../test/suites/google.ts';
import { grantTo, read } from '../../../test/suites/google-bindings.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const DAY = 86_400;

const company = (role: string) =>
  googleCompany((build) => {
    const project = build.project('halden-shop');
    const account = build.account(project, 'job');
    build.bind(projectName(project), role, [memberOf(account)]);
    return { member: memberOf(account), project };
  });

describe('Google’s own roles', () => {
  test('are read once a week', async () => {
    const { estate } = company('roles/editor');
    const memory = createMemory();
    const calls = async () => (await read(estate, {}, { memory })).calls['iam:roles.list'] ?? 0;
    expect(await calls()).toBe(3);
    for (const _ of [1, 2, 3, 4, 5, 6]) {
      estate.clock.advance(DAY);
      expect(await calls()).toBe(0);
    }
    estate.clock.advance(DAY);
    expect(await calls()).toBe(3);
  });

  test('keep their level on the nights when they are not read', async () => {
    const { estate, made } = company('roles/secretmanager.admin');
    const memory = createMemory();
    const first = grantTo(await read(estate, {}, { memory }), 'roles/secretmanager.admin', made.member);
    const second = grantTo(await read(estate, {}, { memory }), 'roles/secretmanager.admin', made.member);
    expect(second).toEqual(first);
    expect(second.privilege.level).toBe('sensitive');
  });

  test.each([
    ['roles/owner', 'admin'],
    ['roles/editor', 'escalation'],
    ['roles/viewer', 'sensitive'],
    ['roles/storage.admin', 'sensitive'],
    // In no table: it may allow anything.
    ['roles/storage.objectViewer', 'unknown'],
  ])('when they may not be listed, %s is told from a table: %s', async (role, level) => {
    const { estate, made } = company(role);
    estate.faults.add({ kind: 'deny', service: 'iam', operation: 'roles.list' });
    const found = await read(estate);
    expect(grantTo(found, role, made.member).privilege.level).toBe(level);
    expect(readingOf(found, 'bindings')).toMatchObject({ status: 'complete' });
    expect(readingOf(found, 'bindings').notes.join()).toContain('as of 2026-08-22');
  });

  test('an old list is better than a table that came with the program', async () => {
    const { estate, made } = company('roles/storage.objectViewer');
    const memory = createMemory();
    await read(estate, {}, { memory });
    estate.clock.advance(30 * DAY);
    estate.faults.add({ kind: 'deny', service: 'iam', operation: 'roles.list' });
    const found = await read(estate, {}, { memory });
    expect(grantTo(found, 'roles/storage.objectViewer', made.member).privilege.level).toBe('sensitive');
  });
});

describe('custom roles', () => {
  const custom = (of: 'project' | 'organization', stage: 'GA' | 'DISABLED') =>
    googleCompany((build) => {
      const project = build.project('halden-shop');
      const account = build.account(project, 'job');
      const owner = of === 'project' ? `projects/${project.id}` : organizationName(build.state);
      const name = `${owner}/roles/harmless`;
      const permissions = ['iam.serviceAccountKeys.create'];
      build.state.customRoles.push({ name, title: 'Harmless', description: '', permissions, stage });
      build.bind(projectName(project), name, [memberOf(account)]);
      return { name, member: memberOf(account) };
    });

  test.each([
    ['project', 'GA', 'escalation'],
    ['organization', 'GA', 'escalation'],
    ['project', 'DISABLED', 'none'],
  ] as const)('of a %s, %s', async (of, stage, level) => {
    const { estate, made } = custom(of, stage);
    const { name, member } = made;
    const found = await read(estate);
    expect(grantTo(found, name, member).privilege.level).toBe(level);
    expect(found.calls[`iam:${of}s.roles.list`]).toBeUndefined();
  });

  test.each(['project', 'organization'] as const)('of a %s, from IAM where Asset Inventory is refused', async (of) => {
    const { estate, made } = custom(of, 'GA');
    deny(estate, ['cloudasset.assets.listResource']);
    const found = await read(estate);
    expect(grantTo(found, made.name, made.member).privilege.level).toBe('escalation');
    expect(found.calls[`iam:${of}s.roles.list`]).toBe(1);
  });

  test('that nobody lets us read are unknown', async () => {
    const { estate, made } = custom('project', 'GA');
    deny(estate, ['cloudasset.assets.listResource', 'iam.roles.list']);
    const found = await read(estate);
    expect(grantTo(found, made.name, made.member).privilege.level).toBe('unknown');
  });

  test('that are not understood are unknown, and not empty', async () => {
    const { estate, made } = custom('project', 'GA');
    deny(estate, ['cloudasset.assets.listResource']);
    estate.faults.add({ kind: 'poison', how: 'wrong-type', operation: 'projects.roles.list' });
    const found = await read(estate);
    expect(grantTo(found, made.name, made.member).privilege.level).toBe('unknown');
  });

  test('that were deleted for good give nothing', async () => {
    const { estate, made } = custom('project', 'GA');
    estate.google.state.customRoles.length = 0;
    estate.google.state.revision++;
    expect(grantTo(await read(estate), made.name, made.member).privilege.level).toBe('none');
  });
});
