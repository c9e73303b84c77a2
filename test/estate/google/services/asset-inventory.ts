/** https://cloud.google.com/asset-inventory/docs/reference/rest/v1 */
import { DAY, HOUR, iso } from '../../clock.ts';
import { createInventory, type Asset, type Inventory } from '../assets.ts';
import { invalid } from '../errors.ts';
import { params, chosen, param, type Call, type Kind, type Method, type Need } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { ancestorsOf } from '../places.ts';
import { micros, type Shape } from '../shapes/common.ts';
import { policyShape } from '../shapes/policies.ts';
import type { GoogleState } from '../state.ts';
import { matches, parseQuery } from './search-query.ts';

const host = 'cloudasset.googleapis.com';
const CONTENT = [
  'CONTENT_TYPE_UNSPECIFIED',
  'RESOURCE',
  'IAM_POLICY',
  'ORG_POLICY',
  'ACCESS_POLICY',
  'OS_INVENTORY',
  'RELATIONSHIP',
];
const PLACES = ['organizations/*', 'folders/*', 'projects/*'];

const inventories = new WeakMap<GoogleState, Inventory>();
function inventoryOf(state: GoogleState): Inventory {
  const known = inventories.get(state) ?? createInventory(state);
  inventories.set(state, known);
  return known;
}

/** Types that exist, whether the company has any of them or not. */
const KNOWN =
  /^(apikeys|bigquerydatatransfer|cloudbuild|cloudresourcemanager|compute|connectors|aiplatform|iam|integrations|secretmanager|serviceusage|storage|container|run)\.googleapis\.com\/\w+$/;

