/** Whose application a service principal is: ours, Microsoft's, a sister's, a stranger's. */
import { microsoftApps } from '../data/microsoft-apps.ts';

/** https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in */
const MICROSOFT_SERVICES = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
/** Microsoft's own company tenant: applications of its employees are there too, so it is trusted like any other publisher. */
const MICROSOFT_COMPANY = '72f988bf-86f1-41af-91ab-2d7cd011db47';

export type Relation = 'own' | 'microsoft' | 'microsoft-company' | 'sister' | 'third-party' | 'none';

/** @param owner `appOwnerOrganizationId`: the tenant that the registration is in; none for managed identities and legacy ones */
export function relationOf(owner: string | null | undefined, tenant: string, sisters: readonly string[]): Relation {
  const id = owner?.toLowerCase();
  if (id === undefined || id === '') return 'none';
  if (id === tenant) return 'own';
  if (id === MICROSOFT_SERVICES) return 'microsoft';
  if (sisters.includes(id)) return 'sister';
  return id === MICROSOFT_COMPANY ? 'microsoft-company' : 'third-party';
}

let table: { byId: ReadonlyMap<string, string>; names: ReadonlySet<string> } | undefined;

function microsoft() {
  if (table === undefined) {
    const pairs = microsoftApps
      .trim()
      .split('\n')
      .map((line): [string, string] => [line.slice(0, 36), line.slice(37)]);
    table = { byId: new Map(pairs), names: new Set(pairs.map(([, name]) => name.toLowerCase())) };
  }
  return table;
}

/**
 * What of Microsoft's a foreign application passes itself off as: an appId that Microsoft publishes, or the name of such
 * an application. `null`: nothing.
 */
export function impersonated(
  appId: string,
  name: string,
  relation: Relation,
): { appId?: string; name?: string } | null {
  if (relation !== 'third-party' && relation !== 'sister') return null;
  const known = microsoft().byId.get(appId.toLowerCase());
  if (known !== undefined) return { appId: known };
  // Short names are words that anybody may use.
  return name.length >= 8 && microsoft().names.has(name.toLowerCase()) ? { name } : null;
}
