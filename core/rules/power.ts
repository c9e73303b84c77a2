/** How much worse a condition is on something powerful. */
import type { PrivilegeLevel } from '../model.ts';
import { isAtLeast } from './grants.ts';
import { severities, type Facts, type Severity } from './rule.ts';

/** An administrator, or able to become one. */
export const isPowerful = (level: PrivilegeLevel): boolean => level === 'admin' || level === 'escalation';

/** Of access that nobody needs or looked at. What is not understood may be sensitive. */
export function severityOfLevel(level: PrivilegeLevel): Severity {
  if (isPowerful(level)) return 'high';
  return isAtLeast(level, 'sensitive') || level === 'unknown' ? 'medium' : 'low';
}

export function raised(severity: Severity): Severity {
  return severities[Math.max(0, severities.indexOf(severity) - 1)] ?? severity;
}

export function sayPower(level: PrivilegeLevel): string {
  if (level === 'admin') return ', which is an administrator';
  if (level === 'escalation') return ', which can make itself an administrator';
  return level === 'unknown' ? ', and what that may do is not known' : '';
}

/** Whose a credential is, e.g. ` of robot, which is an administrator,`; nothing for one that belongs to nobody. */
export function sayHolder({ identity, privilege }: Facts): string {
  if (identity === null) return '';
  const power = sayPower(privilege);
  return ` of ${identity.name}${power === '' ? '' : `${power},`}`;
}
