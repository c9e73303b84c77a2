/** Who may come in without a key: pipelines, the other clouds, people of other directories, pods. */
import { DAY, HOUR } from '../../clock.ts';
import { company } from '../../company/company.ts';
import { createRandom } from '../../random.ts';
import { makeAccounts, DEFAULT_ACCOUNTS } from '../../aws/organization.ts';
import type { AwsState } from '../../aws/state.ts';
import { organizationName, projectName, use, type Builder } from '../build.ts';
import type { FederationProvider, WorkloadPool } from '../state.ts';
import type { Accounts } from './accounts.ts';
import type { Projects } from './projects.ts';

const USER = 'roles/iam.workloadIdentityUser';
type Trust = FederationProvider['trust'];

/** Ids of the company's other clouds, drawn from the seed as their own sides draw them. */
function otherClouds({ state, now }: Builder): { awsAccount: string; azureTenant: string } {
  const random = createRandom(`${state.seed}/aws`).fork('accounts');
  const stub = { accounts: new Map(), partition: 'aws' } as unknown as AwsState;
  const { named } = makeAccounts(stub, random, now, DEFAULT_ACCOUNTS, 1);
  return {
    awsAccount: named.get('production')?.id ?? '',
    azureTenant: createRandom(`${state.seed}/azure/tenant`).uuid(),
  };
}

export function federation(build: Builder, projects: Projects, accounts: Accounts): void {
  const { state } = build;
  const { security, production, data } = projects;
  const daily = Array.from({ length: 40 }, (_, day) => use(build.now - day * DAY - 6 * HOUR));
  const pool = (id: string, project: typeof security, options: Partial<WorkloadPool> = {}): WorkloadPool => {
    const name = `${projectName(project)}/locations/global/workloadIdentityPools/${id}`;
    const made: WorkloadPool = {
      name,
      project: project.number,
      displayName: id,
      description: '',
      disabled: false,
      createdAt: build.ago(400),
      providers: [],
      ...options,
    };
    state.pools.push(made);
    return made;
  };
  const provider = (
    of: WorkloadPool,
    id: string,
    what: string,
    trust: Trust,
    options: Partial<FederationProvider> = {},
  ): void => {
    of.providers.push({
      id,
      displayName: id,
      disabled: false,
      attributeMapping: { 'google.subject': 'assertion.sub' },
      trust,
      createdAt: build.ago(390),
      uses: [],
      ...options,
    });
    build.note(`provider.${id}`, what, of.project, `${of.name}/providers/${id}`);
  };
  const oidc = (issuerUri: string, allowedAudiences: string[] = []): Trust => ({
    kind: 'oidc',
    issuerUri,
    allowedAudiences,
  });
  const actions = 'https://token.actions.githubusercontent.com';
  const { awsAccount, azureTenant } = otherClouds(build);
  const everything = { 'google.subject': 'assertion.sub', 'attribute.repository': 'assertion.repository' };

  const github = pool('github', production);
  provider(github, 'github-payments', "only the company's own repositories", oidc(actions), {
    attributeMapping: everything,
    attributeCondition: `assertion.repository_owner == '${company.githubOrg}'`,
    uses: daily,
  });
  provider(github, 'github-open', 'no condition: every workflow on GitHub', oidc(actions), {
    attributeMapping: everything,
    uses: daily,
  });
  provider(github, 'github-off', 'no condition, but disabled', oidc(actions), { disabled: true });
  const set = (of: WorkloadPool, rest: string): string => `principalSet://iam.googleapis.com/${of.name}/${rest}`;
  const subject = (of: WorkloadPool, rest: string): string =>
    `principal://iam.googleapis.com/${of.name}/subject/${rest}`;
  const { payments, infra } = company.pipelines;
  build.bind(accounts.deployer.email, USER, [set(github, `attribute.repository/${payments.repo}`)]);
  build.bind(accounts.terraform.email, USER, [set(github, `attribute.repository/${infra.repo}`)]);
  build.bind(accounts.builder.email, USER, [set(github, '*')]);
  build.note('trust.whole-pool', 'whoever gets into the pool may act as it', production, accounts.builder.uniqueId);

  const clouds = pool('other-clouds', data);
  provider(
    clouds,
    'aws-production',
    'the AWS account of production',
    { kind: 'aws', accountId: awsAccount },
    {
      attributeMapping: { 'google.subject': 'assertion.arn', 'attribute.account': 'assertion.account' },
      uses: daily,
    },
  );
  provider(
    clouds,
    'azure-tenant',
    "the company's tenant on Azure",
    oidc(`https://sts.windows.net/${azureTenant}/`, ['api://halden-lake']),
    {
      attributeCondition: "assertion.roles == 'lake-reader'",
      uses: daily.slice(2),
    },
  );
  provider(clouds, 'saml-partner', 'a partner that signs with SAML', {
    kind: 'saml',
    idpMetadataXml: '<EntityDescriptor entityID="https://idp.partner.example"/>',
  });
  build.bind(accounts.awsSync.email, USER, [set(clouds, `attribute.account/${awsAccount}`)]);
  build.bind(accounts.azureSync.email, USER, [subject(clouds, createRandom(`${state.seed}/google/azure-sp`).uuid())]);
  pool('retired', security, { deletedUntil: build.now + 20 * DAY });

  // Pods of a cluster of our own, in both of the ways that GKE knows.
  const gke = `${production.id}.svc.id.goog`;
  const gkePool = `projects/${production.number}/locations/global/workloadIdentityPools/${gke}`;
  build.bind(accounts.fleet.email, USER, [`serviceAccount:${gke}[fleet/telemetry]`]);
  build.bind(projectName(production), 'roles/storage.objectViewer', [
    `principal://iam.googleapis.com/${gkePool}/subject/ns/fleet/sa/reader`,
  ]);
  workforce(build, projects);
}

