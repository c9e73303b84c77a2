/** What the account itself says there is of each thing. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { Scope } from '../../core/model.ts';
import type { Session } from './client/session.ts';
import { AccountSummary } from './schemas.ts';

export type Summary = Readonly<Record<string, number>>;

/** One call for each account and run. `null`: it could not be read, and totals cannot be checked. */
export async function accountSummary(session: Session, scope: Scope, run: Run): Promise<Summary | null> {
  try {
    return await session.memo(scope.nativeId, 'summary', async () => {
      return (await session.in(scope, run).call('iam:GetAccountSummary', {}, AccountSummary)).SummaryMap;
    });
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`totals could not be checked: ${error.message}`);
    return null;
  }
}

export function expectTotal(run: Run, summary: Summary | null, type: string, key: string): void {
  const total = summary?.[key];
  if (total !== undefined) run.expect(type, total, 'iam:GetAccountSummary');
}
