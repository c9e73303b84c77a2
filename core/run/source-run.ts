/** What the parts of reading one source share. */
import type { Collector, Connector } from '../connector.ts';
import type { RunBudget } from '../http/index.ts';
import type { Scope } from '../model.ts';

/** The pseudo-collector that lists scopes; its scope is the source itself. */
export const SCOPES = 'scopes';

export interface SourceRun {
  runId: number;
  budget: RunBudget;
  /** Collections that an interrupted run had completed: not read again. */
  done: ReadonlySet<number>;
  /** Ends the whole run: our own disk or database is broken. Throws the error again. */
  broken: (error: unknown) => never;
}

export interface Reached {
  scope: Scope;
  skip: string | undefined;
  readWithParent: boolean;
  excluded: string | undefined;
}

export function collectorsOf(
  connector: Connector,
  { scope, readWithParent }: Pick<Reached, 'readWithParent'> & { scope: Pick<Scope, 'kind'> },
): Collector[] {
  if (readWithParent) return [];
  return connector.collectors.filter((collector) => collector.in.includes(scope.kind));
}
