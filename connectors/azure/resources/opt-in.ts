/** What is only read when the configuration says so. */
import { ReadFailed } from '../../../core/errors.ts';

/** @throws ReadFailed `disabled`: what is stored of it stays as it is, and nobody takes it for gone */
export function switchedOff(what: string, setting: string): never {
  throw new ReadFailed('disabled', `${what} are not read unless the configuration says so`, {
    next: `Set ${setting} for this source to read them.`,
  });
}
