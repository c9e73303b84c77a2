/** Service accounts and keys, as IAM v1 shows them: https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts */
import { iso } from '../../clock.ts';
import type { SystemKey } from '../ids.ts';
import type { Project, ServiceAccount, ServiceAccountKey } from '../state.ts';
import { compact, etag, type Shape } from './common.ts';

export const accountName = (project: Project, { email }: ServiceAccount): string =>
  `projects/${project.id}/serviceAccounts/${email}`;

export function accountShape(project: Project, account: ServiceAccount): Shape {
  const { uniqueId, email, displayName, description, disabled } = account;
  return compact({
    name: accountName(project, account),
    projectId: project.id,
    uniqueId,
    email,
    displayName,
    etag: etag(uniqueId),
    description,
    oauth2ClientId: uniqueId,
    disabled,
  });
}

/** What IAM writes for "never". */
const NEVER = '9999-12-31T23:59:59Z';

export function userKeyShape(project: Project, account: ServiceAccount, key: ServiceAccountKey): Shape {
  return compact({
    name: `${accountName(project, account)}/keys/${key.id}`,
    keyAlgorithm: 'KEY_ALG_RSA_2048',
    validAfterTime: iso(key.validAfter),
    validBeforeTime: key.validBefore === 'never' ? NEVER : iso(key.validBefore),
    keyOrigin: key.origin,
    keyType: 'USER_MANAGED',
    disabled: key.disabled !== undefined,
    disableReason: key.disabled && `SERVICE_ACCOUNT_KEY_DISABLE_REASON_${key.disabled}`,
    extendedStatus: key.extendedStatus,
  });
}

export function systemKeyShape(project: Project, account: ServiceAccount, key: SystemKey): Shape {
  return {
    name: `${accountName(project, account)}/keys/${key.id}`,
    keyAlgorithm: 'KEY_ALG_RSA_2048',
    validAfterTime: iso(key.validAfter),
    validBeforeTime: iso(key.validBefore),
    keyOrigin: 'GOOGLE_PROVIDED',
    keyType: 'SYSTEM_MANAGED',
  };
}
