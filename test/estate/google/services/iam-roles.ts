/** https://cloud.google.com/iam/docs/reference/rest/v1/roles */
import { notFound } from '../errors.ts';
import { chosen, param, type Call, type Method, type Need } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { activeProject } from '../places.ts';
import { PREDEFINED_ROLES } from '../roles.ts';
import { roleShape } from '../shapes/policies.ts';
import type { CustomRole } from '../state.ts';

const host = 'iam.googleapis.com';
const VIEWS = ['BASIC', 'FULL'];
const query = { pageSize: 'number', pageToken: 'text', view: VIEWS, showDeleted: 'flag' } as const;

function listed(call: Call, roles: readonly CustomRole[]): Record<string, unknown> {
  const shown = roles.filter(({ deleted }) => deleted !== true || param(call, 'showDeleted') === 'true');
  const page = paginate(call, shown, { default: 300, max: 1000 });
  const full = chosen(call, 'view') === 'FULL';
  return {
    ...(page.items.length > 0 ? { roles: page.items.map((role) => roleShape(role, full)) } : {}),
    ...nextToken(page),
  };
}

const customOf = ({ state }: Call, parent: string): CustomRole[] =>
  state.customRoles.filter(({ name }) => name.startsWith(`${parent}/roles/`));

function projectParent(call: Call): string {
  const project = activeProject(call.state, (call.path['parent'] ?? '').split('/')[1] ?? '', 'iam.roles.list');
  return `projects/${project.id}`;
}

/** Anybody may read Google's own roles. */
function get(call: Call): Record<string, unknown> {
  const name = call.path['name'] ?? '';
  const role = [...PREDEFINED_ROLES, ...call.state.customRoles].find((one) => one.name === name);
  if (!role) throw notFound(`The role named ${name} was not found.`);
  return roleShape(role, true);
}

const listNeed = ({ path }: Call): Need => ({ permission: 'iam.roles.list', on: path['parent'] ?? '' });
const getNeed = ({ path }: Call): Need => ({
  permission: 'iam.roles.get',
  on: (path['name'] ?? '').split('/').slice(0, 2).join('/'),
});

export const roleMethods: readonly Method[] = [
  {
    id: 'roles.list',
    host,
    verb: 'GET',
    paths: ['/v1/roles'],
    query: { ...query, parent: 'text' },
    consumer: 'caller',
    run: (call) => {
      const parent = param(call, 'parent') ?? '';
      return listed(call, parent === '' ? PREDEFINED_ROLES : customOf(call, parent));
    },
  },
  { id: 'roles.get', host, verb: 'GET', paths: ['/v1/{name=roles/*}'], consumer: 'caller', run: get },
  {
    id: 'organizations.roles.list',
    host,
    verb: 'GET',
    paths: ['/v1/{parent=organizations/*}/roles'],
    query,
    need: listNeed,
    consumer: 'caller',
    run: (call) => listed(call, customOf(call, call.path['parent'] ?? '')),
  },
  {
    id: 'projects.roles.list',
    host,
    verb: 'GET',
    paths: ['/v1/{parent=projects/*}/roles'],
    query,
    need: listNeed,
    consumer: 'resource',
    run: (call) => listed(call, customOf(call, projectParent(call))),
  },
  {
    id: 'organizations.roles.get',
    host,
    verb: 'GET',
    paths: ['/v1/{name=organizations/*/roles/*}', '/v1/{name=projects/*/roles/*}'],
    need: getNeed,
    consumer: 'caller',
    run: get,
  },
];
