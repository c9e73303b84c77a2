/** Searches of Cloud Asset Inventory: https://cloud.google.com/asset-inventory/docs/reference/rest/v1/TopLevel */
import { iso } from '../../clock.ts';
import type { Asset } from '../assets/index.ts';
import { within } from '../assets/reach.ts';
import { invalid } from '../errors.ts';
import { param, type Call } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { ancestorsOf } from '../places.ts';
import type { Shape } from '../shapes/common.ts';
import { policyShape } from '../shapes/policies.ts';
import type { GoogleState } from '../state.ts';
import { matches, parseQuery } from './search-query.ts';

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

export function searchResources(call: Call): Record<string, unknown> {
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

export function searchPolicies(call: Call): Record<string, unknown> {
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
