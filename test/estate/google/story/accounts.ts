/** Service accounts, and the keys that should not be. */
import { DAY, HOUR, iso } from '../../clock.ts';
import { company, google } from '../../company/company.ts';
import { use, type Builder } from '../build.ts';
import type { Project, ServiceAccount, ServiceAccountKey, Use } from '../state.ts';
import type { Projects } from './projects.ts';

export interface Accounts {
  terraform: ServiceAccount;
  deployer: ServiceAccount;
  awsSync: ServiceAccount;
  azureSync: ServiceAccount;
  export: ServiceAccount;
  mailer: ServiceAccount;
  fleet: ServiceAccount;
  agent: ServiceAccount;
  notebook: ServiceAccount;
  builder: ServiceAccount;
  tokens: ServiceAccount;
  disabled: ServiceAccount;
}

/** Once a day up to some days ago, and no further back than Monitoring keeps. */
const daily = (build: Builder, until = 0, how: Use['how'] = 'api'): Use[] =>
  Array.from({ length: 45 - until }, (_, day) => use(build.now - (day + until) * DAY - 5 * HOUR, how, 24));

export function accounts(build: Builder, projects: Projects): Accounts {
  const { production, payments, data, ai, sandbox, edge, security, legacy } = projects;
  const add = (project: Project, name: string, what: string, options: Partial<ServiceAccount> = {}): ServiceAccount => {
    const account = build.account(project, name, options);
    build.note(`account.${name}`, what, project, account.uniqueId);
    return account;
  };
  defaults(build, projects);
  add(legacy, 'old-erp', 'in a project that is to be deleted');
  add(production, 'never-used', 'made 300 days ago, never used', { createdAt: build.ago(300) });
  add(production, 'fresh', 'made two hours ago', { createdAt: build.now - 2 * HOUR });
  add(production, 'batch-idle', 'last used 200 days ago: beyond what Monitoring keeps', {
    createdAt: build.ago(800),
    uses: [use(build.ago(200))],
  });
  add(edge, 'relay', 'Monitoring is switched off in its project', { createdAt: build.ago(500), uses: daily(build, 3) });
  add(sandbox, 'hostile', 'escape codes, right-to-left override, HTML and a formula where the API allows them', {
    createdAt: build.ago(90),
    displayName: '=HYPERLINK("http://evil.example","click")',
    description: 'red \u001b[31malert\u001b[0m \u202egnp.exe </script><img src=x onerror=alert(1)>',
  });
  return {
    terraform: add(security, 'infra-terraform', 'owner of the organization, from a provider without a condition', {
      displayName: 'Terraform',
      description: `runs ${company.pipelines.infra.repo}; owner: astrid.lund@${company.domain}`,
      createdAt: build.ago(900),
      uses: daily(build),
    }),
    deployer: add(production, 'ci-deployer', 'deploys what GitHub builds, without a key', {
      displayName: 'CI deployer',
      description: `team:platform ${company.pipelines.console.repo}`,
      createdAt: build.ago(500),
      uses: daily(build),
    }),
    awsSync: add(data, 'aws-sync', 'acted as from the AWS account of production', {
      createdAt: build.ago(400),
      uses: daily(build, 1),
    }),
    azureSync: add(data, 'azure-sync', 'acted as from Azure', { createdAt: build.ago(350), uses: daily(build, 2) }),
    export: add(data, 'lake-export', 'signs in to Azure with its own tokens', {
      uniqueId: google.azureSubject,
      createdAt: build.ago(420),
      uses: daily(build),
    }),
    mailer: mailer(build, payments, add),
    fleet: add(production, 'fleet-telemetry', 'run as by pods of a GKE cluster', {
      createdAt: build.ago(450),
      uses: daily(build),
    }),
    agent: add(ai, 'support-agent', 'what an agent on Agent Engine runs as', {
      createdAt: build.ago(60),
      description: `grace.okoro@${company.domain}`,
      uses: daily(build),
    }),
    notebook: add(data, 'notebook', 'everybody with a Google account may become it', { createdAt: build.ago(250) }),
    builder: add(production, 'image-builder', 'may act as the deployer, which may deploy as anybody', {
      createdAt: build.ago(320),
      uses: daily(build),
    }),
    tokens: add(payments, 'token-broker', 'makes tokens for the deployer: first link of a chain', {
      createdAt: build.ago(320),
      uses: daily(build),
    }),
    disabled: withKeys(build, projects, add),
  };
}

type Add = (project: Project, name: string, what: string, options?: Partial<ServiceAccount>) => ServiceAccount;

