import type { Builder } from '../build.ts';

/** Tells Google's part of the company's story. */
export function tellStory(build: Builder): void {
  const folder = build.folder('production');
  build.project('halden-production', { parent: `folders/${folder.number}`, labels: { env: 'prod', team: 'platform' } });
}
