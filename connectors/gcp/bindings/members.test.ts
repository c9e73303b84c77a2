import { describe, expect, test } from 'vitest';
import { parseMember } from './members.ts';

const pool = 'principalSet://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/github';
const one = pool.replace('principalSet', 'principal');
const gke = 'projects/123456789012/locations/global/workloadIdentityPools/shop.svc.id.goog';
const people = 'iam.googleapis.com/locations/global/workforcePools/partners';

describe('a member', () => {
  test.each([
    ['allUsers', { kind: 'public', name: 'allUsers' }],
    ['allAuthenticatedUsers', { kind: 'public', name: 'allAuthenticatedUsers' }],
    ['user:Ada@Halden.example', { kind: 'person', name: 'Ada@Halden.example', domain: 'halden.example' }],
    ['group:data@halden.example', { kind: 'group', name: 'data@halden.example', domain: 'halden.example' }],
    ['domain:halden.example', { kind: 'domain', name: 'halden.example', domain: 'halden.example' }],
    ['serviceAccount:a@shop.iam.gserviceaccount.com', { kind: 'account', email: 'a@shop.iam.gserviceaccount.com' }],
    [
      'deleted:serviceAccount:a@shop.iam.gserviceaccount.com?uid=117',
      { kind: 'deleted', was: 'serviceAccount:a@shop.iam.gserviceaccount.com', uid: '117' },
    ],
    ['deleted:principal://x/subject/y', { kind: 'deleted', was: 'principal://x/subject/y', uid: null }],
    [
      'serviceAccount:shop.svc.id.goog[fleet/telemetry]',
      {
        kind: 'workload',
        project: 'shop',
        pool: 'shop.svc.id.goog',
        selector: { by: 'subject', value: 'fleet/telemetry' },
      },
    ],
    [
      `principal://iam.googleapis.com/${gke}/subject/ns/fleet/sa/reader`,
      {
        kind: 'workload',
        project: '123456789012',
        pool: 'shop.svc.id.goog',
        selector: { by: 'subject', value: 'ns/fleet/sa/reader' },
      },
    ],
    [
      `principalSet://iam.googleapis.com/${gke}/namespace/fleet`,
      { kind: 'workload', selector: { by: 'namespace', value: 'fleet' } },
    ],
    [
      'principal://pool.global.123456789012.workload.id.goog/ns/a/sa/b',
      { kind: 'workload', project: '123456789012', pool: 'pool', selector: { by: 'subject', value: 'ns/a/sa/b' } },
    ],
    [`${one}/subject/repo:a/b:ref:main`, { kind: 'workload', selector: { by: 'subject', value: 'repo:a/b:ref:main' } }],
    [
      `${pool}/attribute.repository/halden/shop`,
      { kind: 'workload', selector: { by: 'attribute', attribute: 'attribute.repository', value: 'halden/shop' } },
    ],
    [`${pool}/group/admins`, { kind: 'workload', pool: 'github', selector: { by: 'group', value: 'admins' } }],
    [`${pool}/*`, { kind: 'workload', selector: { by: 'all', value: '*' } }],
    [`principalSet://${people}/*`, { kind: 'workforce', pool: 'partners', selector: { by: 'all', value: '*' } }],
    [`principal://${people}/subject/ada`, { kind: 'workforce', selector: { by: 'subject', value: 'ada' } }],
    [
      'principal://agents.global.org-123456789012.system.id.goog/resources/aiplatform/projects/1/agents/2',
      { kind: 'agent-identity', organization: '123456789012', project: '1' },
    ],
    [
      'principalSet://agents.global.org-123456789012.system.id.goog/attribute.platformContainer/aiplatform/projects/7',
      { kind: 'agent-identity', organization: '123456789012', project: '7' },
    ],
    [
      'principal://agents.global.project-7.system.id.goog/resources/aiplatform/projects/7/locations/x/reasoningEngines/1',
      { kind: 'agent-identity', organization: null, project: '7' },
    ],
    [
      'principalSet://cloudresourcemanager.googleapis.com/projects/123456789012',
      { kind: 'accounts-of', place: 'projects/123456789012' },
    ],
    ['projectEditor:shop', { kind: 'role-holders' }],
    ['somebody:else', { kind: 'odd' }],
    ['', { kind: 'odd' }],
  ])('%s', (member, expected) => {
    expect(parseMember(member)).toMatchObject(expected);
  });
});

describe('an account of Google', () => {
  test.each([
    ['service-123456789012@compute-system.iam.gserviceaccount.com', { kind: 'project', number: '123456789012' }],
    ['service-123456789012@gcp-sa-cloudbuild.iam.gserviceaccount.com', { kind: 'project', number: '123456789012' }],
    ['service-123456789012@cloud-ml.google.com.iam.gserviceaccount.com', { kind: 'project', number: '123456789012' }],
    ['123456789012@cloudservices.gserviceaccount.com', { kind: 'project', number: '123456789012' }],
    ['123456789012@cloudbuild.gserviceaccount.com', { kind: 'project', number: '123456789012' }],
    ['p123456789012-ab12cd@gcp-sa-cloud-sql.iam.gserviceaccount.com', { kind: 'project', number: '123456789012' }],
    ['o123456789012-4711@gcp-sa-logging.iam.gserviceaccount.com', { kind: 'organization', number: '123456789012' }],
    [
      'service-org-123456789012@security-center-api.iam.gserviceaccount.com',
      { kind: 'organization', number: '123456789012' },
    ],
    ['service-folder-123456789012@gcp-sa-kms.iam.gserviceaccount.com', { kind: 'folder', number: '123456789012' }],
    ['cloud-logs@system.gserviceaccount.com', null],
  ])('%s', (email, home) => {
    const member = parseMember(`serviceAccount:${email}`);
    expect(member).toEqual({ kind: 'agent', email, home });
  });

  test.each([
    'service-123456789012@somebody.iam.gserviceaccount.com',
    '123456789012-compute@developer.gserviceaccount.com',
    'shop@appspot.gserviceaccount.com',
  ])('and not %s', (email) => {
    expect(parseMember(`serviceAccount:${email}`)).toEqual({ kind: 'account', email });
  });
});
