/** Who holds what, and where it should worry. */
import { DAY, iso } from '../../clock.ts';
import { company, google } from '../../company/company.ts';
import { folderName, memberOf, organizationName, projectName, type Builder } from '../build.ts';
import { uniqueId } from '../ids.ts';
import type { Accounts } from './accounts.ts';
import type { Projects } from './projects.ts';

export function bindings(build: Builder, projects: Projects, accounts: Accounts): void {
  const { state } = build;
  const root = organizationName(state);
  const { production, payments, data, sandbox, edge, ai, folders } = projects;
  const note = (name: string, what: string, where: string, member: string): void =>
    build.note(`binding.${name}`, what, where, member);
  const people = (id: string): string => `user:${id}@${company.domain}`;
  const vendor = google.vendorAccounts;
  roles(build, projects);

  build.bind(root, 'roles/resourcemanager.organizationAdmin', [
    `group:${google.groups.admins}`,
    memberOf(accounts.terraform),
  ]);
  build.bind(root, 'roles/owner', [memberOf(accounts.terraform)]);
  note('organization-owner', 'owner of everything', root, memberOf(accounts.terraform));
  build.bind(root, 'roles/browser', [`domain:${company.domain}`]);
  build.bind(root, 'roles/viewer', [`serviceAccount:${vendor.orca}`]);
  note(
    'vendor-viewer',
    "a vendor's account reads everything, the strings of API keys included",
    root,
    `serviceAccount:${vendor.orca}`,
  );
  build.bind(root, 'roles/iam.securityReviewer', [`serviceAccount:${vendor.vanta}`]);

  const inTheory = `deleted:serviceAccount:old-backup@${production.id}.iam.gserviceaccount.com?uid=${uniqueId(build.random)}`;
  build.bind(folderName(folders.production), 'roles/storage.admin', [inTheory]);
  note('deleted-account', 'of an account that was deleted', folderName(folders.production), inTheory);
  const deletedUser = `deleted:${people('ingrid.vik')}?uid=${uniqueId(build.random)}`;
  build.bind(projectName(data), 'roles/bigquery.dataViewer', [deletedUser]);
  note('deleted-user', 'of a person who was deleted', projectName(data), deletedUser);

  build.bind(projectName(production), 'roles/owner', [people('dev.patel'), people('astrid.lund')]);
  note('left-owner', 'owner who has left the company', projectName(production), people('dev.patel'));
  build.bind(folderName(folders.production), 'roles/run.admin', [memberOf(accounts.deployer)]);
  build.bind(projectName(production), 'roles/iam.serviceAccountUser', [memberOf(accounts.deployer)]);
  note(
    'act-as-anybody',
    'may deploy as every account of the project',
    projectName(production),
    memberOf(accounts.deployer),
  );
  build.bind(projectName(production), 'roles/editor', [
    `serviceAccount:${production.number}-compute@developer.gserviceaccount.com`,
    `serviceAccount:${production.number}@cloudservices.gserviceaccount.com`,
  ]);
  build.bind(projectName(sandbox), 'roles/editor', [
    `serviceAccount:${sandbox.number}-compute@developer.gserviceaccount.com`,
  ]);
  build.bind(projectName(data), 'roles/editor', [
    `serviceAccount:${data.number}-compute@developer.gserviceaccount.com`,
  ]);
  build.bind(projectName(edge), 'roles/editor', [`serviceAccount:${edge.id}@appspot.gserviceaccount.com`]);
  agentsOfGoogle(build, projects);

  build.bind(projectName(production), 'roles/monitoring.viewer', [`serviceAccount:${vendor.datadog}`]);
  build.bind(projectName(data), 'roles/bigquery.dataEditor', [
    `serviceAccount:${vendor.unknown}`,
    memberOf(accounts.awsSync),
  ]);
  note(
    'unknown-project',
    'an account of a project that nobody here knows',
    projectName(data),
    `serviceAccount:${vendor.unknown}`,
  );
  build.bind(projectName(data), 'roles/bigquery.dataViewer', [
    `group:${google.groups.data}`,
    memberOf(accounts.azureSync),
    memberOf(accounts.export),
  ]);
  build.bind(projectName(data), 'roles/storage.admin', ['user:freelancer@gmail.com'], {
    title: 'until the end of the year',
    expression: `request.time < timestamp("${iso(build.now + 40 * DAY)}")`,
  });
  note('conditional', 'with a condition: for some time only', projectName(data), 'user:freelancer@gmail.com');
  build.bind(projectName(payments), 'roles/secretmanager.secretAccessor', [
    memberOf(accounts.tokens),
    memberOf(accounts.disabled),
  ]);
  build.bind(projectName(ai), 'roles/aiplatform.user', [memberOf(accounts.agent)]);
  build.bind(projectName(production), `projects/${production.id}/roles/releaseManager`, [memberOf(accounts.builder)]);
  note(
    'custom-escalation',
    'a custom role with setIamPolicy in it',
    projectName(production),
    memberOf(accounts.builder),
  );

  // A chain: the broker makes tokens of the deployer, which may act as all accounts of production.
  build.bind(accounts.deployer.email, 'roles/iam.serviceAccountTokenCreator', [memberOf(accounts.tokens)]);
  note('token-chain', 'may become the deployer', projectName(payments), memberOf(accounts.tokens));
  build.bind(accounts.deployer.email, 'roles/iam.serviceAccountUser', [memberOf(accounts.builder)]);
  build.bind(accounts.terraform.email, 'roles/iam.serviceAccountKeyAdmin', [people('bo.ekman')]);
  build.bind(accounts.mailer.email, 'roles/iam.serviceAccountTokenCreator', [`serviceAccount:${vendor.datadog}`]);
  note(
    'vendor-impersonates',
    "a vendor's account may act as one of ours",
    projectName(payments),
    `serviceAccount:${vendor.datadog}`,
  );
  build.bind(accounts.notebook.email, 'roles/iam.serviceAccountTokenCreator', ['allAuthenticatedUsers']);
  note(
    'anybody-impersonates',
    'everybody with a Google account may act as it',
    projectName(data),
    'allAuthenticatedUsers',
  );
  build.bind(projectName(data), 'roles/bigquery.jobUser', [memberOf(accounts.notebook)]);
}

