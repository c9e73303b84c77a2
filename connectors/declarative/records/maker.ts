/** What every kind of record is made with: one row, and a way to say that a field of it was not understood. */
import type { Run } from '../../../core/connector.ts';
import type { Observed, Ref, Timestamp, Unknown } from '../../../core/model.ts';
import { isWhole, mapped, textOf } from '../mapping.ts';
import { holds, lookUp, type Row } from '../row.ts';
import type { Choice, Condition, Mapping } from '../schema/mapping.ts';
import { NotUnderstood } from '../transform.ts';

export interface Making {
  connector: string;
  stream: string;
  scope: Ref;
  row: Row;
  run: Run;
  /** Why the rows of a join are not all there, by its name. */
  joinFlaws: Readonly<Record<string, Flaw>>;
}

export interface Flaw {
  because: Unknown;
  detail: string;
}

/** The row does not become this record; the coverage says why. */
export class Unusable extends Error {}

type When = Mapping | { none: string } | { unknown: Unknown; detail?: string | undefined } | undefined;

export const isNeverThere = (field: unknown): field is { none: string } =>
  typeof field === 'object' && field !== null && 'none' in field;

export const isNotTold = (field: unknown): field is { unknown: Unknown; detail?: string | undefined } =>
  typeof field === 'object' && field !== null && 'unknown' in field;

/** @throws Unusable */
export async function required(making: Making, mapping: Mapping, field: string): Promise<string> {
  const value = await optional(making, mapping, field);
  if (value === undefined || !isWhole(mapping, making.row)) throw new Unusable(`${field} is missing`);
  return value;
}

/** @throws Unusable when there is something that is no text */
export async function optional(
  making: Making,
  mapping: Mapping | undefined,
  field: string,
): Promise<string | undefined> {
  if (mapping === undefined) return undefined;
  return await understood(field, () => textOf(mapping, making.row));
}

export async function anything(making: Making, mapping: Mapping, field: string): Promise<unknown> {
  return await understood(field, () => mapped(mapping, making.row));
}

/** One of a closed list. Whether it is in the list, the model checks. */
export async function chosen<Word extends string>(making: Making, choice: Choice, field: string): Promise<Word> {
  if (typeof choice === 'string') return choice as Word;
  return (await required(making, choice, field)) as Word;
}

/** A date. One that is none is not an absence: it is unknown, and shows in the coverage. */
export async function moment(making: Making, when: When, field: string): Promise<Observed<Timestamp>> {
  if (when === undefined) return { unknown: 'unsupported', detail: 'the API does not tell' };
  if (isNeverThere(when)) return null;
  if (isNotTold(when)) return { unknown: when.unknown, ...(when.detail === undefined ? {} : { detail: when.detail }) };
  try {
    const value = await textOf(when, making.row);
    if (value !== undefined) return value;
    const flaw = flawOf(making, when);
    if (flaw !== undefined) return { unknown: flaw.because, detail: flaw.detail };
    const none = typeof when === 'object' && 'nullMeans' in when && when.nullMeans === 'none';
    return none ? null : { unknown: 'unsupported', detail: 'there is no date in the answer' };
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    making.run.gap(`${making.stream}: ${field}`, 'failed', `${field} ${error.message}`);
    return { unknown: 'failed', detail: `${field} ${error.message}` };
  }
}

export const passes = (making: Making, conditions: readonly Condition[] | undefined): boolean =>
  conditions === undefined || holds(conditions, (path) => lookUp(making.row, path));

/** Why a value is not all that it should be: it comes from a list that was not read to its end. */
export function flawOf({ joinFlaws }: Making, mapping: Mapping): Flaw | undefined {
  const text = JSON.stringify(mapping);
  return Object.entries(joinFlaws).find(([name]) => text.includes(`$join.${name}.`))?.[1];
}

/** Why it cannot be told whether these hold: one looks at a row that a list would have had, had it been read. */
export function undecided(making: Making, conditions: readonly Condition[] | undefined): Flaw | undefined {
  const missing = (condition: Condition): Flaw | undefined => {
    const name = /^\$join\.(\w+)/.exec(condition.path)?.[1] ?? '';
    return making.row.join?.[name] === undefined ? making.joinFlaws[name] : undefined;
  };
  const open = (conditions ?? []).find((condition) => missing(condition) !== undefined);
  const decided = (conditions ?? []).filter((condition) => missing(condition) === undefined);
  return open !== undefined && passes(making, decided) ? missing(open) : undefined;
}

export function flagged<Word extends string>(
  making: Making,
  flags: readonly (string | { is: string; when: readonly Condition[] })[] | undefined,
): Word[] {
  const found = (flags ?? []).flatMap((flag) => {
    if (typeof flag === 'string') return [flag];
    return passes(making, flag.when) ? [flag.is] : [];
  });
  return found as Word[];
}

export const refOf = (connector: string, type: string, id: string): Ref => `${connector}:${type}:${id}`;

async function understood<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotUnderstood) throw new Unusable(`${field} ${error.message}`);
    throw error;
  }
}
