import type { Seconds } from '../clock.ts';
import type { Incoming } from '../wire.ts';
import { common, MESSAGES } from './errors.ts';
import { PARTITIONS } from './ids.ts';
import { secretOf } from './keys.ts';
import type { Caller, Service } from './service.ts';
import { amzDate, parseAmzDate, signedWith, type Authorization } from './sigv4.ts';
import type { Account, AwsState } from './state.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html: five minutes either way. */
const SKEW: Seconds = 5 * 60;

function checkScope(state: AwsState, service: Service, auth: Authorization): void {
  const partition = PARTITIONS[state.partition];
  const good =
    service.scope === 'regional'
      ? [...partition.regions, ...partition.optIn].includes(auth.region)
      : partition[service.scope] === auth.region;
  if (!good) {
    throw common(
      service.model,
      'bad-signature',
      `Credential should be scoped to a valid region, not '${auth.region}'. `,
    );
  }
}

function checkTime(service: Service, request: Incoming, auth: Authorization, wireNow: Seconds): void {
  const sent = request.headers['x-amz-date'] ?? '';
  const at = parseAmzDate(sent);
  if (at === undefined || !sent.startsWith(auth.date)) {
    throw common(
      service.model,
      'incomplete-signature',
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP',
    );
  }
  if (service.model.protocol === 'ec2' && Math.abs(at - wireNow) > SKEW) {
    throw common(service.model, 'expired', 'Request has expired.');
  }
  if (at < wireNow - SKEW) {
    const limit = amzDate(wireNow - SKEW);
    throw common(
      service.model,
      'bad-signature',
      `Signature expired: ${sent} is now earlier than ${limit} (${amzDate(wireNow)} - 5 min.)`,
    );
  }
  if (at > wireNow + SKEW) {
    const limit = amzDate(wireNow + SKEW);
    throw common(
      service.model,
      'bad-signature',
      `Signature not yet current: ${sent} is still later than ${limit} (${amzDate(wireNow)} + 5 min.)`,
    );
  }
}

function sessionCaller(
  state: AwsState,
  service: Service,
  request: Incoming,
  auth: Authorization,
  now: Seconds,
): [Caller, string] {
  const session = state.sessions.get(auth.accessKeyId);
  const account = session && state.accounts.get(session.account);
  if (!session || !account || request.headers['x-amz-security-token'] !== session.token) {
    throw common(service.model, 'invalid-token', MESSAGES.invalid);
  }
  if (now >= session.expiresAt) throw common(service.model, 'expired', MESSAGES.expired);
  const arn = `arn:${state.partition}:sts::${account.id}:assumed-role/${session.role.name}/${session.name}`;
  const caller: Caller = {
    account,
    arn,
    userId: `${session.role.id}:${session.name}`,
    identity: { kind: 'role', role: session.role, session: session.name },
  };
  return [caller, session.secret];
}

function userCaller(state: AwsState, service: Service, request: Incoming, auth: Authorization): [Caller, string] {
  const owner = state.keyOwners.get(auth.accessKeyId);
  const account = owner && state.accounts.get(owner.account);
  const user = owner && account?.users.get(owner.user);
  const key = user?.keys.find(({ id }) => id === auth.accessKeyId);
  // A long-lived key has no session token, and an inactive one is as good as unknown.
  if (!account || !user || key?.status !== 'Active' || request.headers['x-amz-security-token'] !== undefined) {
    throw common(service.model, 'invalid-token', MESSAGES.invalid);
  }
  return [{ account, arn: user.arn, userId: user.id, identity: { kind: 'user', user } }, secretOf(state.seed, key.id)];
}

function checkReach(service: Service, account: Account, region: string): void {
  const status = account.regions.get(region)?.status;
  // A Region that the account has not enabled does not know its credentials.
  if (account.state !== 'ACTIVE' || (service.scope === 'regional' && status === 'DISABLED')) {
    throw common(service.model, 'invalid-token', MESSAGES.invalid);
  }
}

export interface Times {
  /** The company's time, which decides when sessions end. */
  now: Seconds;
  /** The server's wall clock, which decides whether a signature is fresh. */
  wireNow: Seconds;
}

/** Who sent a request, or the refusal that the service gives. */
export function authenticate(
  state: AwsState,
  service: Service,
  request: Incoming,
  auth: Authorization,
  times: Times,
): Caller {
  checkScope(state, service, auth);
  const [caller, secret] = auth.accessKeyId.startsWith('ASIA')
    ? sessionCaller(state, service, request, auth, times.now)
    : userCaller(state, service, request, auth);
  checkReach(service, caller.account, auth.region);
  if (!signedWith(secret, request, auth)) throw common(service.model, 'bad-signature', MESSAGES.signature);
  checkTime(service, request, auth, times.wireNow);
  return caller;
}
