/** The calls about single users and keys, and how often they may be made. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Observed, UsageSignal } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import { notSeen } from '../../shared/not-seen.ts';
import { isMissing } from '../client/errors.ts';
import type { Reader } from '../client/reader.ts';
import type { KnownUser } from '../principals/users.ts';
import { AccessKeyLastUsed, AccessKeyRow, ListAccessKeys } from '../schemas.ts';
import type { ListedKey } from './join.ts';
import { keyUsage } from './records.ts';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html */
const PAGE = { MaxItems: 1000 };
/** Lookups key by key are for ties and gaps. An account where more are needed is not worth that many calls. */
const MOST_LOOKUPS = 10_000;

export interface KeyUse {
  usage: Observed<UsageSignal[]>;
  /** `undefined`: not known. */
  lastAt: string | null | undefined;
}

export interface Lookups {
  /** `null`: the user is gone, or may not be asked about; the coverage says which. */
  keysOf(user: KnownUser): Promise<ListedKey[] | null>;
  useOf(key: ListedKey): Promise<KeyUse>;
}

export function lookups(reader: Reader, run: Run): Lookups {
  let left = MOST_LOOKUPS;
  let listed = 0;
  let refused: ReadFailed | undefined;

  return {
    async keysOf(user) {
      const keys: ListedKey[] = [];
      try {
        for await (const page of reader.pages('iam:ListAccessKeys', { UserName: user.name }, ListAccessKeys, PAGE)) {
          for (const row of page.AccessKeyMetadata) {
            const key = parseRow(row, AccessKeyRow, `an access key of ${user.arn}`, run);
            if (key !== undefined) {
              keys.push({ id: key.AccessKeyId, active: key.Status === 'Active', createdAt: key.CreateDate ?? null });
            }
          }
        }
        listed++;
        return keys;
      } catch (error) {
        if (!(error instanceof ReadFailed)) throw error;
        // Deleted since the users were listed: so are its keys.
        if (isMissing(error)) return null;
        // Refused for everyone, as far as we know: the rest would be refused too.
        if (error.because !== 'failed' && listed === 0) throw error;
        run.gap(`access keys of ${user.arn}`, error.because, error.message);
        return null;
      }
    },

    async useOf(key) {
      if (refused !== undefined)
        return { usage: { unknown: refused.because, detail: refused.message.slice(0, 1000) }, lastAt: undefined };
      if (left-- <= 0) {
        run.gap(`last use of access key ${key.id}`, 'failed', `not asked after ${MOST_LOOKUPS} lookups`);
        return { usage: { unknown: 'failed', detail: 'too many keys to ask one by one' }, lastAt: undefined };
      }
      try {
        const { AccessKeyLastUsed: used } = await reader.call(
          'iam:GetAccessKeyLastUsed',
          { AccessKeyId: key.id },
          AccessKeyLastUsed,
        );
        const use =
          used.LastUsedDate === undefined
            ? null
            : { at: used.LastUsedDate, region: real(used.Region), service: real(used.ServiceName) };
        return { usage: keyUsage(use, { name: 'aws:access-key-last-used', lagHours: 4 }), lastAt: use?.at ?? null };
      } catch (error) {
        if (!(error instanceof ReadFailed)) throw error;
        if (refused === undefined)
          run.gap('last use of access keys that the credential report does not tell', error.because, error.message);
        if (error.because !== 'failed') refused = error;
        return { usage: notSeen(error), lastAt: undefined };
      }
    },
  };
}

function real(text: string | undefined): string | null {
  return text === undefined || text === '' || text === 'N/A' ? null : text;
}
