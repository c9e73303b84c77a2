import { HOUR } from '../../clock.ts';
import type { Builder } from '../build.ts';
import { credentialReport } from '../services/iam/report.ts';

/**
 * Production's credential report is two hours old and will be given again for two more. Since it was made, one user was
 * deleted, one was made, and one got a key.
 */
export function beforeReport(build: Builder): void {
  const newcomer = build.user('fleet-beacon', {
    path: '/machine/',
    created: build.now - HOUR,
    tags: { team: 'robotics' },
  });
  build.key(newcomer, { created: build.now - HOUR + 60 });
  build.note('user.after-report', 'made after the credential report: not in it', newcomer.id, { arn: newcomer.arn });
  const rotating = build.user('telemetry-sink', { path: '/machine/', tags: { team: 'data' } });
  build.key(rotating, { created: build.ago(120), used: { at: build.ago(1), service: 'kinesis' } });
  const key = build.key(rotating, { created: build.now - HOUR / 2 });
  build.note('key.after-report', 'made after the credential report: not in it', key.id, { arn: rotating.arn });
}

export function cacheReport(build: Builder): void {
  const { account } = build;
  const ghost = build.user('departed-bot', { path: '/machine/' });
  ghost.keys.push({ id: 'AKIAGHOSTGHOSTGHOSTG', createdAt: build.ago(300), status: 'Active' });
  const generatedAt = build.now - 2 * HOUR;
  account.report.current = { generatedAt, csv: credentialReport(account, build.partition, 22, generatedAt) };
  account.users.remove(ghost.name);
  build.note('user.deleted-after-report', 'in the credential report, and deleted since', ghost.id, { arn: ghost.arn });
}
