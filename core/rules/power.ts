/** How much worse a condition is on something powerful. */
import type { PrivilegeLevel } from '../model.ts';
import { severities, type Severity } from './rule.ts';

/** An administrator, or able to become one. */
export const isPowerful = (level: PrivilegeLevel): boolean => level === 'admin' || level === 'escalation';

export function raised(severity: Severity): Severity {
  return severities[Math.max(0, severities.indexOf(severity) - 1)] ?? severity;
}

export function sayPower(level: PrivilegeLevel): string {
  if (level === 'admin') return ', which is an administrator';
  if (level === 'escalation') return ', which can make itself an administrator';
  return level === 'unknown' ? ', and what that may do is not known' : '';
}
