/** Which projects are asked tonight. A large organization is gone through in turns, a few calls each night. */
import type { Run } from '../../../core/connector.ts';
import type { Timestamp } from '../../../core/model.ts';
import { projectRef, type Project } from '../projects.ts';

const READ_AT = 'hmac-keys:read-at';

export interface Turns {
  tonight: readonly Project[];
  /** Never asked: nobody knows whether they have keys. */
  never: readonly Project[];
  /** Asked on an earlier night. */
  earlier: readonly Project[];
  /** Keeps in mind that a project was read. */
  read(project: Project): void;
}

/** Those with keys first, then those that were never asked, then those that were asked longest ago. */
export async function turnsOf(projects: readonly Project[], most: number, run: Run): Promise<Turns> {
  const noted = await run.known.recall(READ_AT);
  const readAt = new Map<string, Timestamp>(
    typeof noted === 'object' && noted !== null
      ? Object.entries(noted).map(([number, at]) => [number, at as Timestamp])
      : [],
  );
  const withKeys = new Set<string>();
  for await (const key of run.known.all('hmac-key')) if (key.record === 'credential') withKeys.add(key.scope);
  const rank = ({ number }: Project): string =>
    withKeys.has(projectRef(number)) ? '' : `1 ${readAt.get(number) ?? ''}`;
  const order = projects.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  const rest = order.slice(most);
  return {
    tonight: order.slice(0, most),
    never: rest.filter(({ number }) => !readAt.has(number)),
    earlier: rest.filter(({ number }) => readAt.has(number)),
    read({ number }) {
      readAt.set(number, run.now());
      run.known.remember(READ_AT, Object.fromEntries(readAt));
    },
  };
}
