/** What an administrator enters in the console. The permissions of this provider are OAuth scopes. */

/** @returns the scopes in the form of the console's field, with the place where they go */
export function policyFor(permissions: readonly string[]): string {
  return `${[...new Set(permissions)].toSorted().join(',')}\n`;
}