function wantedTypes(call: Call): (type: string) => boolean {
  const asked = params(call, 'assetTypes');
  if (asked.length === 0) return () => true;
  const patterns = asked.map((text) => {
    if (!/[*+[(\\|^$]/.test(text) && !KNOWN.test(text)) throw invalid(`Invalid asset types: ${text}.`);
    return new RegExp(`^(?:${text})$`);
  });
  return (type) => patterns.some((pattern) => pattern.test(type));
}

/** In the order of their names, as far as the place reaches. */
function within(call: Call, place: string): readonly Asset[] {
  const { state } = call;
  const [root = ''] = ancestorsOf(state, place);
  const wanted = wantedTypes(call);
  const reached = new Map<string, boolean>();
  const reaches = (at: string): boolean => {
    const known = reached.get(at) ?? ancestorsOf(state, at).includes(root);
    reached.set(at, known);
    return known;
  };
  const key = `${root} ${params(call, 'assetTypes').join(' ')}`;
  return inventoryOf(state)(key, (asset) => wanted(asset.type) && reaches(asset.at));
}

const PERMISSION: Readonly<Record<string, string>> = {
  RESOURCE: 'cloudasset.assets.listResource',
  IAM_POLICY: 'cloudasset.assets.listIamPolicy',
};

function listNeed(call: Call): Need {
  const content = chosen(call, 'contentType') ?? 'CONTENT_TYPE_UNSPECIFIED';
  return { permission: PERMISSION[content] ?? 'cloudasset.assets.listResource', on: call.path['parent'] ?? '' };
}

function readTime(call: Call): string {
  const asked = param(call, 'readTime');
  const at = asked === undefined ? call.now : Date.parse(asked) / 1000;
  // Some minutes are forgiven: the clocks of callers differ.
  if (!(at <= call.now + HOUR && at >= call.now - 35 * DAY)) {
    throw invalid('Invalid read time: it must be between now and 35 days ago.');
  }
  return iso(Math.floor(at));
}

function list(call: Call): Record<string, unknown> {
  const { state, path } = call;
  const content = chosen(call, 'contentType') ?? 'CONTENT_TYPE_UNSPECIFIED';
  const withPolicy = content === 'IAM_POLICY';
  const at = readTime(call);
  const found = within(call, path['parent'] ?? '').filter(
    (asset) => !withPolicy || (asset.policy !== undefined && (state.policies.get(asset.policy)?.length ?? 0) > 0),
  );
  const page = paginate(call, found, { default: 100, max: 1000, above: 'refused' });
  const shown = page.items.map((asset) => ({
    name: asset.name,
    assetType: asset.type,
    ...(content === 'RESOURCE' ? { resource: resourceOf(asset) } : {}),
    ...(withPolicy && asset.policy !== undefined
      ? { iamPolicy: policyShape(asset.policy, state.policies.get(asset.policy) ?? [], 3) }
      : {}),
    ancestors: ancestorsOf(state, asset.at),
    updateTime: micros(asset.updatedAt),
  }));
  return { readTime: at, ...(shown.length > 0 ? { assets: shown } : {}), ...nextToken(page) };
}

function resourceOf({ type, version, parent, location, data }: Asset): Shape {
  const [api = '', discoveryName] = type.split('/');
  return {
    version,
    discoveryDocumentUri: `https://${api}/$discovery/rest`,
    discoveryName,
    ...(parent === '' ? {} : { parent }),
    data: data(),
    location,
  };
}

/** Default fields of a search result; everything else comes only when `readMask` names it. */
const DEFAULT_MASK =
  'name,assetType,project,folders,organization,displayName,description,location,labels,tags,createTime,updateTime,state,additionalAttributes,parentFullResourceName,parentAssetType'.split(
    ',',
  );
const MORE_MASK = [
  'versionedResources',
  'attachedResources',
  'effectiveTags',
  'enrichments',
  'relationships',
  'kmsKey',
  'kmsKeys',
  'networkTags',
  'tagKeys',
  'tagValues',
  'tagValueIds',
  'sccSecurityMarks',
];

function placeFields(state: GoogleState, at: string): Shape {
  const above = ancestorsOf(state, at);
  const kind = (prefix: string): string[] => above.filter((one) => one.startsWith(prefix));
  const [project] = kind('projects/');
  const folders = kind('folders/');
  return {
    ...(project === undefined ? {} : { project }),
    ...(folders.length > 0 ? { folders } : {}),
    organization: kind('organizations/')[0],
  };
}

function maskOf(call: Call): readonly string[] {
  const asked = param(call, 'readMask');
  if (asked === undefined) return DEFAULT_MASK;
  if (asked === '*') return [...DEFAULT_MASK, 'versionedResources'];
  const names = asked.split(',').map((name) => name.trim());
  const odd = names.find((name) => ![...DEFAULT_MASK, ...MORE_MASK].includes(name.split('.')[0] ?? ''));
  if (odd !== undefined) throw invalid(`Invalid read mask: ${odd}.`);
  return names;
}

/** Only holders of roles/owner, and only with a permission of its own. */
function ownersOf(state: GoogleState, at: string): Shape[] {
  const owners = ancestorsOf(state, at).flatMap((place) =>
    (state.policies.get(place) ?? []).flatMap(({ role, members }) => (role === 'roles/owner' ? members : [])),
  );
  return owners.length > 0 ? [{ resourceOwners: { resourceOwners: [...new Set(owners)] } }] : [];
}

function searchResources(call: Call): Record<string, unknown> {
  const { state, path } = call;
  const mask = new Set(maskOf(call).map((name) => name.split('.')[0] ?? ''));
  const query = parseQuery(param(call, 'query') ?? '');
  const found = within(call, path['scope'] ?? '')
    .map((asset) => ({ asset, row: searchRow(state, asset) }))
    .filter(({ row }) => matches(query, row));
  const page = paginate(call, found, { default: 100, max: 500 });
  const results = page.items.map(({ asset, row }) => {
    const full: Shape = {
      ...row,
      ...(mask.has('enrichments') ? { enrichments: ownersOf(state, asset.at) } : {}),
      ...(mask.has('versionedResources')
        ? { versionedResources: [{ version: asset.version, resource: asset.data() }] }
        : {}),
    };
    return Object.fromEntries(Object.entries(full).filter(([name, value]) => mask.has(name) && value !== undefined));
  });
  return { ...(results.length > 0 ? { results } : {}), ...nextToken(page) };
}

function searchRow(state: GoogleState, asset: Asset): Shape {
  const { found = {} } = asset;
  return {
    name: asset.name,
    assetType: asset.type,
    ...placeFields(state, asset.at),
    displayName: found.displayName,
    description: found.description,
    location: asset.location,
    labels: found.labels,
    state: found.state,
    createTime: found.createdAt && iso(found.createdAt),
    updateTime: iso(asset.updatedAt),
    parentFullResourceName: asset.parent,
  };
}

function searchPolicies(call: Call): Record<string, unknown> {
  const { state, path } = call;
  const query = parseQuery(param(call, 'query') ?? '');
  const found = within(call, path['scope'] ?? '').flatMap((asset) => {
    const bindings = (asset.policy === undefined ? [] : (state.policies.get(asset.policy) ?? [])).filter((binding) =>
      matches(query, { resource: asset.name, policy: JSON.stringify(binding), roles: binding.role }),
    );
    return bindings.length === 0 ? [] : [{ asset, bindings }];
  });
  const page = paginate(call, found, { default: 100, max: 500 });
  const results = page.items.map(({ asset, bindings }) => ({
    resource: asset.name,
    assetType: asset.type,
    ...placeFields(state, asset.at),
    policy: policyShape(asset.policy ?? '', bindings, 3),
  }));
  return { ...(results.length > 0 ? { results } : {}), ...nextToken(page) };
}

const search: Readonly<Record<string, Kind>> = {
  query: 'text',
  assetTypes: 'repeated',
  pageSize: 'number',
  pageToken: 'text',
  orderBy: 'text',
};

export const assetMethods: readonly Method[] = [
  {
    id: 'assets.list',
    host,
    verb: 'GET',
    paths: PLACES.map((place) => `/v1/{parent=${place}}/assets`),
    query: {
      readTime: 'text',
      assetTypes: 'repeated',
      contentType: CONTENT,
      pageSize: 'number',
      pageToken: 'text',
      relationshipTypes: 'repeated',
    },
    need: listNeed,
    consumer: 'caller',
    run: list,
  },
  {
    id: 'v1.searchAllResources',
    host,
    verb: 'GET',
    paths: PLACES.map((place) => `/v1/{scope=${place}}:searchAllResources`),
    query: { ...search, readMask: 'text' },
    need: (call) => {
      const on = call.path['scope'] ?? '';
      const owners = (param(call, 'readMask') ?? '').includes('enrichments');
      return [
        { permission: 'cloudasset.assets.searchAllResources', on },
        ...(owners ? [{ permission: 'cloudasset.assets.searchEnrichmentResourceOwners', on }] : []),
      ];
    },
    consumer: 'caller',
    run: searchResources,
  },
  {
    id: 'v1.searchAllIamPolicies',
    host,
    verb: 'GET',
    paths: PLACES.map((place) => `/v1/{scope=${place}}:searchAllIamPolicies`),
    query: search,
    need: ({ path }) => ({ permission: 'cloudasset.assets.searchAllIamPolicies', on: path['scope'] ?? '' }),
    consumer: 'caller',
    run: searchPolicies,
  },
];
