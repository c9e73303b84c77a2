/** What earlier runs stored of things that did not change, made ready to be told again with tonight's use and owners. */
import type { Run } from '../../../core/connector.ts';
import { isUnknown, type InventoryRecord, type InventoryRecordInput, type Ref } from '../../../core/model.ts';
import { usageOfKey, usageOfPrincipal } from '../usage/signals.ts';
import type { Made, Sight } from './credentials.ts';
import { whySilent } from './silent.ts';
import { peopleOf, type Surroundings } from './surroundings.ts';
import { joined, type IdentityRecord } from './identities.ts';

type Stored<K extends InventoryRecord['record']> = Extract<InventoryRecord, { record: K }>;

export const textOf = (record: Stored<'identity'> | Stored<'credential'>, key: string): string => {
  const value = record.attributes[key];
  return typeof value === 'string' ? value : '';
};
const textsOf = (record: Stored<'identity'> | Stored<'credential'>, key: string): string[] => {
  const value = record.attributes[key];
  return Array.isArray(value) ? value : [];
};

const fromPeople = /^(?:servicePrincipal:owners|agent:sponsors)$/;

/** An identity that is no own application. */
export function identityAgain(record: Stored<'identity'>, around: Surroundings, isAgent: boolean): IdentityRecord {
  const others = isUnknown(record.ownerHints) ? [] : record.ownerHints.filter(({ source }) => !fromPeople.test(source));
  const silent = whySilent({ tags: textsOf(record, 'tags'), singleSignOn: textOf(record, 'singleSignOn') || null });
  return {
    ...record,
    ownerHints: joined(peopleOf(around, textOf(record, 'objectId'), isAgent), others),
    usage: usageOfPrincipal(textOf(record, 'appId'), around.usage, { silent, blindTo: [] }),
  };
}

/** Of what is on a service principal: it signs in nowhere else. */
export function credentialAgain(record: Stored<'credential'>, { now, usage }: Sight): InventoryRecordInput {
  const expired = typeof record.expiresAt === 'string' && record.expiresAt <= now;
  const silent = textOf(record, 'silent') || null;
  return {
    ...record,
    status: expired ? 'expired' : 'active',
    usage: usageOfKey(textsOf(record, 'keyIds'), usage, { silent, blindTo: [] }),
  };
}

/** When a credential was made, as an earlier run concluded. */
export function knownDates(run: Run): (ref: Ref) => Promise<Made | undefined> {
  return async (ref) => {
    const record = await run.known.record(ref);
    if (record?.record !== 'credential') return undefined;
    return { createdAt: record.createdAt, createdFrom: textOf(record, 'createdFrom') };
  };
}
