/** One run, as the command line and the daemon do it: settings → discover → summary → exit code. */
import { defaultPolicy } from '../../config/schema.ts';
import { loadVendors } from '../vendors/index.ts';
import { DiscoverError, messageOf, type ExitCode } from '../errors.ts';
import { assertTlsVerified } from '../http/index.ts';
import { openInventory, type Inventory } from '../inventory/inventory.ts';
import { rules } from '../rules/index.ts';
import { discover, type Discovered } from '../run/discover.ts';
import type { RunOptions } from '../run/options.ts';
import type { Invocation } from './command.ts';
import type { runOptions } from './commands/discover.ts';
import { listenForInterrupt } from './interrupt.ts';
import { createLogger } from './log.ts';
import { logFormat } from './log-format.ts';
import { ReaderGone } from './output.ts';
import { createProgress } from './progress.ts';
import { explained } from './report-error.ts';
import { loadSettings, type Settings } from './settings.ts';
import { summaryText } from './summary.ts';
import { versionOf } from './version.ts';

type RunInvocation = Pick<Invocation<typeof runOptions>, 'values' | 'io' | 'out'>;

/** @param abort instead of listening for signals: the daemon does that itself */
export async function discoverOnce({ values, io, out }: RunInvocation, abort?: AbortSignal): Promise<ExitCode> {
  assertTlsVerified(io.env);
  const settings = await loadSettings(values, io);
  const inventory = openInventory(settings.database);
  try {
    using interrupt = abort === undefined ? listenForInterrupt(io, out) : { signal: abort, [Symbol.dispose]: () => {} };
    using progress = createProgress(out, io);
    const log = await createLogger(values.logFormat ?? logFormat(io.env), out, io.stderr);
    const options = await optionsOf(settings, inventory, values, io);
    const done = await discover({ ...options, log, signal: interrupt.signal, onEvent: progress.onEvent });
    progress.end();
    await report(done, { values, out }, inventory);
    return done.summary.exitCode as ExitCode;
  } finally {
    await inventory.close();
  }
}

async function optionsOf(
  { config, sources, configuredSources }: Settings,
  inventory: Inventory,
  values: RunInvocation['values'],
  io: RunInvocation['io'],
): Promise<Omit<RunOptions, 'log' | 'signal' | 'onEvent'>> {
  const { limits } = config ?? {};
  const { deadlineMinutes } = limits ?? {};
  return {
    inventory,
    sources,
    configuredSources,
    policy: config?.policy ?? defaultPolicy,
    rules,
    vendor: loadVendors(config?.vendors),
    version: versionOf(),
    maxCalls: values.maxCalls ?? limits?.maxCalls,
    deadlineMs: values.deadline ?? (deadlineMinutes === undefined ? undefined : deadlineMinutes * 60_000),
    narrowed: values.region !== undefined,
    acceptShrink: values.acceptShrink,
    resume: values.resume,
    failOn: values.failOn ?? config?.failOn,
    concurrency: values.concurrency ?? limits?.concurrency,
    now: () => io.now().toISOString(),
  };
}

async function report(
  done: Discovered,
  { values, out }: Pick<RunInvocation, 'values' | 'out'>,
  inventory: Inventory,
): Promise<void> {
  for (const { source, error } of done.failures) {
    const lines = error instanceof DiscoverError ? explained(error) : [`error: ${messageOf(error)}`];
    for (const [index, line] of lines.entries())
      out.problem(index === 0 ? line.replace('error: ', `error: ${source}: `) : line);
  }
  try {
    if (values.json === true) await out.data(`${JSON.stringify(done.summary)}\n`);
    else if (!out.quiet) await out.data(await summaryText(done.summary, inventory, out));
  } catch (error) {
    // The run is done and stored, whoever reads about it.
    if (!(error instanceof ReaderGone)) throw error;
  }
}
