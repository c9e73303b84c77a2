/** A service that a Region does not have answers by not being there: its host name is unknown. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { RequestFailed } from '../../../core/http/faults.ts';
import type { Scope } from '../../../core/model.ts';
import { CallerIdentity } from '../schemas.ts';
import { endpointOf, type ServiceName } from './endpoints.ts';
import type { Session } from './session.ts';

/**
 * @param read reads the service in the Region of the scope
 * @throws ReadFailed `unsupported` when the Region does not have the service, so that it is no failure every night
 */
export async function* whereOffered<T>(
  service: ServiceName,
  { session, scope, run }: { session: Session; scope: Scope; run: Run },
  read: () => AsyncIterable<T>,
): AsyncGenerator<T> {
  try {
    yield* read();
  } catch (error) {
    const unknownHost = error instanceof RequestFailed && error.fault === 'ENOTFOUND';
    if (!unknownHost || endpointOf(service, session.settings) !== undefined) throw error;
    if (!(await resolvesNames(session, scope, run))) throw error;
    throw new ReadFailed('unsupported', `${service} is not offered in ${scope.nativeId}`, { cause: error });
  }
}

/** An unknown name proves nothing while no name is known: STS is in every Region, and needs no permission. */
async function resolvesNames(session: Session, scope: Scope, run: Run): Promise<boolean> {
  try {
    await session.in(scope, run).call('sts:GetCallerIdentity', {}, CallerIdentity);
    return true;
  } catch (error) {
    if (error instanceof ReadFailed) return false;
    throw error;
  }
}
