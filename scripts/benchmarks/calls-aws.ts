/**
 * What one AWS account costs in calls: 1,000 users with two keys each, 2,000 roles, 500 customer policies, all 17
 * regions that are on by default. Twice: a first run, and a second one in which nothing has changed. The calls are
 * those that the simulated AWS counted, not those that we say we made.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEstate, serveEstate, truth, type AccountTruth } from '../../test/estate/index.ts';
import { runDiscover, type Finished } from './measured.ts';

interface Night {
  calls: number;
  peakRssMb: number;
  /** Native id → when it was last used, `null` when it was not, of everything that was found. */
  identities: Map<string, string | null>;
  credentials: Map<string, string | null>;
}

export async function callsAws({
  users = 1000,
  keys = 2,
  roles = 2000,
  policies = 500,
  accounts = 1,
  regions = 17,
} = {}): Promise<Record<string, number>> {
  // Plain filler: every count is exactly as asked for.
  const estate = createEstate({ size: { users, keys, roles, policies, accounts, regions }, story: false });
  const served = await serveEstate(estate);
  const folder = mkdtempSync(join(tmpdir(), 'nhi-calls-'));
  const database = join(folder, 'inventory.db');
  const night = async (): Promise<Night> => {
    estate.log.clear();
    const run = succeeded(await runDiscover(['--provider', 'aws', '--db', database, '--json'], served.env));
    const calls = estate.log.count();
    return {
      calls,
      peakRssMb: run.peakRssMb,
      identities: await list('identities', database),
      credentials: await list('credentials', database),
    };
  };
  try {
    const first = await night();
    const second = await night();
    const there = truth(estate).accounts.flatMap((account) => account);
    return {
      firstCalls: first.calls,
      secondCalls: second.calls,
      identities: Math.min(first.identities.size, second.identities.size),
      credentials: Math.min(first.credentials.size, second.credentials.size),
      lastUsedDates: Math.min(dates(first), dates(second)),
      peakRssMb: Math.max(first.peakRssMb, second.peakRssMb),
      // Against what the simulated company says is there: anything but 0 is a defect.
      missing: missing(first, there) + missing(second, there),
      callsPerIdentity: Math.round((first.calls / first.identities.size) * 100) / 100,
    };
  } finally {
    await served.close();
    rmSync(folder, { recursive: true });
  }
}

const dates = (night: Night): number =>
  [...night.identities.values(), ...night.credentials.values()].filter((at) => at !== null).length;

function missing(night: Night, accounts: readonly AccountTruth[]): number {
  let count = 0;
  for (const { users, roles } of accounts) {
    for (const role of roles) if (night.identities.get(role.arn) !== role.lastUsedAt) count++;
    for (const user of users) {
      if (!night.identities.has(user.arn)) count++;
      for (const key of user.keys) if (night.credentials.get(key.id) !== (key.lastUsed?.at ?? null)) count++;
    }
  }
  return count;
}

async function list(what: 'identities' | 'credentials', database: string): Promise<Map<string, string | null>> {
  const listed = succeeded(await runDiscover(['list', what, '--db', database, '--format', 'json']));
  const { items } = JSON.parse(listed.stdout) as {
    items: { nativeId: string; lastUsed: { state: string; at?: string } }[];
  };
  return new Map(items.map(({ nativeId, lastUsed }) => [nativeId, lastUsed.at ?? null]));
}

function succeeded(run: Finished): Finished {
  if (run.code !== 0) throw new Error(`discover ended with ${run.code}: ${run.stderr}`);
  return run;
}
