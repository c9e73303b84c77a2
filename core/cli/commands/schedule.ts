import { cronProblem } from '../../../config/cron.ts';
import { loadConfig } from '../../../config/load.ts';
import { exitCodes, UserError } from '../../errors.ts';
import { runDaemon } from '../../schedule/daemon.ts';
import { healthOf } from '../../schedule/health.ts';
import { readHeartbeat } from '../../schedule/heartbeat.ts';
import { defineCommand, type Invocation } from '../command.ts';
import { discoverOnce } from '../discover-once.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { createLogger } from '../log.ts';
import { logFormat } from '../log-format.ts';
import { flag, text } from '../option.ts';
import { configFile, inventoryFile, loadSettings } from '../settings.ts';
import { runOptions } from './discover.ts';

const options = {
  ...runOptions,
  cron: text('--cron <expression>', 'instead of that of the configuration, e.g. "0 2 * * *"'),
  timezone: text('--timezone <name>', 'of the expression, e.g. Europe/Berlin; default: UTC'),
  atOnce: flag('--at-once', 'also run now'),
  check: flag('--check', 'only say whether the daemon of this inventory is well: exit 0 or 1'),
};
type ScheduleInvocation = Invocation<typeof options>;

export const command = defineCommand({
  description:
    'Stays, and runs at the times of a cron expression, one run at a time. SIGTERM stops it; a run that is going on keeps\nwhat it has read completely. The configuration is read again for each run.',
  options,
  examples: [
    ['discover schedule', 'at the times that ./discover.yaml says'],
    ['discover schedule --provider aws --cron "0 2 * * *" --timezone Europe/Berlin', 'without a configuration'],
    ['discover schedule --check', 'for a health check'],
  ],
  async run(invocation) {
    const { values, io, out } = invocation;
    const inventory = await inventoryFile(values, io);
    if (values.check === true) {
      const health = healthOf(readHeartbeat(inventory), io.now());
      const line = `${health.well ? 'well' : 'not well'}: ${health.because}`;
      if (values.json === true) await out.data(`${JSON.stringify({ schemaVersion: 1, ...health })}\n`);
      else if (health.well) out.note(line);
      else out.problem(line);
      return health.well ? exitCodes.ok : exitCodes.failed;
    }
    const when = await scheduleOf(invocation);
    // Mistakes of the configuration show now, not at two in the night.
    await loadSettings(values, io);
    using interrupt = listenForInterrupt(io, out);
    const log = await createLogger(values.logFormat ?? logFormat(io.env), out, io.stderr);
    await runDaemon({
      ...when,
      inventory,
      log,
      signal: interrupt.signal,
      atOnce: values.atOnce,
      now: io.now,
      run: async (signal) => await discoverOnce({ values, io, out }, signal),
    });
    return exitCodes.ok;
  },
});

async function scheduleOf({ values, io }: ScheduleInvocation): Promise<{ cron: string; timezone: string }> {
  const file = configFile(values, io);
  const configured = file === undefined ? undefined : (await loadConfig(file, { env: io.env })).schedule;
  const cron = values.cron ?? configured?.cron;
  const timezone = values.timezone ?? configured?.timezone ?? 'UTC';
  if (cron === undefined) {
    throw new UserError('no-schedule', 'When? There is no schedule in the configuration and no --cron.', {
      next: 'Write `schedule: { cron: "0 2 * * *", timezone: Europe/Berlin }` there, or: --cron "0 2 * * *"',
    });
  }
  const problem = cronProblem(cron, timezone);
  if (problem === undefined) return { cron, timezone };
  throw new UserError(
    'bad-value',
    `--${problem.field} "${problem.field === 'cron' ? cron : timezone}": ${problem.message}.`,
  );
}
