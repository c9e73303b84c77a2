/** kill -9 in the middle of a run, then another run: the file is whole and the end is as if nothing had happened. */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Company } from './company.ts';
import type { Damage } from './matrix.ts';
import { falselyGone, lost, same, snapshot } from './snapshot.ts';

const program = join(import.meta.dirname, '../../../core/cli/bin.ts');

/** @param share of a whole run after which it is killed, 0 to 1 */
export async function killOnce(
  company: Company,
  share: number,
  wholeMs: number,
  name: string,
): Promise<Damage & { killed: boolean }> {
  const before = snapshot(company.before);
  const truth = snapshot(company.after);
  const file = company.copyOf(company.before, name);
  const { killed } = await runProcess(company, file, share * wholeMs);
  const torn = snapshot(file);
  if (torn.integrity !== 'ok') return { killed, falseGone: 0, lostRecords: torn.states.size, diverged: 1 };
  await company.run(file);
  if (!same(snapshot(file), truth)) await company.run(file);
  const settled = snapshot(file);
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(file + suffix, { force: true });
  return {
    killed,
    falseGone: falselyGone(torn, truth).length + falselyGone(settled, truth).length,
    lostRecords: lost(before, torn).length + lost(truth, settled).length,
    diverged: same(settled, truth) ? 0 : 1,
  };
}

/** Runs the program as a user does; `afterMs` undefined lets it end. */
export async function runProcess(
  company: Company,
  database: string,
  afterMs?: number,
): Promise<{ killed: boolean; ms: number }> {
  const config = join(company.folder, 'discover.yaml');
  writeFileSync(config, JSON.stringify({ sources: [{ provider: 'aws', organization: company.served.organization }] }));
  const started = performance.now();
  const child = spawn(process.execPath, [program, '--config', config, '--db', database, '--quiet'], {
    env: { PATH: process.env['PATH'] ?? '', HOME: company.folder, ...company.served.env },
    stdio: 'ignore',
  });
  const timer = afterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), afterMs);
  const signal = await new Promise<string | null>((resolve, reject) => {
    child.on('error', reject).on('exit', (_, by) => resolve(by));
  });
  clearTimeout(timer);
  return { killed: signal === 'SIGKILL', ms: performance.now() - started };
}
