/** A run that knows afterwards whether something could not be read through it. */
import type { Run } from '../../core/connector.ts';

export interface Watched {
  run: Run;
  isWhole(): boolean;
}

export function watched(run: Run): Watched {
  let whole = true;
  return {
    run: {
      ...run,
      gap(...said) {
        whole = false;
        run.gap(...said);
      },
    },
    isWhole: () => whole,
  };
}
