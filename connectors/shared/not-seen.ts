/** Why a fact is not known: what went wrong with reading it. */
import { ReadFailed } from '../../core/errors.ts';
import type { NotSeen } from '../../core/model.ts';

/** As much as the model keeps. */
const LONGEST = 1000;

/** @throws what is no failure of a reading: that is ours, or ends the run */
export function notSeen(error: unknown): NotSeen {
  if (!(error instanceof ReadFailed)) throw error;
  return { unknown: error.because, detail: error.message.slice(0, LONGEST) };
}
