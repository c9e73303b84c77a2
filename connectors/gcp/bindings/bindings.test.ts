import { afterEach, describe, expect, test, vi } from 'vitest';
import { folderName, memberOf, organizationName, projectName } from '../../../test/estate/google/build.ts';
import { createEstate } from '../../../test/estate/index.ts';
import { createMemory } from '../../../test/suites/connector-run.ts';
import { googleCompany, readingOf, recordOf } from '../../../test/suites/google.ts';
import { grantTo, grantsIn, identitiesIn, read } from '../../../test/suites/google-bindings.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const now = new Date('2026-11-21T08:00:00Z');

describe('the whole company', () => {
  test('every binding of everybody who is no person of ours, once', async () => {
    const estate = createEstate({ now });
    const { bindings, organization } = estate.google.truth();
    const found = await read(estate);
    const ours = (member: string): boolean =>
      member === `domain:${organization.domain}` ||
      (/^(?:user|group):/.test(member) && member.endsWith(`@${organization.domain}`));
    expect(readingOf(found, 'bindings')).toMatchObject({ status: 'complete', gaps: [], quarantined: [] });
    expect(
      grantsIn(found)
        .map(({ role, attributes }) => `${role} ${String(attributes['member'])}`)
        .toSorted(),
    ).toEqual(
      bindings
        .filter(({ member }) => !ours(member))
        .map(({ role, member }) => `${role} ${member}`)
        .toSorted(),
    );
    expect(new Set(found.records.map(({ ref }) => ref)).size).toBe(found.records.length);
  });

  test('says the same the next night, for fewer calls', async () => {
    const estate = createEstate({ now });
    const memory = createMemory();
    const first = await read(estate, {}, { memory });
    expect(first.calls).toMatchObject({
      // Projects, what is in them, roles and what takes away, and all policies.
      'cloudasset:assets.list': 4,
      'iam:roles.list': 3,
      'iam:denypolicies.get': 2,
      'iam:principalaccessboundarypolicies.list': 1,
      'iam:policybindings.list': 1,
    });
    estate.clock.advance(86_400);
    const second = await read(estate, {}, { memory });
    expect(second.calls).toEqual({
      'sts:token': 1,
      'iamcredentials:serviceAccounts.generateAccessToken': 1,
      'cloudresourcemanager:organizations.search': 1,
      'cloudasset:assets.list': 4,
      'iam:denypolicies.get': 2,
      'iam:principalaccessboundarypolicies.list': 1,
      'iam:policybindings.list': 1,
    });
    expect(second.records).toEqual(first.records);
  });
});

test('of two hundred projects: no call for each project or account', async () => {
  const estate = createEstate({ story: false, google: { projects: 200, serviceAccounts: 1500 }, now });
  const { calls } = await read(estate, {}, { only: ['bindings'] });
  const policies = new Set(estate.google.truth().bindings.map(({ on }) => on)).size;
  expect(calls['iam:roles.list']).toBe(3);
  // The projects, their accounts with the keys that Google holds, custom roles, and the policies.
  expect(calls['cloudasset:assets.list']).toBe(1 + 5 + 1 + Math.ceil(policies / 1000));
  expect(Object.values(calls).reduce((sum, count) => sum + count, 0)).toBeLessThan(15);
});

