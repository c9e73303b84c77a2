/**
 * `scripts/demo`: the main job on the embedded simulated company. Nothing leaves this machine: the company's clouds are
 * served on loopback while the run goes on, and the run is the ordinary program, as a subprocess.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { argumentsOf } from './arguments.ts';
import { createEstate, serveEstate, type Estate, type ServedEstate } from '../test/estate/index.ts';

const usage = `usage: scripts/demo [--folder DIR]

Runs discover on a simulated company: its AWS organization, Entra tenant and Azure subscriptions, Google Cloud and
Workspace, GitHub and Slack, with its people, pipelines and vendors in all of them.
Leaves an inventory in DIR (default: demo/ in this checkout; what is there from an earlier demo is replaced).`;

/** A demo of a tool that reports problems is no failure when it reports some. */
const EXPECTED = new Set([0, 3, 4]);

async function demo(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = join(folder, 'inventory.db');
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(database + suffix, { force: true });
  const estate = createEstate();
  const served = await serveEstate(estate);
  const config = join(folder, 'discover.yaml');
  const sources = sourcesOf(estate, served);
  // JSON is YAML.
  writeFileSync(config, `${JSON.stringify({ database: './inventory.db', sources }, null, 2)}\n`, { mode: 0o600 });
  try {
    console.log('The company: Halden Robotics, whose clouds and SaaS are simulated on this machine.\n');
    const env = {
      ...served.env,
      ...estate.azure.env(served.url),
      ...estate.google.env(served.url),
      ...estate.slack.env(served.url),
      GITHUB_APP_PRIVATE_KEY: estate.github.privateKey(),
    };
    const code = await discover(['--config', config], env);
    if (!EXPECTED.has(code)) return code;
    console.log(explore(relative(process.cwd(), database) || database));
    return 0;
  } finally {
    await served.close();
  }
}

/** As a real configuration, but for where the providers are. */
function sourcesOf(estate: Estate, { url, organization }: ServedEstate): object[] {
  const { collector, organization: google } = estate.google.state;
  const endpoints = { default: url };
  return [
    { provider: 'aws', name: 'halden', organization, endpoints },
    { provider: 'azure', endpoints },
    { provider: 'gcp', endpoints },
    {
      provider: 'google-workspace',
      adminEmail: `admin@${google.domain}`,
      serviceAccount: collector.email,
      endpoints,
    },
    {
      provider: 'github',
      app: { id: estate.github.state.collector.app.id, privateKey: '${env:GITHUB_APP_PRIVATE_KEY}' },
      endpoints,
    },
    { provider: 'slack', endpoints },
  ];
}

function discover(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const program = join(import.meta.dirname, '../core/cli/bin.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
  });
}

const explore = (database: string): string => `
Explore what was found:
  scripts/discover list findings --db ${database} --severity critical
  scripts/discover list identities --db ${database} --unused 90d
  scripts/discover list credentials --db ${database} --owner none
  scripts/discover show DatadogIntegrationRole --db ${database}
  scripts/discover list coverage --db ${database}
  scripts/discover export --db ${database} --format csv --what identities
  sqlite3 -readonly ${database} 'SELECT name, owner, last_used_at FROM identities'   (docs/sql.md)`;

const { values } = argumentsOf({ options: { folder: { type: 'string' } } }, usage);
process.exitCode = await demo(values.folder ?? join(import.meta.dirname, '../demo'));
