/** Signs in to a source and lists its scopes without a run: for `plan` and `doctor`. Nothing is stored. */
import type { Opened, ReachedScope, Run } from '../connector.ts';
import type { Unknown } from '../model.ts';
import { createMeter, openDoor, type Meter, type RunBudget } from '../http/index.ts';
import type { Source } from '../run/options.ts';
import type { Logger } from '../connector.ts';

export interface Visit {
  source: Source;
  opened: Opened<unknown>;
  scopes: readonly ReachedScope[];
  /** For further calls, e.g. probes. */
  run: Run;
  meter: Meter;
  gaps: readonly { what: string; because: Unknown; detail: string | undefined }[];
}

export interface VisitOptions {
  budget: RunBudget;
  log: Logger;
  now: () => Date;
}

/** Collectors run for it: it is there, wanted, and no bulk listing of its parent covers it. */
export function isReadByItself({ skip, excluded, readWithParent }: ReachedScope): boolean {
  return skip === undefined && excluded === undefined && readWithParent !== true;
}

/** @throws SignInFailed */
export async function openSource(source: Source, { budget, log, now }: VisitOptions): Promise<Visit> {
  const { connector, settings } = source;
  const door = openDoor({
    source: source.name,
    origins: connector.origins(settings),
    limits: connector.limits,
    isThrottle: connector.isThrottle?.bind(connector),
    budget,
    log,
  });
  const meter = createMeter();
  const gaps: { what: string; because: Unknown; detail: string | undefined }[] = [];
  const run: Run = {
    fetch: door.fetch(meter),
    log,
    now: () => now().toISOString(),
    signal: budget.signal,
    known: {
      record: async () => undefined,
      all: async function* () {},
      credentialsOf: async () => [],
      recall: async () => undefined,
      remember: () => {},
    },
    gap: (what, because, detail) => void gaps.push({ what, because, detail }),
    blind: () => {},
    note: () => {},
    expect: () => {},
  };
  const opened = await connector.open(settings, run);
  const scopes: ReachedScope[] = [];
  for await (const scope of opened.scopes) scopes.push(scope);
  return { source, opened, scopes, run, meter, gaps };
}
