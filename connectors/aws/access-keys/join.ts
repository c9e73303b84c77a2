/**
 * Access keys ↔ slots of the credential report. The report has dates of use but no key ids; ListAccessKeys has ids and
 * no dates of use. What both have is the second of creation, and that alone: the order of slots is not the order of
 * creation.
 */
import type { ReportKey } from '../credential-report/parse.ts';

export interface ListedKey {
  id: string;
  active: boolean;
  /** `null`: the endpoint does not say. */
  createdAt: string | null;
}

export interface Joined {
  /** Keys whose slot is certain. */
  matched: readonly { key: ListedKey; slot: ReportKey }[];
  /** Keys that share their second with another one and cannot be told apart by status either. */
  twins: readonly { key: ListedKey; slots: readonly ReportKey[] }[];
  /** Keys that the report does not have: a third one, or one made since. */
  beyond: readonly ListedKey[];
}

export function join(keys: readonly ListedKey[], slots: readonly ReportKey[]): Joined {
  const matched: { key: ListedKey; slot: ReportKey }[] = [];
  const twins: { key: ListedKey; slots: readonly ReportKey[] }[] = [];
  const beyond: ListedKey[] = [];
  for (const [second, same] of Map.groupBy(keys, ({ createdAt }) => createdAt)) {
    const open = slots.filter(({ createdAt }) => createdAt === second);
    if (open.length === 0) beyond.push(...same);
    else if (same.length === 1 && open.length === 1) matched.push(...pair(same, open));
    else {
      const byStatus = same.length === open.length ? pairByStatus(same, open) : undefined;
      if (byStatus === undefined) twins.push(...same.map((key) => ({ key, slots: open })));
      else matched.push(...byStatus);
    }
  }
  return { matched, twins, beyond };
}

/** One active and one inactive on both sides: told apart by that. */
function pairByStatus(
  keys: readonly ListedKey[],
  slots: readonly ReportKey[],
): { key: ListedKey; slot: ReportKey }[] | undefined {
  const pairs = [true, false].flatMap((active) => {
    const [key, ...moreKeys] = keys.filter((each) => each.active === active);
    const [slot, ...moreSlots] = slots.filter((each) => each.active === active);
    return key !== undefined && slot !== undefined && moreKeys.length + moreSlots.length === 0 ? [{ key, slot }] : [];
  });
  return pairs.length === keys.length ? pairs : undefined;
}

function pair(keys: readonly ListedKey[], slots: readonly ReportKey[]): { key: ListedKey; slot: ReportKey }[] {
  const [key] = keys;
  const [slot] = slots;
  return key === undefined || slot === undefined ? [] : [{ key, slot }];
}

/** Changes when a key is made, deleted, switched on or off. Use does not change it. */
export function fingerprint(slots: readonly ReportKey[]): string {
  return slots.map(({ slot, active, createdAt }) => `${slot}:${active ? 'on' : 'off'}:${createdAt}`).join(' ');
}
