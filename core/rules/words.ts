/** How facts are put into words. Dates are days in UTC. */
import { type NotSeen, type Timestamp, type Unknown } from '../model.ts';
import type { CredentialFacts } from './rule.ts';

export const day = (time: Timestamp): string => time.slice(0, 10);

const reasons: Readonly<Record<Unknown, string>> = {
  denied: 'access was denied',
  unlicensed: 'the plan does not include it',
  unsupported: 'the provider does not report it',
  disabled: 'the service is switched off',
  pending: 'it is too early to know',
  failed: 'reading it failed',
};

/** Why a fact is not known, e.g. `access was denied (iam:ListAccessKeys)`. */
export function whyUnknown(reason: Unknown, detail?: string): string {
  return detail === undefined ? reasons[reason] : `${reasons[reason]} (${detail})`;
}

export const notSeen = (what: string, fact: NotSeen): string =>
  `${what} could not be read: ${whyUnknown(fact.unknown, fact.detail)}`;

/** E.g. `access key AKIA…`. */
export function label({ credential }: CredentialFacts): string {
  return `${credential.kind.replaceAll('-', ' ')} ${credential.name === '' ? credential.nativeId : credential.name}`;
}

export const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
