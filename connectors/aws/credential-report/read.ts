/** Has the credential report made, waits for it, and reads it: once for each account and run. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { codeOf } from '../client/errors.ts';
import { pause } from '../../shared/pause.ts';
import type { Session } from '../client/session.ts';
import type { Scope } from '../../../core/model.ts';
import { CredentialReport, GenerateReport } from '../schemas.ts';
import { parseReport, type Report } from './parse.ts';

export interface ReadReport extends Report {
  /** When IAM made it: up to four hours ago. Later changes are not in it. */
  generatedAt: string;
}

/** Live reports take about two seconds; large accounts longer. */
const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000];

/** @throws ReadFailed when it may not be read, or is not ready in a minute */
export function credentialReport(session: Session, scope: Scope, run: Run): Promise<ReadReport> {
  return session.memo(scope.nativeId, 'credential-report', () => read(session, scope, run));
}

async function read(session: Session, scope: Scope, run: Run): Promise<ReadReport> {
  const reader = session.in(scope, run);
  const generate = () => reader.call('iam:GenerateCredentialReport', {}, GenerateReport);
  let { State: state } = await generate();
  for (const wait of WAITS_MS) {
    if (state !== 'COMPLETE') await pause(wait, run.signal);
    try {
      const { Content, GeneratedTime } = await reader.call('iam:GetCredentialReport', {}, CredentialReport);
      const report = parseReport(new TextDecoder().decode(Content));
      if (report === null)
        throw new ReadFailed('failed', `the credential report of ${scope.nativeId} is not understood`);
      return { ...report, generatedAt: GeneratedTime };
    } catch (error) {
      const code = error instanceof ReadFailed ? codeOf(error.cause) : '';
      // 404 while it is made, 410 when there is none or it has expired.
      // https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html
      if (/InProgress|NotReady/.test(code)) state = 'INPROGRESS';
      else if (/ReportNotPresent|ReportExpired/.test(code)) state = (await generate()).State;
      else throw error;
    }
  }
  throw new ReadFailed('pending', `the credential report of account ${scope.nativeId} was not ready in time`, {
    next: 'Run again in a few minutes.',
  });
}

/** Keys of users whose keys look the same in the report are not asked for again: what came and went since is not seen. */
export function ageNote({ generatedAt }: { generatedAt: string }, now: string): string {
  const minutes = Math.round((Date.parse(now) - Date.parse(generatedAt)) / 60_000);
  const since =
    minutes < 10 ? '' : '; a key that was made or deleted since shows when AWS makes the next one, 4 h later';
  return `credential report of ${generatedAt}${since}`;
}

/** Hours that the report lags behind: its age, and four that IAM itself takes to know of a use. */
export function lagHours(report: { generatedAt: string }, now: string): number {
  return 4 + Math.max(0, Math.ceil((Date.parse(now) - Date.parse(report.generatedAt)) / 3_600_000));
}
