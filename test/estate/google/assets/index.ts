/** Everything that Cloud Asset Inventory holds of the company: https://cloud.google.com/asset-inventory/docs/asset-types */
import { DAY } from '../../clock.ts';
import type { GoogleState } from '../state.ts';
import { accounts, apiKeys } from './accounts.ts';
import type { Asset } from './asset.ts';
import { federation } from './federation.ts';
import { hierarchy } from './hierarchy.ts';
import { plain, policies, secrets } from './others.ts';

export type { Asset } from './asset.ts';

/**
 * Everything in the order of names, or what one question asks for; `key` names the question, so that its pages need not
 * ask it again. Made again after every change, and every day: keys that Google holds come and go.
 */
export type Inventory = (key: string, wanted: (asset: Asset) => boolean) => readonly Asset[];

export function createInventory(state: GoogleState): Inventory {
  let made: { revision: number; day: number; assets: readonly Asset[] } | undefined;
  let answers = new Map<string, readonly Asset[]>();
  return (key, wanted) => {
    const day = Math.floor(state.clock.now() / DAY);
    if (made?.revision !== state.revision || made.day !== day) {
      made = { revision: state.revision, day, assets: assetsOf(state) };
      answers = new Map();
    }
    const answer = answers.get(key) ?? made.assets.filter(wanted);
    answers.set(key, answer);
    return answer;
  };
}

function assetsOf(state: GoogleState): Asset[] {
  const projects = new Map([...state.projects].filter(([, { foreign }]) => !foreign));
  return [
    ...hierarchy(state, projects),
    ...accounts(state, projects),
    ...apiKeys(state, projects),
    ...federation(state, projects),
    ...secrets(state, projects),
    ...policies(state),
    ...plain(state, projects),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