describe('where a binding is', () => {
  test('an account of ours, on its project, a folder above and the organization', async () => {
    const { estate, made } = googleCompany((build) => {
      const folder = build.folder('shops');
      const project = build.project('halden-shop', { parent: folderName(folder) });
      const account = build.account(project, 'checkout');
      build.bind(projectName(project), 'roles/pubsub.publisher', [memberOf(account)]);
      build.bind(folderName(folder), 'roles/logging.logWriter', [memberOf(account)]);
      build.bind(organizationName(build.state), 'roles/browser', [memberOf(account)]);
      return { folder, project, account };
    });
    const found = await read(estate);
    const identity = `gcp:service-account:${made.account.uniqueId}`;
    const organization = `gcp:organization:${estate.google.truth().organization.number}`;
    const member = memberOf(made.account);
    expect(grantTo(found, 'roles/pubsub.publisher', member)).toMatchObject({
      identity,
      scope: `gcp:project:${made.project.number}`,
      resource: `//cloudresourcemanager.googleapis.com/projects/${made.project.number}`,
      origin: { kind: 'assignment', via: null },
      privilege: { level: 'write' },
      source: 'cloudasset:assets.list',
    });
    expect(grantTo(found, 'roles/logging.logWriter', member)).toMatchObject({
      identity,
      scope: organization,
      resource: `//cloudresourcemanager.googleapis.com/folders/${made.folder.number}`,
    });
    expect(grantTo(found, 'roles/browser', member)).toMatchObject({
      scope: organization,
      privilege: { level: 'read' },
    });
  });

  test('projects that the configuration leaves out are left out, and their accounts are known to be ours', async () => {
    const { estate, made } = googleCompany((build) => {
      const shop = build.project('halden-shop');
      const left = build.project('halden-left');
      const account = build.account(left, 'elsewhere');
      build.bind(projectName(left), 'roles/owner', [memberOf(account)]);
      build.bind(projectName(shop), 'roles/pubsub.publisher', [memberOf(account)]);
      return { account, left };
    });
    const found = await read(estate, { exclude: ['halden-left'] });
    expect(grantsIn(found).filter(({ role }) => role === 'roles/owner')).toEqual([]);
    expect(grantTo(found, 'roles/pubsub.publisher', memberOf(made.account))).toMatchObject({
      identity: `gcp:unlisted-account:${made.account.email}`,
    });
    expect(recordOf(found, `gcp:unlisted-account:${made.account.email}`)).toMatchObject({
      kind: 'service-account',
      status: 'unknown',
      publisher: null,
    });
  });
});

