import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../test/suites/nights.ts';
import { takeLock } from './lock.ts';

const at = '2026-01-01T00:00:00Z';

test('one at a time, and the second is told who holds it', () => {
  const file = join(temporaryFolder(), 'inventory.db');
  const first = takeLock(file, at);
  expect(() => takeLock(file, at)).toThrow(`process ${process.pid}`);
  first.release();
  takeLock(file, at).release();
});

test('the lock of a killed process is free at once', async () => {
  const file = join(temporaryFolder(), 'inventory.db');
  const script = `import { takeLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
    takeLock(${JSON.stringify(file)}, '${at}'); globalThis.gc(); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  expect(() => takeLock(file, at)).toThrow('Another run is going on');
  child.kill('SIGKILL');
  await once(child, 'exit');
  takeLock(file, at).release();
});
