/** The methods that are called, with their rate tiers. Each is documented on https://docs.slack.dev/reference/methods/<name>. */

/** https://docs.slack.dev/apis/web-api/rate-limits */
export type Tier = 2 | 3 | 4;

export const methods = {
  // Its own documentation says "hundreds per minute".
  'auth.test': 4,
  'users.list': 2,
  'team.integrationLogs': 2,
  'admin.apps.approved.list': 2,
  'admin.apps.restricted.list': 2,
  'admin.apps.requests.list': 2,
  'admin.apps.activities.list': 3,
  'admin.teams.list': 3,
  'admin.users.list': 4,
  'admin.workflows.search': 2,
} as const satisfies Readonly<Record<string, Tier>>;
export type MethodName = keyof typeof methods;

export const AUDIT_SCOPE = 'auditlogs:read';
/** E-mail addresses of people, on plans without the Admin API. */
export const EMAIL_SCOPE = 'users:read.email';
export const operationOf = (name: string): string => `slack:${name}`;

/** As limits name them. */
export const operationsOf = (tier: Tier): readonly string[] =>
  Object.entries(methods)
    .filter(([, each]) => each === tier)
    .map(([name]) => operationOf(name));
