import { readFileSync } from 'node:fs';

/** The build keeps package.json at the same distance from this file. */
export function versionOf(): string {
  const file = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}