describe('who holds it', () => {
  const company = (members: readonly string[]) =>
    googleCompany((build) => {
      const project = build.project('halden-shop');
      build.bind(projectName(project), 'roles/run.invoker', members);
      return project;
    });

  test.each([
    ['serviceAccount:scan@vendor-prod.iam.gserviceaccount.com', 'machine', 'vendor-prod'],
    ['serviceAccount:vendor-prod@appspot.gserviceaccount.com', 'machine', 'vendor-prod'],
    ['serviceAccount:123456789012-compute@developer.gserviceaccount.com', 'machine', '123456789012'],
    ['serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com', 'machine', '123456789012'],
    ['serviceAccount:vendor-prod.svc.id.goog[ns/job]', 'machine', 'vendor-prod'],
    [
      'principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/ci/subject/x',
      'machine',
      '123456789012',
    ],
    ['user:ada@partner.example', 'human', 'partner.example'],
    ['group:team@partner.example', 'unclear', 'partner.example'],
    ['domain:partner.example', 'human', 'partner.example'],
    [
      'principal://agents.global.org-999999999999.system.id.goog/resources/aiplatform/projects/123456789012/x',
      'machine',
      '123456789012',
    ],
    [
      'principalSet://cloudresourcemanager.googleapis.com/projects/123456789012/type/ServiceAccount',
      'machine',
      '123456789012',
    ],
  ])('%s is from outside', async (member, is, party) => {
    const { estate } = company([member]);
    // All of ours are named, so whoever is of none of them is a stranger.
    const found = await read(estate, { domains: ['halden.example', 'halden-old.example'] });
    expect(grantTo(found, 'roles/run.invoker', member).identity).toBe(`gcp:external-principal:${member}`);
    expect(recordOf(found, `gcp:external-principal:${member}`)).toMatchObject({
      kind: 'external',
      status: 'active',
      nature: { is },
      publisher: { id: party, relation: 'third-party' },
    });
  });

  test.each([
    ['user:ada@partner.example', 'user'],
    ['group:team@partner.example', 'user'],
    ['domain:partner.example', 'user'],
  ])('%s may be of a secondary domain of ours, unless these are named', async (member, kind) => {
    const { estate } = company([member]);
    const found = await read(estate);
    const ref = `gcp:unplaced-principal:${member}`;
    expect(grantTo(found, 'roles/run.invoker', member).identity).toBe(ref);
    expect(recordOf(found, ref)).toMatchObject({ kind, status: 'unknown', publisher: null });
    expect(readingOf(found, 'bindings').notes.join()).toMatch(/not known whether these are ours: partner\.example\./);
    // Named, it is one of us, and nobody of the inventory.
    const ours = await read(estate, { domains: ['Partner.example'] });
    expect(grantsIn(ours).filter(({ role }) => role === 'roles/run.invoker')).toEqual([]);
    expect(ours.records.filter(({ ref: each }) => /principal:/.test(each) && each.includes(member))).toEqual([]);
  });

  test('an account at a mail provider is from outside, and of no company', async () => {
    const { estate } = company(['user:freelancer@gmail.com']);
    const found = await read(estate);
    expect(recordOf(found, 'gcp:external-principal:user:freelancer@gmail.com')).toMatchObject({ publisher: null });
  });

  test('people and groups of ours are counted', async () => {
    const people = ['user:ada@halden.example', 'group:all@eu.halden.example', 'domain:halden.example'];
    const { estate } = company(people);
    const found = await read(estate);
    expect(identitiesIn(found).filter(({ kind }) => kind === 'external')).toEqual([]);
    expect(readingOf(found, 'bindings').notes).toContain(
      '3 grants are of people and groups of ours, who are not inventoried',
    );
  });

  test('everybody, of each project by itself', async () => {
    const { estate, made } = company(['allUsers', 'allAuthenticatedUsers']);
    const found = await read(estate);
    const { number } = made;
    expect(recordOf(found, `gcp:public-principal:project/${number}/allUsers`)).toMatchObject({
      kind: 'public',
      name: 'everybody on the internet',
      scope: `gcp:project:${number}`,
    });
    expect(recordOf(found, `gcp:public-principal:project/${number}/allAuthenticatedUsers`)).toMatchObject({
      kind: 'public',
    });
  });

  test('what was deleted', async () => {
    const member = 'deleted:serviceAccount:old@halden-shop.iam.gserviceaccount.com?uid=117';
    const { estate } = company([member]);
    const found = await read(estate);
    expect(recordOf(found, `gcp:deleted-principal:${member}`)).toMatchObject({
      status: 'deleted',
      name: 'old@halden-shop.iam.gserviceaccount.com',
      attributes: { uid: '117' },
    });
  });

  test('Google itself, for our own projects', async () => {
    const { estate, made } = company([]);
    const email = `service-${made.number}@gcp-sa-pubsub.iam.gserviceaccount.com`;
    estate.google.mutate({
      do: 'add-binding',
      on: projectName(made),
      role: 'roles/pubsub.publisher',
      member: `serviceAccount:${email}`,
    } as never);
    const found = await read(estate);
    expect(recordOf(found, `gcp:service-agent:${email}`)).toMatchObject({
      managedBy: 'provider',
      kind: 'service-account',
      scope: `gcp:project:${made.number}`,
    });
  });

  test('whoever holds a basic role is not named twice', async () => {
    const { estate } = company(['projectEditor:halden-shop', 'projectOwner:halden-shop']);
    const found = await read(estate);
    expect(grantsIn(found).filter(({ role }) => role === 'roles/run.invoker')).toEqual([]);
  });

  test('a member of a kind that is not known is kept', async () => {
    const { estate } = company(['somebody:new']);
    const found = await read(estate);
    expect(recordOf(found, 'gcp:workload-identity:somebody:new')).toMatchObject({ nature: { is: 'unclear' } });
  });
});

