import { HOUR, type Seconds } from '../../clock.ts';
import { alphabets } from '../../random.ts';
import { matchesAction } from '../access.ts';
import { AwsError, common } from '../errors.ts';
import { secretOf } from '../keys.ts';
import { loadModel } from '../model.ts';
import type { Context, Service } from '../service.ts';
import type { Account, Role, Session } from '../state.ts';
import { mayAssume, mayFederate } from '../trust.ts';
import { number, text, type Params } from '../validate.ts';
import { readToken } from '../web-identity.ts';

const model = loadModel('sts');
type Output = Record<string, unknown>;

function findRole({ state }: Context, arn: string): { role: Role; account: Account } | undefined {
  const account = state.accounts.get(arn.split(':')[4] ?? '');
  const role = account?.roles.get(arn.slice(arn.lastIndexOf('/') + 1));
  return account?.state === 'ACTIVE' && role?.arn === arn ? { account, role } : undefined;
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html: DurationSeconds. */
function duration(params: Params, role: Role, chained: boolean): Seconds {
  const seconds = number(params, 'DurationSeconds') ?? HOUR;
  if (chained && seconds > HOUR) {
    throw common(
      model,
      'validation',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  }
  if (seconds > role.maxSession) {
    throw common(
      model,
      'validation',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  return seconds;
}

function issue(
  context: Context,
  account: Account,
  role: Role,
  name: string,
  seconds: Seconds,
  chained: boolean,
): Output {
  const { state, random } = context;
  const accessKeyId = `ASIA${random.chars(alphabets.base32, 16)}`;
  const session: Session = {
    accessKeyId,
    secret: secretOf(state.seed, accessKeyId),
    token: `IQoJb3JpZ2luX2VjCANARY${random.chars(alphabets.lower, 200)}`,
    account: account.id,
    role,
    name,
    chained,
    expiresAt: context.now + seconds,
  };
  state.sessions.set(accessKeyId, session);
  return {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: session.secret,
      SessionToken: session.token,
      // In the caller's time: a client compares it with its own clock.
      Expiration: context.wireNow + seconds,
    },
    AssumedRoleUser: {
      AssumedRoleId: `${role.id}:${name}`,
      Arn: `arn:${state.partition}:sts::${account.id}:assumed-role/${role.name}/${name}`,
    },
  };
}

function assumeRole(params: Params, context: Context): Output {
  const { caller, state } = context;
  const arn = text(params, 'RoleArn') ?? '';
  const found = findRole(context, arn);
  const allowed = state.access.get(caller.identity.kind === 'user' ? caller.identity.user.id : caller.identity.role.id);
  const facts = {
    'sts:externalid': text(params, 'ExternalId'),
    'aws:principalorgid': state.organization?.id,
    'aws:principalarn': caller.arn,
    'sts:rolesessionname': text(params, 'RoleSessionName'),
  };
  const own = allowed?.allow.some((pattern) => matchesAction(pattern, 'sts:AssumeRole')) ?? false;
  if (!found || !own || !mayAssume(found.role.trust, caller, facts)) {
    throw common(
      model,
      'denied',
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
    );
  }
  const chained = caller.identity.kind === 'role';
  const seconds = duration(params, found.role, chained);
  const source = text(params, 'SourceIdentity');
  const name = text(params, 'RoleSessionName') ?? '';
  return {
    ...issue(context, found.account, found.role, name, seconds, chained),
    ...(source === undefined ? {} : { SourceIdentity: source }),
  };
}

function assumeWithWebIdentity(params: Params, context: Context): Output {
  const claims = readToken(context.state.seed, text(params, 'WebIdentityToken') ?? '');
  if (!claims)
    throw new AwsError(
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
      400,
    );
  if (claims.exp <= context.now)
    throw new AwsError(
      'ExpiredTokenException',
      'Token expired: current date/time must be before the expiration date/time',
      400,
    );
  const found = findRole(context, text(params, 'RoleArn') ?? '');
  const host = claims.iss.replace('https://', '');
  const provider = found && [...found.account.oidcProviders.values()].find(({ url }) => url === host);
  if (found && !provider) {
    throw new AwsError(
      'InvalidIdentityToken',
      `No OpenIDConnect provider found in your account for ${claims.iss}`,
      400,
    );
  }
  const facts = Object.fromEntries(
    Object.entries(claims).map(([key, value]) => [`${host}:${key}`.toLowerCase(), String(value)]),
  );
  if (!found || !provider || !mayFederate(found.role.trust, provider.arn, facts)) {
    throw common(model, 'denied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
  }
  const seconds = duration(params, found.role, false);
  return {
    ...issue(context, found.account, found.role, text(params, 'RoleSessionName') ?? '', seconds, true),
    SubjectFromWebIdentityToken: claims.sub,
    Audience: claims.aud,
    Provider: provider.arn,
  };
}

export const sts: Service = {
  id: 'sts',
  prefix: 'sts',
  model,
  scope: 'regional',
  unsigned: ['AssumeRoleWithWebIdentity'],
  operations: {
    GetCallerIdentity: {
      run: (_, { caller }) => ({ UserId: caller.userId, Account: caller.account.id, Arn: caller.arn }),
    },
    AssumeRole: { resource: (params) => text(params, 'RoleArn') ?? '*', run: assumeRole },
    AssumeRoleWithWebIdentity: { run: assumeWithWebIdentity },
  },
  secretReturning: [
    'GetSessionToken',
    'GetFederationToken',
    'AssumeRoot',
    'AssumeRoleWithSAML',
    'GetWebIdentityToken',
    'GetDelegatedAccessToken',
  ],
};
