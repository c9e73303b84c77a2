/** The permissions of a grant → how much that is. */
import type { Grant, PrivilegeLevel } from '../../../core/model.ts';
import type { EmitOf } from '../schema/emit.ts';
import { anything, chosen, Unusable, type Making } from './maker.ts';

const order: readonly PrivilegeLevel[] = ['admin', 'escalation', 'sensitive', 'write', 'read', 'none'];

export async function privilegeOf(making: Making, declared: EmitOf<'grant'>['privilege']): Promise<Grant['privilege']> {
  if ('level' in declared)
    return { level: await chosen<PrivilegeLevel>(making, declared.level, 'privilege'), reasons: [declared.reason] };
  const told = await anything(making, declared.permissions, 'permissions');
  // An empty list is none; no list at all says nothing.
  if (told === undefined) return { level: 'unknown', reasons: ['the answer does not say which permissions'] };
  const permissions = listOf(told);
  const levels = permissions.map((permission) => ({
    permission,
    level: declared.levels.find(({ match }) => matches(match, permission))?.level,
  }));
  const reasons = levels.map(({ permission, level }) => `${permission}: ${level ?? 'not in our list'}`).slice(0, 50);
  const highest = order.find((level) => levels.some((each) => each.level === level));
  // What we do not know might be more than all the rest, unless the rest is everything already.
  const unsure = levels.some(({ level }) => level === undefined || level === 'unknown') && highest !== 'admin';
  return { level: unsure ? 'unknown' : (highest ?? 'none'), reasons };
}

export function listOf(value: unknown): string[] {
  if (value === undefined) return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((each) => {
    if (typeof each === 'string') return each;
    if (typeof each === 'number') return String(each);
    throw new Unusable('a list has something in it that is no text');
  });
}

function matches(pattern: string, permission: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(permission);
}
