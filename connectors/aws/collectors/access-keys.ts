/** Access keys of users and of root, with their last use. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Ref, Scope } from '../../../core/model.ts';
import { join, type ListedKey } from '../access-keys/join.ts';
import { rememberKeys, unchangedKeys } from '../access-keys/known-keys.ts';
import { lookups, type Lookups } from '../access-keys/lookups.ts';
import { accessKey, keyUsage, rootAccessKey, sameTime } from '../access-keys/records.ts';
import { accountSummary } from '../account-summary.ts';
import { ahead } from '../../shared/ahead.ts';
import type { Session } from '../client/session.ts';
import type { ReportKey, ReportRow } from '../credential-report/parse.ts';
import { ageNote, credentialReport, lagHours, type ReadReport } from '../credential-report/read.ts';
import { userRef } from '../principals/identities.ts';
import { usersOf, type KnownUser } from '../principals/users.ts';

/** Users asked about at once. The limit of IAM sets the pace; this only hides the latency. */
const AT_ONCE = 5;

export const accessKeys: Collector<Session> = {
  id: 'access-keys',
  title: 'Access keys and their last use',
  in: ['account'],
  emits: ['access-key', 'root-access-key'],
  permissions: [
    'iam:GenerateCredentialReport',
    'iam:GetCredentialReport',
    'iam:ListAccessKeys',
    'iam:GetAccessKeyLastUsed',
    'iam:ListUsers',
    'iam:GetAccountSummary',
  ],
  after: ['principals'],
  firstRunCalls: 500,
  async *collect(session, scope, run) {
    const report = await reportOrGap(session, scope, run);
    if (report !== null) yield* rootKeys(session, scope, run, report);
    const users = await usersOf(session, scope, run);
    const asked = lookups(session.in(scope, run), run);
    const lag = report === null ? 0 : lagHours(report, run.now());
    for await (const keys of ahead(users, AT_ONCE, (user) =>
      keysOfUser(user, { report, lag, asked, scope: scope.ref, run }),
    )) {
      yield* keys;
    }
  },
};

/** Without the report every key is asked about by itself; that is slow, and root's keys cannot be seen at all. */
async function reportOrGap(session: Session, scope: Scope, run: Run): Promise<ReadReport | null> {
  try {
    const report = await credentialReport(session, scope, run);
    if (report.bad > 0) run.gap(`${report.bad} rows of the credential report`, 'failed', 'they are not understood');
    run.note(ageNote(report, run.now()));
    return report;
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap("root's access keys", error.because, error.message);
    run.note('last use was asked key by key, without the credential report');
    return null;
  }
}

async function* rootKeys(
  session: Session,
  scope: Scope,
  run: Run,
  report: ReadReport,
): AsyncGenerator<InventoryRecordInput> {
  const present = (await accountSummary(session, scope, run))?.['AccountAccessKeysPresent'];
  if (report.root === null) {
    run.gap("root's access keys", 'failed', 'the credential report has no row of root');
    return;
  }
  const { keys } = report.root;
  if (present !== undefined && present > 0 && keys.length === 0) {
    run.gap(
      "root's access keys",
      'pending',
      'iam:GetAccountSummary counts one that the credential report does not show yet',
    );
  }
  // Deleted since the report was made.
  if (present === 0 && keys.some(({ active }) => active)) return;
  for (const key of keys) yield rootAccessKey(scope.nativeId, key, scope.ref, lagHours(report, run.now()));
}

interface Context {
  report: ReadReport | null;
  lag: number;
  asked: Lookups;
  scope: Ref;
  run: Run;
}

async function keysOfUser(user: KnownUser, context: Context): Promise<InventoryRecordInput[]> {
  const { report, asked, scope, run } = context;
  const row = report === null ? undefined : rowOf(user, report);
  if (row === undefined) return separately(user, (await asked.keysOf(user)) ?? [], context);
  if (report === null || !(await hasKeySince(user, report, run))) {
    if (row.keys.length === 0) return [];
    const known = await unchangedKeys(user.id, row.keys, run);
    if (known !== undefined) return known.map(({ key, slot }) => fromReport(user, key, slot, context));
  }

  const listed = await asked.keysOf(user);
  if (listed === null) return [];
  const { matched, twins, beyond } = join(listed, row.keys);
  const unlisted = row.keys.length - matched.length - new Set(twins.flatMap(({ slots }) => slots)).size;
  if (unlisted > 0) {
    run.gap(
      `access keys of user ${user.name}`,
      'pending',
      `the credential report of ${report?.generatedAt} shows ${unlisted} that iam:ListAccessKeys does not; the next report decides`,
    );
  }
  const told = await tellApart(twins, asked);
  // A key that the report cannot show may change unseen: such a user is listed every time.
  if (beyond.length === 0 && told.certain && matched.length + twins.length === row.keys.length) {
    rememberKeys(user.id, row.keys, [...matched, ...told.pairs], run);
  }
  return [
    ...matched.map(({ key, slot }) => fromReport(user, key, slot, context)),
    ...told.keys.map(({ key, usage }) => accessKey(user, key, scope, usage)),
    ...(await separately(user, beyond, context)),
  ];
}

/** A report may be four hours old: it says nothing against a key that was seen since and was made after it. */
async function hasKeySince(user: KnownUser, report: ReadReport, run: Run): Promise<boolean> {
  const stored = await run.known.credentialsOf(userRef(user.id));
  return stored.some(
    ({ kind, createdAt }) =>
      kind === 'access-key' && typeof createdAt === 'string' && Date.parse(createdAt) > Date.parse(report.generatedAt),
  );
}

/** A user of the same name that was deleted and made anew since is another one. */
function rowOf(user: KnownUser, report: ReadReport): ReportRow | undefined {
  const row = report.users.get(user.arn);
  return row !== undefined && (row.createdAt === null || sameTime(row.createdAt, user.createdAt)) ? row : undefined;
}

function fromReport(user: KnownUser, key: ListedKey, slot: ReportKey, { lag, scope }: Context): InventoryRecordInput {
  return accessKey(user, key, scope, keyUsage(slot.lastUsed, { name: 'aws:credential-report', lagHours: lag }));
}

async function separately(
  user: KnownUser,
  keys: readonly ListedKey[],
  { asked, scope }: Context,
): Promise<InventoryRecordInput[]> {
  const records: InventoryRecordInput[] = [];
  for (const key of keys) records.push(accessKey(user, key, scope, (await asked.useOf(key)).usage));
  return records;
}

/** Keys made in the same second: each one's own last use says which slot is its own. */
async function tellApart(twins: readonly { key: ListedKey; slots: readonly ReportKey[] }[], asked: Lookups) {
  const keys = [];
  const pairs: { key: ListedKey; slot: ReportKey }[] = [];
  for (const { key, slots } of twins) {
    const use = await asked.useOf(key);
    keys.push({ key, usage: use.usage });
    const free = slots.filter((slot) => !pairs.some((pair) => pair.slot === slot));
    const own = free.find(
      ({ lastUsed }) => (lastUsed?.at ?? null) === use.lastAt || sameTime(lastUsed?.at ?? null, use.lastAt ?? null),
    );
    if (own !== undefined) pairs.push({ key, slot: own });
  }
  return { keys, pairs, certain: pairs.length === twins.length };
}
