/** Facts beside what is listed that could not be read: the listing is whole, and the coverage says what to grant. */
import type { Run } from '../../../core/connector.ts';
import type { ReadFailed } from '../../../core/errors.ts';

/** @param what could not be read, e.g. `since when directory roles are held` */
export function missingBeside(what: string, { because, message }: ReadFailed, run: Run): void {
  // There is nothing to repair where the licence or the cloud does not have it.
  if (because === 'unlicensed' || because === 'unsupported') run.note(`${what} could not be read: ${message}`);
  else run.blind(what, because, message);
}
