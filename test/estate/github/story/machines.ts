/** Runners, registries, and Copilot's agent. */
import { company } from '../../company/company.ts';
import type { Builder } from '../build.ts';
import type { Organization } from '../state.ts';
import type { People } from './people.ts';
import type { Repositories } from './repositories.ts';

export function machines(build: Builder, main: Organization, people: People, repositories: Repositories): void {
  const { ago } = build;
  const note = (name: string, what: string, id: string | number): void => build.note(name, what, main, id);
  build.runnerGroup(main, 'Default', { isDefault: true });
  const gpu = build.runnerGroup(main, 'gpu', { allowsPublicRepositories: true });
  note('runner-group.public', 'anybody who opens a pull request in public may run on it', gpu.id);
  const deploy = build.runnerGroup(main, 'deploy', {
    visibility: 'selected',
    repositories: [repositories.infra.id, repositories.payments.id],
    restrictedToWorkflows: true,
    selectedWorkflows: [`${main.login}/infra/.github/workflows/deploy.yml@refs/heads/main`],
  });
  note('runner-group.narrow', 'two repositories, one workflow', deploy.id);
  build.runner(main.runners, 'deploy-1', {
    groupId: deploy.id,
    busy: true,
    labels: ['self-hosted', 'linux', 'x64', 'deploy'],
  });
  const offline = build.runner(main.runners, 'gpu-1', { groupId: gpu.id, status: 'offline', version: '2.311.0' });
  note('runner.offline', 'offline, with an old version', offline.id);
  build.runner(main.runners, 'ephemeral-7f3a', { ephemeral: true });
  const own = build.runner(repositories.firmware.runners, 'bench-pi', {
    os: 'linux',
    labels: ['self-hosted', 'linux', 'arm64'],
  });
  note('runner.repository', 'of one repository only', own.id);
  main.hostedRunners.push({
    id: build.id(),
    groupId: 1,
    name: 'ubuntu-8-core',
    status: 'Ready',
    platform: 'linux-x64',
    lastActiveAt: ago(0.3),
  });
  main.actions = { enabled: 'all', selfHostedRunners: 'selected' };

  const registry = (
    name: string,
    type: string,
    url: string,
    days: number,
    auth: { type: string } & Record<string, string>,
  ) =>
    main.registries.push({
      name,
      type,
      url,
      username: auth.type === 'username_password' ? 'svc-github' : null,
      visibility: 'private',
      auth,
      createdAt: ago(days),
      updatedAt: ago(days),
    });
  registry(
    'CODEARTIFACT',
    'npm_registry',
    'https://halden-111122223333.d.codeartifact.eu-west-1.amazonaws.com/npm/main/',
    120,
    {
      type: 'oidc_aws',
      aws_region: 'eu-west-1',
      account_id: '111122223333',
      role_name: 'github-codeartifact',
      domain: company.slug,
      domain_owner: '111122223333',
    },
  );
  registry('AZURE_FEED', 'nuget_feed', 'https://pkgs.dev.azure.com/halden/_packaging/main/nuget/v3/index.json', 200, {
    type: 'oidc_azure',
    tenant_id: '0d9f3a51-6c2e-4f7b-9a48-1e5c7b2d8f60',
    client_id: '4a1c8e73-92b5-4d06-b7f1-3e6d5a9c0b28',
  });
  registry('GOOGLE_ARTIFACTS', 'docker_registry', 'https://europe-west1-docker.pkg.dev', 60, {
    type: 'oidc_gcp',
    workload_identity_provider: 'projects/421907665128/locations/global/workloadIdentityPools/github/providers/actions',
    service_account: 'artifact-reader@halden-production.iam.gserviceaccount.com',
  });
  registry('LEGACY_MAVEN', 'maven_repository', 'https://nexus.halden.example/repository/maven', 900, {
    type: 'username_password',
  });
  note('registry.federated', 'signs in to AWS without a secret', 'CODEARTIFACT');
  note('registry.password', 'a password that is 900 days old', 'LEGACY_MAVEN');

  main.copilot = {
    codingAgent: 'selected',
    repositories: [repositories.agents.id, repositories.console.id],
    seats: ['grace.okoro', 'hugo.bergstrom', 'carla.mendes'].map((id, n) => ({
      login: people.of(id).login,
      createdAt: ago(300),
      lastActivityAt: n === 2 ? null : ago(n + 0.5),
      lastActivityEditor: n === 2 ? null : 'vscode/1.106.0/copilot-chat/0.33',
    })),
  };
  note('copilot.agent', 'works by itself in two repositories', main.id);
}
