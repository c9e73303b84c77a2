import { afterEach, describe, expect, test, vi } from 'vitest';
import { memberOf, projectName, type Builder } from '../../../test/estate/google/build.ts';
import type { FederationProvider, Project } from '../../../test/estate/google/state.ts';
import { deny, googleCompany, readingOf } from '../../../test/suites/google.ts';
import { grantTo, read, trustsIn } from '../../../test/suites/google-bindings.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const TOKENS = 'roles/iam.serviceAccountTokenCreator';
const USER = 'roles/iam.workloadIdentityUser';
const actions = 'https://token.actions.githubusercontent.com';

/** A service account, and whoever is bound to it. */
async function trustsOf(bind: (build: Builder, project: Project, email: string) => void) {
  const { estate, made } = googleCompany((build) => {
    const project = build.project('halden-shop');
    const account = build.account(project, 'deployer');
    bind(build, project, account.email);
    return { project, account };
  });
  const found = await read(estate);
  const ref = `gcp:service-account:${made.account.uniqueId}`;
  return { ...made, found, trusts: trustsIn(found).filter(({ identity }) => identity === ref) };
}

describe('who may act as it', () => {
  test.each([
    ['user:ada@halden.example', 'person', 'ada@halden.example', 'same-organization'],
    ['group:all@halden.example', 'person', 'group:all@halden.example', 'same-organization'],
    ['user:ada@gmail.com', 'person', 'ada@gmail.com', 'external'],
    ['user:ada@partner.example', 'person', 'ada@partner.example', 'unknown'],
    ['domain:partner.example', 'account', 'partner.example', 'unknown'],
    ['allUsers', 'anyone', 'allUsers', 'anyone'],
    [
      'serviceAccount:x@vendor-prod.iam.gserviceaccount.com',
      'identity',
      'x@vendor-prod.iam.gserviceaccount.com',
      'external',
    ],
  ] as const)('%s', async (member, kind, id, reach) => {
    const { trusts } = await trustsOf((build, _, email) => build.bind(email, TOKENS, [member]));
    expect(trusts).toMatchObject([
      {
        principal: { kind, id, dangling: false },
        reach,
        attributes: {
          role: TOKENS,
          member,
          permissions: expect.arrayContaining(['iam.serviceAccounts.signJwt']) as string[],
        },
      },
    ]);
  });

  test('accounts of the same project, and of another of ours', async () => {
    const { trusts } = await trustsOf((build, project, email) => {
      const other = build.project('halden-other');
      build.bind(email, TOKENS, [memberOf(build.account(project, 'near')), memberOf(build.account(other, 'far'))]);
    });
    expect(trusts.map(({ principal, reach }) => [principal.id, reach])).toEqual([
      ['near@halden-shop.iam.gserviceaccount.com', 'same-account'],
      ['far@halden-other.iam.gserviceaccount.com', 'same-organization'],
    ]);
  });

  test('Google itself', async () => {
    const { trusts } = await trustsOf((build, project, email) =>
      build.bind(email, TOKENS, [`serviceAccount:service-${project.number}@gcp-sa-pubsub.iam.gserviceaccount.com`]),
    );
    expect(trusts).toMatchObject([{ principal: { kind: 'service' }, reach: 'provider' }]);
  });

  test('what was deleted', async () => {
    const { trusts } = await trustsOf((build, _, email) =>
      build.bind(email, TOKENS, ['deleted:serviceAccount:a@b.iam.gserviceaccount.com?uid=1']),
    );
    expect(trusts).toMatchObject([{ principal: { dangling: true }, reach: 'unknown' }]);
  });

  test('pods of our own clusters', async () => {
    const { trusts } = await trustsOf((build, _, email) =>
      build.bind(email, USER, ['serviceAccount:halden-shop.svc.id.goog[fleet/telemetry]']),
    );
    expect(trusts).toMatchObject([
      { principal: { kind: 'identity' }, reach: 'same-account', subjects: ['fleet/telemetry'], weaknesses: [] },
    ]);
  });

  test('a condition is kept', async () => {
    const { trusts } = await trustsOf((build, _, email) =>
      build.bind(email, TOKENS, ['user:ada@halden.example'], {
        title: 'office',
        expression: 'request.time.getHours() < 18',
      }),
    );
    expect(trusts).toMatchObject([
      { conditions: [{ operator: 'CEL', key: 'condition', values: ['request.time.getHours() < 18'] }] },
    ]);
  });

  test('not who may only look at it', async () => {
    const { trusts } = await trustsOf((build, _, email) =>
      build.bind(email, 'roles/iam.securityReviewer', ['allUsers']),
    );
    expect(trusts).toEqual([]);
  });

  test('nor it itself, to which that is worth nothing', async () => {
    const { trusts, found, account } = await trustsOf((build, _, email) =>
      build.bind(email, TOKENS, [`serviceAccount:${email}`]),
    );
    expect(trusts).toEqual([]);
    expect(grantTo(found, TOKENS, memberOf(account)).privilege).toEqual({
      level: 'none',
      reasons: ['it acts as nobody but itself'],
    });
  });

  test('keys of itself are worth something', async () => {
    const role = 'roles/iam.serviceAccountKeyAdmin';
    const { found, account } = await trustsOf((build, _, email) =>
      build.bind(email, role, [`serviceAccount:${email}`]),
    );
    expect(grantTo(found, role, memberOf(account)).privilege.level).toBe('escalation');
  });

  test('is not known of a role that nobody can read', async () => {
    const { found, trusts } = await trustsOf((build, _, email) => build.bind(email, 'roles/brand.new', ['allUsers']));
    expect(trusts).toEqual([]);
    expect(readingOf(found, 'bindings').gaps).toMatchObject([
      { what: 'who may act as service accounts', detail: expect.stringContaining('roles/brand.new') as string },
    ]);
    expect(grantTo(found, 'roles/brand.new', 'allUsers').privilege.level).toBe('unknown');
  });
});

