/**
 * Which permission a route needs.
 * https://docs.github.com/rest/authentication/permissions-required-for-github-apps
 */
const families: readonly (readonly [RegExp, string])[] = [
  [/\/environments\/[^/]+\/(?:secrets|variables)/, 'environments'],
  [/^\/orgs\/[^/]+\/members\/[^/]+\/copilot/, 'organization_copilot_seat_management'],
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
  [/^\/repos\/[^/]+\/[^/]+\/actions\/(?:organization-)?secrets/, 'secrets'],
  [/^\/repos\/[^/]+\/[^/]+\/actions\/(?:organization-)?variables/, 'actions_variables'],
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

/**
 * Permissions that only REST routes use, so that API Insights sees every use: the others serve GraphQL or Git too. Of
 * these two, reading is possible over GraphQL and changing is not.
 */
const onlyRest: Readonly<Record<string, 'both' | 'writing'>> = {
  actions: 'writing',
  statuses: 'writing',
  actions_variables: 'both',
  secrets: 'both',
  organization_secrets: 'both',
  dependabot_secrets: 'both',
  organization_dependabot_secrets: 'both',
  organization_self_hosted_runners: 'both',
  repository_hooks: 'both',
  organization_hooks: 'both',
  organization_personal_access_tokens: 'both',
  organization_personal_access_token_requests: 'both',
  organization_copilot_seat_management: 'both',
  secret_scanning_alerts: 'both',
  security_events: 'both',
  pages: 'both',
};

/** Whether not being called proves that the permission was not used. */
export const isProvable = (name: string, level: string): boolean =>
  onlyRest[name] === 'both' || (onlyRest[name] === 'writing' && level !== 'read');

/**
 * Events are sent only to an App that may read what they are about.
 * https://docs.github.com/webhooks/webhook-events-and-payloads
 */
const events: readonly (readonly [RegExp, string])[] = [
  [/^workflow_/, 'actions'],
  [/^status$/, 'statuses'],
  [/^secret_scanning_/, 'secret_scanning_alerts'],
  [/^code_scanning_/, 'security_events'],
  [/^page_build$/, 'pages'],
  [/^personal_access_token_request$/, 'organization_personal_access_token_requests'],
];

/** What an App uses by being sent events. */
export const permissionsOfEvents = (subscribed: readonly string[]): string[] =>
  subscribed.flatMap((event) => events.filter(([pattern]) => pattern.test(event)).map(([, name]) => `${name}:read`));

/** `secrets:write` for a call that changes. GitHub writes routes by ids (`/repositories/:repository_id/issues`). `null`: the table does not know the route. */
export function permissionsOf(method: string, route: string): readonly string[] | null {
  const byName = route.replace(/^\/repositories\/[^/]+/, '/repos/o/r').replace(/^\/organizations\/[^/]+/, '/orgs/o');
  const name = families.find(([pattern]) => pattern.test(byName))?.[1];
  if (name === undefined) return null;
  const level = method.toUpperCase() === 'GET' ? 'read' : 'write';
  return (twins[name] ?? [name]).map((one) => `${one}:${level}`);
}
