/**
 * What one Slack costs in calls: 20,000 people and 800 apps, as an Enterprise organization and as a workspace of another
 * plan; a first night and an unchanged second one. The calls are those that the simulated Slack counted, not those that
 * we say we made.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEstate, serveEstate } from '../../test/estate/index.ts';
import { runDiscover } from './measured.ts';

type Plan = 'enterprise' | 'pro';

export async function callsSlack({ users = 20_000, apps = 800 } = {}): Promise<Record<string, number>> {
  const enterprise = await nightsOn('enterprise', users, apps);
  const workspace = await nightsOn('pro', users, apps);
  return {
    enterpriseFirst: enterprise.first,
    enterpriseSecond: enterprise.second,
    workspaceFirst: workspace.first,
    workspaceSecond: workspace.second,
    // Apps of both, against what the simulated company says: anything but 0 is a defect.
    missing: enterprise.missing + workspace.missing,
    peakRssMb: Math.max(enterprise.peakRssMb, workspace.peakRssMb),
  };
}

async function nightsOn(plan: Plan, users: number, apps: number) {
  // Plain filler: every count is exactly as asked for.
  const estate = createEstate({ slack: { users, apps, plan }, story: false });
  const served = await serveEstate(estate);
  const folder = mkdtempSync(join(tmpdir(), 'nhi-calls-'));
  const [config, db] = [join(folder, 'discover.yaml'), join(folder, 'inventory.db')];
  writeFileSync(config, `sources:\n  - provider: slack\n    endpoints: { default: "${served.url}" }\n`);
  let peakRssMb = 0;
  const night = async (): Promise<number> => {
    estate.log.clear();
    const run = await runDiscover(['--config', config, '--db', db, '--json'], estate.slack.env(served.url));
    if (run.code !== 0) throw new Error(`discover ended with ${run.code}: ${run.stderr}`);
    peakRssMb = Math.max(peakRssMb, run.peakRssMb);
    return estate.log.count();
  };
  try {
    const [first, second] = [await night(), await night()];
    const { stdout } = await runDiscover(['list', 'identities', '--db', db, '--format', 'json']);
    const { items } = JSON.parse(stdout) as { items: { ref: string }[] };
    const found = new Set(items.map(({ ref }) => ref));
    const missing = estate.slack.truth().apps.filter(({ id }) => !found.has(`slack:app:${id}`)).length;
    return { first, second, missing, peakRssMb };
  } finally {
    await served.close();
    rmSync(folder, { recursive: true });
  }
}
