/** What a set of OAuth scopes really allows. */
import type { Grant, PrivilegeLevel } from '../../core/model.ts';
import { byPower, classOf, isReadOnly, shortName } from './oauth-scopes.ts';

/** By delegation as anybody in the domain; by consent as those who agreed, who may include administrators. */
export type ActsAs = 'anybody' | 'administrators' | 'people';

const order: readonly PrivilegeLevel[] = ['admin', 'escalation', 'sensitive', 'write', 'read', 'none'];

/** @param scopes empty: nobody could tell us */
export function privilegeOf(scopes: readonly string[] | null, as: ActsAs): Grant['privilege'] {
  if (scopes === null) return { level: 'unknown', reasons: ['its scopes are in no log that was read'] };
  const found = byPower(scopes).map((scope) => ({ scope, ...judge(scope, as) }));
  const level = order.find((each) => found.some((one) => one.level === each)) ?? 'none';
  const reasons = found
    .filter((one) => one.level === level && level !== 'none')
    .map((one) => `${shortName(one.scope)}: ${one.why}`);
  return { level, reasons: reasons.slice(0, 10).map((reason) => reason.slice(0, 500)) };
}

function judge(scope: string, as: ActsAs): { level: PrivilegeLevel; why: string } {
  const name = shortName(scope);
  const group = classOf(scope);
  if (group === 'plain') return { level: 'none', why: 'who the person is' };
  if (group === 'restricted') return { level: 'sensitive', why: 'a restricted scope: mail or files at large' };
  if (group === 'sensitive') {
    return isReadOnly(scope) ? { level: 'read', why: 'reads user data' } : { level: 'write', why: 'changes user data' };
  }
  if (isReadOnly(scope)) return { level: 'sensitive', why: 'reads what only administrators see' };
  if (/^cloud-?platform|^iam|^compute/.test(name))
    return { level: 'escalation', why: 'changes Google Cloud as the person' };
  if (name.startsWith('ediscovery')) return { level: 'sensitive', why: 'mail and files of everybody, through Vault' };
  if (as === 'people') return { level: 'read', why: 'none of the people who agreed is an administrator' };
  if (/^admin\.directory\.(?:user|rolemanagement|group|customer|domain)/.test(name)) {
    return { level: 'admin', why: 'changes who is who, and who is an administrator' };
  }
  return { level: 'sensitive', why: 'changes what only administrators change' };
}
