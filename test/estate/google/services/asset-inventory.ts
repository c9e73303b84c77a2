/** https://cloud.google.com/asset-inventory/docs/reference/rest/v1 */
import { DAY, HOUR, iso } from '../../clock.ts';
import type { Asset } from '../assets/index.ts';
import { within } from '../assets/reach.ts';
import { invalid } from '../errors.ts';
import { chosen, param, type Call, type Kind, type Method, type Need } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { ancestorsOf } from '../places.ts';
import { micros, type Shape } from '../shapes/common.ts';
import { policyShape } from '../shapes/policies.ts';
import { searchPolicies, searchResources } from './asset-search.ts';

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
