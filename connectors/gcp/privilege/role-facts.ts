/** A role's permissions, thousands of them, reduced to what its level hangs on. */
import { notable } from './powers.ts';

export interface RoleFacts {
  /** Permissions of `powers.ts` among its own. */
  notable: readonly string[];
  /** What else it may set the policy of, e.g. `storage.buckets`. */
  policies: readonly string[];
  /** What the rest comes to. `unknown`: only the dangerous part is known. */
  rest: 'write' | 'read' | 'none' | 'unknown';
}

/** Why nobody can tell what a role allows. */
export interface UnknownRole {
  unknown: string;
}

const SET_POLICY = '.setIamPolicy';
/** A few tell the story; owners may set three hundred. */
const MOST_POLICIES = 5;

export function roleFacts(permissions: readonly string[]): RoleFacts {
  const kept = permissions.filter((permission) => notable.has(permission));
  const policies = permissions
    .filter((permission) => permission.endsWith(SET_POLICY) && !notable.has(permission))
    .map((permission) => permission.slice(0, -SET_POLICY.length));
  const rest = permissions.length === 0 ? 'none' : permissions.every(isReading) ? 'read' : 'write';
  return { notable: kept, policies: policies.slice(0, MOST_POLICIES), rest };
}

/** By its verb, the last part of its name: `storage.objects.list`. */
function isReading(permission: string): boolean {
  const verb = permission.slice(permission.lastIndexOf('.') + 1);
  return /^(?:aggregatedList|analyze|check|count|describe|download|export|fetch|get(?!AccessToken|OpenIdToken)|list|lookup|peek|query|read|report|resolve|search|select|test|validate|view|watch)(?:[A-Z]|$)/.test(
    verb,
  );
}
