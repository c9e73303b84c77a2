import { existsSync } from 'node:fs';
import { DiscoverError, exitCodes, messageOf } from '../../errors.ts';
import { assertTlsVerified, createBudget } from '../../http/index.ts';
import { openInventory } from '../../inventory/inventory.ts';
import { Scope } from '../../model.ts';
import type { Source } from '../../run/options.ts';
import { defineCommand } from '../command.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { textOf } from '../listing-columns.ts';
import { createLogger } from '../log.ts';
import { logFormat } from '../log-format.ts';
import { isReadByItself, openSource } from '../open-source.ts';
import { parsed, names, wholeNumber } from '../option.ts';
import type { Output } from '../output.ts';
import { predict, type PlanLine, type SourcePlan } from '../plan/predict.ts';
import { count } from '../progress.ts';
import { explained } from '../report-error.ts';
import { loadSettings } from '../settings.ts';
import { sanitize } from '../text/sanitize.ts';
import { table } from '../text/table.ts';

const options = {
  provider: parsed(
    '-p, --provider <ids>',
    'only these; without a configuration, with their ambient credentials',
    names,
  ),
  source: parsed('--source <names>', 'only these sources of the configuration', names),
  region: parsed('--region <codes>', 'these regions instead of those of the configuration', names),
  concurrency: parsed('--concurrency <n>', 'scopes read at once', wholeNumber(1)),
};

export const command = defineCommand({
  description:
    'Signs in, lists the scopes, and predicts calls, minutes and the share of the limits of the provider that a run takes:\nfrom the last run where there was one. Writes nothing.',
  options,
  examples: [
    ['discover plan', 'for everything in ./discover.yaml'],
    ['discover plan --provider aws --json', 'for a program'],
  ],
  async run(invocation) {
    const { values, io, out } = invocation;
    assertTlsVerified(io.env);
    const settings = await loadSettings(values, io);
    using interrupt = listenForInterrupt(io, out);
    const log = await createLogger(values.logFormat ?? logFormat(io.env), out, io.stderr);
    const budget = createBudget({ signal: interrupt.signal });
    const concurrency = values.concurrency ?? settings.config?.limits.concurrency ?? 10;
    const items: (SourcePlan & { source: string; provider: string; scopes: number })[] = [];
    let failed = 0;
    for (const source of settings.sources) {
      try {
        const { scopes, meter } = await openSource(source, { budget, log, now: io.now });
        const inReach = scopes.filter(isReadByItself);
        const planned = inReach.map(({ scope }) => Scope.parse(scope));
        const lastCalls = await lastCallsOf(source, settings.database);
        const plan = predict(source.connector, planned, { lastCalls, concurrency, openingCalls: meter.calls });
        items.push({ source: source.name, provider: source.connector.id, scopes: planned.length, ...plan });
      } catch (error) {
        if (interrupt.signal.aborted) return exitCodes.interrupted;
        failed++;
        const lines = error instanceof DiscoverError ? explained(error) : [`error: ${messageOf(error)}`];
        for (const line of lines) out.problem(line.replace('error: ', `error: ${source.name}: `));
      }
    }
    if (values.json === true) await out.data(`${JSON.stringify({ schemaVersion: 1, items }, null, 2)}\n`);
    else for (const item of items) await out.data(planText(item, out));
    return failed > 0 ? exitCodes.failed : exitCodes.ok;
  },
});

/** What each collection took the last time that it was read to its end. */
async function lastCallsOf(source: Source, database: string): Promise<Map<string, number>> {
  const calls = new Map<string, number>();
  if (!existsSync(database)) return calls;
  const inventory = openInventory(database, { readOnly: true });
  try {
    for await (const row of inventory.read.list('coverage', { source: source.name, status: 'complete' })) {
      calls.set(`${textOf(row['scope'])} ${textOf(row['collector'])}`, Number(row['calls']));
    }
  } finally {
    await inventory.close();
  }
  return calls;
}

function planText(plan: SourcePlan & { source: string; provider: string; scopes: number }, out: Output): string {
  const { lines, calls, minutes, limits, source, provider, scopes } = plan;
  const rows = table<PlanLine>(
    [
      { title: 'SCOPE', value: ({ scope }) => scope, flexible: true },
      { title: 'NAME', value: ({ scope, name }) => (scope.endsWith(name) ? '' : name), flexible: true },
      { title: 'COLLECTOR', value: ({ collector }) => collector },
      { title: 'CALLS', value: (line) => line.calls.toLocaleString('en-US'), align: 'right' },
      { title: 'AS IN', value: ({ from }) => `the ${from}` },
    ],
    lines,
    out.width,
  );
  const shares = table(
    [
      { title: 'LIMIT', value: ({ limit }) => limit },
      { title: 'CALLS', value: (share) => share.calls.toLocaleString('en-US'), align: 'right' },
      { title: 'A SECOND', value: ({ perSecond }) => String(perSecond), align: 'right' },
      {
        title: 'SHARE OF AN HOUR',
        value: ({ shareOfHour }) => `${(shareOfHour * 100).toPrecision(2)} %`,
        align: 'right',
      },
      { title: 'DOCUMENTED AT', value: ({ docs }) => docs, flexible: true },
    ],
    limits,
    out.width,
  );
  const head = `${out.style.bold(sanitize(source))}  ${provider}: ${count(scopes, 'scope')}, about ${count(calls, 'call')} in about ${minutes} minutes`;
  return `${[head, '', ...rows, '', ...shares, ''].join('\n')}\n`;
}
