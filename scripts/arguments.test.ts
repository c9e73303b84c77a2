import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], { encoding: 'utf8' });

test.each(['new-connector.ts', 'demo.ts', 'benchmarks/main.ts'])(
  '%s says what it takes, and a mistake is told without a stack trace',
  (script) => {
    expect(run(script, '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('usage: scripts/') as string,
    });
    const { status, stdout, stderr } = run(script, '--nosuch');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Unknown option '--nosuch'\.\nusage: scripts\//);
    expect(stderr).not.toMatch(/\n\s+at /);
  },
);

test('what another benchmark takes, and what is no number, is refused before anything runs', () => {
  for (const args of [
    ['--users', '5'],
    ['--count', 'x'],
    ['--records', '5'],
  ]) {
    expect(run('benchmarks/main.ts', 'scale', ...args)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('usage: scripts/bench NAME') as string,
    });
  }
});
