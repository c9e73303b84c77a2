/** Who a token's holder is to us. */
import type { GoogleState } from './state.ts';
import type { AccessToken } from './tokens/store.ts';

/** The collector, come in by whichever of its ways: its account, its federated self, or an administrator's laptop. */
export function isCollector({ collector, users }: GoogleState, { principal, kind }: AccessToken): boolean {
  if (kind === 'user') return users.get(principal)?.superAdmin === true;
  return principal === collector.email || principal.endsWith(`/subject/${collector.subject}`);
}
