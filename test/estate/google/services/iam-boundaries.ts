/** Deny policies (IAM v2) and principal access boundaries (IAM v3). */
import { invalid, notFound } from '../errors.ts';
import { param, type Call, type Method, type Need } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { ancestorsOf } from '../places.ts';
import { organizationName } from '../build.ts';
import { boundaryShape, denyShape, policyBindingShape } from '../shapes/policies.ts';

const host = 'iam.googleapis.com';
const paging = { pageSize: 'number', pageToken: 'text' } as const;

/** `policies/cloudresourcemanager.googleapis.com/projects/…/denypolicies` once decoded, or the place itself. */
const nameOf = ({ path }: Call): string => path['parent'] ?? path['name'] ?? '';

function placeOf(call: Call): string {
  const [, kind, id] = /(organizations|folders|projects)\/([^/]+)/.exec(nameOf(call)) ?? [];
  if (kind === undefined || id === undefined) throw invalid('Invalid attachment point.');
  return `${kind}/${id}`;
}

const need =
  (permission: string) =>
  (call: Call): Need => ({ permission, on: placeOf(call) });

function denyPolicies(call: Call): Record<string, unknown> {
  const at = ancestorsOf(call.state, placeOf(call))[0] ?? '';
  const mine = call.state.denyPolicies.filter(({ attachmentPoint }) => attachmentPoint.endsWith(`/${at}`));
  // "IAM ignores this value and uses the value 1000."
  const page = paginate({ ...call, query: { ...call.query, pageSize: ['1000'] } }, mine, { default: 1000, max: 1000 });
  return {
    ...(page.items.length > 0 ? { policies: page.items.map((one) => denyShape(one, false)) } : {}),
    ...nextToken(page),
  };
}

function denyPolicy(call: Call): Record<string, unknown> {
  const at = ancestorsOf(call.state, placeOf(call))[0] ?? '';
  const id = nameOf(call).split('/').at(-1);
  const policy = call.state.denyPolicies.find((one) => one.id === id && one.attachmentPoint.endsWith(`/${at}`));
  if (!policy) throw notFound();
  return denyShape(policy, true);
}

/** Clients of the v3 API that use protocol buffers ask for numbers instead of names. */
const asNumbers = ({ request }: Pick<Call, 'request'>): boolean =>
  request.target.includes('enum-encoding=int') || request.target.includes('enum-encoding%3Dint');

function boundaries(call: Call): Record<string, unknown> {
  const root = organizationName(call.state);
  const page = paginate(call, call.state.boundaries, { default: 50, max: 1000 });
  const principalAccessBoundaryPolicies = page.items.map((policy) => boundaryShape(root, policy, asNumbers(call)));
  return { ...(page.items.length > 0 ? { principalAccessBoundaryPolicies } : {}), ...nextToken(page) };
}

function bindings(call: Call): Record<string, unknown> {
  const root = organizationName(call.state);
  const at = ancestorsOf(call.state, placeOf(call))[0] ?? '';
  const mine = call.state.policyBindings.filter(({ parent }) => parent === at);
  const page = paginate(call, mine, { default: 50, max: 1000 });
  const policyBindings = page.items.map((binding) => policyBindingShape(root, binding, asNumbers(call)));
  return { ...(page.items.length > 0 ? { policyBindings } : {}), ...nextToken(page) };
}

export const boundaryMethods: readonly Method[] = [
  {
    id: 'policies.listPolicies',
    host,
    verb: 'GET',
    paths: ['/v2/{parent=policies/*/denypolicies}'],
    query: paging,
    need: need('iam.denypolicies.list'),
    consumer: 'caller',
    run: denyPolicies,
  },
  {
    id: 'policies.get',
    host,
    verb: 'GET',
    paths: ['/v2/{name=policies/*/denypolicies/*}'],
    need: need('iam.denypolicies.get'),
    consumer: 'caller',
    run: denyPolicy,
  },
  {
    id: 'organizations.locations.principalAccessBoundaryPolicies.list',
    host,
    verb: 'GET',
    paths: ['/v3/{parent=organizations/*/locations/global}/principalAccessBoundaryPolicies'],
    query: paging,
    need: need('iam.principalaccessboundarypolicies.list'),
    consumer: 'caller',
    run: boundaries,
  },
  {
    id: 'organizations.locations.policyBindings.list',
    host,
    verb: 'GET',
    paths: ['organizations', 'folders', 'projects'].map(
      (kind) => `/v3/{parent=${kind}/*/locations/global}/policyBindings`,
    ),
    query: { ...paging, filter: 'text' },
    need: need('iam.policybindings.list'),
    consumer: 'caller',
    run: (call) => {
      if (param(call, 'filter') !== undefined)
        throw invalid('The estate does not simulate filters of policy bindings.');
      return bindings(call);
    },
  },
];
