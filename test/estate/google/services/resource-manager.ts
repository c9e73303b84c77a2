/** https://cloud.google.com/resource-manager/reference/rest/v3, and the little of v1 that is still used */
import { invalid, notFound } from '../errors.ts';
import { param, type Call, type Method } from '../method.ts';
import { nextToken, paginate, type PageRules } from '../page.ts';
import { isCollector } from '../callers.ts';
import { allows } from '../access.ts';
import { ancestorsOf, projectFor } from '../places.ts';
import { folderShape, oldProjectShape, organizationShape, projectShape } from '../shapes/projects.ts';
import { policyShape } from '../shapes/policies.ts';
import type { Folder, GoogleState, Project } from '../state.ts';

const host = 'cloudresourcemanager.googleapis.com';
/** "The server can return fewer than requested": not more than 500, as observed by https://github.com/googleapis/google-cloud-go */
const PAGES: PageRules = { default: 100, max: 500 };
const paging = { pageSize: 'number', pageToken: 'text' } as const;

/** A search is never refused: it finds what the caller may see, which may be nothing. */
const seen = <T>({ state, token }: Call, permission: string, items: Iterable<T>, placeOf: (item: T) => string): T[] =>
  [...items].filter(
    (item) => isCollector(state, token) && allows(state.access, permission, ancestorsOf(state, placeOf(item))),
  );

const ownProjects = (state: GoogleState): Project[] => [...state.projects.values()].filter(({ foreign }) => !foreign);

function searchOrganizations(call: Call): Record<string, unknown> {
  const { organization } = call.state;
  const [, field = '', value = ''] = /^(\w[\w.]*)[:=](.*)$/.exec(param(call, 'query') ?? '') ?? [];
  const facts: Readonly<Record<string, string>> = {
    domain: organization.domain,
    directorycustomerid: organization.customerId,
    'owner.directorycustomerid': organization.customerId,
  };
  const asked = field === '' || facts[field.toLowerCase()]?.toLowerCase() === value.toLowerCase();
  const found = seen(
    call,
    'resourcemanager.organizations.get',
    asked ? [organization] : [],
    ({ number }) => `organizations/${number}`,
  );
  const page = paginate(call, found, PAGES);
  return listed('organizations', page.items.map(organizationShape), page);
}

function listed(name: string, items: readonly unknown[], page: { next?: string }): Record<string, unknown> {
  return { ...(items.length > 0 ? { [name]: items } : {}), ...nextToken(page) };
}

const folderAt = ({ number }: Folder): string => `folders/${number}`;
const projectAt = ({ number }: Project): string => `projects/${number}`;

function folders(call: Call, parent: string | undefined): Record<string, unknown> {
  const all = [...call.state.folders.values()].filter((folder) => parent === undefined || folder.parent === parent);
  const found = parent === undefined ? seen(call, 'resourcemanager.folders.get', all, folderAt) : all;
  const page = paginate(call, found, PAGES);
  return listed('folders', page.items.map(folderShape), page);
}

function searchFolders(call: Call): Record<string, unknown> {
  const [, parent] = /\bparent[:=]\s*"?([\w/]+)/.exec(param(call, 'query') ?? '') ?? [];
  return folders(call, parent);
}

/** `state:ACTIVE parent:folders/1 id:x*`; several fields must all hold. */
function projectFilter(text: string): (project: Project) => boolean {
  const tests = [...text.matchAll(/([\w.]+)\s*[:=]\s*"?([^\s"]+)"?/g)].map(([, field = '', value = '']) => {
    const wanted = value.toLowerCase().replace(/\*$/, '');
    const fits = (found: string | undefined): boolean =>
      value.endsWith('*') ? found?.toLowerCase().startsWith(wanted) === true : found?.toLowerCase() === wanted;
    return (project: Project): boolean => {
      const [parentType = '', parentId] = project.parent.split('/');
      const facts: Readonly<Record<string, string | undefined>> = {
        id: project.id,
        projectId: project.id,
        name: project.name,
        displayName: project.name,
        parent: project.parent,
        'parent.type': parentType.slice(0, -1),
        'parent.id': parentId,
        state: project.state,
        lifecycleState: project.state,
      };
      if (field.startsWith('labels.')) return fits(project.labels[field.slice('labels.'.length)]);
      if (!(field in facts)) throw invalid(`Invalid query: unknown field ${field}.`);
      return fits(facts[field]);
    };
  });
  return (project) => tests.every((test) => test(project));
}

function searchProjects(call: Call): Record<string, unknown> {
  const fits = projectFilter(param(call, 'query') ?? '');
  const found = seen(call, 'resourcemanager.projects.get', ownProjects(call.state).filter(fits), projectAt);
  const page = paginate(call, found, PAGES);
  return listed('projects', page.items.map(projectShape), page);
}

function listProjects(call: Call): Record<string, unknown> {
  const parent = param(call, 'parent');
  if (parent === undefined) throw invalid('parent: is required.');
  const found = ownProjects(call.state).filter(
    (project) => project.parent === parent && (project.state === 'ACTIVE' || param(call, 'showDeleted') === 'true'),
  );
  const page = paginate(call, found, PAGES);
  return listed('projects', page.items.map(projectShape), page);
}

