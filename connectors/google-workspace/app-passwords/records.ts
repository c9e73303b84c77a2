/** App passwords in the words of the inventory. */
import type { Credential, InventoryRecordInput, Ref, Timestamp } from '../../../core/model.ts';
import { iso } from '../../shared/time.ts';
import type { AspRow } from '../schemas.ts';
import { standingOf, type Person } from '../users.ts';

type CredentialInput = Extract<InventoryRecordInput, { record: 'credential' }>;

/** Before there were any: Google keeps the last use for as long as the password lives. */
const BEGINNING = '2010-01-01T00:00:00Z';
/** Not documented for this field; other last-use dates of Google's are a day late at most. */
const LAG_HOURS = 24;

const passwordRef = (userId: string, codeId: number): Ref => `google-workspace:app-password:${userId}/${codeId}`;

export function appPassword(userId: string, person: Person, row: AspRow, scope: Ref): CredentialInput {
  const createdAt = timeOf(row.creationTime);
  return {
    record: 'credential',
    ref: passwordRef(userId, row.codeId),
    scope,
    source: 'admin:directory.asps.list',
    identity: null,
    kind: 'password',
    name: `${row.name === '' ? 'app password' : row.name} of ${person.email}`.slice(0, 1024),
    nativeId: `${userId}/${row.codeId}`,
    status: person.active ? 'active' : 'disabled',
    createdAt: createdAt ?? { unknown: 'unsupported', detail: 'Google does not tell when this one was made' },
    rotatedAt: null,
    expiresAt: { unknown: 'unsupported', detail: 'app passwords have no expiry' },
    usage:
      row.lastTimeUsed === undefined
        ? { unknown: 'unsupported', detail: 'Google does not tell when this one was last used' }
        : [
            {
              source: 'google-workspace:app-passwords',
              lastAt: timeOf(row.lastTimeUsed),
              windowStart: createdAt ?? BEGINNING,
              precision: 'second',
              lagHours: LAG_HOURS,
            },
          ],
    weaknesses: ['bypasses-mfa'],
    ownerHints: [{ kind: 'owner', value: person.email, source: 'directory:user', standing: standingOf(person) }],
    attributes: { userId, userEmail: person.email, codeId: row.codeId },
  };
}

/** One that is stored, of a user who was not asked tonight. */
export function storedAgain(stored: Credential, status: Credential['status'], asked: string): CredentialInput {
  return { ...stored, status, usage: { unknown: 'pending', detail: `its user was last asked on ${asked}` } };
}

/**
 * "Unix time" in the documentation; in answers it is milliseconds. A number of seconds that large is in the year 5138.
 * https://developers.google.com/workspace/admin/directory/reference/rest/v1/asps
 */
function timeOf(text: string): Timestamp | null {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value === 0) return null;
  return iso(value < 100_000_000_000 ? value * 1000 : value);
}