describe('conditions', () => {
  const conditional = (expression: string) =>
    googleCompany((build) => {
      const project = build.project('halden-shop');
      const account = build.account(project, 'job');
      build.bind(projectName(project), 'roles/owner', [memberOf(account)], { title: 'for a while', expression });
      return memberOf(account);
    });

  test('are kept, and said', async () => {
    const { estate, made } = conditional('resource.name.startsWith("projects/_/buckets/logs")');
    const grant = grantTo(await read(estate), 'roles/owner', made);
    expect(grant.attributes).toMatchObject({
      conditionTitle: 'for a while',
      condition: 'resource.name.startsWith("projects/_/buckets/logs")',
    });
    expect(grant.privilege.level).toBe('admin');
    expect(grant.privilege.reasons).toContain(
      'only if for a while: resource.name.startsWith("projects/_/buckets/logs")',
    );
  });

  test('whose time is over leave nothing', async () => {
    const { estate, made } = conditional('request.time < timestamp("2020-01-01T00:00:00Z")');
    expect(grantTo(await read(estate), 'roles/owner', made).privilege).toEqual({
      level: 'none',
      reasons: ['its condition ended on 2020-01-01T00:00:00Z'],
    });
  });

  test('whose time is to come count', async () => {
    const { estate, made } = conditional('request.time < timestamp("2999-01-01T00:00:00Z")');
    expect(grantTo(await read(estate), 'roles/owner', made).privilege.level).toBe('admin');
  });
});

describe('two grants that are one escalation', () => {
  test.each([
    ['in one project', 'project', 'project', 'escalation'],
    ['deploying in the folder above', 'project', 'folder', 'escalation'],
    ['acting as anybody of the folder', 'folder', 'project', 'escalation'],
    ['in different projects', 'project', 'other', 'write'],
  ] as const)('%s', async (_, acts, deploys, level) => {
    const { estate, made } = googleCompany((build) => {
      const folder = build.folder('shops');
      const project = build.project('halden-shop', { parent: folderName(folder) });
      const other = build.project('halden-other');
      const places = { project: projectName(project), folder: folderName(folder), other: projectName(other) };
      const account = build.account(project, 'ci');
      build.bind(places[acts], 'roles/iam.serviceAccountUser', [memberOf(account)]);
      build.bind(places[deploys], 'roles/aiplatform.user', [memberOf(account)]);
      return memberOf(account);
    });
    const found = await read(estate);
    expect(grantTo(found, 'roles/iam.serviceAccountUser', made).privilege.level).toBe(level);
    expect(grantTo(found, 'roles/aiplatform.user', made).privilege.level).toBe(level);
  });

  test('one account is enough', async () => {
    const { estate, made } = googleCompany((build) => {
      const project = build.project('halden-shop');
      const strong = build.account(project, 'strong');
      const ci = build.account(project, 'ci');
      build.bind(strong.email, 'roles/iam.serviceAccountUser', [memberOf(ci)]);
      build.bind(projectName(project), 'roles/aiplatform.user', [memberOf(ci)]);
      return memberOf(ci);
    });
    const grant = grantTo(await read(estate), 'roles/aiplatform.user', made);
    expect(grant.privilege).toMatchObject({
      level: 'escalation',
      reasons: ['deploys with service accounts that roles/iam.serviceAccountUser lets it attach'],
    });
  });
});

describe('odd answers', () => {
  test.each(['missing-id', 'wrong-type'] as const)('a policy with a %s costs itself alone', async (how) => {
    const estate = createEstate({ now });
    const whole = grantsIn(await read(estate)).length;
    // The fourth chain is that of the policies.
    estate.faults.add({ kind: 'poison', how, service: 'cloudasset', operation: 'assets.list' });
    const found = await read(estate);
    const reading = readingOf(found, 'bindings');
    expect(reading.status).toBe('partial');
    expect(reading.quarantined).toEqual([]);
    expect(grantsIn(found).length).toBeGreaterThan(whole / 2);
  });
});