function listOld(call: Call): Record<string, unknown> {
  const fits = projectFilter(param(call, 'filter') ?? '');
  const found = seen(call, 'resourcemanager.projects.get', ownProjects(call.state).filter(fits), projectAt);
  const page = paginate(call, found, { default: 500, max: 1000 });
  return listed('projects', page.items.map(oldProjectShape), page);
}

/** `options: {requestedPolicyVersion: 3}` in a body, or as a query parameter where IAM has it so. */
export function requestedVersion(call: Call): number {
  const { options } = call.body as { options?: { requestedPolicyVersion?: number } };
  return Number(param(call, 'options.requestedPolicyVersion') ?? options?.requestedPolicyVersion ?? 1);
}

function policyOf(call: Call, place: string): Record<string, unknown> {
  return policyShape(place, call.state.policies.get(place) ?? [], requestedVersion(call));
}

const get = (id: string, kind: string, permission: string, run: Method['run']): Method => ({
  id,
  host,
  verb: 'GET',
  paths: [`/v3/{name=${kind}/*}`],
  need: ({ path }) => ({ permission, on: path['name'] ?? '' }),
  consumer: 'caller',
  run,
});

const getPolicy = (kind: string, version: string): Method => ({
  id: `${kind}.getIamPolicy`,
  host,
  verb: 'POST',
  paths: [`/${version}/{resource=${kind}/*}:getIamPolicy`],
  body: ['options'],
  need: ({ path }) => ({ permission: `resourcemanager.${kind}.getIamPolicy`, on: path['resource'] ?? '' }),
  consumer: 'caller',
  run: (call) => policyOf(call, ancestorsOf(call.state, call.path['resource'] ?? '')[0] ?? ''),
});

/** "does not require any permission"; what the caller has not is left out. */
const testPermissions = (kind: string): Method => ({
  id: `${kind}.testIamPermissions`,
  host,
  verb: 'POST',
  paths: [`/v3/{resource=${kind}/*}:testIamPermissions`],
  body: ['permissions'],
  consumer: 'caller',
  run(call) {
    const { permissions = [] } = call.body as { permissions?: string[] };
    if (permissions.some((permission) => permission.includes('*'))) throw invalid('Wildcards are not allowed.');
    const places = ancestorsOf(call.state, call.path['resource'] ?? '');
    const has = permissions.filter(
      (permission) => isCollector(call.state, call.token) && allows(call.state.access, permission, places),
    );
    return has.length > 0 ? { permissions: has } : {};
  },
});

const project = ({ state, path }: Call): Project =>
  projectFor(state, (path['name'] ?? '').split('/')[1] ?? '', 'resourcemanager.projects.get');

export const resourceManagerMethods: readonly Method[] = [
  {
    id: 'organizations.search',
    host,
    verb: 'GET',
    paths: ['/v3/organizations:search'],
    query: { ...paging, query: 'text' },
    consumer: 'caller',
    run: searchOrganizations,
  },
  get('organizations.get', 'organizations', 'resourcemanager.organizations.get', ({ state }) =>
    organizationShape(state.organization),
  ),
  get('folders.get', 'folders', 'resourcemanager.folders.get', ({ state, path }) => {
    const folder = state.folders.get((path['name'] ?? '').split('/')[1] ?? '');
    if (!folder) throw notFound();
    return folderShape(folder);
  }),
  get('projects.get', 'projects', 'resourcemanager.projects.get', (call) => projectShape(project(call))),
  {
    ...get('projects.get', 'projects', 'resourcemanager.projects.get', (call) => oldProjectShape(project(call))),
    paths: ['/v1/{name=projects/*}'],
  },
  {
    id: 'folders.list',
    host,
    verb: 'GET',
    paths: ['/v3/folders'],
    query: { ...paging, parent: 'text', showDeleted: 'flag' },
    need: (call) => ({ permission: 'resourcemanager.folders.list', on: param(call, 'parent') ?? '' }),
    consumer: 'caller',
    run: (call) => folders(call, param(call, 'parent') ?? ''),
  },
  {
    id: 'folders.search',
    host,
    verb: 'GET',
    paths: ['/v3/folders:search'],
    query: { ...paging, query: 'text' },
    consumer: 'caller',
    run: searchFolders,
  },
  {
    id: 'projects.list',
    host,
    verb: 'GET',
    paths: ['/v3/projects'],
    query: { ...paging, parent: 'text', showDeleted: 'flag' },
    need: (call) => ({ permission: 'resourcemanager.projects.list', on: param(call, 'parent') ?? '' }),
    consumer: 'caller',
    run: listProjects,
  },
  {
    id: 'projects.search',
    host,
    verb: 'GET',
    paths: ['/v3/projects:search'],
    query: { ...paging, query: 'text' },
    consumer: 'caller',
    run: searchProjects,
  },
  {
    id: 'projects.list',
    host,
    verb: 'GET',
    paths: ['/v1/projects'],
    query: { ...paging, filter: 'text' },
    consumer: 'caller',
    run: listOld,
  },
  getPolicy('organizations', 'v3'),
  getPolicy('folders', 'v3'),
  getPolicy('projects', 'v3'),
  getPolicy('projects', 'v1'),
  getPolicy('organizations', 'v1'),
  testPermissions('organizations'),
  testPermissions('projects'),
];
