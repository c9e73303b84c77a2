/** Copilot's coding agent: works by itself in the repositories where the organization lets it. */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Session } from '../client/session.ts';
import { listed, orgPath } from '../rows.ts';
import { organizationIdOf } from '../scopes.ts';

const OPERATION = 'copilot/get-copilot-coding-agent-permissions-organization';
const Settings = z.object({ enabled_repositories: z.enum(['all', 'selected', 'none']) });
const RepositoryName = z.object({ name: z.string().min(1) });

export const copilotAgents: Collector<Session> = {
  id: 'copilot-agents',
  title: 'Copilot’s coding agent and where it may work',
  in: ['organization'],
  emits: ['copilot-agent'],
  permissions: ['organization_copilot_agent_settings'],
  firstRunCalls: 2,
  async *collect(session, scope, run) {
    const login = scope.nativeId;
    const settings = await settingsOf(session, login, run);
    if (settings === null) return;
    const repositories = settings === 'selected' ? await selectedFor(session, login, run) : [];
    yield {
      record: 'identity',
      ref: session.ref('copilot-agent', organizationIdOf(scope)),
      scope: scope.ref,
      source: OPERATION,
      kind: 'agent',
      name: `Copilot coding agent in ${login}`,
      nativeId: login,
      status: settings === 'none' ? 'disabled' : 'active',
      nature: { is: 'machine', because: 'an AI agent' },
      managedBy: 'provider',
      createdAt: { unknown: 'unsupported' },
      purpose: null,
      usage: { unknown: 'unsupported', detail: 'its tasks are shown to people only, not to Apps' },
      attributes: { enabledRepositories: settings, repositories: repositories.slice(0, 1000) },
    };
  },
};

/** `null`: Copilot is not bought. */
async function settingsOf(session: Session, login: string, run: Run): Promise<'all' | 'selected' | 'none' | null> {
  const request = {
    operation: OPERATION,
    path: orgPath(login, '/copilot/coding-agent/permissions'),
    absent: { because: 'unlicensed' as const, why: 'the organization has no Copilot' },
  };
  try {
    return (await session.in(login, run).get(request, Settings)).enabled_repositories;
  } catch (error) {
    if (!(error instanceof ReadFailed) || (error.because !== 'unlicensed' && error.because !== 'unsupported'))
      throw error;
    run.note(error.message);
    return null;
  }
}

async function selectedFor(session: Session, login: string, run: Run): Promise<string[]> {
  const names: string[] = [];
  const request = {
    operation: 'copilot/list-copilot-coding-agent-selected-repositories-for-organization',
    path: orgPath(login, '/copilot/coding-agent/permissions/repositories'),
    under: 'repositories',
  };
  for await (const { name } of listed(session.in(login, run), request, RepositoryName, run)) names.push(name);
  return names.toSorted();
}
