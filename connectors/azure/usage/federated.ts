/** When each federated credential was last used: by what Entra says of its application, and where that is not enough by the log. */
import { isUnknown, type NotSeen, type Timestamp, type UsageSignal } from '../../../core/model.ts';
import { isRead } from './report.ts';
import type { SignInLog } from './sign-in-log.ts';
import { unsupported, type Usage, type UsageSources } from './signals.ts';
import { LAG_HOURS } from './window.ts';

export interface Federating {
  appId: string;
  /** Whether it has one federated credential, and nothing else to sign in with. */
  hasOne: boolean;
  isManaged: boolean;
  blindTo: readonly string[];
}

/** In people's sign-ins the credential of the application is only in their own logs, which are not read. */
const FOR_PEOPLE = 'sign-ins on behalf of people';
/** Sign-ins are in the log after minutes, and at most a day. */
const LOG_LAG_HOURS = 24;

/** @returns the use of the credential with this id */
export async function usageOfFederated(
  { appId, hasOne, isManaged, blindTo }: Federating,
  { principals, windowStart }: UsageSources,
  log: SignInLog,
): Promise<(id: string) => Usage> {
  if (!isRead(principals)) return () => principals;
  const activity = principals.of(appId);
  if (isUnknown(activity)) return () => activity;
  const asItself = activity?.appOnly ?? null;
  const forPeople = isWithin(activity?.delegated ?? null, windowStart);
  const told = (
    lastAt: Timestamp | null,
    signal: Pick<UsageSignal, 'source' | 'windowStart' | 'lagHours' | 'detail'>,
  ) => tellUse(lastAt, forPeople, blindTo, signal);
  // Of managed identities the report has none, or not all: that one is not in it says nothing.
  const wasUsed = isWithin(asItself, windowStart) || (isManaged && activity === undefined);
  if (wasUsed && !hasOne) {
    const signIns = await log.of(appId, isManaged ? 'managedIdentity' : 'servicePrincipal', windowStart);
    if (isUnknown(signIns)) return () => signIns;
    const signal = { source: 'graph:signIns', windowStart: signIns.windowStart, lagHours: LOG_LAG_HOURS };
    return (id) => told(signIns.lastAt.get(id.toLowerCase()) ?? null, signal);
  }
  // Silence of the application is that of all its credentials; its use that of the only one.
  const signal = { source: 'graph:servicePrincipalSignInActivities', windowStart, lagHours: LAG_HOURS };
  const detail = { of: hasOne ? 'the application, which has no other credential' : 'the application as a whole' };
  return () => told(hasOne ? asItself : null, { ...signal, detail });
}

const isWithin = (at: Timestamp | null, windowStart: Timestamp): boolean => at !== null && at >= windowStart;

function tellUse(
  lastAt: Timestamp | null,
  forPeople: boolean,
  blindTo: readonly string[],
  signal: Pick<UsageSignal, 'source' | 'windowStart' | 'lagHours' | 'detail'>,
): UsageSignal[] | NotSeen {
  if (lastAt === null && forPeople)
    return unsupported('people sign in through its application, and with what that proves itself to them is not told');
  const unseen = [...blindTo, ...(forPeople ? [FOR_PEOPLE] : [])];
  return [{ ...signal, lastAt, precision: 'second', ...(unseen.length === 0 ? {} : { blindTo: unseen }) }];
}
