import { DAY } from '../../clock.ts';
import { makeCertificate } from '../certificate.ts';
import type { Builder } from '../build.ts';
import { accessKeyId, uniqueId } from '../ids.ts';
import type { AwsState } from '../state.ts';

/** The root user, in each state that the report can show. */
export function rootUsers(name: string, build: Builder): void {
  const { root } = build.account;
  const note = (what: string): void => build.note(`root.${name}`, what, build.arn('root'), { arn: build.arn('root') });
  const key = (options: object): void => {
    root.keys.push({ id: accessKeyId(build.random, 'AKIA'), createdAt: build.ago(1500), status: 'Active', ...options });
  };
  if (name === 'management') {
    root.passwordLastUsedAt = build.ago(700);
    note('no keys, MFA, last signed in 700 days ago');
  } else if (name === 'development') {
    key({ lastUsed: { at: build.ago(20), region: build.home, service: 's3' } });
    root.mfa = false;
    root.passwordLastUsedAt = build.ago(15);
    note('an active key, used 20 days ago, and no MFA');
  } else if (name === 'data') {
    key({ status: 'Inactive' });
    note('an inactive key that was never used');
  } else if (name === 'production') {
    note('no keys and no sign-in ever');
  }
}

export function serverCertificates(state: AwsState, build: Builder): void {
  for (const [name, days, what] of [
    ['fleet-console-2026', 200, 'valid'],
    ['www-2019', -900, 'expired'],
    ['api-2026', 9, 'ends in nine days'],
  ] as const) {
    const id = uniqueId(build.random, 'ASCA');
    const expiresAt = build.now + days * DAY;
    state.plantedSecrets.add(makeCertificate(`${name}.halden.example`, expiresAt - 400 * DAY, expiresAt).privateKey);
    build.account.serverCertificates.push({
      path: '/cloudfront/',
      name,
      id,
      arn: build.arn(`server-certificate/cloudfront/${name}`),
      uploadedAt: expiresAt - 399 * DAY,
      expiresAt,
    });
    build.note(`server-certificate.${name}`, `server certificate, ${what}`, id);
  }
}

/** A partner asks for access through IAM's temporary delegation. */
export function delegation(build: Builder): void {
  const id = build.random.chars('0123456789abcdef', 32);
  build.account.delegationRequests.push({
    id,
    requestorId: '193620512468',
    requestorName: 'Fleet Analytics AB',
    description: 'Read telemetry buckets to set up the integration',
    state: 'PENDING_APPROVAL',
    createdAt: build.ago(3),
    expiresAt: build.now + 4 * DAY,
    ownerId: build.arn('user/people/bo.ekman'),
  });
  build.note('delegation-request.pending', 'a partner product waits for approval', id);
}

export function identityCenter(build: Builder): void {
  const { account, random, partition, home } = build;
  const hex = (length: number): string => random.chars('0123456789abcdef', length);
  const instance = `ssoins-${hex(16)}`;
  const application = (name: string, what: string, options: object): void => {
    const arn = `arn:${partition}:sso::${account.id}:application/${instance}/apl-${hex(16)}`;
    account.identityCenter?.applications.push({
      arn,
      providerArn: `arn:${partition}:sso::aws:applicationProvider/custom`,
      name,
      account: account.id,
      status: 'ENABLED',
      createdAt: build.ago(400),
      assignments: [],
      grants: [],
      scopes: [],
      ...options,
    });
    build.note(`application.${name.split(' ')[0]?.toLowerCase() ?? ''}`, what, arn, { arn, region: home });
  };
  const issuer = `arn:${partition}:sso::${account.id}:trustedTokenIssuer/${instance}/tti-${random.uuid()}`;
  account.identityCenter = {
    instanceArn: `arn:${partition}:sso:::instance/${instance}`,
    identityStoreId: `d-${hex(10)}`,
    ownerAccount: account.id,
    name: 'halden',
    region: home,
    createdAt: build.ago(1000),
    applications: [],
    permissionSets: ['AdministratorAccess', 'ReadOnly', 'Billing'].map(
      () => `arn:${partition}:sso:::permissionSet/${instance}/ps-${hex(16)}`,
    ),
    tokenIssuers: [{ arn: issuer, name: 'okta' }],
  };
  application('Datadog', 'SAML application with a group assigned', {
    assignments: [{ id: random.uuid(), type: 'GROUP' }],
  });
  application('Agent-Gateway', 'OAuth application that exchanges tokens', {
    description: 'MCP gateway of the AI team',
    grants: [
      {
        type: 'authorization_code',
        grant: { AuthorizationCode: { RedirectUris: ['https://agents.halden.example/callback'] } },
      },
      {
        type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        grant: {
          JwtBearer: { AuthorizedTokenIssuers: [{ TrustedTokenIssuerArn: issuer, AuthorizedAudiences: ['agents'] }] },
        },
      },
      { type: 'refresh_token', grant: { RefreshToken: {} } },
    ],
    scopes: [{ scope: 'sso:account:access', targets: [`arn:${partition}:sso::${account.id}:application/*`] }],
  });
  application('Old-Wiki <b>', 'disabled application, HTML in its name', { status: 'DISABLED' });
}
