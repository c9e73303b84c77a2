/** Asks about one thing after the other, and stops asking what was refused once. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { NotSeen } from '../../../core/model.ts';
import { isMissing } from '../client/errors.ts';

export interface Asker {
  /**
   * @param about what is missing when it is refused, e.g. `inline policies of users`
   * @returns `undefined` when it was refused or failed; the coverage says so
   */
  ask<T>(operation: string, about: string, call: () => Promise<T>): Promise<T | undefined>;
  /** Why an operation gave nothing. */
  reason(operation: string): NotSeen;
}

export function asker(run: Run): Asker {
  const refused = new Map<string, ReadFailed>();
  const isRefused = (operation: string): boolean => {
    const because = refused.get(operation)?.because;
    return because === 'denied' || because === 'unsupported';
  };
  return {
    async ask(operation, about, call) {
      if (isRefused(operation)) return undefined;
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof ReadFailed)) throw error;
        // Deleted between two calls: there is nothing left to know. Or refused while this one was on its way.
        if (isMissing(error) || isRefused(operation)) return undefined;
        refused.set(operation, error);
        run.gap(about, error.because, error.message);
        return undefined;
      }
    },
    reason(operation) {
      const error = refused.get(operation);
      return { unknown: error?.because ?? 'failed', detail: (error?.message ?? 'not read').slice(0, 1000) };
    },
  };
}
