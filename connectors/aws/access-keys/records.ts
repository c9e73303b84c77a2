/** Access keys and passwords → credentials. Pure. */
import type { InventoryRecordInput, Observed, Ref, Timestamp, UsageSignal } from '../../../core/model.ts';
import type { ReportKey, ReportRow } from '../credential-report/parse.ts';
import { rootRef, userRef } from '../principals/identities.ts';
import type { KnownUser } from '../principals/users.ts';
import type { ListedKey } from './join.ts';

export type CredentialRecord = Extract<InventoryRecordInput, { record: 'credential' }>;
type Use = { at: string; region: string | null; service: string | null } | null;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html: tracked since then. */
const KEYS_TRACKED_SINCE = '2015-04-22T00:00:00Z';
/** Sign-ins from 3 May 2018 to this moment (14:08 PDT) were not recorded, so silence can only be claimed from here on. */
const PASSWORDS_TRACKED_SINCE = '2018-05-23T21:08:00Z';

interface Source {
  /** `aws:credential-report` or `aws:access-key-last-used`. */
  name: string;
  lagHours: number;
}

/** Of several uses within 15 minutes only the first is recorded, hence the precision. */
export function keyUsage(use: Use, { name, lagHours }: Source): UsageSignal[] {
  const detail = { ...(use?.region ? { region: use.region } : {}), ...(use?.service ? { service: use.service } : {}) };
  return [
    {
      source: name,
      lastAt: use?.at ?? null,
      windowStart: KEYS_TRACKED_SINCE,
      precision: 'hour',
      lagHours,
      ...(Object.keys(detail).length > 0 ? { detail } : {}),
    },
  ];
}

export function accessKey(
  user: KnownUser,
  key: ListedKey,
  scope: Ref,
  usage: Observed<UsageSignal[]>,
): CredentialRecord {
  return {
    record: 'credential',
    ref: `aws:access-key:${key.id}`,
    scope,
    source: 'iam:ListAccessKeys',
    identity: userRef(user.id),
    kind: 'access-key',
    name: key.id,
    nativeId: key.id,
    status: key.active ? 'active' : 'disabled',
    createdAt: key.createdAt ?? { unknown: 'unsupported', detail: 'iam:ListAccessKeys answered without it' },
    // The secret of a key never changes: rotating means making a new one.
    rotatedAt: null,
    expiresAt: { unknown: 'unsupported', detail: 'access keys have no expiry' },
    usage,
    attributes: { userName: user.name },
  };
}

/** The ids of root's keys are nowhere to be read: the slot and the date of creation stand for them. */
export function rootAccessKey(account: string, key: ReportKey, scope: Ref, lagHours: number): CredentialRecord {
  return {
    record: 'credential',
    ref: `aws:root-access-key:${account}/${key.slot}/${key.createdAt}`,
    scope,
    source: 'iam:GetCredentialReport',
    identity: rootRef(account),
    kind: 'access-key',
    name: `root access key ${key.slot}`,
    nativeId: `${account}/${key.slot}`,
    status: key.active ? 'active' : 'disabled',
    createdAt: key.createdAt,
    rotatedAt: null,
    expiresAt: { unknown: 'unsupported', detail: 'access keys have no expiry' },
    usage: keyUsage(key.lastUsed, { name: 'aws:credential-report', lagHours }),
  };
}

export function password(user: KnownUser, row: ReportRow, scope: Ref, lagHours: number): CredentialRecord {
  return {
    ...passwordOf(row, lagHours),
    ref: `aws:login-profile:${user.id}`,
    scope,
    identity: userRef(user.id),
    name: 'console password',
    nativeId: user.arn,
    // The report has only the last change; when the first one was set is not said.
    createdAt: { unknown: 'unsupported', detail: 'only the last change is reported' },
    rotatedAt: row.passwordChanged ?? { unknown: 'unsupported' },
    expiresAt: row.passwordNextRotation,
    attributes: row.mfa === null ? {} : { mfa: row.mfa },
  };
}

/** @param present `null`: whether root has one could not be read */
export function rootPassword(account: string, row: ReportRow, scope: Ref, lagHours: number): CredentialRecord {
  return {
    ...passwordOf(row, lagHours),
    ref: `aws:root-password:${account}`,
    scope,
    identity: rootRef(account),
    name: 'root password',
    nativeId: row.arn,
    status: 'active',
    createdAt: { unknown: 'unsupported' },
    rotatedAt: { unknown: 'unsupported', detail: 'the report does not say for root' },
    expiresAt: { unknown: 'unsupported', detail: 'a password policy does not bind root' },
    attributes: row.mfa === null ? {} : { mfa: row.mfa },
  };
}

/** One that the credential report does not have. */
export function separatePassword(
  user: KnownUser,
  createdAt: Timestamp,
  scope: Ref,
  usage: Observed<UsageSignal[]>,
): CredentialRecord {
  return {
    record: 'credential',
    ref: `aws:login-profile:${user.id}`,
    scope,
    source: 'iam:GetLoginProfile',
    identity: userRef(user.id),
    kind: 'password',
    name: 'console password',
    nativeId: user.arn,
    status: 'active',
    createdAt,
    rotatedAt: { unknown: 'pending', detail: 'only the credential report says when it was last changed' },
    expiresAt: { unknown: 'pending', detail: 'only the credential report says when it must be changed' },
    usage,
  };
}

function passwordOf(
  row: ReportRow,
  lagHours: number,
): Pick<CredentialRecord, 'record' | 'source' | 'kind' | 'status' | 'usage'> {
  return {
    record: 'credential',
    source: 'iam:GetCredentialReport',
    kind: 'password',
    status: 'active',
    usage: passwordUsage(row.passwordLastUsed, 'aws:credential-report', lagHours),
  };
}

/** Of several sign-ins within five minutes only the first is recorded, hence the precision. */
export function passwordUsage(lastAt: Timestamp | null, source: string, lagHours: number): UsageSignal[] {
  return [{ source, lastAt, windowStart: PASSWORDS_TRACKED_SINCE, precision: 'hour', lagHours }];
}

/** Two times within a second of each other are the same: the report rounds. */
export function sameTime(a: Timestamp | null, b: Timestamp | null): boolean {
  return a !== null && b !== null && Math.abs(Date.parse(a) - Date.parse(b)) <= 1000;
}
