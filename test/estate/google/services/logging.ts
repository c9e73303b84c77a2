/** The Admin Activity log: https://cloud.google.com/logging/docs/reference/v2/rest/v2/entries/list */
import { createHash } from 'node:crypto';
import { DAY, iso } from '../../clock.ts';
import { organizationName } from '../build.ts';
import { invalid } from '../errors.ts';
import type { Call, Method, Need } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { ancestorsOf } from '../places.ts';
import { micros, type Shape } from '../shapes/common.ts';
import type { AuditEntry, GoogleState } from '../state.ts';

/** https://cloud.google.com/logging/quotas#logs_retention_periods: of the bucket that nobody can shorten. */
const KEPT = 400 * DAY;

function resourceNames({ body }: Call): string[] {
  const names = body['resourceNames'];
  if (!Array.isArray(names) || names.length === 0) throw invalid('resource_names must be specified.');
  if (names.length > 100) throw invalid('At most 100 resource names may be specified.');
  return names.map(String);
}

/** Entries are where they came in: an organization's own log does not hold those of its projects. */
const logged = (state: GoogleState, { project }: AuditEntry): string =>
  project === '' ? organizationName(state) : `projects/${project}`;

function entry(state: GoogleState, one: AuditEntry): Shape {
  const at = logged(state, one);
  const insertId = createHash('sha1').update(`${one.at}${one.resourceName}${one.method}`).digest('hex').slice(0, 14);
  return {
    protoPayload: {
      '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
      status: {},
      authenticationInfo: { principalEmail: one.principal },
      requestMetadata: { callerIp: '203.0.113.9', callerSuppliedUserAgent: 'google-cloud-sdk' },
      serviceName: one.service,
      methodName: one.method,
      resourceName: one.resourceName,
      response: one.response,
    },
    insertId,
    resource: one.resource,
    timestamp: micros(one.at),
    severity: 'NOTICE',
    logName: `${at}/logs/cloudaudit.googleapis.com%2Factivity`,
    receiveTimestamp: micros(one.at + 1),
  };
}

type Test = (entry: AuditEntry, logName: string) => boolean;

/** Restrictions joined by AND, which may be left out; alternatives in parentheses. */
function filterOf(text: string): Test {
  const terms: Test[] = [];
  let rest = text.replaceAll(/\s+/g, ' ').trim();
  while (rest !== '') {
    const found = /^(?:AND )?([\w.]+)\s*(>=|<=|!=|=~|=|:|>|<)\s*(\([^)]*\)|"[^"]*"|[^\s()]+)\s*/.exec(rest);
    if (!found) throw invalid(`Unparseable filter: syntax error at "${rest.slice(0, 40)}".`);
    const [whole, field = '', operator = '', right = ''] = found;
    const values = [...right.matchAll(/"([^"]*)"|([^\s()"]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const wanted = values.filter((value) => value !== 'OR');
    terms.push((one, logName) => wanted.some((value) => compare(valueOf(field, one, logName), operator, value)));
    rest = rest.slice(whole.length);
  }
  return (one, logName) => terms.every((term) => term(one, logName));
}

function valueOf(field: string, one: AuditEntry, logName: string): string {
  const values: Readonly<Record<string, string>> = {
    logName,
    log_id: 'cloudaudit.googleapis.com/activity',
    timestamp: iso(one.at),
    severity: 'NOTICE',
    'protoPayload.serviceName': one.service,
    'protoPayload.methodName': one.method,
    'protoPayload.resourceName': one.resourceName,
    'protoPayload.authenticationInfo.principalEmail': one.principal,
    'resource.type': one.resource.type,
  };
  const label = field.startsWith('resource.labels.')
    ? one.resource.labels[field.slice('resource.labels.'.length)]
    : undefined;
  const value = label ?? values[field];
  if (value === undefined && !field.startsWith('resource.labels.'))
    throw invalid(`The estate does not simulate the log field ${field}.`);
  return value ?? '';
}

function compare(found: string, operator: string, value: string): boolean {
  if (operator === '=') return found === value;
  if (operator === '!=') return found !== value;
  if (operator === ':') return found.includes(value);
  if (operator === '=~') return new RegExp(value).test(found);
  const [left, right] = [Date.parse(found), Date.parse(value)];
  if (operator === '>=') return left >= right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left < right;
}

function list(call: Call): Record<string, unknown> {
  const { state, body } = call;
  const order = body['orderBy'] ?? 'timestamp asc';
  if (order !== 'timestamp asc' && order !== 'timestamp desc') throw invalid('Invalid order_by.');
  const fits = filterOf(typeof body['filter'] === 'string' ? body['filter'] : '');
  const places = new Set(resourceNames(call).map((name) => ancestorsOf(state, name)[0]));
  const found = state.auditLog
    .filter((one) => places.has(logged(state, one)) && one.at > call.now - KEPT && one.at <= call.now)
    .filter((one) => fits(one, `${logged(state, one)}/logs/cloudaudit.googleapis.com%2Factivity`))
    .toSorted((a, b) => (order === 'timestamp asc' ? a.at - b.at : b.at - a.at));
  const page = paginate(call, found, { default: 50, max: 1000 });
  return {
    ...(page.items.length > 0 ? { entries: page.items.map((one) => entry(state, one)) } : {}),
    ...nextToken(page),
  };
}

export const loggingMethods: readonly Method[] = [
  {
    id: 'entries.list',
    host: 'logging.googleapis.com',
    verb: 'POST',
    paths: ['/v2/entries:list'],
    body: ['resourceNames', 'filter', 'orderBy', 'pageSize', 'pageToken', 'projectIds'],
    need: (call): Need[] => resourceNames(call).map((on) => ({ permission: 'logging.logEntries.list', on })),
    consumer: 'caller',
    run: list,
  },
];
