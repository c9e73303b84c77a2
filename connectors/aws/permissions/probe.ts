/** Tries one permission with a call that changes nothing and reads next to nothing. */
import type { ProbeResult, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import { codeOf } from '../client/errors.ts';
import type { Session } from '../client/session.ts';
import { probes } from './probes.ts';

export async function probe(session: Session, scope: Scope, permission: string, run: Run): Promise<ProbeResult> {
  const attempt = probes[permission];
  if (attempt === undefined) return 'cannot-tell';
  try {
    return (await attempt(session.in(scope, run), session.partition.id)) ?? 'granted';
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    if (error.because === 'denied') return 'denied';
    return isPastPermissions(codeOf(error.cause)) ? 'granted' : 'cannot-tell';
  }
}

/** AWS looks at permissions before it looks for the thing: "there is none" means that we may ask. */
function isPastPermissions(code: string): boolean {
  return /NoSuchEntity|NotFound|ReportNotPresent|ReportExpired|ReportInProgress|ReportNotReady|FeatureDisabled/.test(
    code,
  );
}
