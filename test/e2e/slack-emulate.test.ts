/** A Slack that is not ours and lacks most of it: what is there is found, and what is missing is said. */
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { temporaryFolder } from './harness.ts';
import { discover, root, startCommand, type Ended } from './program.ts';

const TOKEN = 'xoxp-emulated-admin';
const SEED = `slack:
  team: { name: Halden, domain: halden }
  users:
    - { name: astrid, real_name: Astrid Lund, email: astrid@halden.example, is_admin: true }
tokens:
  ${TOKEN}: { login: astrid, scopes: [users:read, team:read] }
`;

let folder: string;
let ended: Ended;
let summary: RunSummary;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const run = (...args: string[]): Promise<Ended> =>
  discover([...args, '--db', join(folder, 'inventory.db')], {
    cwd: folder,
    env: { HOME: folder, SLACK_TOKEN: TOKEN },
  });

beforeAll(async () => {
  folder = await temporaryFolder();
  const port = await freePort();
  const seed = join(folder, 'seed.yaml');
  await writeFile(seed, SEED);
  const emulate = join(root, 'node_modules/emulate/dist/index.js');
  const args = ['start', '--service', 'slack', '--port', String(port), '--seed', seed];
  const emulator = startCommand([process.execPath, emulate, ...args], { cwd: folder, env: { HOME: folder } });
  await emulator.says(/Ready/, 'stdout');
  const endpoints = `{ default: 'http://localhost:${port}' }`;
  await writeFile(join(folder, 'discover.yaml'), `sources: [{ provider: slack, endpoints: ${endpoints} }]\n`);
  ended = await run('--json');
  summary = JSON.parse(ended.stdout) as RunSummary;
});

test('the run ends incomplete, and without a crash', () => {
  expect(ended, ended.stderr).toMatchObject({ code: 4 });
  expect(ended.stderr).not.toMatch(/^\s+at /m);
  expect(summary).toMatchObject({ status: 'partial', exitCode: 4 });
});

test('the workspace is read, and its people are no machines', async () => {
  expect(summary.sources.map(({ scope }) => scope)).toContain('T000000001');
  const bots = summary.sources.flatMap(({ coverage }) => coverage).find(({ collector }) => collector === 'bots');
  expect(bots).toMatchObject({ status: 'complete', calls: 1 });
  const { items } = JSON.parse((await run('list', 'identities', '--format', 'json')).stdout) as { items: object[] };
  expect(items).toEqual([]);
});

test('the log of integrations, which is not offered, is said to have failed', () => {
  const said = summary.sources
    .flatMap(({ coverage }) => coverage)
    .find(({ collector }) => collector === 'installed-apps');
  expect(said).toMatchObject({ status: 'failed' });
  expect(JSON.stringify(said)).toMatch(/team\.integrationLogs was answered with HTTP 404/);
});

test('the token is kept nowhere', async () => {
  const { stdout } = await run('export');
  expect(stdout).toContain('T000000001');
  for (const text of [stdout, ended.stdout, ended.stderr]) expect(text).not.toContain(TOKEN);
});
