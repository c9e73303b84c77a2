/** Does the caller have this permission here? Asks Google itself, which changes and reads nothing. */
import { z } from 'zod';
import type { ProbeResult, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import type { Session } from '../session.ts';

const Tested = z.object({ permissions: z.array(z.string()).default([]) });

export async function probe(session: Session, scope: Scope, permission: string, run: Run): Promise<ProbeResult> {
  const resource = scope.kind === 'organization' ? `organizations/${scope.nativeId}` : `projects/${scope.nativeId}`;
  try {
    const { permissions } = await session.reader(run).post(
      {
        service: 'cloudresourcemanager',
        path: `/v3/${resource}:testIamPermissions`,
        operation: 'cloudresourcemanager:testIamPermissions',
        body: { permissions: [permission] },
      },
      Tested,
    );
    return permissions.includes(permission) ? 'granted' : 'denied';
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    // Some permissions cannot be tested there: INVALID_ARGUMENT.
    return 'cannot-tell';
  }
}
