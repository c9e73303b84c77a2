/** https://cloud.google.com/api-keys/docs/reference/rest/v2/projects.locations.keys */
import { invalid, notFound } from '../errors.ts';
import { param, type Call, type Method, type Need } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { activeProject } from '../places.ts';
import { apiKeyShape } from '../shapes/things.ts';
import type { ApiKey } from '../state.ts';

const host = 'apikeys.googleapis.com';
const onProject =
  (permission: string, variable: 'parent' | 'name') =>
  (call: Call): Need => ({
    permission,
    on: (call.path[variable] ?? '').split('/').slice(0, 2).join('/'),
  });

function list(call: Call): Record<string, unknown> {
  const project = activeProject(call.state, (call.path['parent'] ?? '').split('/')[1] ?? '', 'apikeys.keys.list');
  const deleted = param(call, 'showDeleted') === 'true';
  const mine = [...call.state.apiKeys.values()].filter(
    (key) => key.project === project.number && (deleted || key.deletedAt === undefined),
  );
  const page = paginate(call, mine, { default: 50, max: 300 });
  return { ...(page.items.length > 0 ? { keys: page.items.map(apiKeyShape) } : {}), ...nextToken(page) };
}

function find(call: Call): ApiKey {
  const [, asked = '', , , , id] = (call.path['name'] ?? '').split('/');
  const project = activeProject(call.state, asked, 'apikeys.keys.get');
  const key = [...call.state.apiKeys.values()].find((one) => one.id === id && one.project === project.number);
  if (!key) throw notFound();
  return key;
}

const KEY = '/v2/{name=projects/*/locations/global/keys/*}';

export const apiKeyMethods: readonly Method[] = [
  {
    id: 'projects.locations.keys.list',
    host,
    verb: 'GET',
    paths: ['/v2/{parent=projects/*/locations/global}/keys'],
    query: { pageSize: 'number', pageToken: 'text', showDeleted: 'flag' },
    need: onProject('apikeys.keys.list', 'parent'),
    consumer: 'caller',
    run: list,
  },
  {
    id: 'projects.locations.keys.get',
    host,
    verb: 'GET',
    paths: [KEY],
    need: onProject('apikeys.keys.get', 'name'),
    consumer: 'caller',
    run: (call) => apiKeyShape(find(call)),
  },
  {
    id: 'projects.locations.keys.getKeyString',
    host,
    verb: 'GET',
    paths: [`${KEY}/keyString`],
    need: onProject('apikeys.keys.getKeyString', 'name'),
    consumer: 'caller',
    secretReturning: true,
    run: () => {
      throw invalid('The estate gives out no secrets.');
    },
  },
];
