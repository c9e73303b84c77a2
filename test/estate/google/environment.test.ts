/** Files of credentials go with the process that they were written for, however it ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';

const module = JSON.stringify(new URL('environment.ts', import.meta.url).href);
const writesTwenty = `
  const { writeCredentials } = await import(${module});
  const folders = Array.from({ length: 20 }, () => writeCredentials({ 'adc.json': '{}' }));
  process.stdout.write(JSON.stringify(folders));
`;

test.each(['by itself', 'by a signal'])('a process that ends %s leaves nothing, and warns of no leak', async (how) => {
  const lives = how === 'by a signal' ? 'setInterval(() => {}, 1000);' : '';
  const child = spawn(process.execPath, ['--input-type=module', '-e', writesTwenty + lives]);
  let warnings = '';
  child.stderr.on('data', (text: Buffer) => (warnings += text.toString()));
  const ended = once(child, 'close');
  const [told] = (await once(child.stdout, 'data')) as [Buffer];
  const folders = JSON.parse(told.toString()) as string[];
  if (lives !== '') child.kill('SIGTERM');
  await ended;
  expect(warnings).not.toContain('MaxListeners');
  expect(folders).toHaveLength(20);
  expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
  expect(child.signalCode).toBe(lives === '' ? null : 'SIGTERM');
});
