/** Tries one permission with a call that changes nothing and reads a single row. */
import { z } from 'zod';
import type { ProbeResult, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import { githubErrorOf } from '../client/errors.ts';
import type { Request } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { orgPath, repoPath } from '../rows.ts';
import { inWindow } from '../usage/insights.ts';

interface Probe {
  operation: string;
  /** `repo`: tried in the first repository of the organization. */
  of: 'org' | 'repo';
  path: string;
}

const probes: Readonly<Record<string, Probe>> = {
  organization_administration: { operation: 'orgs/list-app-installations', of: 'org', path: '/installations' },
  members: { operation: 'orgs/list-members', of: 'org', path: '/members' },
  organization_personal_access_tokens: {
    operation: 'orgs/list-pat-grants',
    of: 'org',
    path: '/personal-access-tokens',
  },
  organization_personal_access_token_requests: {
    operation: 'orgs/list-pat-grant-requests',
    of: 'org',
    path: '/personal-access-token-requests',
  },
  organization_hooks: { operation: 'orgs/list-webhooks', of: 'org', path: '/hooks' },
  organization_secrets: { operation: 'actions/list-org-secrets', of: 'org', path: '/actions/secrets' },
  organization_dependabot_secrets: { operation: 'dependabot/list-org-secrets', of: 'org', path: '/dependabot/secrets' },
  organization_agent_secrets: { operation: 'agents/list-org-secrets', of: 'org', path: '/agents/secrets' },
  organization_self_hosted_runners: {
    operation: 'actions/list-self-hosted-runners-for-org',
    of: 'org',
    path: '/actions/runners',
  },
  organization_private_registries: {
    operation: 'private-registries/list-org-private-registries',
    of: 'org',
    path: '/private-registries',
  },
  organization_api_insights: {
    operation: 'api-insights/get-subject-stats',
    of: 'org',
    path: '/insights/api/subject-stats',
  },
  organization_copilot_agent_settings: {
    operation: 'copilot/get-copilot-coding-agent-permissions-organization',
    of: 'org',
    path: '/copilot/coding-agent/permissions',
  },
  administration: { operation: 'repos/list-deploy-keys', of: 'repo', path: '/keys' },
  repository_hooks: { operation: 'repos/list-webhooks', of: 'repo', path: '/hooks' },
  secrets: { operation: 'actions/list-repo-secrets', of: 'repo', path: '/actions/secrets' },
  dependabot_secrets: { operation: 'dependabot/list-repo-secrets', of: 'repo', path: '/dependabot/secrets' },
  agent_secrets: { operation: 'agents/list-repo-secrets', of: 'repo', path: '/agents/secrets' },
  codespaces_secrets: { operation: 'codespaces/list-repo-secrets', of: 'repo', path: '/codespaces/secrets' },
  actions: { operation: 'repos/get-all-environments', of: 'repo', path: '/environments' },
};

export async function probe(session: Session, scope: Scope, permission: string, run: Run): Promise<ProbeResult> {
  const found = probes[permission];
  if (found === undefined) return 'cannot-tell';
  const reader = session.in(scope.nativeId, run);
  try {
    const path = await pathOf(found, session, scope.nativeId, run);
    if (path === undefined) return 'cannot-tell';
    const query = permission === 'organization_api_insights' ? inWindow(run) : {};
    await reader.get({ operation: found.operation, path, query: { ...query, per_page: '1' } }, z.unknown());
    return 'granted';
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    if (error.because !== 'denied') return 'cannot-tell';
    // 404 may be a plan, a feature or a refusal.
    return githubErrorOf(error)?.status === 404 ? 'cannot-tell' : 'denied';
  }
}

const FirstRepository = z.array(z.object({ name: z.string() }));

async function pathOf({ of, path }: Probe, session: Session, login: string, run: Run): Promise<string | undefined> {
  if (of === 'org') return orgPath(login, path);
  const request: Request = {
    operation: 'repos/list-for-org',
    path: orgPath(login, '/repos'),
    query: { per_page: '1' },
  };
  const [first] = await session.in(login, run).get(request, FirstRepository);
  return first === undefined ? undefined : repoPath(login, first.name, path);
}
