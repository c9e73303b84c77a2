/** Names of a repository's environments, when the listing of repositories did not have all of them. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { listed, repoPath } from '../rows.ts';
import type { Repository } from './repositories.ts';

const Row = z.object({ name: z.string().min(1) });

export async function environmentsOf(
  session: Session,
  login: string,
  { name, environments }: Repository,
  run: Run,
): Promise<readonly string[]> {
  if (environments !== null) return environments;
  const names: string[] = [];
  const request = {
    operation: 'repos/get-all-environments',
    path: repoPath(login, name, '/environments'),
    under: 'environments',
  };
  for await (const row of listed(session.in(login, run), request, Row, run)) names.push(row.name);
  return names;
}
