import { AwsError, common } from './errors.ts';
import type { ServiceModel } from './model.ts';
import type { Caller } from './service.ts';
import type { AwsState } from './state.ts';

/** IAM's wildcards, upper and lower case alike. */
export function matchesAction(pattern: string, action: string): boolean {
  if (pattern === '*') return true;
  const form = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${form}$`, 'i').test(action);
}

export type Verdict = 'allowed' | 'implicit' | 'explicit' | 'scp';

/** Deny wins, and a service control policy binds all but the management account. */
export function judge(state: AwsState, caller: Caller, action: string, region: string): Verdict {
  if (action === 'sts:GetCallerIdentity') return 'allowed';
  const hit = (patterns: readonly string[]): boolean => patterns.some((pattern) => matchesAction(pattern, action));
  if (caller.account.id !== state.organization?.managementId) {
    const scp = caller.account.scps.some((p) => hit(p.actions) && (!p.regions || p.regions.includes(region)));
    if (scp) return 'scp';
  }
  const { identity } = caller;
  const access = state.access.get(identity.kind === 'user' ? identity.user.id : identity.role.id);
  if (!access) return 'implicit';
  if (hit(access.deny)) return 'explicit';
  return hit(access.allow) ? 'allowed' : 'implicit';
}

const BECAUSE: Record<Exclude<Verdict, 'allowed'>, (action: string) => string> = {
  implicit: (action) => `because no identity-based policy allows the ${action} action`,
  explicit: () => 'with an explicit deny in an identity-based policy',
  scp: () => 'with an explicit deny in a service control policy',
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function denied(
  model: ServiceModel,
  callerArn: string,
  action: string,
  resource: string,
  verdict: Exclude<Verdict, 'allowed'>,
): AwsError {
  // Organizations never says who or what: https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
  if (model.errors['AWSOrganizationsNotInUseException']) {
    return new AwsError('AccessDeniedException', "You don't have permissions to access this resource.");
  }
  const message = `User: ${callerArn} is not authorized to perform: ${action} on resource: ${resource} ${BECAUSE[verdict](action)}`;
  return common(
    model,
    'denied',
    model.protocol === 'ec2' ? `You are not authorized to perform this operation. ${message}` : message,
  );
}
