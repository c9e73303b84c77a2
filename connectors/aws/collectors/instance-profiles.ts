/**
 * Instance profiles without a role. Those with one are attributes of their role, which the bulk call already told; an
 * empty one is left over, can do nothing, and shows nowhere else.
 */
import type { Collector } from '../../../core/connector.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import { accountSummary } from '../account-summary.ts';
import type { Session } from '../client/session.ts';
import { hintsFromPath, hintsFromTags, purposeOf } from '../owner-hints.ts';
import { accountFacts } from '../principals/account-facts.ts';
import { parseRow } from '../../shared/rows.ts';
import { InstanceProfileRow, ListInstanceProfiles } from '../schemas/iam-credentials.ts';

const OPERATION = 'iam:ListInstanceProfiles';

export const instanceProfiles: Collector<Session> = {
  id: 'instance-profiles',
  title: 'Instance profiles without a role',
  in: ['account'],
  emits: ['empty-instance-profile'],
  permissions: [OPERATION, 'iam:GetAccountSummary'],
  after: ['principals'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const total = (await accountSummary(session, scope, run))?.['InstanceProfiles'];
    const facts = await accountFacts(session, scope);
    if (facts?.whole === true && total !== undefined && total === facts.instanceProfiles) {
      // The provider's own total says that there are none.
      run.expect('empty-instance-profile', 0, 'iam:GetAccountSummary');
      return;
    }
    for await (const page of session.in(scope, run).pages(OPERATION, {}, ListInstanceProfiles, { MaxItems: 1000 })) {
      for (const row of page.InstanceProfiles) {
        const profile = parseRow(row, InstanceProfileRow, 'an instance profile', run);
        if (profile !== undefined && profile.Roles.length === 0) yield emptyInstanceProfile(profile, scope);
      }
    }
  },
};

function emptyInstanceProfile(row: InstanceProfileRow, scope: Pick<Scope, 'ref'>): InventoryRecordInput {
  return {
    record: 'identity',
    ref: `aws:empty-instance-profile:${row.InstanceProfileId}`,
    scope: scope.ref,
    source: OPERATION,
    kind: 'workload',
    name: row.InstanceProfileName,
    nativeId: row.Arn,
    // Without a role in it, nobody gets credentials through it.
    status: 'disabled',
    nature: { is: 'machine', because: 'an instance profile is for EC2 instances' },
    managedBy: 'customer',
    createdAt: row.CreateDate,
    purpose: purposeOf(row.Tags),
    ownerHints: [...hintsFromTags(row.Tags), ...hintsFromPath(row.Path)].slice(0, 50),
    usage: { unknown: 'unsupported', detail: 'IAM does not report the use of instance profiles' },
    tags: row.Tags,
    attributes: { path: row.Path },
  };
}
