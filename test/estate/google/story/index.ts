import type { Builder } from '../build.ts';
import { accounts } from './accounts.ts';
import { agents } from './agents.ts';
import { auditLog } from './audit-log.ts';
import { bindings } from './bindings.ts';
import { boundaries } from './boundaries.ts';
import { credentials } from './credentials.ts';
import { federation } from './federation.ts';
import { projects } from './projects.ts';

/** Tells Google's part of the company's story. */
export function tellStory(build: Builder): void {
  const where = projects(build);
  const who = accounts(build, where);
  federation(build, where, who);
  bindings(build, where, who);
  boundaries(build, where);
  credentials(build, where);
  agents(build, where);
  auditLog(build);
}
