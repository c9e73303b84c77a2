/**
 * Everything that CI checks, in order, up to the first failure: `scripts/test [step …] [-- arguments for the step]`.
 * The last line, `N passed, N failed`, is for programs that read CI logs; its numbers are the test runner's own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'discover-check-'));

const steps: Record<string, (extra: readonly string[]) => boolean> = {
  format: (extra) => tool('prettier', '--check', '--log-level=warn', '.', ...extra),
  lint: (extra) => tool('oxlint', '--type-aware', '--deny-warnings', ...extra),
  types: (extra) => tool('tsc', ...extra),
  unused: (extra) => tool('knip', ...extra),
  shell: () => shellFiles().every(parses),
  unit: (extra) => vitest('unit', extra),
  e2e: (extra) => vitest('e2e', extra),
};

/** A test that leaves a program behind may keep its runner waiting for ever. */
const longestStep = 15 * 60_000;

function run(command: string, args: readonly string[]): boolean {
  const options = { cwd: root, stdio: 'inherit', timeout: longestStep, killSignal: 'SIGKILL' } as const;
  const { status, error } = spawnSync(command, args, options);
  if (error) console.error(error.message);
  return status === 0;
}

function tool(name: string, ...args: string[]): boolean {
  return run(join(root, 'node_modules/.bin', name), args);
}

function vitest(project: string, extra: readonly string[]): boolean {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, project)}.json`];
  return tool('vitest', 'run', '--project', project, ...report, ...extra);
}

function shellFiles(): string[] {
  const entries = readdirSync(join(root, 'scripts'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && ['', '.sh'].includes(extname(entry.name)));
  return [...files.map((entry) => join(entry.parentPath, entry.name)), join(root, '.ci/run')];
}

/** `sh` is bash on some machines, which takes more than POSIX has. */
function parses(file: string): boolean {
  const shells = ['sh', 'dash'].filter((shell) => spawnSync(shell, ['-c', ':']).status === 0);
  return shells.every((shell) => run(shell, ['-n', file]));
}

/** A step may fail without a failed test (a file that does not load): that is not "0 failed". */
function closingLine(failedStep: string | undefined): string {
  let passed = 0;
  let failed = 0;
  for (const project of ['unit', 'e2e']) {
    const file = join(reports, `${project}.json`);
    if (!existsSync(file)) continue;
    const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number };
    passed += report.numPassedTests;
    failed += report.numFailedTests;
  }
  return `${passed} passed, ${failedStep === undefined ? failed : Math.max(failed, 1)} failed`;
}

function main(args: readonly string[]): number {
  const split = args.includes('--') ? args.indexOf('--') : args.length;
  const names = split === 0 ? Object.keys(steps) : args.slice(0, split);
  const extra = args.slice(split + 1);
  const unknown = names.find((name) => !(name in steps));
  if (unknown !== undefined || (extra.length > 0 && names.length > 1)) {
    console.error(`usage: scripts/test [${Object.keys(steps).join(' | ')}] [-- arguments for that one step]`);
    return 2;
  }
  let failedStep: string | undefined;
  for (const name of names) {
    const start = performance.now();
    console.log(`== ${name}`);
    const ok = steps[name]?.(extra) === true;
    console.log(`== ${name}: ${ok ? 'ok' : 'FAILED'} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`);
    if (!ok) {
      failedStep = name;
      console.log(`Stopped: "${name}" failed. Again only that: scripts/test ${name}`);
      break;
    }
  }
  console.log(closingLine(failedStep));
  rmSync(reports, { recursive: true, force: true });
  return failedStep === undefined ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