/** People of a partner's directory, and the applications that they sign in to. */
function workforce(build: Builder, { production }: Projects): void {
  const { state } = build;
  const name = 'locations/global/workforcePools/halden-partners';
  state.workforcePools.push({
    name,
    displayName: 'Partners',
    disabled: false,
    sessionDuration: 28_800,
    createdAt: build.ago(300),
    providers: [
      {
        id: 'partner-idp',
        displayName: 'Partner directory',
        disabled: false,
        attributeMapping: { 'google.subject': 'assertion.sub', 'google.groups': 'assertion.groups' },
        trust: {
          kind: 'oidc',
          issuerUri: 'https://login.partner.example',
          allowedAudiences: [],
          clientId: 'halden-partners',
        },
        createdAt: build.ago(300),
        uses: [],
      },
    ],
  });
  build.note(
    'provider.partner-idp',
    "people of a partner's directory",
    organizationName(state),
    `${name}/providers/partner-idp`,
  );
  build.bind(projectName(production), 'roles/run.invoker', [`principalSet://iam.googleapis.com/${name}/*`]);
  const client = `projects/${production.number}/locations/global/oauthClients/partner-portal`;
  state.oauthClients.push({
    name: client,
    project: production.number,
    clientId: 'partner-portal-4711',
    displayName: 'Partner portal',
    description: 'signs in people of partners',
    disabled: false,
    clientType: 'CONFIDENTIAL_CLIENT',
    allowedScopes: ['https://www.googleapis.com/auth/cloud-platform'],
    allowedRedirectUris: ['https://partners.halden.example/callback', 'http://old-portal.halden.example/callback'],
    createdAt: build.ago(280),
    credentials: [
      { id: 'main', displayName: 'main', disabled: false, createdAt: build.ago(280) },
      { id: 'spare', displayName: 'spare', disabled: true, createdAt: build.ago(100) },
    ],
  });
  build.note('oauth-client.partner-portal', 'its listing hands out its secrets', production, client);
}