/** Made with the project, and given `roles/editor` by Google until organizations made it stop. */
function defaults(build: Builder, { production, payments, data, sandbox, edge }: Projects): void {
  const note = (name: string, what: string, project: Project, { uniqueId }: ServiceAccount): void =>
    build.note(name, what, project, uniqueId);
  const used = build.defaultAccount(production, 'compute', { uses: daily(build) });
  note('account.default-used', 'default account with editor, used every day', production, used);
  const idle = build.defaultAccount(sandbox, 'compute', {});
  note('account.default-idle', 'default account with editor that nothing runs as', sandbox, idle);
  const bare = build.defaultAccount(payments, 'compute', {});
  note('account.default-bare', 'default account without a role', payments, bare);
  const off = build.defaultAccount(data, 'compute', { disabled: true });
  note('account.default-disabled', 'default account with editor, disabled', data, off);
  const engine = build.defaultAccount(edge, 'appengine', {});
  note('account.default-appengine', 'default account of App Engine, with editor', edge, engine);
}

/** Acts as people in Workspace, which Policy Analyzer does not see. */
function mailer(build: Builder, payments: Project, add: Add): ServiceAccount {
  const account = add(
    payments,
    'invoice-mailer',
    'used only by domain-wide delegation: Policy Analyzer is blind to it',
    {
      createdAt: build.ago(700),
      uses: daily(build, 1, 'delegation'),
    },
  );
  build.state.delegations.push({
    clientId: account.uniqueId,
    scopes: ['https://www.googleapis.com/auth/gmail.send', 'https://www.googleapis.com/auth/drive.readonly'],
    authorizedAt: build.ago(690),
    authorizedBy: `farah.nasser@${company.domain}`,
  });
  return account;
}

function withKeys(build: Builder, { production, payments, data, sandbox }: Projects, add: Add): ServiceAccount {
  const key = (account: ServiceAccount, name: string, what: string, options: Partial<ServiceAccountKey>): void => {
    const { id } = build.key(account, options);
    build.note(`key.${name}`, what, account.project, `${account.uniqueId}/${id}`);
  };
  const erp = add(production, 'erp-bridge', 'has every kind of key', { createdAt: build.ago(1200) });
  key(erp, 'fresh', 'made yesterday, not used yet', { validAfter: build.ago(1) });
  key(erp, 'old-used', 'three years old and used every day', { validAfter: build.ago(1100), uses: daily(build) });
  key(erp, 'old-idle', 'last used 150 days ago', { validAfter: build.ago(700), uses: [use(build.ago(150))] });
  key(erp, 'never-used', 'made 400 days ago, never used', { validAfter: build.ago(400) });
  key(erp, 'listed-only', 'Policy Analyzer takes its being listed for use; Monitoring does not', {
    validAfter: build.ago(300),
    uses: [use(build.ago(6), 'key-listing')],
  });
  const uploader = add(data, 'partner-upload', 'its keys were made elsewhere', { createdAt: build.ago(600) });
  key(uploader, 'uploaded', 'its private half was made elsewhere', {
    validAfter: build.ago(200),
    validBefore: build.now + 300 * DAY,
    origin: 'USER_PROVIDED',
    uses: daily(build, 2),
  });
  key(uploader, 'expired', 'uploaded, and expired', {
    validAfter: build.ago(500),
    validBefore: build.ago(40),
    origin: 'USER_PROVIDED',
  });
  const leaked = add(sandbox, 'demo-bot', 'Google found its key in public', { createdAt: build.ago(380), uses: [] });
  const exposed = (at: number): { key: string; value: string }[] => [
    {
      key: 'SERVICE_ACCOUNT_KEY_EXTENDED_STATUS_KEY_EXPOSED',
      value: `https://github.com/${company.githubOrg}/demo ${iso(at)}`,
    },
  ];
  key(leaked, 'exposed', 'found in public and disabled by Google', {
    validAfter: build.ago(370),
    disabled: 'EXPOSED',
    extendedStatus: exposed(build.ago(30)),
    uses: [use(build.ago(31))],
  });
  key(leaked, 'exposed-enabled', 'found in public, and enabled again', {
    validAfter: build.ago(360),
    extendedStatus: exposed(build.ago(29)),
    uses: daily(build, 1),
  });
  key(leaked, 'disabled', 'disabled by its user', { validAfter: build.ago(350), disabled: 'USER_INITIATED' });
  const mail = build.state.serviceAccounts.get('invoice-mailer@halden-payments.iam.gserviceaccount.com');
  if (mail) {
    key(mail, 'delegation', 'used only by domain-wide delegation', {
      validAfter: build.ago(690),
      uses: daily(build, 1, 'delegation'),
    });
  }
  const off = add(payments, 'retired-billing', 'disabled, with a key that works again as soon as it is enabled', {
    createdAt: build.ago(900),
    disabled: true,
  });
  key(off, 'of-disabled-account', 'enabled, on a disabled account', {
    validAfter: build.ago(890),
    uses: [use(build.ago(160))],
  });
  return off;
}
