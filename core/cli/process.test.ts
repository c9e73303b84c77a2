/** What only a process of its own can show: signals, pipes that close, folders and disks that refuse. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { modeOf } from '../../test/suites/cli.ts';
import type { Fake } from '../../test/suites/fake-connector.ts';
import { temporaryFolder } from '../../test/suites/nights.ts';
import { openInventory } from '../inventory/inventory.ts';

const program = fileURLToPath(new URL('../../test/suites/fake-cli.ts', import.meta.url));
// Each process takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
const started = new Set<ChildProcess>();
afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

interface Process {
  child: ChildProcess;
  says: (text: string) => Promise<void>;
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

function start(
  folder: string,
  args: readonly string[],
  { fake = {}, under = [] }: { fake?: Fake; under?: readonly string[] } = {},
): Process {
  const [command = '', ...rest] = [...under, process.execPath, program, ...args];
  const child = spawn(command, rest, {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      FAKE: JSON.stringify(fake),
      DISCOVER_DB: join(folder, 'a.db'),
      NODE_NO_WARNINGS: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  const said = { stdout: '', stderr: '' };
  const waiting: (() => void)[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (chunk: string) => {
      said[stream] += chunk;
      for (const check of waiting) check();
    });
  }
  return {
    child,
    says: (text) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (said.stderr.includes(text) || said.stdout.includes(text)) resolve();
        };
        waiting.push(check);
        check();
      }),
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said }))),
  };
}

const run = ['--provider', 'fake'];
const endless: Fake = { endless: ['000000000001 keys', '000000000002 keys'] };

test.each(['SIGINT', 'SIGTERM'] as const)('%s: what was read is kept, and the exit code is 130', async (signal) => {
  const folder = temporaryFolder();
  const { child, says, ended } = start(folder, [...run, '--verbose'], { fake: endless });
  await says('account-1: users complete');
  await says('account-2: users complete');
  child.kill(signal);
  const { code, stdout, stderr } = await ended;
  expect({ code, stderr: stderr.includes('Interrupted: keeping what was read completely.') }).toEqual({
    code: 130,
    stderr: true,
  });
  expect(stdout).toContain('Next: discover --resume;');
  const inventory = openInventory(join(folder, 'a.db'), { readOnly: true });
  expect(await inventory.read.count('identities', {})).toBe(4);
  expect(await inventory.read.lastRun()).toMatchObject({ status: 'interrupted', exitCode: 130 });
  await inventory.close();
});

test('a reader that goes away is no error of a list, and does not stop a run', async () => {
  const folder = temporaryFolder();
  const running = start(folder, run, { fake: { users: 500 } });
  running.child.stdout?.destroy();
  expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
  const listing = start(folder, ['list', 'identities', '--format', 'ndjson']);
  listing.child.stdout?.once('data', () => listing.child.stdout?.destroy());
  expect(await listing.ended).toMatchObject({ code: 0, stderr: '' });
});

test.runIf(process.platform === 'linux' && process.getuid?.() === 0)('a read-only file system', async () => {
  const { code, stderr } = await start('/', [...run, '--db', '/proc/discover.db']).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^error: \/proc\/discover\.db: the inventory cannot be written there .*\n {2}next: Choose a writable place with --db FILE\.\n$/,
  );
});

test.runIf(process.platform === 'linux')(
  'a full disk: exit 1, the next step, and what was merged before is intact',
  async () => {
    const folder = temporaryFolder();
    expect((await start(folder, run).ended).code).toBe(0);
    // No file may grow beyond 256 KiB: SQLite is told so as by a full disk.
    const under = ['sh', '-c', 'ulimit -f 256 2>/dev/null || exit 77; trap "" XFSZ; exec "$@"', 'sh'];
    const { code, stderr } = await start(folder, run, { fake: { users: 2000 }, under }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/error: .*(?:the disk is full|the disk refused to read or write)/);
    expect(stderr).toContain('what was merged before is intact');
    const inventory = openInventory(join(folder, 'a.db'));
    expect(await inventory.read.integrity()).toEqual(['ok']);
    expect(await inventory.read.count('identities', {})).toBeGreaterThanOrEqual(4);
    await inventory.close();
    expect((await start(folder, run).ended).code).toBe(0);
  },
);

test.runIf(process.platform !== 'win32')('files are private whatever the umask of the caller', async () => {
  const folder = temporaryFolder();
  const under = ['sh', '-c', 'umask 000; exec "$@"', 'sh'];
  const { code } = await start(folder, [...run, '--db', join(folder, 'new/a.db')], { under }).ended;
  expect(code).toBe(0);
  expect([modeOf(join(folder, 'new')), modeOf(join(folder, 'new/a.db'))]).toEqual([0o700, 0o600]);
});
