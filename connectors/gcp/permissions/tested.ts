/**
 * Which of these permissions the caller has on a resource, in Google's own words. Asking takes no permission, and reads
 * and changes nothing. https://docs.cloud.google.com/iam/docs/testing-permissions
 */
import { z } from 'zod';
import type { GoogleReader } from '../../shared/google/client.ts';

const Tested = z.object({ permissions: z.array(z.string()).default([]) });

/**
 * @param resource `organizations/…` or `projects/…`
 * @throws ReadFailed, also for a permission that cannot be tested there: INVALID_ARGUMENT
 */
export async function allowedOn(
  reader: GoogleReader,
  resource: string,
  permissions: readonly string[],
): Promise<string[]> {
  const answer = await reader.post(
    {
      service: 'cloudresourcemanager',
      path: `/v3/${resource}:testIamPermissions`,
      operation: 'cloudresourcemanager:testIamPermissions',
      body: { permissions },
    },
    Tested,
  );
  return answer.permissions;
}
