/** Google Workspace of the company: the Admin SDK, as its reports and its directory show it. */
import { DAY } from '../../clock.ts';
import type { ProviderCase, SideContext } from '../../provider.ts';
import { createRandom } from '../../random.ts';
import type { Incoming, Reply } from '../../wire.ts';
import type { GoogleState } from '../state.ts';
import { answer, isAdminCall } from './answer.ts';
import { addFiller } from './filler.ts';
import type { Workspace } from './model.ts';
import { changeWorkspace, isWorkspaceChange, type WorkspaceChange } from './mutate.ts';
import { seatEverybody } from './people.ts';
import { logDelegations, tellStory, type Told } from './story.ts';
import { workspaceTruth, type WorkspaceTruth } from './truth.ts';

export type { WorkspaceChange } from './mutate.ts';
export type { WorkspaceTruth } from './truth.ts';

/** What the collector's entry in the Admin console has, with the scopes of the connector's README. */
export const COLLECTOR_SCOPES = [
  'https://www.googleapis.com/auth/admin.directory.user.readonly',
  'https://www.googleapis.com/auth/admin.directory.user.security',
  'https://www.googleapis.com/auth/admin.reports.audit.readonly',
  'https://www.googleapis.com/auth/admin.reports.usage.readonly',
];

export interface WorkspaceSide {
  claims(request: Incoming): boolean;
  answer(request: Incoming): Reply;
  truth(): WorkspaceTruth;
  cases(): Record<string, ProviderCase>;
  canaries(): string[];
  /** Whether a change is one of Workspace. */
  changes(change: { do: string }): change is WorkspaceChange;
  mutate(change: WorkspaceChange): unknown;
}

export function createWorkspace({ context, state }: { context: SideContext; state: GoogleState }): WorkspaceSide {
  const random = createRandom(`${context.seed}/google/workspace`);
  const workspace: Workspace = {
    members: new Map(),
    apps: new Map(),
    marketplace: [],
    log: { token: [], admin: [], login: [], gemini_in_workspace_apps: [], workspace_studio: [] },
    adminDemoted: false,
    apiDisabled: false,
  };
  const told = (): Told => ({ workspace, state, random, now: context.clock.now() });
  const before = new Set(state.cases.keys());
  const { now } = told();
  seatEverybody(workspace, state, { random: random.fork('people'), now, story: context.story });
  admitCollector(state, now);
  addFiller(workspace, state.size.tokens, random.fork('filler'), now);
  if (context.story) tellStory(told());
  logDelegations(told());
  const own = [...state.cases].filter(([name]) => !before.has(name));
  return {
    claims: isAdminCall,
    answer: (request) => answer(request, { context, state, workspace }),
    truth: () => workspaceTruth(workspace, state, context.clock.now()),
    cases: () => Object.fromEntries(own),
    // The APIs give out no secret; access tokens are the store's.
    canaries: () => [],
    changes: isWorkspaceChange,
    mutate: (change) => changeWorkspace(change, told()),
  };
}

function admitCollector(state: GoogleState, now: number): void {
  const account = state.serviceAccounts.get(state.collector.email);
  if (account === undefined) return;
  const known = state.delegations.find(({ clientId }) => clientId === account.uniqueId);
  if (known) known.scopes = [...new Set([...known.scopes, ...COLLECTOR_SCOPES])];
  else
    state.delegations.push({
      clientId: account.uniqueId,
      scopes: [...COLLECTOR_SCOPES],
      authorizedAt: now - 200 * DAY,
      authorizedBy: `admin@${state.organization.domain}`,
    });
}
