/** The methods that are called, with their rate tiers and the scope that each needs. */
export type Tier = 2 | 3 | 4;

interface Method {
  /** https://docs.slack.dev/apis/web-api/rate-limits */
  tier: Tier;
  /** Documented on https://docs.slack.dev/reference/methods/<name>. `null`: any token will do. */
  scope: string | null;
}

export const methods = {
  // Its own documentation says "hundreds per minute".
  'auth.test': { tier: 4, scope: null },
  'users.list': { tier: 2, scope: 'users:read' },
  'team.integrationLogs': { tier: 2, scope: 'admin' },
  'admin.apps.approved.list': { tier: 2, scope: 'admin.apps:read' },
  'admin.apps.restricted.list': { tier: 2, scope: 'admin.apps:read' },
  'admin.apps.requests.list': { tier: 2, scope: 'admin.apps:read' },
  'admin.apps.activities.list': { tier: 3, scope: 'admin.app_activities:read' },
  'admin.teams.list': { tier: 3, scope: 'admin.teams:read' },
  'admin.users.list': { tier: 4, scope: 'admin.users:read' },
  'admin.workflows.search': { tier: 2, scope: 'admin.workflows:read' },
} as const satisfies Readonly<Record<string, Method>>;
export type MethodName = keyof typeof methods;

export const AUDIT_SCOPE = 'auditlogs:read';
/** E-mail addresses of people, on plans without the Admin API. */
export const EMAIL_SCOPE = 'users:read.email';
export const operationOf = (name: string): string => `slack:${name}`;

/** As limits name them. */
export const operationsOf = (tier: Tier): readonly string[] =>
  Object.entries(methods)
    .filter(([, method]) => method.tier === tier)
    .map(([name]) => operationOf(name));
