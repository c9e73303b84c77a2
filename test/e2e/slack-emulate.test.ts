/** A Slack that is not ours and lacks most of it: what is there is found, and what is missing is said. */
import { beforeAll, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { openEmulated, type Emulated } from './emulate.ts';
import type { Ended } from './program.ts';

const TOKEN = 'xoxp-emulated-admin';
const SEED = `slack:
  team: { name: Halden, domain: halden }
  users:
    - { name: astrid, real_name: Astrid Lund, email: astrid@halden.example, is_admin: true }
tokens:
  ${TOKEN}: { login: astrid, scopes: [users:read, team:read] }
`;

let desk: Emulated;
let ended: Ended;
let summary: RunSummary;

beforeAll(async () => {
  const source = (url: string): string => `{ provider: slack, endpoints: { default: '${url}' } }`;
  desk = await openEmulated('slack', SEED, source, { SLACK_TOKEN: TOKEN });
  ({ ended, summary } = await desk.run());
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
  expect(await desk.list('identities')).toEqual([]);
});

test('the log of integrations, which is not offered, is said to have failed', () => {
  const said = summary.sources
    .flatMap(({ coverage }) => coverage)
    .find(({ collector }) => collector === 'installed-apps');
  expect(said).toMatchObject({ status: 'failed' });
  expect(JSON.stringify(said)).toMatch(/team\.integrationLogs was answered with HTTP 404/);
});

test('the token is kept nowhere', async () => {
  const { stdout } = await desk.discover('export');
  expect(stdout).toContain('T000000001');
  for (const text of [stdout, ended.stdout, ended.stderr]) expect(text).not.toContain(TOKEN);
});
