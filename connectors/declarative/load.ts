/** YAML text → a manifest. For those that are shipped; the command line words the mistakes of a user's own. */
import { parse } from 'yaml';
import { Manifest } from './manifest.ts';

export function manifestFrom(yaml: string): Manifest {
  return Manifest.parse(parse(yaml));
}
