/** Ids as Google makes them. All are drawn from the seed. */
import { createHash } from 'node:crypto';
import { DAY, type Seconds } from '../clock.ts';
import { alphabets, type Random } from '../random.ts';

/** Where the collector lives. Present with or without the story. */
export const HOME_PROJECT = 'halden-security';
export const COLLECTOR = 'nhi-discover';

const DIGITS = '0123456789';

/** Numbers of organizations, folders and projects: 12 digits, and never one that begins with 0. */
export const resourceNumber = (random: Random): string => `${random.int(1, 9)}${random.chars(DIGITS, 11)}`;
/** `uniqueId` of a service account, which is also its OAuth 2.0 client id; ids of users look the same. */
export const uniqueId = (random: Random): string => `1${random.chars(DIGITS, 20)}`;
export const keyId = (random: Random): string => random.chars(alphabets.hex, 40);
/** `C` and eight characters, as the Admin console shows it. */
export const customerId = (random: Random): string => `C0${random.chars(alphabets.lower, 7)}`;
/** Access ids of Cloud Storage HMAC keys of service accounts: https://cloud.google.com/storage/docs/authentication/hmackeys */
export const hmacAccessId = (random: Random): string => `GOOG1E${random.chars(alphabets.base32, 55)}`;

/** `nhi-discover@halden-security.iam.gserviceaccount.com` */
export const emailOf = (account: string, projectId: string): string =>
  `${account}@${projectId}.iam.gserviceaccount.com`;

export interface SystemKey {
  id: string;
  validAfter: Seconds;
  validBefore: Seconds;
}

/**
 * The keys that Google holds for a service account: rotated about every two weeks, each good for one week more, so that
 * two are always there. https://cloud.google.com/iam/docs/service-account-creds#google-managed-key-pairs
 */
export function systemKeys(seed: string, account: string, now: Seconds): [SystemKey, SystemKey] {
  const each = (epoch: number): SystemKey => ({
    id: createHash('sha1').update(`${seed}/${account}/${epoch}`).digest('hex'),
    validAfter: epoch * 14 * DAY,
    validBefore: (epoch * 14 + 21) * DAY,
  });
  const current = Math.floor(now / (14 * DAY));
  return [each(current), each(current - 1)];
}
