/** Whether the people who are named for something are still here. */
import { isUnknown, type Identity, type OwnerHint } from '../model.ts';
import type { Evidence } from './rule.ts';
import { notSeen } from './words.ts';

type Kind = OwnerHint['kind'];

export type Presence =
  /** Nobody of these kinds is named. */
  | { is: 'unnamed' }
  /** At least one is. A guest is no owner, but has not gone. */
  | { is: 'here' }
  /** All that are named have left, are switched off or lost their access. */
  | { is: 'gone'; people: readonly OwnerHint[] }
  | { is: 'unknown'; because: string };

export function presence(hints: Identity['ownerHints'], kinds: readonly Kind[]): Presence {
  if (isUnknown(hints)) return { is: 'unknown', because: notSeen('who it belongs to', hints) };
  const named = hints.filter(({ kind }) => kinds.includes(kind));
  if (named.length === 0) return { is: 'unnamed' };
  if (named.some(({ standing }) => standing === 'active' || standing === 'guest')) return { is: 'here' };
  const unclear = named.find(({ standing }) => standing === undefined);
  if (unclear !== undefined) return { is: 'unknown', because: `whether ${unclear.value} is still here is not known` };
  return { is: 'gone', people: [...new Map(named.map((one) => [one.value, one])).values()] };
}

/** So many are named in a message, and so many proven in its evidence. */
const NAMED = 3;
const PROVEN = 20;

const sayPerson = ({ value, standing }: OwnerHint): string => `${value} (${standing ?? 'gone'})`;

/** E.g. `ann (deleted), bob (disabled)`. */
export function sayPeople(people: readonly OwnerHint[]): string {
  const named = people.slice(0, NAMED).map(sayPerson).join(', ');
  return people.length > NAMED ? `${named} and ${people.length - NAMED} more` : named;
}

export const peopleEvidence = (people: readonly OwnerHint[]): Evidence[] =>
  people.slice(0, PROVEN).map((one) => ({ what: `named as ${one.kind}: ${sayPerson(one)}`, source: one.source }));
