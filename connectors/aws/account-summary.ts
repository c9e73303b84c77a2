/** What the account itself says there is of each thing. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { Scope } from '../../core/model.ts';
import type { Session } from './client/session.ts';
import { AccountSummary } from './schemas.ts';

export type Summary = Readonly<Record<string, number>>;

/**
 * One call for each account and run.
 *
 * @param missed what it means to the caller that it may not be read; by default that totals cannot be checked
 * @returns `null` when it could not be read
 */
export async function accountSummary(
  session: Session,
  scope: Scope,
  run: Run,
  missed: (error: ReadFailed) => void = (error) => run.note(`totals could not be checked: ${error.message}`),
): Promise<Summary | null> {
  try {
    return await session.memo(scope.nativeId, 'summary', async () => {
      return (await session.in(scope, run).call('iam:GetAccountSummary', {}, AccountSummary)).SummaryMap;
    });
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    missed(error);
    return null;
  }
}

export function expectTotal(run: Run, summary: Summary | null, type: string, key: string): void {
  const total = summary?.[key];
  if (total !== undefined) run.expect(type, total, 'iam:GetAccountSummary');
}
