/** The daemon: runs when its time has come, and leaves in good order. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCompany, organizationConfig } from './harness.ts';

test('runs on its own, and stops on SIGTERM', async () => {
  const company = await openCompany({ size: { accounts: 2, regions: 1 } });
  const desk = await company.desk();
  await writeFile(
    join(desk.folder, 'discover.yaml'),
    organizationConfig(company, 'schedule: { cron: "* * * * * *", timezone: UTC }\n'),
  );
  const asked = company.answered({ operation: 'GetAccountAuthorizationDetails' });
  const daemon = desk.start('schedule');
  await asked;
  const again = company.answered({ operation: 'GetCallerIdentity' });
  await again;
  daemon.child.kill('SIGTERM');
  const { code, stderr } = await daemon.ended;
  expect([0, 130]).toContain(code);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect((await desk.list('identities')).length).toBeGreaterThan(50);
  const runs = new Set((await desk.list('coverage')).map((row) => row['run']));
  expect(Math.max(...[...runs].map(Number))).toBeGreaterThanOrEqual(1);
});
