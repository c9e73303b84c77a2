/**
 * How much the scopes of a classic token or OAuth token allow. They hold for everything that its owner may reach.
 * https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps
 */
import type { Grant, PrivilegeLevel } from '../../../core/model.ts';

const powers: readonly (readonly [RegExp, PrivilegeLevel, string])[] = [
  [/^(?:site_admin|admin:enterprise)$/, 'admin', 'administers the enterprise'],
  [/^admin:org$/, 'admin', 'administers the organizations that its owner owns'],
  [/^(?:write:org|manage_runners:)/, 'escalation', 'changes teams or runners of the organization'],
  [/^workflow$/, 'escalation', 'changes workflows, which run with secrets'],
  [/^repo$/, 'sensitive', 'reads and changes every repository that its owner can'],
  [/^(?:admin|write):(?:org_hook|repo_hook)$/, 'sensitive', 'has events sent elsewhere'],
  [/^admin:(?:public_key|ssh_signing_key|gpg_key)$/, 'escalation', 'adds keys that sign in as its owner'],
  [/^codespace/, 'sensitive', 'opens codespaces with their secrets'],
  [/^(?:public_repo|write:|delete|gist|notifications|user$|project$|repo:)/, 'write', 'changes things of its owner'],
  [/^(?:read:|user:|repo_deployment|security_events|audit_log)/, 'read', 'reads'],
];
const order: readonly PrivilegeLevel[] = ['admin', 'escalation', 'sensitive', 'write', 'read'];

export function privilegeOfScopes(scopes: readonly string[]): Grant['privilege'] {
  if (scopes.length === 0) return { level: 'read', reasons: ['without scopes: public information only'] };
  const found = scopes.map((scope) => {
    const power = powers.find(([pattern]) => pattern.test(scope));
    return power === undefined
      ? (['write', `${scope}: not known here`] as const)
      : ([power[1], `${scope}: ${power[2]}`] as const);
  });
  const sorted = found.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return {
    level: sorted[0]?.[0] ?? 'read',
    reasons: sorted
      .filter(([level]) => level !== 'read')
      .map(([, why]) => why.slice(0, 500))
      .slice(0, 20),
  };
}
