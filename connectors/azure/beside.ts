/** Facts beside what is listed that could not be read: the listing is whole, and the coverage says what to grant. */
import type { Run } from '../../core/connector.ts';
import type { NotSeen } from '../../core/model.ts';

/** @param what is not known, e.g. `since when directory roles are held` */
export function tellMissing(run: Run, what: string, missing: NotSeen): NotSeen {
  const { unknown, detail = '' } = missing;
  // A refusal can be mended; a licence, or a cloud, that does not have it cannot.
  if (unknown === 'denied' || unknown === 'failed' || unknown === 'disabled') run.blind(what, unknown, detail);
  else run.note(`${what} is not known: ${detail}`);
  return missing;
}
