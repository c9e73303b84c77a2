/** Many small questions of one kind, of which some fail: one line in the coverage for each reason, not for each question. */
import type { Run } from '../../../core/connector.ts';
import type { ReadFailed } from '../../../core/errors.ts';
import type { Ref, Unknown } from '../../../core/model.ts';

export interface Failures {
  /** @param scope the only one in doubt by this, if it is one */
  add(error: ReadFailed, of: string, scope?: Ref): void;
  /**
   * @returns whether there were none
   * @throws ReadFailed when there is nothing but failures of one reason
   */
  end(run: Run): boolean;
}

export function failures(what: string, asked: number): Failures {
  const byReason = new Map<string, { because: Unknown; first: ReadFailed; of: string; count: number; scope?: Ref }>();
  let total = 0;
  return {
    add(error, of, scope) {
      total++;
      const key = `${error.because} ${scope ?? ''}`;
      const known = byReason.get(key);
      if (known !== undefined) known.count++;
      else byReason.set(key, { because: error.because, first: error, of, count: 1, ...(scope ? { scope } : {}) });
    },
    end(run) {
      const reasons = [...byReason.values()];
      const [one] = reasons;
      if (one !== undefined && total === asked && reasons.every(({ because }) => because === one.because))
        throw one.first;
      for (const { because, first, of, count, scope } of reasons) {
        const others = count === 1 ? '' : ` and ${count - 1} others`;
        run.gap(`${what} of ${of}${others}`, because, first.message, scope);
      }
      return total === 0;
    },
  };
}
