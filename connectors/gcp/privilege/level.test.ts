import { describe, expect, test } from 'vitest';
import { worthOf, type Denied, type Place } from './level.ts';
import { roleFacts } from './role-facts.ts';

const organization: Place = { kind: 'organization' };
const folder: Place = { kind: 'folder' };
const project: Place = { kind: 'project' };
const account: Place = { kind: 'service-account' };
const bucket: Place = { kind: 'resource', service: 'storage' };
const secret: Place = { kind: 'resource', service: 'secretmanager' };

const worth = (permissions: readonly string[], place: Place, denied?: Denied) =>
  worthOf(roleFacts(permissions), place, denied);

describe('the level', () => {
  test.each<[string, Place, string[], string, string?]>([
    ['sets the policy of its project', project, ['resourcemanager.projects.setIamPolicy'], 'admin', 'gives roles'],
    ['sets the policy of all projects of a folder', folder, ['resourcemanager.projects.setIamPolicy'], 'admin'],
    [
      'sets the policy of folders, but holds it on a project',
      project,
      ['resourcemanager.folders.setIamPolicy'],
      'write',
    ],
    ['sets the policy of folders', folder, ['resourcemanager.folders.setIamPolicy'], 'admin'],
    [
      'sets the policy of the organization, on a folder',
      folder,
      ['resourcemanager.organizations.setIamPolicy'],
      'write',
    ],
    ['sets the policy of the organization', organization, ['resourcemanager.organizations.setIamPolicy'], 'admin'],
    ['mints tokens', project, ['iam.serviceAccounts.getAccessToken'], 'escalation', 'acts as service accounts'],
    ['mints tokens of one account', account, ['iam.serviceAccounts.signJwt'], 'escalation'],
    ['makes keys', account, ['iam.serviceAccountKeys.create'], 'escalation', 'makes keys of service accounts'],
    ['changes roles', organization, ['iam.roles.update'], 'escalation'],
    ['lifts policies', organization, ['orgpolicy.policy.set'], 'escalation'],
    ['lets strangers in', project, ['iam.googleapis.com/workloadIdentityPoolProviders.update'], 'escalation'],
    ['makes HMAC keys', project, ['storage.hmacKeys.create'], 'escalation'],
    ['runs builds', project, ['cloudbuild.builds.create'], 'escalation'],
    ['deploys as somebody', project, ['iam.serviceAccounts.actAs', 'run.services.create'], 'escalation', 'run'],
    ['deploys, as nobody', project, ['run.services.create'], 'write'],
    ['may act as accounts, and deploy nothing', project, ['iam.serviceAccounts.actAs'], 'write', 'may attach'],
    ['reads secrets', project, ['secretmanager.versions.access'], 'sensitive', 'reads secrets'],
    ['reads one secret', secret, ['secretmanager.versions.access'], 'sensitive'],
    ['reads API keys', project, ['apikeys.keys.getKeyString'], 'sensitive'],
    ['sets policies of other things', project, ['storage.buckets.setIamPolicy'], 'sensitive', 'storage.buckets'],
    ['reads all objects', project, ['storage.objects.get'], 'sensitive', 'Cloud Storage'],
    ['reads one bucket', bucket, ['storage.objects.get'], 'read'],
    ['owns one bucket', bucket, ['storage.buckets.setIamPolicy'], 'sensitive'],
    ['has nothing to do with buckets', bucket, ['iam.serviceAccounts.getAccessToken', 'iam.roles.list'], 'write'],
    ['writes', project, ['pubsub.topics.publish', 'pubsub.topics.get'], 'write'],
    ['reads', project, ['iam.roles.list', 'iam.roles.get', 'monitoring.timeSeries.list'], 'read'],
    ['opens nothing', project, [], 'none', 'allows nothing'],
  ])('%s', (_, place, permissions, level, reason = '') => {
    const { privilege } = worth(permissions, place);
    expect(privilege.level).toBe(level);
    expect(privilege.reasons.join('; ')).toContain(reason);
  });

  test('the strongest reason comes first', () => {
    const { privilege } = worth(['secretmanager.versions.access', 'resourcemanager.projects.setIamPolicy'], project);
    expect(privilege).toEqual({
      level: 'admin',
      reasons: ['gives roles to anyone, itself included', 'reads secrets'],
    });
  });

  test('of a role that nobody could read is unknown', () => {
    expect(worthOf({ unknown: 'not listed' }, project).privilege).toEqual({
      level: 'unknown',
      reasons: ['not listed'],
    });
  });

  test('of a role whose dangerous part alone is known is less than an escalation', () => {
    const { privilege } = worthOf({ notable: [], policies: [], rest: 'unknown' }, project);
    expect(privilege).toEqual({ level: 'unknown', below: 'escalation', reasons: [] });
  });
});

describe('halves of a combination', () => {
  test.each([
    [['iam.serviceAccounts.actAs'], project, ['acts-as']],
    [['iam.serviceAccounts.actAs'], account, ['acts-as']],
    [['compute.instances.create'], project, ['deploys']],
    [['compute.instances.create', 'iam.serviceAccounts.actAs'], project, ['acts-as', 'deploys']],
    [['storage.objects.get'], project, []],
    [['compute.instances.create'], bucket, []],
  ] as const)('%j on %j', (permissions, place, halves) => {
    expect(worth(permissions, place).halves).toEqual(halves);
  });
});

describe('what a deny policy takes', () => {
  const denies =
    (verdict: 'taken' | 'maybe', what: string): Denied =>
    (permission) =>
      permission === what ? verdict : 'no';

  test('is gone before the level is decided', () => {
    const role = ['resourcemanager.projects.setIamPolicy', 'run.services.get'];
    const { privilege } = worth(role, project, denies('taken', 'resourcemanager.projects.setIamPolicy'));
    expect(privilege).toEqual({
      level: 'write',
      reasons: ['a deny policy takes resourcemanager.projects.setIamPolicy away'],
    });
  });

  test('breaks a combination', () => {
    const role = ['iam.serviceAccounts.actAs', 'run.services.create'];
    expect(worth(role, project, denies('taken', 'iam.serviceAccounts.actAs'))).toMatchObject({
      privilege: { level: 'write' },
      halves: ['deploys'],
    });
  });

  test('what it may take counts, and is said', () => {
    const { privilege } = worth(
      ['iam.serviceAccountKeys.create'],
      project,
      denies('maybe', 'iam.serviceAccountKeys.create'),
    );
    expect(privilege.level).toBe('escalation');
    expect(privilege.reasons).toContain('a deny policy may take iam.serviceAccountKeys.create away');
  });

  test('the policies of other things too', () => {
    expect(
      worth(['storage.buckets.setIamPolicy'], project, denies('taken', 'storage.buckets.setIamPolicy')),
    ).toMatchObject({
      privilege: { level: 'write' },
    });
  });
});
