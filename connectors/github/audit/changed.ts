/** Repositories in which something changed since the last run, by the audit log: they are read at once. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Session } from '../client/session.ts';
import { auditEvents } from './events.ts';

/** Events may come late. */
const OVERLAP_MS = 6 * 3_600_000;

/**
 * Names of repositories. Without the log they are found within `sweepNights`.
 * @param actions as in the log, e.g. `hook`: https://docs.github.com/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/audit-log-events-for-your-organization
 */
export async function changedSince(
  session: Session,
  { login, key, actions }: { login: string; key: string; actions: readonly string[] },
  run: Run,
): Promise<ReadonlySet<string>> {
  const note = `${login}/${key}/audited`;
  const last = z.string().safeParse(await run.known.recall(note)).data;
  const names = new Set<string>();
  if (last === undefined) {
    // The first run reads everything.
    run.known.remember(note, run.now());
    return names;
  }
  try {
    for (const action of actions) {
      for await (const { repo } of auditEvents(session, login, action, run, Date.parse(last) - OVERLAP_MS)) {
        for (const one of repo ? [repo].flat() : []) names.add(one.split('/')[1] ?? one);
      }
    }
    run.known.remember(note, run.now());
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`changes of ${key} are found by rotation only: ${error.message}`);
  }
  return names;
}
