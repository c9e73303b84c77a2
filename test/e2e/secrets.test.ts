/** No secret of the company is anywhere that a run leaves something: file, log, terminal, export, error. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { canaries, type Fault } from '../estate/index.ts';
import { openCompany, type Company, type Desk } from './harness.ts';
import type { Ended } from './program.ts';

let company: Company;
let desk: Desk;
const said: string[] = [];

/** Also halves of them: a log may cut a line where it likes. */
function leaked(text: string): string[] {
  const secrets = [...canaries(company.estate), company.env.AWS_SECRET_ACCESS_KEY].filter(
    (secret) => secret.length >= 16,
  );
  expect(secrets.length).toBeGreaterThan(40);
  const parts = secrets.flatMap((secret) => [secret.slice(0, 16), secret.slice(-16)]);
  return parts.filter((part) => text.includes(part));
}

async function hear(work: Promise<Ended>): Promise<void> {
  const { stdout, stderr } = await work;
  said.push(stdout, stderr);
}

beforeAll(async () => {
  company = await openCompany({ size: { accounts: 3, regions: 2 } });
  desk = await company.desk();
  await hear(desk.discover('--verbose', '--log-format', 'json'));
  await hear(desk.discover('--verbose', '--json'));
});

describe('canaries', () => {
  test('are not in what a run says', () => {
    expect(said.join('').length).toBeGreaterThan(5000);
    expect(leaked(said.join(''))).toEqual([]);
  });

  test('are not in any file that it leaves', async () => {
    // In the middle of a run, so that the write-ahead log is there to be looked at too.
    const { estate } = company;
    estate.faults.add({ operation: 'ListServerCertificates', nth: 1, kind: 'slow', ms: 600_000 });
    const held = company.answered({ operation: 'ListServerCertificates', fault: 'slow' });
    const twin = await desk.copy();
    const run = twin.start();
    await held;
    estate.faults.clear();
    const names = (await readdir(twin.folder)).filter((name) => name.startsWith('inventory.db'));
    expect(names).toEqual(expect.arrayContaining(['inventory.db', 'inventory.db-wal']));
    for (const name of names) expect(leaked(await readFile(join(twin.folder, name), 'latin1'))).toEqual([]);
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(130);
  });

  test('are not in exports, nor in what the commands print', async () => {
    const outputs = await Promise.all([
      desk.discover('export', '--state', 'any'),
      desk.discover('export', '--format', 'csv', '--what', 'credentials'),
      desk.discover('list', 'credentials', '--format', 'json'),
      desk.discover('diff', '--since', '30d', '--json'),
    ]);
    for (const { code, stdout, stderr } of outputs) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(leaked(stdout)).toEqual([]);
    }
  });

  test.each<[string, Fault]>([
    ['refused', { service: 'iam', kind: 'deny' }],
    ['answered by a proxy', { service: 'secretsmanager', kind: 'html' }],
    ['answered with odd rows', { service: 'iam', kind: 'poison', how: 'wrong-type' }],
    ['cut off', { operation: 'AssumeRole', kind: 'truncate' }],
    ['sent elsewhere', { service: 'iam', kind: 'redirect', to: 'http://127.0.0.1:9/' }],
  ])('are not in the words for a call that was %s', async (_, fault) => {
    const fresh = await company.desk();
    company.estate.faults.add(fault);
    try {
      const { code, stdout, stderr } = await fresh.discover('--verbose', '--log-format', 'json', '--deadline', '20s');
      expect([1, 4]).toContain(code);
      expect(leaked(stdout + stderr)).toEqual([]);
      expect(leaked(await readFile(fresh.db, 'latin1'))).toEqual([]);
    } finally {
      company.estate.faults.clear();
    }
  });
});

test('no call was made that would have returned a secret', () => {
  expect(company.estate.log.count()).toBeGreaterThan(100);
  expect(company.estate.log.entries().filter(({ secretReturning }) => secretReturning === true)).toEqual([]);
});
