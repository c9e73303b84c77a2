/** Who may do what. Policies are not evaluated: the collector has a list of permissions, and all others have nothing. */

/** One permission taken away: everywhere, or in one place only (`organizations/…`, `folders/…`, `projects/<number>`). */
export interface Denial {
  permission: string;
  on?: string;
}

export interface Access {
  /** Permissions of the collector on the whole organization. */
  granted: Set<string>;
  denied: Denial[];
}

/** @param places the resource that is asked for and everything above it: a denial on a folder holds in its projects */
export function allows({ granted, denied }: Access, permission: string, places: readonly string[]): boolean {
  if (!granted.has(permission)) return false;
  return !denied.some((denial) => denial.permission === permission && holdsAt(denial, places));
}

/** A refusal at the organization is one of what is asked of the organization: its projects are not refused with it. */
const holdsAt = ({ on }: Denial, places: readonly string[]): boolean =>
  on === undefined || places[0] === on || (!on.startsWith('organizations/') && places.includes(on));
