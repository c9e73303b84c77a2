/** Gone through in turns: what costs a call for each project is read of a few projects each night, in large organizations. */
import { z } from 'zod';
import type { Run } from '../../core/connector.ts';
import { Timestamp } from '../../core/model.ts';
import { recalled } from '../shared/recalled.ts';
import type { Project } from './projects.ts';

export interface Turns {
  /** First those that come before all others, then those never read, then those read longest ago. */
  readonly order: readonly Project[];
  readAt(project: Project): Timestamp | undefined;
  /** Keeps in mind that they were read now. */
  read(projects: readonly Project[]): void;
}

/** By number. */
const ReadAt = z.record(z.string(), Timestamp);

/**
 * @param key of the note that is kept from night to night
 * @param first true for those that are read every night
 */
export async function turnsOf(
  key: string,
  projects: readonly Project[],
  first: (project: Project) => boolean,
  run: Run,
): Promise<Turns> {
  const readAt = new Map(Object.entries((await recalled(run, key, ReadAt)) ?? {}));
  const rank = (project: Project): string => (first(project) ? '' : `1 ${readAt.get(project.number) ?? ''}`);
  return {
    order: projects.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0)),
    readAt: ({ number }) => readAt.get(number),
    read(done) {
      for (const { number } of done) readAt.set(number, run.now());
      run.known.remember(key, Object.fromEntries(readAt));
    },
  };
}
