/** Apps: of the company, of vendors, and of nobody that anybody knows. */
import { asInstallation, ofAll, type Builder } from '../build.ts';
import type { AppOwner, Organization, Permissions } from '../state.ts';
import type { People } from './people.ts';
import type { Repositories } from './repositories.ts';

export function apps(build: Builder, main: Organization, people: People, repositories: Repositories): void {
  const { ago } = build;
  const vendor = (login: string, type: AppOwner['type'] = 'Organization'): AppOwner => {
    const { id } = build.user(login);
    return { id, login, type };
  };
  const ours: AppOwner = { id: main.id, login: main.login, type: 'Organization' };
  const astrid = people.of('astrid.lund');
  const permissions = (read: readonly string[], write: readonly string[] = []): Permissions => ({
    metadata: 'read',
    ...ofAll('read', ...read),
    ...ofAll('write', ...write),
  });

  const datadog = build.install(
    main,
    build.app('datadog', vendor('DataDog'), {
      name: 'Datadog',
      permissions: permissions(['contents', 'actions', 'members'], ['checks', 'pull_requests']),
      events: ['push', 'workflow_job'],
    }),
    { installedBy: astrid, createdAt: ago(600) },
  );
  build.use(main, asInstallation(datadog), [
    ['GET', '/repos/{owner}/{repo}/contents/{path}', 0.1, 9000],
    ['POST', '/repos/{owner}/{repo}/check-runs', 0.5, 700],
  ]);
  build.note('app.vendor', 'a vendor in the register, used every day', main, datadog.id);

  const snyk = build.install(
    main,
    build.app('snyk', vendor('snyk'), {
      name: 'Snyk',
      permissions: permissions(['contents'], ['pull_requests', 'statuses']),
    }),
    { selection: 'selected', repositories: [repositories.payments.id, repositories.infra.id], installedBy: astrid },
  );
  build.use(main, asInstallation(snyk), [['GET', '/repos/{owner}/{repo}/git/trees/{tree_sha}', 2, 400]]);
  build.note('app.selected', 'only two repositories', main, snyk.id);

  const vanta = build.install(
    main,
    build.app('vanta', vendor('VantaInc'), {
      name: 'Vanta',
      permissions: permissions(['members', 'organization_administration', 'administration']),
    }),
    { installedBy: people.of('farah.nasser') },
  );
  build.use(main, asInstallation(vanta), [
    ['GET', '/orgs/{org}/members', 1, 60],
    ['GET', '/orgs/{org}', 1, 30],
    ['GET', '/repos/{owner}/{repo}/branches/{branch}/protection', 1, 800],
  ]);

  const quick = build.install(
    main,
    build.app('quick-merge-helper', vendor('qwins-dev', 'User'), {
      name: 'Quick Merge Helper',
      permissions: permissions([], ['contents', 'pull_requests', 'workflows']),
      externalUrl: 'http://quick-merge.example',
      installationsCount: 41,
    }),
    { installedBy: people.of('hugo.bergstrom'), createdAt: ago(400) },
  );
  build.note(
    'app.unused-write',
    'writes to every repository, of a stranger, and has not called in 31 days',
    main,
    quick.id,
  );

  const old = build.install(
    main,
    build.app('old-deployer', ours, {
      name: 'Old Deployer',
      permissions: permissions([], ['contents', 'deployments']),
    }),
    { suspended: { at: ago(120), by: astrid }, createdAt: ago(1300), updatedAt: ago(120) },
  );
  build.note('app.suspended', 'suspended by an owner', main, old.id);

  const coverage = build.install(
    main,
    build.app('coverage-reports', vendor('coverage-io'), {
      name: 'Coverage Reports',
      permissions: permissions(['contents'], ['statuses']),
    }),
    { installedBy: people.of('dev.patel'), createdAt: ago(150) },
  );
  build.use(main, asInstallation(coverage), [['POST', '/repos/{owner}/{repo}/statuses/{sha}', 1, 300]]);
  build.note('app.installer-left', 'installed by somebody who left', main, coverage.id);

  const deployer = build.install(
    main,
    build.app('halden-deployer', ours, {
      name: 'Halden Deployer',
      description: 'Deploys what was released. Owner: platform team.',
      permissions: permissions(['actions'], ['contents', 'deployments']),
      isPrivate: true,
    }),
    { installedBy: astrid },
  );
  build.use(main, asInstallation(deployer), [
    ['POST', '/repos/{owner}/{repo}/deployments', 0.2, 90],
    ['GET', '/repos/{owner}/{repo}/actions/runs', 0.2, 500],
    ['PUT', '/repos/{owner}/{repo}/contents/{path}', 3, 12],
  ]);
  build.note('app.own', "the company's own, private", main, deployer.id);

  const provisioner = build.install(
    main,
    build.app('org-provisioner', ours, {
      name: 'Org Provisioner',
      permissions: permissions([], ['organization_administration', 'members', 'administration']),
      isPrivate: true,
    }),
    { installedBy: people.of('bo.ekman') },
  );
  build.use(main, asInstallation(provisioner), [['PUT', '/orgs/{org}/memberships/{username}', 12, 4]]);
  build.note('app.admin', 'may administer the organization', main, provisioner.id);

  const labeler = build.install(
    main,
    build.app('issue-labeler', vendor('labels-inc'), {
      name: 'Issue Labeler',
      permissions: permissions([], ['issues', 'contents', 'secrets']),
    }),
    { installedBy: people.of('grace.okoro') },
  );
  build.use(main, asInstallation(labeler), [['POST', '/repos/{owner}/{repo}/issues/{issue_number}/labels', 1, 240]]);
  build.note('app.unused-permissions', 'may write code and secrets, and only ever labels issues', main, labeler.id);

  const contractor = build.install(
    main,
    build.app('contractor-sync', vendor('nordic-contractors'), {
      name: 'Contractor Sync',
      isPrivate: true,
      permissions: permissions(['contents']),
    }),
    { selection: 'selected', repositories: [repositories.firmware.id], createdAt: ago(95) },
  );
  build.note(
    'app.private-of-others',
    "another organization's private App: who publishes it cannot be asked",
    main,
    contractor.id,
  );
}

