/** What a set of OAuth scopes really allows. */
import type { Grant, PrivilegeLevel } from '../../core/model.ts';
import { byPower, classOf, isReadOnly, shortName } from './oauth-scopes.ts';

/** By delegation as anybody in the domain; by consent as those who agreed, who may include administrators. */
export type ActsAs = 'anybody' | 'administrators' | 'people';

const order: readonly PrivilegeLevel[] = ['admin', 'escalation', 'sensitive', 'write', 'read', 'none'];

/** @param scopes empty: nobody could tell us */
export function privilegeOf(scopes: readonly string[] | null, as: ActsAs): Grant['privilege'] {
  if (scopes === null) return { level: 'unknown', reasons: ['its scopes are in no log that was read'] };
  const found = byPower(scopes).map((scope) => judge(scope, as));
  const level = order.find((each) => found.some((one) => one.level === each)) ?? 'none';
  const reasons = found.filter((one) => one.level === level && level !== 'none').map((one) => one.why);
  return { level, reasons: reasons.slice(0, 10).map((reason) => reason.slice(0, 500)) };
}

interface Judged {
  level: PrivilegeLevel;
  why: string;
}

function judge(scope: string, as: ActsAs): Judged {
  const name = shortName(scope);
  const says = (level: PrivilegeLevel, why: string): Judged => ({ level, why: `${name}: ${why}` });
  const group = classOf(scope);
  if (group === 'plain') return says('none', 'who the person is');
  if (group === 'restricted') return says('sensitive', 'a restricted scope: mail or files at large');
  if (group === 'sensitive')
    return isReadOnly(scope) ? says('read', 'reads user data') : says('write', 'changes user data');
  if (isReadOnly(scope)) return says('sensitive', 'reads what only administrators see');
  if (/^cloud-?platform|^iam|^compute/.test(name)) return says('escalation', 'changes Google Cloud as the person');
  if (name.startsWith('ediscovery')) return says('sensitive', 'mail and files of everybody, through Vault');
  if (as === 'people') return says('read', 'none of the people who agreed is an administrator');
  // The Cloud Identity API changes the same groups, and how people sign in.
  if (/^(?:admin\.directory\.(?:user|rolemanagement|group|customer|domain)|cloud-identity)/.test(name)) {
    return says('admin', 'changes who is who, and who is an administrator');
  }
  return says('sensitive', 'changes what only administrators change');
}
