/** Admin SDK Reports API: https://developers.google.com/workspace/admin/reports/reference/rest */
import { DAY, iso, type Seconds } from '../../clock.ts';
import { checkCustomer } from './directory.ts';
import { invalid } from './errors.ts';
import type { Call, Method } from './methods.ts';
import { RETENTION_DAYS, type Application, type LogLine } from './model.ts';
import { pageOf, sizeOf } from './paging.ts';

/** Event names that the company's lines have, and some that it could have. Any other is refused. */
const EVENTS: Readonly<Record<Application, readonly string[]>> = {
  token: ['authorize', 'revoke', 'activity', 'request'],
  admin: [
    'AUTHORIZE_API_CLIENT_ACCESS', 'REMOVE_API_CLIENT_ACCESS', 'ADD_APPLICATION', 'REMOVE_APPLICATION',
    'ADD_APPLICATION_TO_WHITELIST', 'REVOKE_ASP', 'REVOKE_3LO_TOKEN', 'CREATE_USER', 'DELETE_USER', 'SUSPEND_USER', 'UNSUSPEND_USER',
  ], // prettier-ignore
  login: ['login_success', 'login_failure', 'logout'],
  gemini_in_workspace_apps: ['feature_utilization'],
  workspace_studio: ['flow_executed', 'flow_created'],
};
/** Applications that exist, and of which the company's log is empty. */
const QUIET = new Set([
  'drive',
  'calendar',
  'gmail',
  'saml',
  'user_accounts',
  'chat',
  'groups',
  'mobile',
  'meet',
  'rules',
  'vault',
  'gcp',
]);

/** https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list#Activity */
const ACTIVITY_FIELDS = [
  'kind', 'etag', 'nextPageToken', 'items', 'id', 'time', 'uniqueQualifier', 'applicationName', 'customerId', 'actor', 'email',
  'profileId', 'callerType', 'key', 'applicationInfo', 'oauthClientId', 'impersonation', 'agentAttributionInfo', 'agentId',
  'agentName', 'agentType', 'agentOwner', 'ownerDomain', 'ipAddress', 'networkInfo', 'isAgenticAction', 'events', 'type', 'name',
  'parameters', 'value', 'intValue', 'boolValue', 'multiValue', 'multiIntValue', 'messageValue', 'multiMessageValue',
]; // prettier-ignore
const USAGE_FIELDS = [
  'kind', 'etag', 'nextPageToken', 'usageReports', 'warnings', 'date', 'entity', 'type', 'customerId', 'userEmail', 'profileId',
  'entityId', 'parameters', 'name', 'intValue', 'stringValue', 'datetimeValue', 'boolValue', 'msgValue',
]; // prettier-ignore

export const reportsMethods: readonly Method[] = [
  {
    name: 'reports.activities.list',
    path: /^\/admin\/reports\/v1\/activity\/users\/([^/]+)\/applications\/([^/]+)$/,
    scopes: ['https://www.googleapis.com/auth/admin.reports.audit.readonly'],
    parameters: [
      'startTime', 'endTime', 'eventName', 'filters', 'maxResults', 'pageToken', 'customerId', 'actorIpAddress', 'orgUnitID',
      'groupIdFilter', 'applicationInfoFilter', 'agentInfoFilter',
    ], // prettier-ignore
    fields: ACTIVITY_FIELDS,
    answer: listActivities,
  },
  {
    name: 'reports.userUsageReport.get',
    path: /^\/admin\/reports\/v1\/usage\/users\/([^/]+)\/dates\/([^/]+)$/,
    scopes: ['https://www.googleapis.com/auth/admin.reports.usage.readonly'],
    parameters: ['parameters', 'filters', 'maxResults', 'pageToken', 'customerId', 'orgUnitID', 'groupIdFilter'],
    fields: USAGE_FIELDS,
    answer: usage,
  },
];

function listActivities(call: Call): Record<string, unknown> {
  const { query, path, state } = call;
  checkCustomer(query.get('customerId') ?? 'my_customer', state);
  const lines = linesFor(call);
  const page = pageOf(lines, query, path, sizeOf(query, 1000, 1000));
  const { customerId, domain } = state.organization;
  return {
    kind: 'admin#reports#activities',
    etag: `"${lines.length}"`,
    ...(page.items.length > 0 ? { items: page.items.map((line) => activity(line, customerId, domain)) } : {}),
    ...(page.nextPageToken === undefined ? {} : { nextPageToken: page.nextPageToken }),
  };
}

/** Newest first. */
function linesFor({ key, second, query, workspace, now }: Call): LogLine[] {
  const log = workspace.log[second as Application] as LogLine[] | undefined;
  if (log === undefined && !QUIET.has(second)) throw invalid(`Invalid value for applicationName: ${second}`);
  const event = query.get('eventName');
  if (event !== null && log !== undefined && !EVENTS[second as Application].includes(event)) {
    throw invalid(`Event name ${event} not found in manifest.`);
  }
  const [from, to] = range(query, now);
  const filters = [
    ...(event === null ? [] : [(line: LogLine) => line.name === event]),
    ...(key === 'all' ? [] : [({ actor }: LogLine) => actor.email === key || actor.profileId === key]),
    ...filtersOf(query.get('filters')),
    ...clientFilter(query.get('applicationInfoFilter')),
  ];
  const found: LogLine[] = [];
  for (const line of (log ?? []).toReversed()) {
    if (line.at < from || line.at > to || line.seenAt > now) continue;
    if (filters.every((fits) => fits(line))) found.push(line);
  }
  return found;
}

