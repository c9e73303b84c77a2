/** https://cloud.google.com/secret-manager/docs/reference/rest/v1 */
import { invalid, notFound } from '../errors.ts';
import { param, type Call, type Method, type Need } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { activeProject } from '../places.ts';
import { secretShape, versionShape } from '../shapes/things.ts';
import type { Secret } from '../state.ts';

const host = 'secretmanager.googleapis.com';
const CAP = { default: 100, max: 25_000 };

const need =
  (permission: string) =>
  ({ path }: Call): Need => ({
    permission,
    on: (path['parent'] ?? path['name'] ?? '').split('/').slice(0, 2).join('/'),
  });

function mine(call: Call): Secret[] {
  const name = call.path['parent'] ?? call.path['name'] ?? '';
  const project = activeProject(call.state, name.split('/')[1] ?? '', 'secretmanager.secrets.list');
  return call.state.secrets.filter((each) => each.project === project.number);
}

function secrets(call: Call): Record<string, unknown> {
  if (param(call, 'filter') !== undefined) throw invalid('The estate does not simulate filters of secrets.');
  const found = mine(call);
  const page = paginate(call, found, CAP);
  const shown = page.items.length > 0 ? { secrets: page.items.map(secretShape) } : {};
  return { ...shown, totalSize: found.length, ...nextToken(page) };
}

function secret(call: Call): Secret {
  const [, , , id] = (call.path['parent'] ?? call.path['name'] ?? '').split('/');
  const found = mine(call).find((one) => one.id === id);
  if (!found) throw notFound(`Secret [${call.path['parent'] ?? ''}] not found.`);
  return found;
}

function versions(call: Call): Record<string, unknown> {
  const of = secret(call);
  const wanted = /^state\s*[:=]\s*"?(\w+)"?$/.exec(param(call, 'filter') ?? 'state:any')?.[1];
  if (wanted === undefined) throw invalid('Invalid filter.');
  const found = of.versions.filter(({ state }) => wanted === 'any' || state === wanted);
  const page = paginate(call, found, CAP);
  const shown = page.items.length > 0 ? { versions: page.items.map((version) => versionShape(of, version)) } : {};
  return { ...shown, totalSize: found.length, ...nextToken(page) };
}

const query = { filter: 'text', pageSize: 'number', pageToken: 'text' } as const;

export const secretMethods: readonly Method[] = [
  {
    id: 'projects.secrets.list',
    host,
    verb: 'GET',
    paths: ['/v1/{parent=projects/*}/secrets'],
    query,
    need: need('secretmanager.secrets.list'),
    consumer: 'resource',
    run: secrets,
  },
  {
    id: 'projects.secrets.get',
    host,
    verb: 'GET',
    paths: ['/v1/{name=projects/*/secrets/*}'],
    need: need('secretmanager.secrets.get'),
    consumer: 'resource',
    run: (call) => secretShape(secret(call)),
  },
  {
    id: 'projects.secrets.versions.list',
    host,
    verb: 'GET',
    paths: ['/v1/{parent=projects/*/secrets/*}/versions'],
    query,
    need: need('secretmanager.versions.list'),
    consumer: 'resource',
    run: versions,
  },
  {
    id: 'projects.secrets.versions.access',
    host,
    verb: 'GET',
    paths: ['/v1/{name=projects/*/secrets/*/versions/*}:access'],
    need: need('secretmanager.versions.access'),
    consumer: 'resource',
    secretReturning: true,
    run: () => {
      throw invalid('The estate gives out no secrets.');
    },
  },
];
