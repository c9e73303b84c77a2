/**
 * What a bad night leaves behind: the run is killed at random moments, and every fault strikes every page. After a
 * quiet run the inventory must be what it would have been anyway.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCompany } from './faults/company.ts';
import { killOnce, runProcess } from './faults/kill.ts';
import { faultCases, tryFault } from './faults/matrix.ts';

/** @param every of the cases only each n-th, for a shorter run */
export async function faults({ kills = 100, every = 1, offset = 0 } = {}): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'nhi-faults-'));
  const company = await openCompany(folder);
  const figures = { kills: 0, cases: 0, falseGone: 0, lostRecords: 0, diverged: 0 };
  const add = (damage: { falseGone: number; lostRecords: number; diverged: number }, what: string): void => {
    figures.falseGone += damage.falseGone;
    figures.lostRecords += damage.lostRecords;
    figures.diverged += damage.diverged;
    if (damage.falseGone + damage.lostRecords + damage.diverged > 0)
      console.error(`damage: ${JSON.stringify(damage)} after ${what}`);
  };
  try {
    const { ms } = await runProcess(company, company.copyOf(company.before, 'whole.db'));
    for (let n = 0; n < kills; n++) {
      const share = Math.random();
      const { killed, ...damage } = await killOnce(company, share, ms, `kill-${n}.db`);
      if (killed) figures.kills++;
      add(damage, `kill -9 at ${Math.round(share * ms)} ms`);
    }
    const cases = (await faultCases(company)).filter((_, index) => index % every === offset);
    for (const fault of cases) {
      figures.cases++;
      const { what, ...damage } = await tryFault(company, fault, 'fault.db');
      add(damage, what);
      if (process.stderr.isTTY) process.stderr.write(`\r${figures.cases}/${cases.length} `);
    }
    return figures;
  } finally {
    await company.served.close();
    rmSync(folder, { recursive: true });
  }
}
