/** AWS's kinds of things, by the middle part of their refs. */
import type { NativeType } from '../../core/connector.ts';

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';

export const types: Readonly<Record<string, NativeType>> = {
  organization: {
    record: 'scope',
    title: 'AWS organization',
    docs: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_introduction.html',
  },
  account: {
    record: 'scope',
    title: 'AWS account',
    docs: 'https://docs.aws.amazon.com/accounts/latest/reference/accounts-welcome.html',
  },
  region: {
    record: 'scope',
    title: 'AWS Region',
    docs: 'https://docs.aws.amazon.com/general/latest/gr/rande-manage.html',
  },

  root: { record: 'identity', title: 'account root user', docs: `${guide}/id_root-user.html` },
  'iam-user': { record: 'identity', title: 'IAM user', docs: `${guide}/id_users.html` },
  'iam-role': { record: 'identity', title: 'IAM role', docs: `${guide}/id_roles.html` },

  'access-key': {
    record: 'credential',
    title: 'IAM access key',
    of: ['iam-user'],
    docs: `${guide}/id_credentials_access-keys.html`,
  },
  'root-access-key': {
    record: 'credential',
    title: 'root access key',
    of: ['root'],
    docs: `${guide}/id_root-user_manage_delete-key.html`,
  },
  'login-profile': {
    record: 'credential',
    title: 'console password',
    of: ['iam-user'],
    docs: `${guide}/id_credentials_passwords.html`,
  },
  'root-password': {
    record: 'credential',
    title: 'root password',
    of: ['root'],
    docs: `${guide}/root-user-password.html`,
  },

  'policy-grant': {
    record: 'grant',
    title: 'policy of an identity',
    of: ['iam-user', 'iam-role'],
    docs: `${guide}/access_policies_managed-vs-inline.html`,
  },
  'role-trust': {
    record: 'trust',
    title: 'trust of a role',
    of: ['iam-role'],
    docs: `${guide}/id_roles_update-role-trust-policy.html`,
  },
};
