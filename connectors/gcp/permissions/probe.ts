/** Does the caller have this permission here? */
import type { ProbeResult, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import type { Session } from '../session.ts';
import { allowedOn } from './tested.ts';

export async function probe(session: Session, scope: Scope, permission: string, run: Run): Promise<ProbeResult> {
  const resource = scope.kind === 'organization' ? `organizations/${scope.nativeId}` : `projects/${scope.nativeId}`;
  try {
    const allowed = await allowedOn(session.reader(run), resource, [permission]);
    return allowed.includes(permission) ? 'granted' : 'denied';
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    // Some permissions cannot be tested there: INVALID_ARGUMENT.
    return 'cannot-tell';
  }
}
