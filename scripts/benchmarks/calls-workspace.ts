/**
 * What one Workspace customer costs in calls: 10,000 users who hold 60,000 tokens. A first run, an unchanged second
 * one, and a first run that is ended half-way and goes on with the next. The calls are those that the simulated Google
 * counted, not those that we say we made.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspaceTruth } from '../../test/estate/google/workspace/index.ts';
import { createEstate, serveEstate } from '../../test/estate/index.ts';
import { runDiscover } from './measured.ts';

export async function callsWorkspace({ users = 10_000, tokens = 60_000 } = {}): Promise<Record<string, number>> {
  // Plain filler: every count is exactly as asked for.
  const estate = createEstate({ google: { users, tokens }, story: false });
  const served = await serveEstate(estate);
  const folder = mkdtempSync(join(tmpdir(), 'nhi-calls-'));
  const { collector, organization } = estate.google.state;
  const config = join(folder, 'discover.yaml');
  writeFileSync(
    config,
    `sources:
  - provider: google-workspace
    adminEmail: admin@${organization.domain}
    serviceAccount: ${collector.email}
    endpoints: { default: "${served.url}" }
`,
  );
  const env = estate.google.env(served.url);
  let peakRssMb = 0;
  const night = async (database: string, ...more: string[]): Promise<number> => {
    estate.log.clear();
    const db = join(folder, database);
    const run = await runDiscover(['--config', config, '--db', db, '--json', ...more], env);
    // 4: not every user was asked for app passwords, as the limit of a night has it.
    if (run.code !== 0 && run.code !== 4) throw new Error(`discover ended with ${run.code}: ${run.stderr}`);
    peakRssMb = Math.max(peakRssMb, run.peakRssMb);
    return estate.log.count();
  };
  try {
    const firstCalls = await night('whole.db');
    const secondCalls = await night('whole.db');
    const [begun, ended] = [
      await night('halves.db', '--max-calls', String(Math.floor(users / 2))),
      await night('halves.db'),
    ];
    const truth = (estate.google.truth() as unknown as { workspace: WorkspaceTruth }).workspace;
    const found = await Promise.all(['whole.db', 'halves.db'].map((name) => held(join(folder, name))));
    const [identities, grants] = await Promise.all(
      ['identities', 'grants'].map(async (what) => (await list(what, join(folder, 'whole.db'))).length),
    );
    return {
      firstCalls,
      secondCalls,
      // Every user for tokens and app passwords, every night.
      oneByOneCalls: Math.ceil(truth.users / 500) + 2 * truth.users,
      // Both halves together.
      resumed: begun + ended,
      identities: identities ?? 0,
      grants: grants ?? 0,
      // Tokens of users who are not suspended, against what the simulated company says: anything but 0 is a defect.
      missing: found.reduce((sum, holds) => sum + Math.abs(activeTokens(truth) - holds), 0),
      peakRssMb,
    };
  } finally {
    await served.close();
    rmSync(folder, { recursive: true });
  }
}

const activeTokens = ({ apps }: WorkspaceTruth): number =>
  apps.reduce((sum, { users, suspendedUsers }) => sum + users.length - suspendedUsers.length, 0);

interface Listed {
  delegated?: { users: number | null } | null;
}

/** Consents that an inventory counts. */
async function held(database: string): Promise<number> {
  return (await list('grants', database)).reduce((sum, { delegated }) => sum + (delegated?.users ?? 0), 0);
}

async function list(what: string, database: string): Promise<Listed[]> {
  const { stdout } = await runDiscover(['list', what, '--db', database, '--format', 'json']);
  return (JSON.parse(stdout) as { items: Listed[] }).items;
}
