/** https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts */
import { notFound, permissionDenied } from '../errors.ts';
import { systemKeys } from '../ids.ts';
import { params, type Call, type Method, type Need } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { activeProject, ownProject } from '../places.ts';
import { accountShape, systemKeyShape, userKeyShape } from '../shapes/accounts.ts';
import { policyShape } from '../shapes/policies.ts';
import { serviceAccountOf, type Project, type ServiceAccount } from '../state.ts';
import { requestedVersion } from './resource-manager.ts';

const host = 'iam.googleapis.com';
const ACCOUNT = '{name=projects/*/serviceAccounts/*}';

interface Found {
  project: Project;
  account: ServiceAccount;
}

/** `projects/-/…` stands for whatever project it is in, and makes of what is not there a refusal. */
function found({ state, path }: Call, permission: string): Found {
  const name = path['name'] ?? path['resource'] ?? '';
  const [, asked = '', , id = ''] = name.split('/');
  const account = serviceAccountOf(state, id);
  const project = account && ownProject(state, account.project);
  if (account && project && (asked === '-' || ownProject(state, asked)?.number === project.number)) {
    return { project, account };
  }
  if (asked === '-' || !ownProject(state, asked)) throw permissionDenied(permission, name);
  throw notFound(`Unknown service account: ${id}`);
}

const need =
  (permission: string) =>
  (call: Call): Need => {
    const { project } = found(call, permission);
    return { permission, on: `projects/${project.number}` };
  };

function list(call: Call): Record<string, unknown> {
  const { state, path } = call;
  const project = activeProject(state, (path['name'] ?? '').split('/')[1] ?? '', 'iam.serviceAccounts.list');
  const mine = [...state.serviceAccounts.values()].filter((account) => account.project === project.number);
  const page = paginate(call, mine, { default: 20, max: 100 });
  const accounts = page.items.map((account) => accountShape(project, account));
  return { ...(accounts.length > 0 ? { accounts } : {}), ...nextToken(page) };
}

/** All at once: the API has no pages for them. */
function keys(call: Call): Record<string, unknown> {
  const { project, account } = found(call, 'iam.serviceAccountKeys.list');
  const types = params(call, 'keyTypes');
  const user = account.keys.map((key) => userKeyShape(project, account, key));
  const system = systemKeys(call.state.seed, account.uniqueId, call.now).map((key) =>
    systemKeyShape(project, account, key),
  );
  const shown = [...user, ...system].filter(({ keyType }) => types.length === 0 || types.includes(String(keyType)));
  return shown.length > 0 ? { keys: shown } : {};
}

function getKey(call: Call): Record<string, unknown> {
  const { project, account } = found(call, 'iam.serviceAccountKeys.get');
  const id = (call.path['name'] ?? '').split('/')[5] ?? '';
  const key = account.keys.find((one) => one.id === id);
  if (!key) throw notFound(`Service account key ${id} does not exist.`);
  return userKeyShape(project, account, key);
}

export const accountMethods: readonly Method[] = [
  {
    id: 'projects.serviceAccounts.list',
    host,
    verb: 'GET',
    paths: ['/v1/{name=projects/*}/serviceAccounts'],
    query: { pageSize: 'number', pageToken: 'text' },
    need: ({ path }) => ({ permission: 'iam.serviceAccounts.list', on: path['name'] ?? '' }),
    consumer: 'resource',
    run: list,
  },
  {
    id: 'projects.serviceAccounts.get',
    host,
    verb: 'GET',
    paths: [`/v1/${ACCOUNT}`],
    need: need('iam.serviceAccounts.get'),
    consumer: 'resource',
    run: (call) => {
      const { project, account } = found(call, 'iam.serviceAccounts.get');
      return accountShape(project, account);
    },
  },
  {
    id: 'projects.serviceAccounts.keys.list',
    host,
    verb: 'GET',
    paths: [`/v1/${ACCOUNT}/keys`],
    query: { keyTypes: 'repeated' },
    need: need('iam.serviceAccountKeys.list'),
    consumer: 'resource',
    run: keys,
  },
  {
    id: 'projects.serviceAccounts.keys.get',
    host,
    verb: 'GET',
    paths: ['/v1/{name=projects/*/serviceAccounts/*/keys/*}'],
    query: { publicKeyType: 'text' },
    need: need('iam.serviceAccountKeys.get'),
    consumer: 'resource',
    run: getKey,
  },
  {
    id: 'projects.serviceAccounts.getIamPolicy',
    host,
    verb: 'POST',
    paths: [`/v1/${ACCOUNT.replace('name', 'resource')}:getIamPolicy`],
    query: { 'options.requestedPolicyVersion': 'number' },
    body: [],
    need: need('iam.serviceAccounts.getIamPolicy'),
    consumer: 'resource',
    run: (call) => {
      const { account } = found(call, 'iam.serviceAccounts.getIamPolicy');
      return policyShape(account.email, call.state.policies.get(account.email) ?? [], requestedVersion(call));
    },
  },
];
