/** Console passwords of users and of root: that they exist, and when they were last used. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Observed, Scope, UsageSignal } from '../../../core/model.ts';
import { password, passwordUsage, rootPassword, sameTime, separatePassword } from '../access-keys/records.ts';
import { accountSummary } from '../account-summary.ts';
import { ahead } from '../../shared/ahead.ts';
import type { Session } from '../client/session.ts';
import { credentialReport, lagHours, type ReadReport } from '../credential-report/read.ts';
import { asker, type Asker } from '../principals/asker.ts';
import { listUsers, usersOf, type KnownUser } from '../principals/users.ts';
import { LoginProfile } from '../schemas.ts';

const AT_ONCE = 5;

export const passwords: Collector<Session> = {
  id: 'passwords',
  title: 'Console passwords and their last use',
  in: ['account'],
  emits: ['login-profile', 'root-password'],
  permissions: [
    'iam:GenerateCredentialReport',
    'iam:GetCredentialReport',
    'iam:GetAccountSummary',
    'iam:GetLoginProfile',
    'iam:ListUsers',
  ],
  after: ['principals'],
  firstRunCalls: 3,
  async *collect(session, scope, run) {
    const report = await reportOrGap(session, scope, run);
    if (report === null) {
      yield* oneByOne(session, scope, run);
      return;
    }
    const lag = lagHours(report, run.now());
    if (report.bad > 0) run.gap(`${report.bad} rows of the credential report`, 'failed', 'they are not understood');
    yield* root(session, scope, run, report);

    const asked = asker(run);
    for (const user of await usersOf(session, scope, run)) {
      const row = report.users.get(user.arn);
      if (row === undefined || (row.createdAt !== null && !sameTime(row.createdAt, user.createdAt))) {
        // Made after the report: asked by itself, as there are few.
        yield* separately({ user, usage: notYet }, { session, scope, run, asked });
      } else if (row.hasPassword === true) {
        yield password(user, row, scope.ref, lag);
      }
    }
  },
};

const notYet: Observed<UsageSignal[]> = { unknown: 'pending', detail: 'the user is newer than the credential report' };

async function reportOrGap(session: Session, scope: Scope, run: Run): Promise<ReadReport | null> {
  try {
    return await credentialReport(session, scope, run);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap("root's password", error.because, error.message);
    run.note('passwords were asked about user by user, without the credential report');
    return null;
  }
}

async function* root(
  session: Session,
  scope: Scope,
  run: Run,
  report: ReadReport,
): AsyncGenerator<InventoryRecordInput> {
  const summary = await accountSummary(session, scope, run, (error) =>
    run.gap('whether root has a password', error.because, error.message),
  );
  const present = summary?.['AccountPasswordPresent'];
  if (report.root === null) {
    run.gap("root's password", 'failed', 'the credential report has no row of root');
  } else if (present === undefined && report.root.hasPassword === null) {
    // What may be there or not is no record; what is stored of it stays as it is.
    if (summary !== null) run.gap('whether root has a password', 'unsupported', 'iam:GetAccountSummary does not say');
  } else if (present !== 0 && report.root.hasPassword !== false) {
    // Accounts whose root is managed centrally have none.
    yield rootPassword(scope.nativeId, report.root, scope.ref, lagHours(report, run.now()));
  }
}

interface Context {
  session: Session;
  scope: Scope;
  run: Run;
  asked: Asker;
}

async function* oneByOne(session: Session, scope: Scope, run: Run): AsyncGenerator<InventoryRecordInput> {
  const context = { session, scope, run, asked: asker(run) };
  const users = listUsers(session.in(scope, run), run);
  const found = ahead(users, AT_ONCE, (user) =>
    Array.fromAsync(separately({ user, usage: passwordUsage(user.passwordLastUsed, 'iam:ListUsers', 4) }, context)),
  );
  for await (const records of found) yield* records;
}

/** Names and dates only: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html */
async function* separately(
  { user, usage }: { user: KnownUser; usage: Observed<UsageSignal[]> },
  { session, scope, run, asked }: Context,
): AsyncGenerator<InventoryRecordInput> {
  const profile = await asked.ask('iam:GetLoginProfile', 'passwords that the credential report does not have', () =>
    session.in(scope, run).call('iam:GetLoginProfile', { UserName: user.name }, LoginProfile),
  );
  if (profile !== undefined) yield separatePassword(user, profile.LoginProfile.CreateDate, scope.ref, usage);
}
