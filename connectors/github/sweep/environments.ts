/** Names of a repository's environments, when the listing of repositories did not have all of them. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { listed, repoPath } from '../rows.ts';
import type { Repository } from './repositories.ts';

export const hasEnvironments = ({ environments }: Repository): boolean => environments?.length !== 0;

const Row = z.object({ name: z.string().min(1) });

export async function environmentsOf(
  session: Session,
  login: string,
  { name, environments }: Repository,
  run: Run,
): Promise<readonly string[]> {
  // One that has none is only asked to hear whether it may be asked.
  if (environments !== null && environments.length > 0) return environments;
  const names: string[] = [];
  const request = {
    operation: 'repos/get-all-environments',
    path: repoPath(login, name, '/environments'),
    under: 'environments',
  };
  for await (const row of listed(session.in(login, run), request, Row, run)) names.push(row.name);
  return names;
}