/** Apps that act for people: nothing lists them, the audit log and API Insights tell of them. */
export function oauthApps(build: Builder, main: Organization, people: People): void {
  const { ago } = build;
  const app = (
    name: string,
    decision: 'approved' | 'denied' | 'requested' | null,
    daysAgo: number,
    by: string,
  ): { id: number; name: string } => {
    const made = { id: build.id(), name, clientId: `Ov23li${name.toLowerCase().replaceAll(/\W/g, '')}`, decision };
    main.oauthApps.push(made);
    if (decision) {
      build.audit(main, ago(daysAgo), `org.oauth_app_access_${decision}`, people.of(by), {
        oauth_application_id: made.id,
        oauth_application_name: name,
      });
    }
    return made;
  };
  const linear = app('Linear', 'approved', 140, 'astrid.lund');
  const notion = app('Notion Sync', 'denied', 90, 'astrid.lund');
  const turbo = app('TypeTurbo', 'requested', 3, 'hugo.bergstrom');
  const cheap = app('Cheap CI', null, 0, 'hugo.bergstrom');
  build.note('oauth-app.approved', 'approved, and used by two people', main, linear.id);
  build.note('oauth-app.denied', 'denied', main, notion.id);
  build.note('oauth-app.requested', 'somebody waits for it', main, turbo.id);
  build.note('oauth-app.undecided', 'nobody has decided about it, and it is used', main, cheap.id);
  const uses: [typeof linear, string, number][] = [
    [linear, 'carla.mendes', 0.5],
    [linear, 'emre.aydin', 6],
    [cheap, 'hugo.bergstrom', 2],
  ];
  for (const [{ id, name }, person, daysAgo] of uses) {
    const user = people.of(person);
    build.use(
      main,
      {
        subject: { type: 'user', id: user.id, name: user.login },
        actor: { type: 'oauth_app', id, name, integrationId: null, oauthApplicationId: id },
      },
      [['GET', '/repos/{owner}/{repo}/pulls', daysAgo, 150]],
    );
  }
  const ci = people.ci;
  build.use(
    main,
    {
      subject: { type: 'user', id: ci.id, name: ci.login },
      actor: { type: 'classic_pat', id: build.id(), name: 'terraform', integrationId: null, oauthApplicationId: null },
    },
    [
      ['PATCH', '/repos/{owner}/{repo}', 0.4, 80],
      ['PUT', '/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}', 1, 30],
    ],
  );
}