describe('through a pool', () => {
  const mapping = { 'google.subject': 'assertion.sub', 'attribute.repository': 'assertion.repository' };
  const provider = (id: string, more: Partial<FederationProvider> = {}): FederationProvider => ({
    id,
    displayName: id,
    disabled: false,
    attributeMapping: mapping,
    trust: { kind: 'oidc', issuerUri: actions, allowedAudiences: [] },
    createdAt: 0,
    uses: [],
    ...more,
  });

  const through = (providers: FederationProvider[], rest: string) =>
    trustsOf((build, project, email) => {
      const name = `${projectName(project)}/locations/global/workloadIdentityPools/ci`;
      build.state.pools.push({
        name,
        project: project.number,
        displayName: 'ci',
        description: '',
        disabled: false,
        createdAt: 0,
        providers,
      });
      build.bind(email, USER, [`principalSet://iam.googleapis.com/${name}/${rest}`]);
    });

  test('one repository, in the words of the token', async () => {
    const { trusts } = await through([provider('github')], 'attribute.repository/halden/shop');
    expect(trusts).toMatchObject([
      {
        principal: { kind: 'oidc', id: actions },
        reach: 'external',
        subjects: ['repo:halden/shop:*'],
        conditions: [{ operator: 'equals', key: 'assertion.repository', values: ['halden/shop'] }],
        weaknesses: [],
      },
    ]);
  });

  test.each([
    [undefined, 'no-subject'],
    ["assertion.repository_owner == 'halden'", 'wildcard-subject'],
  ])('whoever gets in, with condition %s', async (attributeCondition, weakness) => {
    const one = provider('github', attributeCondition === undefined ? {} : { attributeCondition });
    const { trusts } = await through([one], '*');
    expect(trusts).toMatchObject([{ subjects: ['*'], weaknesses: [weakness] }]);
  });

  test('each provider that is open is a way in', async () => {
    const providers = [
      provider('github'),
      provider('gitlab', { trust: { kind: 'oidc', issuerUri: 'https://gitlab.com', allowedAudiences: [] } }),
      provider('off', { disabled: true }),
      provider('amazon', { trust: { kind: 'aws', accountId: '123456789012' } }),
      provider('unmapped', { attributeMapping: { 'google.subject': 'assertion.sub' } }),
    ];
    const { trusts } = await through(providers, 'attribute.repository/halden/shop');
    expect(trusts.map(({ principal, reach }) => [principal.kind, principal.id, reach])).toEqual([
      ['account', '123456789012', 'unknown'],
      ['oidc', actions, 'external'],
      ['oidc', 'https://gitlab.com', 'external'],
    ]);
    expect(new Set(trusts.map(({ ref }) => ref)).size).toBe(3);
  });

  test('a pool that is gone leaves a dangling trust', async () => {
    const { trusts } = await trustsOf((build, project, email) =>
      build.bind(email, USER, [
        `principal://iam.googleapis.com/${projectName(project)}/locations/global/workloadIdentityPools/gone/subject/x`,
      ]),
    );
    expect(trusts).toMatchObject([{ principal: { dangling: true } }]);
  });

  describe('of a project that is not read', () => {
    const foreign = () =>
      googleCompany((build) => {
        const [shop, ci] = [build.project('halden-shop'), build.project('halden-ci')];
        const name = `${projectName(ci)}/locations/global/workloadIdentityPools/ci`;
        const providers = [provider('github')];
        const pool = { name, project: ci.number, displayName: 'ci', description: '', disabled: false, createdAt: 0 };
        build.state.pools.push({ ...pool, providers });
        build.bind(build.account(shop, 'deployer').email, USER, [
          `principalSet://iam.googleapis.com/${name}/attribute.repository/halden/shop`,
        ]);
      });

    test.each([[{ exclude: ['halden-ci'] }], [{ projects: ['halden-shop', 'halden-ci'] }]])(
      'it is not gone, and who comes in is not known: %j',
      async (settings) => {
        const { estate } = foreign();
        const [trust, ...more] = trustsIn(await read(estate, settings)).filter(({ attributes }) =>
          String(attributes['member']).includes('/ci/'),
        );
        expect(more).toEqual([]);
        expect(trust).toMatchObject({ principal: { dangling: false }, reach: 'unknown' });
      },
    );

    test('read, it tells', async () => {
      const { estate } = foreign();
      expect(trustsIn(await read(estate)).map(({ reach }) => reach)).toContain('external');
    });
  });

  test('whose providers could not be listed is a gap, and nobody of ours', async () => {
    const name = (project: Project) => `${projectName(project)}/locations/global/workloadIdentityPools/ci`;
    const { estate, made } = googleCompany((build) => {
      const project = build.project('halden-shop');
      const pool = {
        displayName: 'ci',
        description: '',
        disabled: false,
        createdAt: 0,
        providers: [provider('github')],
      };
      build.state.pools.push({ ...pool, name: name(project), project: project.number });
      build.bind(build.account(project, 'deployer').email, USER, [
        `principalSet://iam.googleapis.com/${name(project)}/*`,
      ]);
      return project;
    });
    deny(estate, ['cloudasset.assets.listResource', 'iam.workloadIdentityPools.list']);
    const found = await read(estate);
    expect(trustsIn(found).filter(({ scope }) => scope === `gcp:project:${made.number}`)).toEqual([]);
    expect(readingOf(found, 'bindings').gaps).toContainEqual(
      expect.objectContaining({
        what: 'who may come in as service accounts through identity pools',
        scope: `gcp:project:${made.number}`,
      }),
    );
  });

  test('a pool without an open provider is closed, and not gone', async () => {
    const { trusts } = await through([provider('off', { disabled: true })], 'attribute.repository/halden/shop');
    expect(trusts).toMatchObject([{ principal: { kind: 'identity', dangling: false }, reach: 'same-account' }]);
  });
});
