/** https://cloud.google.com/storage/docs/json_api/v1/projects/hmacKeys/list */
import { notFound } from '../errors.ts';
import { param, type Call, type Method, type Need } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { activeProject } from '../places.ts';
import { hmacKeyShape } from '../shapes/things.ts';

const host = 'storage.googleapis.com';
const need =
  (permission: string) =>
  ({ path }: Call): Need => ({ permission, on: `projects/${path['project'] ?? ''}` });

function list(call: Call): Record<string, unknown> {
  const { state, path } = call;
  const project = activeProject(state, path['project'] ?? '', 'storage.hmacKeys.list');
  const [email, deleted] = [param(call, 'serviceAccountEmail'), param(call, 'showDeletedKeys') === 'true'];
  const mine = [...state.hmacKeys.values()].filter(
    (key) =>
      key.project === project.number &&
      (email === undefined || key.serviceAccountEmail === email) &&
      (deleted || key.state !== 'DELETED'),
  );
  const page = paginate(call, mine, { default: 250, max: 250 });
  const items = page.items.map((key) => hmacKeyShape(project, key));
  return { kind: 'storage#hmacKeysMetadata', ...(items.length > 0 ? { items } : {}), ...nextToken(page) };
}

export const storageMethods: readonly Method[] = [
  {
    id: 'projects.hmacKeys.list',
    host,
    verb: 'GET',
    paths: ['/storage/v1/projects/{project}/hmacKeys'],
    query: {
      maxResults: 'number',
      pageToken: 'text',
      serviceAccountEmail: 'text',
      showDeletedKeys: 'flag',
      userProject: 'text',
    },
    need: need('storage.hmacKeys.list'),
    consumer: 'resource',
    run: list,
  },
  {
    id: 'projects.hmacKeys.get',
    host,
    verb: 'GET',
    paths: ['/storage/v1/projects/{project}/hmacKeys/{accessId}'],
    query: { userProject: 'text' },
    need: need('storage.hmacKeys.get'),
    consumer: 'resource',
    run: (call) => {
      const project = activeProject(call.state, call.path['project'] ?? '', 'storage.hmacKeys.get');
      const key = call.state.hmacKeys.get(call.path['accessId'] ?? '');
      if (key?.project !== project.number) throw notFound('Access ID not found in project.');
      return hmacKeyShape(project, key);
    },
  },
];
