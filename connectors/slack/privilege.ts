/** What OAuth scopes really allow. https://docs.slack.dev/reference/scopes */
import type { Grant, PrivilegeLevel } from '../../core/model.ts';

interface Class {
  matches: RegExp;
  level: PrivilegeLevel;
  why: string;
}

/** The first that matches counts. Each is documented as https://docs.slack.dev/reference/scopes/<name>. */
const classes: readonly Class[] = [
  { matches: /^admin\.(?!.*:read$)/, level: 'admin', why: 'administers the organization' },
  { matches: /^admin\..*:read$/, level: 'sensitive', why: 'reads what only administrators see' },
  { matches: /^(?:admin|scim)$/, level: 'admin', why: 'administers the workspace' },
  {
    matches: /^app_configurations:write$/,
    level: 'escalation',
    why: 'changes what other apps may do and where they send it',
  },
  {
    matches: /^(?:auditlogs:read|discovery:.*|legalHolds.*)$/i,
    level: 'sensitive',
    why: 'reads everything of everybody',
  },
  { matches: /:history$/, level: 'sensitive', why: 'reads messages' },
  { matches: /^(?:search:read|files:read)/, level: 'sensitive', why: 'reads messages or files at large' },
  { matches: /^(?:client|read)$/, level: 'sensitive', why: 'a legacy scope: all that the person sees' },
  { matches: /^(?:bot|post)$/, level: 'write', why: 'a legacy scope: posts' },
  {
    matches: /^(?:commands|incoming-webhook|outgoing-webhook|workflow\.steps:execute|remote_files:share)$/,
    level: 'write',
    why: 'posts',
  },
  // Of old apps with the kind of token at the end: chat:write:user
  { matches: /:(?:write|write[.:].*|join|manage)$/, level: 'write', why: 'posts or changes things' },
  {
    matches: /^(?:identity\..*|identify|openid|email|profile|tokens\.basic)$/,
    level: 'none',
    why: 'who the person is',
  },
  { matches: /:(?:read|read[.:].*)$|^identify:/, level: 'read', why: 'reads' },
];

const order: readonly PrivilegeLevel[] = ['admin', 'escalation', 'sensitive', 'write', 'unknown', 'read', 'none'];

/** @param scopes `null`: nothing that can be asked tells */
export function privilegeOf(scopes: readonly string[] | null): Grant['privilege'] {
  if (scopes === null) return { level: 'unknown', reasons: ['no log tells its scopes'] };
  const found = scopes.map((scope) => {
    const known = classes.find(({ matches }) => matches.test(scope));
    return { level: known?.level ?? 'unknown', reason: `${scope}: ${known?.why ?? 'a scope that is not known here'}` };
  });
  const level = order.find((each) => found.some((one) => one.level === each)) ?? 'none';
  const reasons =
    level === 'none' ? [] : found.filter((one) => one.level === level).map(({ reason }) => reason.slice(0, 500));
  return { level, reasons: reasons.slice(0, 10) };
}
