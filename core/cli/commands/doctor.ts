import { DiscoverError, exitCodes, messageOf, type ExitCode } from '../../errors.ts';
import { assertTlsVerified, createBudget } from '../../http/index.ts';
import type { Source } from '../../run/options.ts';
import { defineCommand, type Invocation } from '../command.ts';
import { ok, problem, warning, type Check } from '../doctor/checks.ts';
import { checkInventory } from '../doctor/inventory.ts';
import { probeAll, type Probe } from '../doctor/permissions.ts';
import { doctorText, type SourceReport } from '../doctor/text.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { createLogger } from '../log.ts';
import { logFormat } from '../log-format.ts';
import { openSource, type VisitOptions } from '../open-source.ts';
import { names, parsed, wholeNumber } from '../option.ts';
import { count } from '../progress.ts';
import { inventoryFile, loadSettings } from '../settings.ts';
import { versionOf } from '../version.ts';

const options = {
  provider: parsed(
    '-p, --provider <ids>',
    'only these; without a configuration, with their ambient credentials',
    names,
  ),
  source: parsed('--source <names>', 'only these sources of the configuration', names),
  scope: parsed('--scope <ids>', 'try permissions only in these accounts, projects …', names),
  concurrency: parsed('--concurrency <n>', 'attempts at once', wholeNumber(1)),
};
type DoctorInvocation = Invocation<typeof options>;

export const command = defineCommand({
  description:
    'Checks what a run needs: sign-in, each permission in each account, and the inventory file.\nChanges nothing. Exit 0: all is well, 4: a permission is missing, 1: something is broken.',
  options,
  examples: [
    ['discover doctor --provider aws', 'this account, with the credentials of the AWS CLI'],
    ['discover doctor --scope 111122223333', 'one account of those in ./discover.yaml'],
    ['discover doctor --json', 'for a program'],
  ],
  async run(invocation) {
    const { values, io, out } = invocation;
    const checks: Check[] = [ok('program', 'version', `discover ${versionOf()} on Node ${process.versions.node}`)];
    assertTlsVerified(io.env);
    const settings = await loadSettings(values, io);
    checks.push(...(await checkInventory(await inventoryFile(values, io), io.now())));
    using interrupt = listenForInterrupt(io, out);
    const log = await createLogger(values.logFormat ?? logFormat(io.env), out, io.stderr);
    const visit = { budget: createBudget({ signal: interrupt.signal }), log, now: io.now };
    const reports: SourceReport[] = [];
    for (const source of settings.sources) reports.push(await examine(source, visit, invocation));
    if (interrupt.signal.aborted) return exitCodes.interrupted;
    const exitCode = exitCodeOf(checks, reports);
    if (values.json === true) {
      await out.data(`${JSON.stringify({ schemaVersion: 1, exitCode, checks, sources: reports }, null, 2)}\n`);
    } else await out.data(doctorText(checks, reports, out));
    return exitCode;
  },
});

async function examine(
  source: Source,
  visitOptions: VisitOptions,
  { values, out }: DoctorInvocation,
): Promise<SourceReport> {
  const report = { source: source.name, provider: source.connector.id };
  let probes: Probe[] = [];
  const checks: Check[] = [];
  try {
    const visit = await openSource(source, visitOptions);
    const { scopes, gaps, opened } = visit;
    const reached = scopes.filter(({ skip, excluded }) => skip === undefined && excluded === undefined).length;
    checks.push(ok('sign-in', source.name, `signed in as ${opened.caller}; ${count(reached, 'scope')} in reach`));
    for (const { what, because, detail } of gaps) {
      checks.push(
        warning(
          'sign-in',
          source.name,
          `${what}: ${because}${detail === undefined ? '' : `: ${detail}`}`,
          'Discovery goes on without it, and says so in its coverage.',
        ),
      );
    }
    out.detail(`${source.name}: trying permissions`);
    probes = await probeAll(visit, { concurrency: values.concurrency ?? 10, only: values.scope, onProbe: () => {} });
  } catch (error) {
    const next = (error instanceof DiscoverError ? error.next : undefined) ?? 'With --verbose it says more.';
    checks.push(problem('sign-in', source.name, messageOf(error), next));
  }
  const missing = [
    ...new Set(probes.filter(({ result }) => result === 'denied').map(({ permission }) => permission)),
  ].toSorted();
  const policy = missing.length === 0 ? null : source.connector.policy(missing);
  return { ...report, checks, probes, missing, policy };
}

function exitCodeOf(checks: readonly Check[], reports: readonly SourceReport[]): ExitCode {
  const all = [...checks, ...reports.flatMap((report) => report.checks)];
  if (all.some(({ result }) => result === 'problem')) return exitCodes.failed;
  return reports.some(({ missing }) => missing.length > 0) ? exitCodes.incomplete : exitCodes.ok;
}
