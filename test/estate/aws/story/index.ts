import { trust, type Builder } from '../build.ts';
import type { Account, AwsState } from '../state.ts';
import { delegation, identityCenter, rootUsers, serverCertificates } from './account-wide.ts';
import { admins } from './admins.ts';
import { federation } from './federation.ts';
import { productionRoles } from './production-roles.ts';
import { productionUsers } from './production-users.ts';
import { secrets } from './secrets.ts';
import { beforeReport } from './stale-report.ts';
import { trusts } from './trusts.ts';

function production(state: AwsState, build: Builder, named: ReadonlyMap<string, Account>): void {
  build.account.alias = 'halden-production';
  build.account.securityContact = {
    name: 'Farah Nasser',
    title: 'CISO',
    email: 'security@halden.example',
    phone: '+46 40 555 01 10',
  };
  build.group('engineers', { attached: [build.aws('ReadOnlyAccess')] });
  build.group('administrators', { attached: [build.aws('AdministratorAccess')] });
  productionUsers(state, build);
  const human = build.account.users.get('bo.ekman');
  if (human) build.admin(human.id, 'group administrators');
  beforeReport(build);
  productionRoles(build);
  trusts(state, build, named);
  federation(state, build);
  serverCertificates(state, build);
  delegation(build);
}

function development(build: Builder): void {
  admins(build);
  // Holders of sts:GetWebIdentityToken can sign in to SaaS with the account's own issuer.
  build.account.outboundIssuer = `https://${build.random.uuid()}.tokens.sts.global.api.aws`;
}

function legacy(build: Builder): void {
  const user = build.user('old-erp', { path: '/machine/' });
  build.key(user, { created: build.ago(1500), used: { at: build.ago(600) } });
  build.role('old-erp', trust({ Service: 'ec2.amazonaws.com' }));
  build.note('account.suspended', 'suspended: cannot be entered, must be skipped', build.account.id);
}

/** Tells an account's part of the company's story. A standalone account gets all that fits into one. */
export function tellStory(name: string, state: AwsState, build: Builder, named: ReadonlyMap<string, Account>): void {
  const alone = named.size === 1;
  rootUsers(name, build);
  build.account.tags = [{ Key: 'environment', Value: name }];
  if (name === 'production') production(state, build, named);
  if (name === 'development' || alone) development(build);
  if (name === 'data' || alone) secrets(build);
  if (name === 'management' || alone) identityCenter(build);
  if (name === 'legacy') legacy(build);
}
