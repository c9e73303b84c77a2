/** Tries one permission with a call that changes nothing and reads next to nothing. */
import type { ProbeResult, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { probes } from './probes.ts';

export async function probe(session: Session, scope: Scope, permission: string, run: Run): Promise<ProbeResult> {
  const attempt = Object.hasOwn(probes, permission) ? probes[permission] : undefined;
  if (attempt === undefined) return 'cannot-tell';
  try {
    return (await attempt(session.in(scope, run))) ?? 'granted';
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    return error.because === 'denied' ? 'denied' : 'cannot-tell';
  }
}
