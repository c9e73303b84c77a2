/** What the `principals` collector leaves to the others of the same run, besides the index. */
import type { Ref } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import type { UsageSources } from '../usage/signals.ts';

export interface Seen {
  usage: UsageSources;
  /** Identities with a secret or a certificate. */
  withKeys: ReadonlySet<Ref>;
}

const KEY = 'what-principals-saw';

export async function leaveBehind(session: Session, tenant: string, seen: Seen): Promise<void> {
  await session.memo(tenant, KEY, () => Promise.resolve<Seen | null>(seen));
}

/** `null` when that collector did not run, or not to its end. */
export function whatPrincipalsSaw(session: Session, tenant: string): Promise<Seen | null> {
  return session.memo(tenant, KEY, () => Promise.resolve<Seen | null>(null));
}
