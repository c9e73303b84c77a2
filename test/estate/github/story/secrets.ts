/** Secrets by their names and dates: the names say what they open. */
import type { Builder } from '../build.ts';
import type { Organization } from '../state.ts';
import type { Repositories } from './repositories.ts';

export function secrets(build: Builder, main: Organization, repositories: Repositories): void {
  const { ago, secret } = build;
  const { payments, infra, console: fleet, lake, agents, legacy } = repositories;
  const note = (name: string, what: string, id: string): void => build.note(`secret.${name}`, what, main, id);
  const shared = (
    kind: 'actions' | 'dependabot' | 'codespaces' | 'agents',
    name: string,
    days: number,
    updated: number,
  ) => build.organizationSecret(main, kind, name, { createdAt: ago(days), updatedAt: ago(updated) });

  // The key of the AWS user `ci-legacy` is 44 days old too: this one holds it.
  shared('actions', 'AWS_CI_SECRET_ACCESS_KEY', 600, 44);
  note('fresh', 'as old as the AWS key that it holds', 'AWS_CI_SECRET_ACCESS_KEY');
  const selected = shared('actions', 'SONAR_TOKEN', 420, 420);
  Object.assign(selected, { visibility: 'selected', repositories: [payments.id, fleet.id] });
  note('stale', 'not changed for 420 days', 'SONAR_TOKEN');
  shared('dependabot', 'NPM_REGISTRY_TOKEN', 200, 200);
  shared('codespaces', 'DEV_DATABASE_PASSWORD', 365, 365);
  shared('agents', 'COPILOT_MCP_JIRA_TOKEN', 40, 40);
  note('agents', 'what the coding agent may use', 'COPILOT_MCP_JIRA_TOKEN');

  // The AWS user `payments-deploy` got its present key 90 days ago, so that this must be one that is gone.
  payments.secrets.actions.push(
    secret('AWS_ACCESS_KEY_ID', ago(700), ago(300)),
    secret('AWS_SECRET_ACCESS_KEY', ago(700), ago(300)),
  );
  note('older-than-its-key', 'older than the only key of the AWS user that it names', 'AWS_SECRET_ACCESS_KEY');
  lake.secrets.actions.push(secret('GCP_SERVICE_ACCOUNT_KEY', ago(500)));
  fleet.secrets.actions.push(secret('AZURE_CLIENT_SECRET', ago(390)));
  fleet.secrets.codespaces.push(secret('SIMULATOR_LICENSE', ago(20)));
  fleet.secrets.dependabot.push(secret('NPM_TOKEN', ago(100)));
  agents.secrets.agents.push(secret('COPILOT_MCP_POSTGRES_URL', ago(15)));
  legacy.secrets.actions.push(secret('FTP_PASSWORD', ago(1800)));
  note('archived', 'in a repository that is archived', 'FTP_PASSWORD');

  build.environment(payments, 'production', [secret('STRIPE_API_KEY', ago(410)), secret('DATABASE_URL', ago(30))]);
  build.environment(payments, 'staging', [secret('DATABASE_URL', ago(30))]);
  build.environment(infra, 'prod/eu-west-1', [secret('TF_TOKEN', ago(80))]);
  build.environment(infra, 'plan');
  note('environment', 'of an environment with a slash in its name', 'TF_TOKEN');
}
