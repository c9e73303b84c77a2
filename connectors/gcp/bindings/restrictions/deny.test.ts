import { describe, expect, test } from 'vitest';
import { parseMember } from '../members.ts';
import { denied, type Denial } from './deny.ts';

const organization = 'organizations/1';
const place = ['projects/2', 'folders/3', organization];
const account = parseMember('serviceAccount:ci@shop.iam.gserviceaccount.com');
const everybody = 'principalSet://goog/public:all';
const ci = 'principal://iam.googleapis.com/projects/-/serviceAccounts/ci@shop.iam.gserviceaccount.com';
const keys = 'iam.serviceAccountKeys.create';

const denial = (rule: Partial<Denial>): Denial => ({
  at: organization,
  deniedPrincipals: [everybody],
  exceptionPrincipals: [],
  deniedPermissions: ['iam.googleapis.com/serviceAccountKeys.create'],
  exceptionPermissions: [],
  ...rule,
});

describe('whom it means', () => {
  test.each<[string, Partial<Denial>, string]>([
    ['everybody', {}, 'taken'],
    ['this account', { deniedPrincipals: [ci] }, 'taken'],
    ['another account', { deniedPrincipals: [ci.replace('ci@', 'cd@')] }, 'no'],
    [
      'accounts of its project',
      { deniedPrincipals: ['principalSet://cloudresourcemanager.googleapis.com/projects/2'] },
      'taken',
    ],
    [
      'accounts of another',
      { deniedPrincipals: ['principalSet://cloudresourcemanager.googleapis.com/projects/9'] },
      'no',
    ],
    [
      'all accounts of its project',
      { deniedPrincipals: ['principalSet://cloudresourcemanager.googleapis.com/projects/2/type/ServiceAccount'] },
      'taken',
    ],
    [
      'the service agents of its project, which it is none of',
      { deniedPrincipals: ['principalSet://cloudresourcemanager.googleapis.com/projects/2/type/ServiceAgent'] },
      'no',
    ],
    ['a group that it may be in', { deniedPrincipals: ['principalSet://goog/group/ci@halden.example'] }, 'maybe'],
    ['a person', { deniedPrincipals: ['principal://goog/subject/ada@halden.example'] }, 'no'],
    ['everybody except it', { exceptionPrincipals: [ci] }, 'no'],
    ['everybody except another', { exceptionPrincipals: [ci.replace('ci@', 'cd@')] }, 'taken'],
    ['everybody except a group', { exceptionPrincipals: ['principalSet://goog/group/a@halden.example'] }, 'maybe'],
    ['everybody, sometimes', { denialCondition: { expression: 'resource.matchTag("a/env", "prod")' } }, 'maybe'],
    ['those in another place', { at: 'folders/9' }, 'no'],
    ['those in a folder above', { at: 'folders/3' }, 'taken'],
  ])('%s', (_, rule, verdict) => {
    expect(denied([denial(rule)], account, place, place)(keys)).toBe(verdict);
  });

  test('principals of a pool', () => {
    const pool = 'iam.googleapis.com/projects/2/locations/global/workloadIdentityPools/github';
    const member = parseMember(`principal://${pool}/subject/repo`);
    const verdict = (principal: string) =>
      denied([denial({ deniedPrincipals: [principal] })], member, place, place)(keys);
    expect(verdict(`principalSet://${pool}/*`)).toBe('taken');
    expect(verdict(`principal://${pool}/subject/repo`)).toBe('taken');
    expect(verdict(`principalSet://${pool}/attribute.owner/halden`)).toBe('maybe');
    expect(verdict(`principalSet://${pool.replace('github', 'gitlab')}/*`)).toBe('no');
    expect(verdict(`principalSet://${pool.replace('projects/2', 'projects/9')}/*`)).toBe('no');
  });
});

describe('what it takes', () => {
  test.each<[string, string, string]>([
    ['iam.googleapis.com/serviceAccountKeys.create', keys, 'taken'],
    ['iam.googleapis.com/serviceAccountKeys.*', keys, 'taken'],
    ['iam.googleapis.com/*.create', keys, 'taken'],
    ['iam.googleapis.com/*.*', keys, 'taken'],
    ['storage.googleapis.com/*.*', keys, 'no'],
    ['iam.googleapis.com/serviceAccountKeys.delete', keys, 'no'],
    ['cloudresourcemanager.googleapis.com/projects.setIamPolicy', 'resourcemanager.projects.setIamPolicy', 'taken'],
    [
      'iam.googleapis.com/workloadIdentityPoolProviders.update',
      'iam.googleapis.com/workloadIdentityPoolProviders.update',
      'taken',
    ],
  ])('%s: %s', (pattern, permission, verdict) => {
    expect(denied([denial({ deniedPermissions: [pattern] })], account, place, place)(permission)).toBe(verdict);
  });

  test('not what is excepted from it', () => {
    const rule = denial({
      deniedPermissions: ['iam.googleapis.com/*.*'],
      exceptionPermissions: ['iam.googleapis.com/serviceAccountKeys.create'],
    });
    expect(denied([rule], account, place, place)(keys)).toBe('no');
  });
});
