/** A GitHub that is not ours and lacks most of what is asked: what is not there is said, and nothing is called empty. */
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { temporaryFolder } from './harness.ts';
import { discover, root, startCommand, type Ended } from './program.ts';

const TOKEN = 'emulated-token';
const SEED = `tokens:
  ${TOKEN}: { login: octocat, scopes: [repo, 'admin:org', 'admin:org_hook', user] }
github:
  users: [{ login: octocat, name: The Octocat, email: octocat@example.com }]
  orgs: [{ login: my-org, name: My Organization, members: [{ login: octocat, role: admin }] }]
  repos: [{ owner: my-org, name: widgets, auto_init: true }]
`;

let ended: Ended;
let summary: RunSummary;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(async () => {
  const folder = await temporaryFolder();
  const port = await freePort();
  await writeFile(join(folder, 'seed.yaml'), SEED);
  const emulate = join(root, 'node_modules/emulate/dist/index.js');
  const given = ['start', '--service', 'github', '--port', String(port), '--seed', join(folder, 'seed.yaml')];
  const options = { cwd: folder, env: { HOME: folder } };
  const emulator = startCommand([process.execPath, emulate, ...given], options);
  await emulator.says(new RegExp(`localhost:${port}|127.0.0.1:${port}`), 'stdout');
  const source = `token: ${TOKEN}, organizations: [my-org], endpoints: { default: 'http://localhost:${port}' }`;
  await writeFile(join(folder, 'discover.yaml'), `sources: [{ provider: github, ${source} }]\n`);
  ended = await discover(['--json', '--db', join(folder, 'inventory.db')], options);
  summary = JSON.parse(ended.stdout) as RunSummary;
});

test('the run ends incomplete, and without a crash', () => {
  expect(ended, ended.stderr).toMatchObject({ code: 4 });
  expect(ended.stderr).not.toMatch(/^\s+at /m);
  expect(summary).toMatchObject({ status: 'partial', exitCode: 4 });
  expect(ended.stdout + ended.stderr).not.toContain(TOKEN);
});

test('the organization is found, and each listing that is not offered is named', () => {
  const [organization] = summary.sources;
  expect(organization).toMatchObject({ scope: 'my-org', gone: 0 });
  const said = new Map(organization?.coverage.map((one) => [one.collector, JSON.stringify(one)]));
  expect(said.get('installations')).toContain('orgs/list-app-installations');
  expect(said.get('fine-grained-tokens')).toContain('orgs/list-pat-grants');
  expect(said.get('runners')).toContain('actions/list-self-hosted-runner-groups-for-org');
  const complete = organization?.coverage.filter(({ status }) => status === 'complete');
  expect(complete?.map(({ collector }) => collector)).toEqual(['scopes']);
});
