/**
 * Whom to ask for app passwords tonight. Google has no bulk listing and no log of their making, so a large company
 * cannot be asked in one night: those who matter come first, the others in turn.
 */
import { PEOPLE_ON_A_PAGE, type People } from '../users.ts';

export interface Reasons {
  people: People;
  /** User id → the day they were last asked, with an answer or without. */
  asked: ReadonlyMap<string, number>;
  /** Who has some, by what is stored. */
  holders: ReadonlySet<string>;
  /** Whose mail is read over IMAP or POP, which is what most app passwords are for. */
  mail: ReadonlySet<string>;
  today: number;
  /** Users that may be asked. */
  most: number;
}

/** Only these can have any that work: https://support.google.com/accounts/answer/185833 */
export const canHaveOne = (people: People): string[] =>
  [...people].flatMap(([id, { active, enrolled }]) => (active && enrolled ? [id] : []));

/** Questions of a first night, whose 200 calls besides one for each user are mostly those of long logs, … */
const FIRST_NIGHT = 50;
/** … and of others: this many, less one for each page that it takes to list the people, and not fewer than that. */
const NIGHTLY = { most: 30, least: 10 };

/** Users to ask where the configuration does not say: what the calls of a night leave (README, "How few calls"). */
export function shareOf(people: People, asked: ReadonlyMap<string, number>): number {
  if (asked.size === 0) return FIRST_NIGHT;
  return Math.max(NIGHTLY.least, NIGHTLY.most - Math.ceil(people.size / PEOPLE_ON_A_PAGE));
}

export function planOf({ people, asked, holders, mail, today, most }: Reasons): string[] {
  const dayOf = (id: string): number => asked.get(id) ?? -Infinity;
  const isAdmin = (id: string): number => Number(people.get(id)?.admin === true);
  // Of those who waited as long, administrators first: theirs open most.
  const waiting = canHaveOne(people)
    .filter((id) => dayOf(id) < today || most >= people.size)
    .toSorted((a, b) => dayOf(a) - dayOf(b) || isAdmin(b) - isAdmin(a));
  const likely = waiting.filter((id) => holders.has(id) || mail.has(id));
  const others = waiting.filter((id) => !holders.has(id) && !mail.has(id));
  // Half of the night is for the others, so that they have their turn too.
  const first = likely.slice(0, Math.max(Math.ceil(most / 2), most - others.length));
  return [...first, ...others.slice(0, most - first.length)];
}