function range(query: URLSearchParams, now: Seconds): [from: Seconds, to: Seconds] {
  const oldest = now - RETENTION_DAYS * DAY;
  const from = timeOf(query, 'startTime') ?? oldest;
  const to = timeOf(query, 'endTime') ?? now;
  if (from >= to || from > now) throw invalid('Start time must be before end time and the current time.');
  return [Math.max(from, oldest), to];
}

function timeOf(query: URLSearchParams, name: string): Seconds | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)$/.test(text))
    throw invalid(`Invalid value for ${name}: ${text}`);
  return Math.floor(Date.parse(text) / 1000);
}

/** `client_id==…`; a parameter that the event does not have finds nothing, as documented. */
function filtersOf(text: string | null): ((line: LogLine) => boolean)[] {
  if (text === null) return [];
  return text.split(',').map((part) => {
    const [, name, operator, value] = /^(\w+)(==|<>)(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) throw invalid(`Invalid filter: ${part}`);
    if (name === 'client_id') return (line) => (line.clientId === value) === (operator === '==');
    return (line) =>
      line.parameters().some((each) => each.name === name && (each.value === value) === (operator === '=='));
  });
}

function clientFilter(text: string | null): ((line: LogLine) => boolean)[] {
  if (text === null) return [];
  const clientId = /^oAuthClientId="([^"]+)"$/.exec(text)?.[1];
  if (clientId === undefined) throw invalid('Invalid applicationInfoFilter');
  return [({ impersonatedBy, clientId: own }) => (impersonatedBy?.clientId ?? own) === clientId];
}

function activity(line: LogLine, customerId: string, domain: string): Record<string, unknown> {
  const { at, unique, application, actor, impersonatedBy, agent, type, name } = line;
  return {
    kind: 'admin#reports#activity',
    id: { time: iso(at).replace('Z', '.000Z'), uniqueQualifier: unique, applicationName: application, customerId },
    etag: `"${unique}"`,
    actor: {
      callerType: 'USER',
      ...actor,
      ...(impersonatedBy === undefined
        ? {}
        : {
            applicationInfo: {
              oauthClientId: impersonatedBy.clientId,
              applicationName: impersonatedBy.name,
              impersonation: true,
            },
          }),
      ...(agent === undefined
        ? {}
        : {
            agentAttributionInfo: {
              agentId: agent.id,
              agentName: agent.name,
              agentType: agent.type,
              agentOwner: { email: agent.owner },
            },
          }),
    },
    ownerDomain: domain,
    ipAddress: '203.0.113.9',
    ...(agent === undefined ? {} : { isAgenticAction: true }),
    events: [{ type, name, parameters: line.parameters() }],
  };
}

/** Days until the figures of a day are there: https://support.google.com/a/answer/7061566 */
const USAGE_LAG_DAYS = 3;

function usage({ key, second: date, query, workspace, state, path, now }: Call): Record<string, unknown> {
  const at = Date.parse(`${date}T00:00:00Z`) / 1000;
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(at)) throw invalid(`Invalid date: ${date}`);
  if (at > now - USAGE_LAG_DAYS * DAY) {
    throw invalid(
      `Data for dates later than ${iso(now - USAGE_LAG_DAYS * DAY).slice(0, 10)} is not yet available. Please check back later`,
    );
  }
  const asked = (query.get('parameters') ?? '').split(',').filter((name) => name !== '');
  const odd = asked.find((name) => !/^(?:accounts|gmail|drive|docs|chat|classroom):\w+$/.test(name));
  if (odd !== undefined) throw invalid(`Invalid parameter: ${odd}`);
  const since = sinceOf(query.get('filters'));
  const members = [...workspace.members.values()].filter(({ user, deletedAt, imapAt }) => {
    if (deletedAt !== undefined || (key !== 'all' && key !== user.email && key !== user.id)) return false;
    return since === undefined || (imapAt !== null && imapAt > since);
  });
  const page = pageOf(members, query, path, sizeOf(query, 1000, 1000));
  const { customerId } = state.organization;
  return {
    kind: 'admin#reports#usageReports',
    etag: `"${members.length}"`,
    ...(page.items.length > 0
      ? { usageReports: page.items.map(({ user, imapAt }) => report(user, imapAt, asked, date, customerId)) }
      : {}),
    ...(page.nextPageToken === undefined ? {} : { nextPageToken: page.nextPageToken }),
  };
}

/** `gmail:last_imap_time>2026-10-22T00:00:00.000Z`; nobody here reads mail over POP. */
function sinceOf(filters: string | null): Seconds | undefined {
  if (filters === null) return undefined;
  const [, name, time] = /^(gmail:last_(?:imap|pop)_time)>=?([-\dT:.Z]+)$/.exec(filters) ?? [];
  if (name === undefined || time === undefined) throw invalid(`Invalid filter: ${filters}`);
  return name.includes('pop') ? Infinity : Date.parse(time) / 1000;
}

function report(
  { id, email }: { id: string; email: string },
  imapAt: Seconds | null,
  asked: readonly string[],
  date: string,
  customerId: string,
): Record<string, unknown> {
  const wanted = asked.length === 0 || asked.includes('gmail:last_imap_time');
  return {
    kind: 'admin#reports#usageReport',
    date,
    entity: { type: 'USER', customerId, userEmail: email, profileId: id },
    parameters: wanted && imapAt !== null ? [{ name: 'gmail:last_imap_time', datetimeValue: iso(imapAt) }] : [],
  };
}
