/** Many small questions of one kind, of which some fail: one line in the coverage for each reason, not for each question. */
import type { Run } from '../../../core/connector.ts';
import type { ReadFailed } from '../../../core/errors.ts';
import type { Unknown } from '../../../core/model.ts';

export interface Failures {
  add(error: ReadFailed, of: string): void;
  /** @throws ReadFailed when there is nothing but failures of one reason */
  end(run: Run): void;
}

export function failures(what: string, asked: number): Failures {
  const byReason = new Map<Unknown, { first: ReadFailed; of: string; count: number }>();
  return {
    add(error, of) {
      const known = byReason.get(error.because);
      if (known === undefined) byReason.set(error.because, { first: error, of, count: 1 });
      else known.count++;
    },
    end(run) {
      for (const [because, { first, of, count }] of byReason) {
        if (count === asked) throw first;
        const others = count === 1 ? '' : ` and ${count - 1} others`;
        run.gap(`${what} of ${of}${others}`, because, first.message);
      }
    },
  };
}
