/** What was found out once in a run. What was refused stays refused; what merely failed may go well the next time. */
import { ReadFailed } from '../../core/errors.ts';

export type Memos = Map<string, Promise<unknown>>;

/** @param make is asked once for each key */
export function memoOf<T>(memos: Memos, key: string, make: () => Promise<T>): Promise<T> {
  const made = (memos.get(key) as Promise<T> | undefined) ?? make();
  memos.set(key, made);
  made.catch((error: unknown) => {
    if (!(error instanceof ReadFailed) || error.because === 'failed') memos.delete(key);
  });
  return made;
}
