/** Steps that several rules advise, always in this order: verify, disable, wait, delete. */

export const verifyUse =
  'Verify: `discover show <ref>` tells when it was last used, by which source, and what that source cannot see. Ask the owner about jobs that run monthly, quarterly or only in an emergency.';

export const disableWaitDelete = [
  'Disable it, so that it can be switched on again in a minute. Do not delete it yet.',
  'Wait for one full business cycle (30 days; longer when quarterly jobs are possible) and watch for refused requests.',
  'Delete it when nothing missed it.',
] as const;

export const rotate = [
  'Find every place that uses it: `discover show <ref>` names what is known.',
  'Create the new one beside it and move the users over.',
  'Verify that the old one is no longer used, then disable it.',
  'Wait a few days for stragglers, then delete the old one.',
] as const;
