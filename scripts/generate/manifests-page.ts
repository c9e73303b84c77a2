/** connectors/manifests/README.md: what each manifest needs, reads and cannot see. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestFrom } from '../../connectors/declarative/load.ts';
import type { Manifest } from '../../connectors/declarative/manifest.ts';
import { cell, heading, tableOf } from './markdown.ts';

export function manifestsPage(root: string): string {
  const folder = join(root, 'connectors/manifests');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted((a, b) => (a < b ? -1 : 1));
  const parts = [
    heading('Connectors that are one file each'),
    'How to write one: [connectors/declarative](../declarative/README.md). The examples are what the providers document, and every manifest is tested on its own.',
    ...files.map((file) => section(manifestFrom(readFileSync(join(folder, file), 'utf8')))),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section({ id, title, docs, config, streams, blindSpots }: Manifest): string {
  const settings = Object.entries(config).map(([name, { description, env, required, secret }]) => [
    `\`${name}\`${required ? '' : ' (optional)'}`,
    cell(secret ? `${description} Secret.` : description),
    env === undefined ? '' : `\`${env}\``,
  ]);
  const read = streams.map((stream) => [
    `[${cell(stream.title)}](${stream.docs})`,
    stream.requires.map((permission) => `\`${cell(permission)}\``).join(', '),
  ]);
  return [
    `## ${cell(title)}`,
    `\`discover --provider ${id}\` · [${id}.yaml](${id}.yaml) · [the provider’s documentation](${docs})`,
    tableOf(['Setting', 'What it is', 'From the environment'], settings),
    tableOf(['Reads', 'Needs'], read),
    ...(blindSpots.length === 0
      ? []
      : [['What it cannot see:', '', ...blindSpots.map((spot) => `- ${spot}`)].join('\n')]),
  ].join('\n\n');
}
