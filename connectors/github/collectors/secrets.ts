/** Secrets that are stored for workflows and agents: names and dates. GitHub gives out no value to anybody. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Credential, InventoryRecordInput, Ref } from '../../../core/model.ts';
import { changedSince } from '../audit/changed.ts';
import type { Session } from '../client/session.ts';
import { listed, orgPath, repoPath } from '../rows.ts';
import { organizationIdOf } from '../scopes.ts';
import { SecretRow } from '../schemas.ts';
import { environmentsOf, hasEnvironments } from '../sweep/environments.ts';
import { repositoriesOf, withSome, type Repository } from '../sweep/repositories.ts';
import { placeOf, swept } from '../sweep/sweep.ts';

type Store = 'actions' | 'dependabot' | 'codespaces' | 'agents';
const stores: readonly Store[] = ['actions', 'dependabot', 'codespaces', 'agents'];

export const secrets: Collector<Session> = {
  id: 'secrets',
  title: 'Secrets of the organization, its repositories and their environments',
  in: ['organization'],
  emits: ['secret'],
  permissions: [
    'organization_secrets',
    'organization_dependabot_secrets',
    'organization_agent_secrets',
    'secrets',
    'dependabot_secrets',
    'agent_secrets',
    'codespaces_secrets',
    'environments',
    'actions',
    'organization_administration',
  ],
  firstRunCalls: 16_200,
  async *collect(session, scope, run) {
    const login = scope.nativeId;
    for (const store of stores) yield* ofOrganization(session, { store, login, scope: scope.ref }, run);
    const repositories = await repositoriesOf(session, login, run);
    for (const store of session.settings.repositorySecrets) {
      yield* ofRepositories(session, { store, login, scope: scope.ref, repositories }, run);
    }
    yield* ofEnvironments(session, { login, scope: scope.ref, repositories }, run);
  },
};

interface Where {
  login: string;
  scope: Ref;
}
const absentAt = (what: string) => ({ because: 'unsupported' as const, why: `there are no ${what}` });

/** Plans and servers lack some stores: that is no gap. */
async function* ofOrganization(
  session: Session,
  { store, login, scope }: Where & { store: Store },
  run: Run,
): AsyncGenerator<InventoryRecordInput> {
  const operation = `${store}/list-org-secrets`;
  const request = {
    operation,
    path: orgPath(login, `/${store}/secrets`),
    under: 'secrets',
    absent: absentAt(`${store} secrets of organizations here`),
  };
  const organizationId = organizationIdOf({ ref: scope });
  try {
    if (store === 'codespaces' && session.isApp) throw onlyForPeople;
    for await (const row of listed(session.in(login, run), request, SecretRow, run)) {
      const id = `${store}/organization/${organizationId}/${row.name}`;
      const attributes = {
        store,
        level: 'organization',
        organization: login,
        visibility: row.visibility ?? null,
        updatedAt: row.updated_at,
      };
      const secret = secretOf(session, row, { id, scope, source: operation, attributes });
      yield store !== 'agents' && row.updated_at !== row.created_at ? { ...secret, rotatedAt: changed } : secret;
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    if (error.because === 'unsupported') yield* stored(store, error, run);
    else run.gap(`${store} secrets of the organization`, error.because, error.message);
  }
}

/** What another sign-in has read before is not gone because this one may not. */
async function* stored(store: Store, error: ReadFailed, run: Run): AsyncGenerator<InventoryRecordInput> {
  run.note(error.message);
  for await (const record of run.known.all('secret')) {
    const { attributes } = record as Credential;
    const isMeant = attributes['store'] === store && attributes['level'] === 'organization';
    if (isMeant) yield { ...record, usage } as InventoryRecordInput;
  }
}

/** https://docs.github.com/rest/actions/secrets#create-or-update-an-organization-secret takes a visibility without a value, but for agents. */
const changed = {
  unknown: 'unsupported',
  detail: 'it was changed since: its value, or only who may use it',
} as const;

/** https://docs.github.com/rest/codespaces/organization-secrets does not work with the tokens of Apps. */
const onlyForPeople = new ReadFailed(
  'unsupported',
  'Codespaces secrets of the organization are shown to tokens of owners only, not to a GitHub App',
);

type Sweeping = Where & { repositories: readonly Repository[] };

/** https://docs.github.com/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/audit-log-events-for-your-organization */
const changesOf: Readonly<Record<Store, readonly string[]>> = {
  actions: ['repo.create_actions_secret', 'repo.update_actions_secret', 'repo.remove_actions_secret'],
  dependabot: ['dependabot_secrets'],
  codespaces: ['codespaces'],
  agents: [],
};

async function* ofRepositories(
  session: Session,
  { store, login, scope, repositories }: Sweeping & { store: Store },
  run: Run,
): AsyncGenerator<InventoryRecordInput> {
  const operation = `${store}/list-repo-secrets`;
  const key = `${store} secrets`;
  yield* swept(
    session,
    {
      key,
      login,
      repositories,
      nights: session.settings.sweepNights,
      changed: await changedSince(session, { login, key, actions: changesOf[store] }, run),
      types: ['secret'],
      mine: ({ attributes }) => attributes['store'] === store && attributes['level'] === 'repository',
      again: (record) => ({ ...record, usage }) as InventoryRecordInput,
      async read(repository, reading) {
        const records: InventoryRecordInput[] = [];
        const path = repoPath(login, repository.name, `/${store}/secrets`);
        for await (const row of listed(
          session.in(login, reading),
          { operation, path, under: 'secrets' },
          SecretRow,
          reading,
        )) {
          const id = `${store}/${repository.id}/${row.name}`;
          const attributes = { store, level: 'repository', ...placeOf(repository, login, reading) };
          records.push(secretOf(session, row, { id, scope, source: operation, attributes }));
        }
        return records;
      },
    },
    run,
  );
}

async function* ofEnvironments(
  session: Session,
  { login, scope, repositories }: Sweeping,
  run: Run,
): AsyncGenerator<InventoryRecordInput> {
  const operation = 'actions/list-environment-secrets';
  const key = 'environment secrets';
  const actions = [
    'environment.create_actions_secret',
    'environment.update_actions_secret',
    'environment.remove_actions_secret',
  ];
  yield* swept(
    session,
    {
      key,
      login,
      repositories: withSome(repositories, hasEnvironments),
      nights: session.settings.sweepNights,
      changed: await changedSince(session, { login, key, actions }, run),
      types: ['secret'],
      mine: ({ attributes }) => attributes['level'] === 'environment',
      again: (record) => ({ ...record, usage }) as InventoryRecordInput,
      async read(repository, reading) {
        const records: InventoryRecordInput[] = [];
        for (const environment of await environmentsOf(session, login, repository, reading)) {
          const path = repoPath(login, repository.name, `/environments/${encodeURIComponent(environment)}/secrets`);
          for await (const row of listed(
            session.in(login, reading),
            { operation, path, under: 'secrets' },
            SecretRow,
            reading,
          )) {
            const id = `actions/${repository.id}/${environment}/${row.name}`;
            const attributes = {
              store: 'actions',
              level: 'environment',
              environment,
              ...placeOf(repository, login, reading),
            };
            records.push(secretOf(session, row, { id, scope, source: operation, attributes }));
          }
        }
        return records;
      },
    },
    run,
  );
}

const usage = { unknown: 'unsupported', detail: 'GitHub does not tell when a secret was used' } as const;

type CredentialInput = Extract<InventoryRecordInput, { record: 'credential' }>;

interface Found {
  id: string;
  scope: Ref;
  source: string;
  attributes: Readonly<Record<string, string | number | boolean | null>>;
}

function secretOf(session: Session, row: SecretRow, { id, scope, source, attributes }: Found): CredentialInput {
  const { repository } = attributes;
  return {
    record: 'credential',
    ref: session.ref('secret', id),
    scope,
    source,
    identity: null,
    kind: 'vaulted-secret',
    name: row.name,
    nativeId: id,
    status: 'active',
    createdAt: row.created_at,
    // GitHub counts every new value as an update, and nothing else of a repository's secret can change.
    rotatedAt: row.updated_at === row.created_at ? null : row.updated_at,
    expiresAt: { unknown: 'unsupported' },
    usage,
    ownerHints: typeof repository === 'string' ? [{ kind: 'repository', value: repository, source }] : [],
    attributes,
  };
}
