/** What the last run learned of a user's keys, so that unchanged ones cost no call. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { ReportKey } from '../credential-report/parse.ts';
import { fingerprint, type ListedKey } from './join.ts';

const Note = z.object({
  fingerprint: z.string(),
  /** When ListAccessKeys was last asked. */
  listedAt: z.string(),
  /** Key ids by slot. */
  slots: z.array(z.object({ slot: z.union([z.literal(1), z.literal(2)]), id: z.string() })),
});

const DAY = 86_400_000;
/** The report cannot show a third key, so each user is listed anew now and then. */
const RELIST_DAYS = 30;

const keyOf = (userId: string) => `access-keys:${userId}`;

/** @returns the keys as the report has them now, with the ids of last time; `undefined` when they must be listed */
export async function unchangedKeys(
  userId: string,
  slots: readonly ReportKey[],
  run: Run,
): Promise<{ key: ListedKey; slot: ReportKey }[] | undefined> {
  const note = Note.safeParse(await run.known.recall(keyOf(userId))).data;
  if (note?.fingerprint !== fingerprint(slots)) return undefined;
  if (Date.parse(run.now()) - Date.parse(note.listedAt) > (RELIST_DAYS + spread(userId)) * DAY) return undefined;
  const keys = slots.flatMap((slot) => {
    const id = note.slots.find((each) => each.slot === slot.slot)?.id;
    return id === undefined ? [] : [{ key: { id, active: slot.active, createdAt: slot.createdAt }, slot }];
  });
  return keys.length === slots.length ? keys : undefined;
}

export function rememberKeys(
  userId: string,
  slots: readonly ReportKey[],
  matched: readonly { key: ListedKey; slot: ReportKey }[],
  run: Run,
): void {
  run.known.remember(keyOf(userId), {
    fingerprint: fingerprint(slots),
    listedAt: run.now(),
    slots: matched.map(({ key, slot }) => ({ slot: slot.slot, id: key.id })),
  });
}

/** 0 to 9 days, so that not all users of an account are due on the same night. */
function spread(userId: string): number {
  return (userId.codePointAt(userId.length - 1) ?? 0) % 10;
}
