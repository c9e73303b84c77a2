import { HOUR, iso, type Seconds } from '../../../clock.ts';
import { AwsError } from '../../errors.ts';
import type { Context, Operation } from '../../service.ts';
import type { AccessKey, Account, SigningCertificate, User } from '../../state.ts';

const KEY_CELLS = ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service'];
const keyColumns = (n: number): string[] => KEY_CELLS.map((cell) => `access_key_${n}_${cell}`);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html, which documents a 23rd. */
const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  ...keyColumns(1),
  ...keyColumns(2),
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

const NONE = 'N/A';
const date = (at: Seconds | undefined, otherwise = NONE): string => (at === undefined ? otherwise : iso(at));

function keyCells(key: AccessKey | undefined): string[] {
  if (!key) return ['false', NONE, NONE, NONE, NONE];
  const { lastUsed } = key;
  // An inactive key keeps its date in live reports, although the guide says N/A.
  return [
    String(key.status === 'Active'),
    iso(key.createdAt),
    date(lastUsed?.at),
    lastUsed?.region ?? NONE,
    lastUsed?.service ?? NONE,
  ];
}

function certificateCells(certificate: SigningCertificate | undefined): string[] {
  return certificate ? [String(certificate.status === 'Active'), iso(certificate.uploadedAt)] : ['false', NONE];
}

/** Live reports order two keys by ascending key id, not by date; a third is left out. */
const byId = <T extends { id: string }>(items: readonly T[]): T[] => items.toSorted((a, b) => (a.id < b.id ? -1 : 1));

function extra(user: User): string {
  const keys = user.keys.length - 2;
  return keys > 0 ? `${keys} additional access keys; use iam:ListAccessKeys` : NONE;
}

function userRow(user: User, columns: 22 | 23, asOf: Seconds): string {
  const [key1, key2] = byId(user.keys.filter(({ createdAt }) => createdAt <= asOf));
  const [cert1, cert2] = byId(user.certificates);
  const { password } = user;
  const cells = [
    user.name,
    user.arn,
    iso(user.createdAt),
    String(password !== undefined),
    password ? date(password.lastUsedAt, 'no_information') : NONE,
    date(password?.changedAt),
    date(password?.nextRotationAt),
    String(user.mfa.length > 0),
    ...keyCells(key1),
    ...keyCells(key2),
    ...certificateCells(cert1),
    ...certificateCells(cert2),
    ...(columns === 23 ? [extra(user)] : []),
  ];
  return cells.join(',');
}

function rootRow(account: Account, partition: string, columns: 22 | 23): string {
  const { root } = account;
  const [key1, key2] = byId(root.keys);
  const cells = [
    '<root_account>',
    `arn:${partition}:iam::${account.id}:root`,
    iso(root.createdAt),
    'not_supported',
    date(root.passwordLastUsedAt, 'no_information'),
    'not_supported',
    'not_supported',
    String(root.mfa),
    ...keyCells(key1),
    ...keyCells(key2),
    'false',
    NONE,
    'false',
    NONE,
    ...(columns === 23 ? [NONE] : []),
  ];
  return cells.join(',');
}

/** Root first, users in name order, LF, no newline at the end. */
export function credentialReport(account: Account, partition: string, columns: 22 | 23, asOf: Seconds): string {
  const header = columns === 23 ? [...COLUMNS, 'additional_credentials_info'] : COLUMNS;
  const users = account.users.all().filter(({ createdAt }) => createdAt <= asOf);
  const rows = users.map((user) => userRow(user, columns, asOf));
  return [header.join(','), rootRow(account, partition, columns), ...rows].join('\n');
}

/** "as often as once every four hours": younger reports are given again. */
const FRESH = 4 * HOUR;

function finish(context: Context): boolean {
  const { report } = context.account;
  if (report.pendingPolls === undefined) return false;
  if (report.pendingPolls > 0) {
    report.pendingPolls -= 1;
    return false;
  }
  delete report.pendingPolls;
  const { account, state, behaviour, now } = context;
  const csv = credentialReport(account, state.partition, behaviour.reportColumns, now);
  report.current = { generatedAt: now, csv };
  return true;
}

function generate(context: Context): Record<string, unknown> {
  const { report } = context.account;
  if (report.pendingPolls !== undefined) return finish(context) ? { State: 'COMPLETE' } : { State: 'INPROGRESS' };
  if (report.current && context.now - report.current.generatedAt <= FRESH) return { State: 'COMPLETE' };
  report.pendingPolls = context.behaviour.reportPolls;
  return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
}

function get(context: Context): Record<string, unknown> {
  const { report } = context.account;
  if (report.pendingPolls !== undefined && !finish(context)) throw new AwsError('ReportInProgress', 'Unknown');
  if (!report.current) throw new AwsError('ReportNotPresent', 'Unknown');
  if (context.now - report.current.generatedAt > FRESH) throw new AwsError('ReportExpired', 'Unknown');
  return {
    Content: Buffer.from(report.current.csv).toString('base64'),
    ReportFormat: 'text/csv',
    GeneratedTime: report.current.generatedAt,
  };
}

export const report: Record<string, Operation> = {
  GenerateCredentialReport: { run: (_, context) => generate(context) },
  GetCredentialReport: { run: (_, context) => get(context) },
};
