import type { Service } from '../service.ts';
import { account, ec2 } from './account.ts';
import { iam } from './iam/index.ts';
import { organizations } from './organizations.ts';
import { rolesAnywhere } from './roles-anywhere.ts';
import { secretsManager } from './secrets-manager.ts';
import { ssoAdmin } from './sso-admin.ts';
import { sts } from './sts.ts';

export const services: readonly Service[] = [
  sts,
  iam,
  organizations,
  account,
  secretsManager,
  rolesAnywhere,
  ssoAdmin,
  ec2,
];
