/** What only Enterprise organizations have, so that its absence elsewhere is in the coverage and not in doubt. */
import type { Collector } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Session } from '../client/session.ts';

export const appGovernance: Collector<Session> = {
  id: 'app-governance',
  title: 'Approvals, requests, activity and audit log of apps',
  in: ['workspace'],
  emits: [],
  permissions: [],
  firstRunCalls: 0,
  collect() {
    throw new ReadFailed(
      'unlicensed',
      'the Admin API and the audit log are for Enterprise organizations, with a token of the organization',
    );
  },
};
