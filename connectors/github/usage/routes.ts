/**
 * Which permission a route needs, for those that are only used over REST: about the others (`contents` is Git and
 * GraphQL too) API Insights cannot prove silence.
 * https://docs.github.com/rest/authentication/permissions-required-for-github-apps
 */
const families: readonly (readonly [RegExp, string])[] = [
  [/\/environments\/[^/]+\/(?:secrets|variables)/, 'environments'],
  [/^\/orgs\/[^/]+\/actions\/secrets/, 'organization_secrets'],
  [/^\/orgs\/[^/]+\/dependabot\/secrets/, 'organization_dependabot_secrets'],
  [/^\/orgs\/[^/]+\/actions\/(?:runners|runner-groups|hosted-runners)/, 'organization_self_hosted_runners'],
  [/^\/orgs\/[^/]+\/actions\//, 'organization_administration'],
  [/^\/orgs\/[^/]+\/hooks/, 'organization_hooks'],
  [/^\/orgs\/[^/]+\/personal-access-token-requests/, 'organization_personal_access_token_requests'],
  [/^\/orgs\/[^/]+\/personal-access-tokens/, 'organization_personal_access_tokens'],
  [/^\/orgs\/[^/]+\/(?:members|memberships|teams|outside_collaborators|invitations)/, 'members'],
  [/^\/orgs\/[^/]+\/(?:installations|audit-log|blocks|interaction-limits|rulesets)/, 'organization_administration'],
  [/^\/orgs\/[^/]+\/copilot/, 'organization_copilot_seat_management'],
  [/^\/repos\/[^/]+\/[^/]+\/actions\/secrets/, 'secrets'],
  [/^\/repos\/[^/]+\/[^/]+\/actions\/variables/, 'actions_variables'],
  [/^\/repos\/[^/]+\/[^/]+\/actions\/runners/, 'administration'],
  [/^\/repos\/[^/]+\/[^/]+\/actions/, 'actions'],
  [/^\/repos\/[^/]+\/[^/]+\/dependabot\/secrets/, 'dependabot_secrets'],
  [/^\/repos\/[^/]+\/[^/]+\/dependabot\/alerts/, 'vulnerability_alerts'],
  [/^\/repos\/[^/]+\/[^/]+\/secret-scanning/, 'secret_scanning_alerts'],
  [/^\/repos\/[^/]+\/[^/]+\/code-scanning/, 'security_events'],
  [/^\/repos\/[^/]+\/[^/]+\/hooks/, 'repository_hooks'],
  [
    /^\/repos\/[^/]+\/[^/]+\/(?:keys|collaborators|branches\/[^/]+\/protection|rulesets|autolinks|topics|transfer)/,
    'administration',
  ],
  [/^\/repos\/[^/]+\/[^/]+\/(?:check-runs|check-suites|commits\/[^/]+\/check-)/, 'checks'],
  [/^\/repos\/[^/]+\/[^/]+\/(?:statuses|commits\/[^/]+\/status)/, 'statuses'],
  [/^\/repos\/[^/]+\/[^/]+\/deployments/, 'deployments'],
  [/^\/repos\/[^/]+\/[^/]+\/environments/, 'actions'],
  [/^\/repos\/[^/]+\/[^/]+\/pages/, 'pages'],
  [/^\/repos\/[^/]+\/[^/]+\/(?:issues|labels|milestones|assignees)/, 'issues'],
  [/^\/repos\/[^/]+\/[^/]+\/pulls/, 'pull_requests'],
  [
    /^\/repos\/[^/]+\/[^/]+\/(?:contents|git|commits|branches|releases|compare|merges|tarball|zipball|readme|dispatches|tags)/,
    'contents',
  ],
  [/^\/(?:repos\/[^/]+\/[^/]+$|orgs\/[^/]+(?:\/repos)?$|installation|rate_limit|users?|meta|apps?)/, 'metadata'],
];

/** Comments and labels of pull requests are routes of issues: either permission may be meant. */
const twins: Readonly<Record<string, readonly string[]>> = { issues: ['issues', 'pull_requests'] };

/** Permissions whose use shows in REST routes and nowhere else. */
export const onlyRest: ReadonlySet<string> = new Set(
  families
    .map(([, name]) => name)
    .filter((name) => !['contents', 'metadata', 'issues', 'pull_requests'].includes(name)),
);

/** `secrets:write` for a call that changes. GitHub writes routes by ids (`/repositories/:repository_id/issues`). `null`: the table does not know the route. */
export function permissionsOf(method: string, route: string): readonly string[] | null {
  const byName = route.replace(/^\/repositories\/[^/]+/, '/repos/o/r').replace(/^\/organizations\/[^/]+/, '/orgs/o');
  const name = families.find(([pattern]) => pattern.test(byName))?.[1];
  if (name === undefined) return null;
  const level = method.toUpperCase() === 'GET' ? 'read' : 'write';
  return (twins[name] ?? [name]).map((one) => `${one}:${level}`);
}
