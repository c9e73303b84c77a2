/** From settings to a session: who we are, who is in our organization, how to get into each account. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { AssumedRole } from '../schemas.ts';
import type { Settings } from '../settings.ts';
import { Account, type GetKeys } from './account.ts';
import { isDenied } from './errors.ts';
import { readOrganization, type Organization } from './organization.ts';
import { reader } from './reader.ts';
import { createSession, type Session } from './session.ts';
import { signIn, type SignedIn } from './sign-in.ts';

/** @throws SignInFailed before anything is read */
export async function openSession(settings: Settings, run: Run): Promise<Session> {
  const caller = await signIn(settings, run);
  const { configuration, partition, region, arn } = caller;
  const own = new Account(caller.account, caller.getKeys, configuration);
  const organization = await readOrganization(reader({ account: own, region, run, settings, partition }), run);

  const connect = (id: string): Account => {
    const role = roleFor(id, settings, caller, organization);
    if (role === undefined) return own;
    return new Account(id, assume(id, role, own, { settings, caller }), configuration);
  };
  return createSession({
    settings,
    partition,
    caller: { arn, account: caller.account },
    region,
    organization,
    own,
    connect,
  });
}

interface RoleToAssume {
  arn: string;
  externalId: string | undefined;
  sessionName: string;
  /** In the caller's own account the role is optional. */
  optional: boolean;
  isManagement: boolean;
}

function roleFor(
  id: string,
  settings: Settings,
  { account, partition }: SignedIn,
  organization: Organization,
): RoleToAssume | undefined {
  const single = settings.accounts?.find(({ roleArn }) => roleArn.split(':')[4] === id);
  if (single !== undefined) {
    return {
      arn: single.roleArn,
      externalId: single.externalId,
      sessionName: 'nhi-discover',
      optional: false,
      isManagement: false,
    };
  }
  const { organization: wanted } = settings;
  if (wanted === undefined || organization.state !== 'listed') return undefined;
  return {
    arn: `arn:${partition.id}:iam::${id}:role/${wanted.roleName}`,
    externalId: wanted.externalId,
    sessionName: wanted.sessionName,
    optional: id === account,
    isManagement: id === organization.managementAccount,
  };
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html: chained sessions last an hour at most. */
const DURATION = 3600;

function assume(
  id: string,
  role: RoleToAssume,
  own: Account,
  { settings, caller }: { settings: Settings; caller: SignedIn },
): GetKeys {
  return async (run) => {
    const { region, partition } = caller;
    const sts = reader({ account: own, region, run, settings, partition });
    try {
      const input = {
        RoleArn: role.arn,
        RoleSessionName: role.sessionName,
        DurationSeconds: DURATION,
        ...(role.externalId === undefined ? {} : { ExternalId: role.externalId }),
      };
      const { Credentials: keys } = await sts.call('sts:AssumeRole', input, AssumedRole);
      return {
        accessKeyId: keys.AccessKeyId,
        secretAccessKey: keys.SecretAccessKey,
        sessionToken: keys.SessionToken,
        expiration: keys.Expiration,
      };
    } catch (error) {
      if (!isDenied(error)) throw error;
      if (role.optional) return own.keys(run);
      throw refused(id, role, error);
    }
  };
}

function refused(id: string, role: RoleToAssume, error: unknown): ReadFailed {
  const next = role.isManagement
    ? 'StackSets do not deploy to the management account: create the role there yourself, or set includeManagementAccount: false.'
    : 'Create the role there; its trust policy must name the caller, with the same ExternalId.';
  return new ReadFailed('denied', `account ${id} did not let us assume ${role.arn}`, { next, cause: error });
}
