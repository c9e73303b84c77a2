/** How far away those are who may assume a role: this account, the organization, strangers, everyone. */
import type { Trust } from '../../../core/model.ts';
import type { Organization } from '../client/organization.ts';
import type { Condition } from '../policy-document.ts';
import { readOperator } from './oidc.ts';
import type { Named } from './principals.ts';

export type Reach = Trust['reach'];

/** Seen from one account. */
export interface Surroundings {
  account: string;
  organization: Organization;
}

export function reachOf(principal: Named, conditions: readonly Condition[], around: Surroundings): Reach {
  if (principal.kind === 'service') return 'provider';
  // Its trust anchors are in this account: https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
  if (principal.kind === 'certificate' || principal.kind === 'oidc' || principal.kind === 'saml') return 'same-account';
  const narrowed = narrowedTo(conditions, around);
  if (principal.kind === 'anyone') return narrowed ?? 'anyone';
  // Nobody can use a deleted one, and where it was is not said.
  if (principal.account === null) return 'unknown';
  const reach = reachOfAccount(principal.account, around);
  // Who is in the organization may be unknown, and yet the condition keeps everyone else out.
  return reach === 'unknown' && narrowed !== null ? narrowed : reach;
}

function reachOfAccount(account: string, { account: own, organization }: Surroundings): Reach {
  if (account === own) return 'same-account';
  if (organization.state === 'none') return 'external';
  if (organization.state === 'unknown') return 'unknown';
  return organization.members.has(account) ? 'same-organization' : 'external';
}

/**
 * Conditions on who calls. They count only when they must hold: `…IfExists` and `ForAllValues:` are true when the
 * key is absent, as it is for callers outside of any organization.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function narrowedTo(conditions: readonly Condition[], around: Surroundings): Reach | null {
  const reaches = conditions.flatMap(({ operator, key, values }): Reach[] => {
    const { positive, optional, all } = readOperator(operator);
    if (!positive || optional || all || values.length === 0) return [];
    const each = values.map((value) => ofValue(key.toLowerCase(), value, around));
    const known = each.filter((reach) => reach !== null);
    return known.length === each.length ? [widest(known)] : [];
  });
  // All conditions must hold: the narrowest decides.
  return reaches.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))[0] ?? null;
}

const order: readonly Reach[] = ['same-account', 'same-organization', 'provider', 'unknown', 'external', 'anyone'];

function widest(reaches: readonly Reach[]): Reach {
  return reaches.toSorted((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? 'anyone';
}

function ofValue(key: string, value: string, around: Surroundings): Reach | null {
  const { organization } = around;
  if (key === 'aws:principalorgid' || key === 'aws:principalorgpaths') {
    const id = value.split('/')[0] ?? '';
    if (/[*?]/.test(id)) return 'external';
    if (organization.state === 'none') return 'external';
    if (organization.id === null) return 'unknown';
    return id === organization.id ? 'same-organization' : 'external';
  }
  if (key === 'aws:principalaccount' || key === 'aws:sourceaccount') {
    return /^\d{12}$/.test(value) ? reachOfAccount(value, around) : null;
  }
  if (key === 'aws:principalarn' || key === 'aws:sourcearn') {
    const account = value.split(':')[4] ?? '';
    return /^\d{12}$/.test(account) ? reachOfAccount(account, around) : null;
  }
  return null;
}
