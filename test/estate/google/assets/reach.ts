/** What of the inventory a place reaches, of the wanted types. */
import { invalid } from '../errors.ts';
import { params, type Call } from '../method.ts';
import { ancestorsOf } from '../places.ts';
import type { GoogleState } from '../state.ts';
import { createInventory, type Asset, type Inventory } from './index.ts';

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
    return patternOf(text);
  });
  return (type) => patterns.some((pattern) => pattern.test(type));
}

function patternOf(text: string): RegExp {
  try {
    return new RegExp(`^(?:${text})$`);
  } catch {
    throw invalid(`Invalid asset types: ${text}.`);
  }
}

/** In the order of their names, as far as the place reaches. */
export function within(call: Call, place: string): readonly Asset[] {
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
