/** AWS's kinds of things, by the middle part of their refs. */
import type { NativeType } from '../../core/connector.ts';

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const anywhere = 'https://docs.aws.amazon.com/rolesanywhere/latest/userguide';

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

  'service-credential': {
    record: 'credential',
    title: 'service-specific credential',
    of: ['iam-user'],
    docs: `${guide}/id_credentials_service-specific-creds.html`,
  },
  'ssh-key': {
    record: 'credential',
    title: 'SSH public key',
    of: ['iam-user'],
    docs: `${guide}/id_credentials_ssh-keys.html`,
  },
  'signing-certificate': {
    record: 'credential',
    title: 'X.509 signing certificate',
    of: ['iam-user'],
    docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_SigningCertificate.html',
  },
  'server-certificate': {
    record: 'credential',
    title: 'server certificate in IAM',
    docs: `${guide}/id_credentials_server-certs.html`,
  },
  'oidc-provider': {
    record: 'credential',
    title: 'OIDC provider',
    docs: `${guide}/id_roles_providers_oidc.html`,
  },
  'saml-provider': {
    record: 'credential',
    title: 'SAML provider',
    docs: `${guide}/id_roles_providers_saml.html`,
  },
  'empty-instance-profile': {
    record: 'identity',
    title: 'instance profile without a role',
    docs: `${guide}/id_roles_use_switch-role-ec2_instance-profiles.html`,
  },
  'identity-center-application': {
    record: 'identity',
    title: 'application of IAM Identity Center',
    docs: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/manage-your-applications.html',
  },
  secret: {
    record: 'credential',
    title: 'secret in Secrets Manager',
    docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html',
  },
  'trust-anchor': {
    record: 'credential',
    title: 'trust anchor of Roles Anywhere',
    docs: `${anywhere}/getting-started.html`,
  },
  'anywhere-profile': {
    record: 'credential',
    title: 'profile of Roles Anywhere',
    docs: `${anywhere}/getting-started.html`,
  },
  'anywhere-subject': {
    record: 'identity',
    title: 'subject of Roles Anywhere',
    docs: 'https://docs.aws.amazon.com/rolesanywhere/latest/APIReference/API_SubjectDetail.html',
  },
  'subject-certificate': {
    record: 'credential',
    title: 'certificate of a subject of Roles Anywhere',
    of: ['anywhere-subject'],
    docs: `${anywhere}/trust-model.html`,
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
