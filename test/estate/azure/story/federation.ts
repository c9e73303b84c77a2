import { company, microsoft } from '../../company/company.ts';
import type { Builder } from '../build.ts';
import type { FederatedCredential } from '../state.ts';
import { personOf, type People } from './people.ts';

const GITHUB = 'https://token.actions.githubusercontent.com';

/** Applications without secrets: the tokens of others are exchanged for theirs. */
export function federation(build: Builder, all: People): void {
  const { ago, state } = build;
  const { payments, infra, console: fleet } = company.pipelines;
  const owners = [personOf(all, 'astrid.lund').id];
  const app = (
    name: string,
    what: string,
    given: Pick<FederatedCredential, 'issuer'> & Partial<FederatedCredential>,
    used: number | null,
  ) => {
    const made = build.both(name, { owners });
    const credential = build.federate(made.app, { name: `${name}-fic`, ...given });
    if (used !== null) build.use(made.sp, ago(used), { by: credential });
    build.note(`federated.${name}`, what, credential.id);
    return made;
  };

  const deploy = app(
    'payments-deploy',
    'one branch of one repository',
    { issuer: GITHUB, subject: `repo:${payments.repo}:ref:refs/heads/main` },
    0.3,
  );
  build.permit(deploy.sp, 'Application.Read.All');
  app(
    'infra-release',
    'an environment, in the form with ids that repositories have since July 2026',
    { issuer: GITHUB, subject: 'repo:halden-robotics@90412233/infra@481516234:environment:production' },
    1,
  );
  app(
    'any-branch',
    'a pattern instead of a subject: every branch of the repository',
    {
      issuer: GITHUB,
      claimsMatchingExpression: { value: `claims['sub'] matches 'repo:${fleet.repo}:*'`, languageVersion: 1 },
    },
    2,
  );
  app(
    'any-repository',
    'a pattern instead of a subject: every repository of the organization',
    {
      issuer: GITHUB,
      claimsMatchingExpression: {
        value: `claims['sub'] matches 'repo:${company.githubOrg}/*'`,
        languageVersion: 1,
      },
    },
    2,
  );
  app(
    'old-site-publish',
    'a repository that nobody has any more: whoever registers its name signs in',
    { issuer: GITHUB, subject: 'repo:halden-robotics/old-site:ref:refs/heads/main' },
    null,
  );
  app(
    'terraform-apply',
    'Terraform Cloud, one workspace',
    {
      issuer: 'https://app.terraform.io',
      subject: 'organization:halden:project:platform:workspace:azure:run_phase:apply',
    },
    1,
  );
  app(
    'fleet-telemetry',
    'a service account of a cluster in Azure',
    {
      issuer: `https://westeurope.oic.prod-aks.azure.com/${state.tenant.id}/fleet/`,
      subject: 'system:serviceaccount:fleet:telemetry',
    },
    0.1,
  );
  app(
    'lake-export',
    "a service account of the company's Google Cloud",
    { issuer: 'https://accounts.google.com', subject: '108423507461194582301' },
    4,
  );
  app(
    'aws-inventory',
    "a workload of the company's AWS, through Amazon Cognito",
    {
      issuer: 'https://cognito-identity.amazonaws.com',
      subject: 'eu-north-1:5f1c0e8a-b2d9-4d7e-9c3a-7b61d2e4f508',
      audiences: ['eu-north-1:0b8e7c55-1d2f-4c6a-8d3e-2f9a4b5c6d7e'],
    },
    5,
  );
  app(
    'partner-feed',
    'an issuer that nobody here runs',
    {
      issuer: `https://login.microsoftonline.com/${microsoft.vendorTenants.unknown}/v2.0`,
      subject: build.random.uuid(),
    },
    null,
  );
  const both = app(
    'infra-plan',
    'a pipeline that has a secret beside its federation, and uses the secret',
    { issuer: GITHUB, subject: `repo:${infra.repo}:pull_request` },
    null,
  );
  build.use(both.sp, ago(1), { by: build.secret(both.app, { displayName: 'before federation' }) });
}
