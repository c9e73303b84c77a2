/** Tries one permission with a call that changes nothing. */
import type { ProbeResult, Run } from '../../../core/connector.ts';
import type { Scope } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';

export function probe(_session: Session, _scope: Scope, _permission: string, _run: Run): Promise<ProbeResult> {
  return Promise.resolve('cannot-tell');
}