/** Google's own accounts in our projects: never ours to keep, never orphaned. */
function agentsOfGoogle(build: Builder, { production, data, ai }: Projects): void {
  build.bind(projectName(production), 'roles/compute.serviceAgent', [
    `serviceAccount:service-${production.number}@compute-system.iam.gserviceaccount.com`,
  ]);
  build.bind(projectName(production), 'roles/cloudbuild.serviceAgent', [
    `serviceAccount:service-${production.number}@gcp-sa-cloudbuild.iam.gserviceaccount.com`,
  ]);
  build.bind(projectName(production), 'roles/cloudbuild.builds.editor', [
    `serviceAccount:${production.number}@cloudbuild.gserviceaccount.com`,
  ]);
  build.bind(projectName(data), 'roles/pubsub.publisher', [
    `serviceAccount:service-${data.number}@gcp-sa-bigquerydatatransfer.iam.gserviceaccount.com`,
  ]);
  build.bind(projectName(ai), 'roles/aiplatform.user', [
    `serviceAccount:service-${ai.number}@gcp-sa-aiplatform-re.iam.gserviceaccount.com`,
  ]);
  build.note(
    'agent.of-google',
    "Google's own account, which is nobody's here",
    production,
    `service-${production.number}@compute-system.iam.gserviceaccount.com`,
  );
}

function roles({ state }: Builder, { production }: Projects): void {
  const root = organizationName(state);
  state.customRoles.push(
    {
      name: `projects/${production.id}/roles/releaseManager`,
      title: 'Release manager',
      description: 'looks harmless',
      permissions: ['run.services.update', 'resourcemanager.projects.setIamPolicy', 'iam.serviceAccounts.actAs'],
      stage: 'GA',
    },
    {
      name: `${root}/roles/keyRotator`,
      title: 'Key rotator',
      description: '',
      permissions: ['iam.serviceAccountKeys.create', 'iam.serviceAccountKeys.delete', 'iam.serviceAccountKeys.list'],
      stage: 'GA',
    },
    {
      name: `${root}/roles/oldAuditor`,
      title: 'Old auditor',
      description: '',
      permissions: ['iam.roles.list'],
      stage: 'DISABLED',
      deleted: true,
    },
  );
}
