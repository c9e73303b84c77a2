/** https://docs.github.com/enterprise-cloud@latest/rest/orgs/orgs#get-the-audit-log-for-an-organization */
import { unprocessable } from '../errors.ts';
import { listing, type Call, type Route, type Wire } from '../route.ts';
import type { AuditEvent } from '../state.ts';

/** Web events are kept for 180 days, those of git for 7; of the former, three months are told unless a date is asked for. */
const KEPT = 180 * 86_400;
const TOLD = 92 * 86_400;
const GIT_KEPT = 7 * 86_400;

const event = ({ organization }: Call, { id, at, action, actor, actorId, more }: AuditEvent): Wire => ({
  '@timestamp': at * 1000,
  _document_id: id,
  action,
  actor,
  actor_id: actorId,
  created_at: at * 1000,
  org: organization.login,
  org_id: organization.id,
  operation_type: /(?:create|add)/.test(action) ? 'create' : 'modify',
  ...more,
});

type Test = (event: AuditEvent) => boolean;

/** `created:>=2026-11-01`, `created:2026-11-01..2026-11-05`, `created:2026-11-01`. */
function createdIn(value: string): Test {
  const [, comparison = '', from = '', to] = /^(>=|<=|>|<)?([^.]+?)(?:\.\.(.+))?$/.exec(value) ?? [];
  const start = Date.parse(from) / 1000;
  const end = to === undefined ? start : Date.parse(to) / 1000;
  if (Number.isNaN(start) || Number.isNaN(end)) throw unprocessable('Validation Failed');
  const day = (text: string): number => (text.includes('T') ? 1 : 86_400);
  if (comparison === '>=') return ({ at }) => at >= start;
  if (comparison === '>') return ({ at }) => at >= start + day(from);
  if (comparison === '<=') return ({ at }) => at < start + day(from);
  if (comparison === '<') return ({ at }) => at < start;
  return ({ at }) => at >= start && at < end + day(to ?? from);
}

const QUALIFIERS: Readonly<Record<string, (value: string) => Test>> = {
  action:
    (value) =>
    ({ action }) =>
      action === value || action.startsWith(`${value}.`),
  actor:
    (value) =>
    ({ actor }) =>
      actor === value,
  repo:
    (value) =>
    ({ more }) =>
      more['repo'] === value,
  user:
    (value) =>
    ({ more }) =>
      more['user'] === value,
  operation: () => () => true,
  created: createdIn,
};

/** Terms of one qualifier are alternatives, qualifiers narrow each other, and `-` excludes. */
function matcher(phrase: string): Test {
  const wanted = new Map<string, Test[]>();
  const excluded: Test[] = [];
  for (const term of phrase.split(/[\s+]+/).filter(Boolean)) {
    const [, not, name = '', value = ''] = /^(-)?(\w+):"?(.+?)"?$/.exec(term) ?? [];
    const qualifier = QUALIFIERS[name];
    if (!qualifier)
      throw unprocessable('Validation Failed', [{ resource: 'AuditLog', field: 'phrase', code: 'invalid' }]);
    if (not) excluded.push(qualifier(value));
    else wanted.set(name, [...(wanted.get(name) ?? []), qualifier(value)]);
  }
  return (each) =>
    !excluded.some((test) => test(each)) && [...wanted.values()].every((tests) => tests.some((test) => test(each)));
}

function found({ organization, query, now }: Call): AuditEvent[] {
  const include = query.get('include') ?? 'web';
  const isGit = ({ action }: AuditEvent): boolean => action.startsWith('git.');
  const phrase = query.get('phrase') ?? '';
  const matches = matcher(phrase);
  const oldest = phrase.includes('created:') ? KEPT : TOLD;
  const rows = organization.audit.filter((each) => {
    if (now - each.at > (isGit(each) ? GIT_KEPT : oldest)) return false;
    if (include !== 'all' && isGit(each) !== (include === 'git')) return false;
    return matches(each);
  });
  return query.get('order') === 'asc' ? rows.toReversed() : rows;
}

export const auditLog: readonly Route[] = [
  {
    operation: 'orgs/get-audit-log',
    path: '/orgs/{org}/audit-log',
    query: ['phrase', 'include', 'order'],
    plans: ['ghec', 'ghes'],
    permission: 'organization_administration',
    scopes: ['read:audit_log'],
    owner: true,
    resource: 'audit_log',
    answer: (call) => listing(found(call), (one) => event(call, one), { cursor: 'after' }),
  },
  {
    operation: 'enterprise-admin/get-audit-log',
    path: '/enterprises/{enterprise}/audit-log',
    query: ['phrase', 'include', 'order'],
    plans: ['ghec', 'ghes'],
    scopes: ['read:audit_log'],
    only: 'user',
    resource: 'audit_log',
    answer(call) {
      const rows = [...call.state.organizations.values()]
        .flatMap((organization) => found({ ...call, organization }).map((one) => ({ organization, one })))
        .toSorted((a, b) => b.one.at - a.one.at);
      return listing(rows, ({ organization, one }) => event({ ...call, organization }, one), { cursor: 'after' });
    },
  },
];
