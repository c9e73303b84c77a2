/** Asks users for what they agreed to, a few at a time, and stops when it becomes pointless. */
import type { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { ahead } from '../../shared/ahead.ts';
import { googleErrorOf, isMissing } from '../../shared/google/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { TokenList, TokenRow } from '../schemas.ts';

/** The limit sets the pace; this only hides the latency. */
const AT_ONCE = 5;
/** So many failures in a row are no longer about single users, unless others were answered before. */
const HOPELESS = 10;

/** What one user has. */
export interface Held<Row> {
  rows: Row[];
  /** Every row was understood. */
  whole: boolean;
}

interface Answer<Row> {
  userId: string;
  /** `null`: there is no such user any more. */
  held: Held<Row> | null;
  /** Why it is not known. */
  failed?: ReadFailed;
}

export interface Asked {
  /** Users who were not asked, did not get an answer, or one that was not understood in full. */
  open: Set<string>;
  /** Why the asking ended before its end. */
  ended: unknown;
}

interface Question<Row> {
  /** What is asked for, e.g. `consents`. */
  what: string;
  ask: (userId: string) => Promise<Held<Row>>;
  /** Somebody was answered, tonight or before: then a refusal is about the user who is asked about. */
  answered: boolean;
}

/** Never throws: what was heard before the end is worth keeping. */
export async function askEach<Row>(
  userIds: readonly string[],
  { what, ask, answered }: Question<Row>,
  run: Run,
  take: (userId: string, held: Held<Row> | null) => void,
): Promise<Asked> {
  const open = new Set(userIds);
  let inARow = 0;
  let heard = answered;
  try {
    for await (const { userId, held, failed } of ahead(userIds, AT_ONCE, (id) => answerOf(id, ask))) {
      if (failed === undefined) {
        inARow = 0;
        heard = true;
        if (held?.whole !== false) open.delete(userId);
        take(userId, held);
        continue;
      }
      inARow++;
      const isAboutUser = heard && failed.because === 'denied';
      if (isForAll(failed) || (inARow >= HOPELESS && !isAboutUser)) throw failed;
      run.gap(`${what} of user ${userId}`, failed.because, failed.message);
    }
    return { open, ended: undefined };
  } catch (error) {
    return { open, ended: error };
  }
}

async function answerOf<Row>(userId: string, ask: (userId: string) => Promise<Held<Row>>): Promise<Answer<Row>> {
  try {
    return { userId, held: await ask(userId) };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    return isMissing(error) ? { userId, held: null } : { userId, held: null, failed: error };
  }
}

/** Refusals that do not depend on the user. A delegated administrator is refused for super administrators only. */
function isForAll(error: ReadFailed): boolean {
  if (error.because === 'disabled') return true;
  return error.because === 'denied' && !/^(?:forbidden|notAuthorized)$/.test(googleErrorOf(error)?.reason ?? '');
}

/** @param what each of them is, e.g. `a consent of user 1` */
export function heldIn<Row>(items: readonly unknown[], schema: z.ZodType<Row>, what: string, run: Run): Held<Row> {
  const rows = items.flatMap((raw) => parseRow(raw, schema, what, run) ?? []);
  return { rows, whole: rows.length === items.length };
}

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/tokens/list: all in one answer */
export async function tokensOf(session: Session, run: Run, userId: string): Promise<Held<TokenRow>> {
  const { items } = await session.in(run).get(
    {
      operation: 'directory.tokens.list',
      path: `/admin/directory/v1/users/${encodeURIComponent(userId)}/tokens`,
      query: { fields: 'items(clientId,displayText,anonymous,nativeApp,scopes)' },
    },
    TokenList,
  );
  return heldIn(items, TokenRow, `a consent of user ${userId}`, run);
}
