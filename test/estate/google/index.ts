/** Google Cloud and Workspace of the company. */
import type { ProviderSide, SideContext } from '../provider.ts';
import { canariesOf } from './canaries.ts';
import { environment } from './environment.ts';
import { generateGoogle, GOOGLE_1X } from './generate.ts';
import { mutateCloud, type CloudChange } from './mutate.ts';
import { createCloud } from './side.ts';
import type { GoogleSize, GoogleState } from './state.ts';
import { truthOf, type GoogleTruth } from './truth.ts';
import { createWorkspace, type WorkspaceChange, type WorkspaceTruth } from './workspace/index.ts';

export { GOOGLE_1X };
export type { GoogleSize };

export type GoogleChange = CloudChange | WorkspaceChange;

export interface GoogleSide extends ProviderSide<GoogleTruth & { workspace: WorkspaceTruth }, GoogleChange> {
  /** For tests that need more than the mutations offer. */
  readonly state: GoogleState;
}

export function createGoogleSide(context: SideContext, size: GoogleSize): GoogleSide {
  const { clock } = context;
  const state = generateGoogle(context.seed, clock, size, context.story);
  const workspace = createWorkspace({ context, state });
  const [born, bornOnTheWire] = [clock.now(), Date.now()];
  /** This machine's time, as far on as the company's has been moved. */
  const wireNow = (): number => {
    const elapsed = Math.floor((Date.now() - bornOnTheWire) / 1000);
    const passed = clock.now() - born;
    return Math.floor(bornOnTheWire / 1000) + Math.max(elapsed, passed) + state.skew;
  };
  const cloud = createCloud(context, state, wireNow);
  const environments = new Map<string, Record<string, string>>();
  return {
    name: 'google',
    state,
    claims: (request) => workspace.claims(request) || cloud.claims(request),
    answer: (request) => (workspace.claims(request) ? workspace : cloud).answer(request),
    truth: () => ({ ...truthOf(state), workspace: workspace.truth() }),
    cases: () => ({ ...Object.fromEntries(state.cases), ...workspace.cases() }),
    canaries: () => [...canariesOf(state), ...workspace.canaries()],
    mutate(change) {
      state.revision += 1;
      return workspace.changes(change) ? workspace.mutate(change) : mutateCloud(state, change);
    },
    env(url) {
      const known = environments.get(url) ?? environment(state, url);
      environments.set(url, known);
      return known;
    },
  };
}
